"""Which of the readings that fit is meant, and the answer that it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geodata import abroad_reasons, found_reasons, point_reasons, reasons
from geodata.answering import Answering
from geodata.catalogue import Message
from geodata.chains import Chain, is_kind
from geodata.choosing import CITY, choose, choose_by_point
from geodata.coordinates import province_at
from geodata.foreign import FAR_LARGER, country_of_city, inhabitants, is_city
from geodata.matching import Scope
from geodata.names import fold, sound, squash
from geodata.notes import history_notes
from geodata.places import ADDED
from geodata.placetext import Kind, Name
from geodata.readings import Reading, in_order
from geodata.results import Candidate, GeocodeResult, Method

#: Inhabitants that a place has of which no number is known, when it is weighed against a city.
LEAST_KNOWN = 1000
UNIT_KINDS: tuple[Kind, ...] = ("district", "province", "department")
"""Type words that say a name is a unit's."""


@dataclass(frozen=True)
class Picking(Answering):
    """Picks among the readings that a text's names and its record allow."""

    def _pick(self, chain: Chain) -> GeocodeResult:
        if not chain.readings:
            return self._stated_only()
        name = next(link.name for link in chain.links if link.reading and link.name)
        readings, picked = self._chosen(name, chain)
        if abroad := self._city_abroad(name, readings, picked, chain):
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
        self, name: Name, readings: list[Reading], picked: Reading | None, chain: Chain
    ) -> GeocodeResult | None:
        """A bare name that is rather a city's abroad: "Medellín", "Córdoba", or may be: "Leticia".

        It is when only villages that a user added bear it at home, or what is known at home is
        spelt otherwise; it may be when a small place bears it, and the city is far larger.
        """
        if name.kind or self._context(chain) or not is_city(name.text):
            return None
        listed = self.answers.candidates(readings)
        country = country_of_city(name.text)
        added = all(r.place and r.place.kind == ADDED for r in readings)
        elsewhere = added or (picked is not None and _spelt_otherwise(name, picked))
        if country == self.index.gazetteer.pack.alpha2 or not (country or elsewhere):
            return None
        if not elsewhere:
            return self._city_too(name, picked, str(country), listed)
        if country is None:
            reason = abroad_reasons.cities_abroad(name.text, self.answers.country)
            return self.answers.unresolved(self.query.text, reason, listed)
        named = reasons.CountryName(country)
        reason = abroad_reasons.abroad(name.text, named, self.answers.country)
        note = found_reasons.home_listed(self.answers.country)
        found = self.answers.abroad(self.query.text, name.text, named, reason)
        return replace(found, reason=reasons.and_then(reason, note), candidates=listed)

    def _city_too(
        self, name: Name, picked: Reading | None, country: str, listed: tuple[Candidate, ...]
    ) -> GeocodeResult | None:
        if picked is None or picked.level != "place" or picked.capital:
            return None
        if inhabitants(name.text, country) < FAR_LARGER * max(picked.population, LEAST_KNOWN):
            return None
        it, named = self.answers.what(picked), reasons.CountryName(country)
        reason = abroad_reasons.city_too(name.text, it, named)
        return GeocodeResult(self.query.text, "ambiguous", reason, candidates=listed)

    def _by_point(self, readings: list[Reading]) -> Reading | None:
        point = self.query.point
        if point is None or point.fault:
            return None
        return choose_by_point(readings, point.lat, point.lon, province_at(point.lat, point.lon))

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
        if kind and kind in UNIT_KINDS and not is_kind(picked, kind):
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

    def _method(self, name: Name, picked: Reading, chain: Chain) -> Method:
        if any(link.misspelt and link.reading is picked for link in chain.links):
            return "spelling"
        names = {picked.name, picked.name_es or picked.name}
        if name.text in names:
            return "exact"
        written = {squash(name.folded), squash(name.bare)}
        same = any(squash(fold(own)) in written for own in names)
        return "folded" if same else "alias"


def _spelt_otherwise(name: Name, picked: Reading) -> bool:
    """Whether none of the reading's names is, or contains, the name as it is written."""
    others = picked.place.alt_names if picked.place else ()
    return not any(f" {name.bare} " in f" {fold(own)} " for own in (picked.name, *others))
