"""Answering names: the finest that is known and fits what is stated, or the lowest parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata import found_reasons, point_reasons, reasons
from geodata.answers import Answers
from geodata.catalogue import Message
from geodata.chains import Chain, follow, is_kind
from geodata.choosing import CITY, choose, choose_by_point, shared
from geodata.context import Stated
from geodata.coordinates import province_at
from geodata.foreign import country_of_city
from geodata.matching import NameIndex, Scope
from geodata.names import fold, sound, squash
from geodata.notes import history_notes
from geodata.places import ADDED
from geodata.placetext import Kind, Name
from geodata.query import Query
from geodata.readings import RANK, Reading, in_order
from geodata.results import GeocodeResult, Method, Status

#: How far from a village what is said to be in it may lie: a village's land is of that size.
_VILLAGE_KM = 5.0
_UNIT_KINDS: tuple[Kind, ...] = ("district", "province", "department")


@dataclass(frozen=True)
class Naming:
    """One query's names, answered inside what its record states."""

    query: Query
    stated: Stated
    answers: Answers
    index: NameIndex

    def answer(self, names: tuple[Name, ...]) -> GeocodeResult:
        """The answer to a text's names, the finest first or last; none at all is allowed."""
        if not names:
            return self._stated_only()
        chain = follow(names, self.stated.scope, self.index)
        if not chain.explained:
            return self._unknown(names[0], chain)
        if names[0] in chain.unknown:
            return self._in_wide_sense(names, chain) or self._parent(names[0], chain)
        if chain.unknown and not self._context(chain):
            return self._beside_unknown(names[0], chain)
        if any(self._contradicts(name) for name in chain.unknown):
            return self._parent(names[0], follow(names[1:], self.stated.scope, self.index))
        return self._pick(chain)

    def _in_wide_sense(self, names: tuple[Name, ...], chain: Chain) -> GeocodeResult | None:
        """The one place or unit of that name, when the region beside it is meant more widely."""
        region = next((link.scope.region for link in chain.links if link.scope.region), None)
        wide = self.index.gazetteer.regions[region].wider if region else ""
        only = choose(self.index.lookup(names[0]))
        if region is None or not wide or only is None or only.in_region_only:
            return None
        if only.level == "department" or not self.index.in_region(only.unit, wide):
            return None
        inner = replace(
            self, stated=Stated(replace(self.stated.scope, region=wide), self.stated.unknown)
        )
        rest = (name for name in names[1:] if not self._is_region(name))
        found = inner.answer((names[0], *rest))
        stated = self.index.unit(region)
        if found.status != "resolved" or found.unit != only.unit or stated is None:
            return None
        note = reasons.wide_sense(self.answers.what(stated))
        return replace(found, reason=reasons.and_then(found.reason, note))

    def _is_region(self, name: Name) -> bool:
        return any(reading.level == "region" for reading in self.index.lookup(name))

    def _context(self, chain: Chain) -> bool:
        return self.stated.scope.known or len(chain.explained) > 1

    def _contradicts(self, name: Name) -> bool:
        """Whether an unexplained parent is a real one elsewhere, or said to be a unit."""
        return name.kind in _UNIT_KINDS or bool(self.index.lookup(name))

    def _stated_only(self) -> GeocodeResult:
        reading = self._scope_reading(self.stated.scope)
        if reading is None:
            return self.answers.unresolved(self.query.text, reasons.empty())
        reason = reasons.stated_only(self.answers.what(reading))
        status: Status = "fallback" if self.stated.unknown else "resolved"
        return self._at(reading, status, "parents", self._noting(reason))

    def _scope_reading(self, scope: Scope) -> Reading | None:
        return self.index.unit(scope.unit or scope.region or "")

    def _unknown(self, head: Name, chain: Chain) -> GeocodeResult:
        if self.stated.scope.known:
            return self._parent(head, chain)
        country = country_of_city(head.text) if len(chain.unknown) == 1 else None
        if country and country != self.index.gazetteer.pack.alpha2:
            city = reasons.CountryName(country)
            return self.answers.abroad(self.query.text, head.text, city)
        likes = self.index.alike(head, Scope())
        reason = reasons.unknown(head.text)
        if likes:
            reason = reasons.and_then(reason, found_reasons.alike_listed())
        return self.answers.unresolved(self.query.text, reason, self.answers.likes(likes))

    def _parent(self, head: Name, chain: Chain) -> GeocodeResult:
        """The lowest stated parent of a name that is not known there."""
        readings = chain.readings
        parent = choose(readings) if readings else self._scope_reading(self.stated.scope)
        parent = parent or self._closest_parent(readings, chain)
        parent = parent or shared(readings, self.index, self.stated.scope.unit)
        if parent is None:
            name = next(link.name for link in chain.links if link.reading and link.name)
            return self._ambiguous(name, readings)
        around = self._around(parent, chain)
        if parent.level == "place" and parent.lat is not None:
            return self._by_village(head, parent)
        if parent.level == "place":
            parent = self.index.unit(parent.unit) or parent
        elsewhere = self.index.lookup(head) or self.index.added(head, Scope())
        it = self.answers.what(parent)
        reason = reasons.namesake(head.text, it) if elsewhere else reasons.parent(head.text, it)
        lost = [name for name in chain.unknown if name is not head]
        reason = self._noting(reason, lost)
        return self._at(parent, "fallback", "parents", reason, elsewhere, around)

    def _by_village(self, head: Name, village: Reading) -> GeocodeResult:
        """A name that is not known, in or by a village that is: drawn round the village."""
        unit = self.index.unit(village.unit)
        if unit is None or village.place is None:
            return self._at(village, "fallback", "parents", reasons.unknown(head.text))
        it = self.answers.what(village)
        found = self._at(unit, "fallback", "near", reasons.by_village(head.text, it), [village])
        radius = max(village.place.radius_km, _VILLAGE_KM)
        return replace(found, lat=village.lat, lon=village.lon, precision="near", radius_km=radius)

    def _beside_unknown(self, head: Name, chain: Chain) -> GeocodeResult:
        """A name known here beside one that is not: taken as far as it is no village's."""
        readings = chain.readings
        picked = choose(readings)
        unknown = chain.unknown[0].text
        if picked is None or picked.level in {"place", "district"}:
            reason = reasons.doubtful(head.text, unknown, self.answers.country)
            listed = self.answers.candidates(readings)
            return self.answers.unresolved(self.query.text, reason, listed)
        reason = reasons.beside_unknown(unknown, self.answers.what(picked))
        around = self._around(picked, chain)
        return self._at(picked, "fallback", "parents", reason, scope=around)

    def _pick(self, chain: Chain) -> GeocodeResult:
        if not chain.readings:
            return self._stated_only()
        name = next(link.name for link in chain.links if link.reading and link.name)
        readings, picked = self._chosen(name, chain)
        if abroad := self._city_abroad(name, readings, chain):
            return abroad
        if picked and self._is_common(name, picked, chain):
            return self._told(name, readings, chain, reasons.common(name.text))
        if picked is None:
            return self._told(name, readings, chain)
        return self._taken(name, readings, picked, chain)

    def _chosen(self, name: Name, chain: Chain) -> tuple[list[Reading], Reading | None]:
        """What the name may mean, and which of it is meant, if anything tells."""
        readings = chain.readings
        if not self._context(chain) and (rivals := self.index.rivals(name)):
            department = next((r for r in rivals if r.level == "department"), None)
            return in_order([*readings, *rivals]), department
        if len({link.misspelt for link in chain.links if link.reading}) > 1:
            return readings, None  # an added place of the very name, and a unit of nearly the same
        return readings, choose(readings) or self._closest(readings, chain, name)

    def _is_common(self, name: Name, picked: Reading, chain: Chain) -> bool:
        """Whether a bare name is one that many villages bear, and not a known town's above all."""
        small = picked.level == "place" and not picked.seat and picked.population < CITY
        if not small or self._context(chain) or name.bare not in self.index.common_villages:
            return False
        others = picked.place.alt_names if picked.place else ()
        text = fold(self.query.words)  # "Huajoto/Huaccoto": two names of one place tell it
        return sum(fold(own) in text for own in (picked.name, *others)) < 2  # noqa: PLR2004 - two

    def _told(
        self, name: Name, readings: list[Reading], chain: Chain, common: Message | None = None
    ) -> GeocodeResult:
        """The reading that the record's coordinates tell, or none of them."""
        told = self._by_point(readings)
        if told is None and common:
            listed = self.answers.candidates(readings)
            return GeocodeResult(self.query.text, "ambiguous", common, candidates=listed)
        if told is None:
            return self._ambiguous(name, readings)
        reason = point_reasons.point_chose(name.text, self.answers.what(told))
        return self._at(told, "resolved", self._method(name, told, chain), reason)

    def _taken(
        self, name: Name, readings: list[Reading], picked: Reading, chain: Chain
    ) -> GeocodeResult:
        if picked.level == "place" and picked.lat is None:
            return self._without_point(name, picked, self._around(picked, chain))
        others = [r for r in readings if r is not picked]
        if chain.widened and chain.unknown:
            reason = reasons.parent(chain.unknown[0].text, self.answers.what(picked))
            return self._at(picked, "fallback", "parents", reason, others)
        reason = self._noting(self._found(name, picked, chain, others), chain.unknown)
        method = self._method(name, picked, chain)
        return self._at(picked, "resolved", method, reason, others, self._around(picked, chain))

    def _city_abroad(
        self, name: Name, readings: list[Reading], chain: Chain
    ) -> GeocodeResult | None:
        """A bare name that only added villages bear at home, and a city abroad: "Medellín"."""
        small = all(r.place and r.place.kind == ADDED for r in readings)
        country = country_of_city(name.text) if small and not self._context(chain) else None
        if country is None or name.kind:
            return None
        found = self.answers.abroad(self.query.text, name.text, reasons.CountryName(country))
        reason = reasons.and_then(found.reason, found_reasons.home_listed(self.answers.country))
        return replace(found, reason=reason, candidates=self.answers.candidates(readings))

    def _closest(self, readings: list[Reading], chain: Chain, name: Name) -> Reading | None:
        """The one that is in the narrower of two parents of one name, if only one is.

        "Miraflores, Lima" is the one in the province of Lima, though the department has two.
        """
        codes = self._codes([other for other in chain.explained if other is not name])
        if any(r.place and r.place.kind == ADDED for r in readings):
            return None  # of hamlets there is one of most names in either parent
        return choose([r for r in readings if r.province in codes])

    def _closest_parent(self, readings: list[Reading], chain: Chain) -> Reading | None:
        """As `_closest`, for the name that the finest link stands for: what is in that province."""
        name = next((link.name for link in chain.links if link.reading and link.name), None)
        closest = self._closest(readings, chain, name) if name else None
        return closest if closest and RANK[closest.level] > RANK["province"] else None

    def _around(self, picked: Reading, chain: Chain) -> Scope:
        """What is known around the answer, from the record's fields and from the text."""
        scopes = (link.scope for link in chain.links if link.reading is picked)
        return next(scopes, self.stated.scope)

    def _by_point(self, readings: list[Reading]) -> Reading | None:
        point = self.query.point
        if point is None or point.fault:
            return None
        return choose_by_point(readings, point.lat, point.lon, province_at(point.lat, point.lon))

    def _ambiguous(self, name: Name, readings: list[Reading]) -> GeocodeResult:
        scope = self.stated.scope
        common = shared(readings, self.index, scope.unit) or self._scope_reading(scope)
        it = self.answers.what(common) if common else None
        reason = reasons.ambiguous(name.text, len(readings), it)
        if common is None:
            listed = self.answers.candidates(readings)
            return GeocodeResult(self.query.text, "ambiguous", reason, candidates=listed)
        return self._at(common, "ambiguous", "parents", reason, readings)

    def _without_point(self, name: Name, picked: Reading, around: Scope) -> GeocodeResult:
        unit = self.index.unit((picked.in_region_only and around.unit) or picked.unit)
        if unit is None:
            return self.answers.unresolved(self.query.text, reasons.unknown(name.text))
        if sound(fold(unit.name)) == sound(fold(picked.name)):  # a spelling of the unit's own name
            reason = found_reasons.found("alias", name, unit, self.answers.what(unit))
            return self._at(unit, "resolved", "alias", reason, scope=around)
        reason = reasons.no_point(name.text, self.answers.what(unit))
        return self._at(unit, "fallback", "parents", reason, scope=around)

    def _found(self, name: Name, picked: Reading, chain: Chain, others: list[Reading]) -> Message:
        method = self._method(name, picked, chain)
        reason = found_reasons.found(method, name, picked, self.answers.what(picked))
        kind = self.index.kind(name)
        if kind and kind in _UNIT_KINDS and not is_kind(picked, kind):
            reason = reasons.and_then(reason, reasons.no_such_kind(kind))
        if others:
            reason = reasons.and_then(reason, self._listed(picked, others))
        parents = [n for n in chain.explained if n is not name]
        for note in history_notes(picked, self._codes(parents), self.query.year, self.index):
            reason = reasons.and_then(reason, note)
        return reason

    def _listed(self, picked: Reading, others: list[Reading]) -> Message:
        if picked.level == "region":
            inside = [self.index.in_region(r.unit, picked.unit) for r in others if r.is_unit]
        else:
            inside = [r.unit.startswith(picked.unit) for r in others]
        return found_reasons.listed(picked, others, inside)

    def _codes(self, parents: list[Name]) -> set[str]:
        codes = {r.unit for name in parents for r in self.index.lookup(name) if r.is_unit}
        return codes | {self.stated.scope.unit}

    def _method(self, name: Name, picked: Reading, chain: Chain) -> Method:
        if any(link.misspelt and link.reading is picked for link in chain.links):
            return "spelling"
        names = {picked.name, picked.name_es or picked.name}
        if name.text in names:
            return "exact"
        written = {squash(name.folded), squash(name.bare)}
        same = any(squash(fold(own)) in written for own in names)
        return "folded" if same else "alias"

    def _at(  # noqa: PLR0913, PLR0917 - the parts of an answer
        self,
        reading: Reading,
        status: Status,
        method: Method,
        reason: Message,
        others: Sequence[Reading] = (),
        scope: Scope | None = None,
    ) -> GeocodeResult:
        return self.answers.at(
            self.query.text,
            reading,
            status=status,
            method=method,
            reason=reason,
            scope=scope or self.stated.scope,
            others=others,
        )

    def _noting(self, reason: Message, names: Sequence[Name] = ()) -> Message:
        """The reason, and what of the input was not recognised."""
        lost = [*self.stated.unknown, *(name.text for name in names)]
        return reasons.and_then(reason, reasons.not_recognised(lost)) if lost else reason
