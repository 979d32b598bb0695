"""Answering names: the finest that is known and fits what is stated, or the lowest parent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geodata import abroad_reasons, found_reasons, reasons
from geodata.chains import Chain, follow
from geodata.choosing import choose, shared
from geodata.context import Stated
from geodata.foreign import country_of_city
from geodata.matching import Scope
from geodata.picking import UNIT_KINDS, Picking
from geodata.placetext import Name
from geodata.readings import Reading
from geodata.results import GeocodeResult

#: How far from a village what is said to be in it may lie: a village's land is of that size.
_VILLAGE_KM = 5.0


@dataclass(frozen=True)
class Naming(Picking):
    """One query's names, answered inside what its record states."""

    def answer(self, names: tuple[Name, ...]) -> GeocodeResult:
        """The answer to a text's names, the finest first or last; none at all is allowed."""
        if self.stated.apart:
            return self._parents_apart(names)
        if not names:
            return self._stated_only()
        chain = follow(names, self.stated.scope, self.index)
        if not chain.explained:
            return self._unknown(names[0], chain)
        if names[0] in chain.unknown:
            return self._in_wide_sense(names, chain) or self._parent(names[0], chain)
        if chain.unknown and not self._context(chain):
            return self._beside_unknown(names[0], chain)
        lost = next(filter(self._contradicts, chain.unknown), None)
        return self._named_apart(names, chain, lost) if lost else self._pick(chain)

    def _named_apart(self, names: tuple[Name, ...], chain: Chain, lost: Name) -> GeocodeResult:
        """A place in one of two parents that are written beside it, but not in the other."""
        if self.index.names_wide_unit(lost):
            rest = [name for name in chain.unknown if name is not lost]
            found = self._pick(replace(chain, unknown=rest))
            if found.status == "resolved":
                return self._conflict(found, lost.text)
        return self._parent(names[0], follow(names[1:], self.stated.scope, self.index))

    def _parents_apart(self, names: tuple[Name, ...]) -> GeocodeResult:
        """The answer when one stated parent does not lie in another: inside which the text is."""
        text, scope = self.stated.apart[0]
        rest = replace(self.stated, apart=self.stated.apart[1:])
        inside = replace(self, stated=rest).answer(names)
        if inside.status == "resolved" and names:
            return self._conflict(inside, text)
        elsewhere = (
            replace(self, stated=replace(rest, scope=scope)).answer(names) if names else None
        )
        if elsewhere and elsewhere.status == "resolved":
            wider = self._scope_reading(self.stated.scope)
            return self._conflict(elsewhere, wider.name if wider else text)
        return self._conflict(inside, text) if inside.unit else inside

    def _conflict(self, found: GeocodeResult, apart: str) -> GeocodeResult:
        reason = reasons.and_then(reasons.parents_apart(apart), found.reason)
        return replace(found, status="conflict", reason=reason)

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

    def _contradicts(self, name: Name) -> bool:
        """Whether an unexplained parent is a real one elsewhere, or said to be a unit."""
        return name.kind in UNIT_KINDS or bool(self.index.lookup(name))

    def _unknown(self, head: Name, chain: Chain) -> GeocodeResult:
        if self.stated.scope.known:
            return self._parent(head, chain)
        country = country_of_city(head.text) if len(chain.unknown) == 1 else None
        if country and country != self.index.gazetteer.pack.alpha2:
            named = reasons.CountryName(country)
            reason = abroad_reasons.city_abroad(head.text, named)
            return self.answers.abroad(self.query.text, head.text, named, reason)
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
