"""From a reading to a result: codes, regions, what is drawn and how precisely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import Any, cast

from geodata import abroad_reasons, reasons
from geodata.catalogue import Message, load_catalogue
from geodata.countries import country_name
from geodata.likeness import Like
from geodata.matching import NameIndex, Scope
from geodata.readings import Reading, candidate, region_reading
from geodata.results import LOCALE, Candidate, GeocodeResult, Method, Precision, Status
from geodata.units import LEVELS
from geodata.wording import Thing, what

MOST_CANDIDATES = 10


class Answers:
    """Builds results over one gazetteer."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._gazetteer = index.gazetteer
        self.country = reasons.CountryName(index.gazetteer.pack.alpha2)
        self._regions: dict[str, tuple[str, ...]] = {}

    def what(self, reading: Reading) -> Thing:
        """The reading as it is named in a sentence."""
        return what(reading, self._gazetteer)

    def unresolved(
        self, text: str, reason: Message, candidates: Iterable[Candidate] = ()
    ) -> GeocodeResult:
        """An answer without code and without point."""
        return GeocodeResult(
            text, "unresolved", reason, candidates=tuple(candidates)[:MOST_CANDIDATES]
        )

    def abroad(
        self, text: str, name: str, country: Message | str, reason: Message | None = None
    ) -> GeocodeResult:
        """A place in another country: level `country`, no code, no point."""
        return GeocodeResult(
            text,
            "unresolved",
            reason or abroad_reasons.abroad(name, country, self.country),
            "country",
            name=_named(country, "en"),
            name_es=_named(country, "es"),
        )

    def home(self, text: str) -> GeocodeResult:
        """The whole country, which is drawn nowhere."""
        reason = reasons.country_only(text)
        english, spanish = (country_name(self.country.msgid, code) for code in ("en", "es"))
        return GeocodeResult(
            text, "resolved", reason, "country", name=english, name_es=spanish, method="exact"
        )

    def at(  # noqa: PLR0913 - the parts of an answer, by keyword
        self,
        text: str,
        reading: Reading,
        *,
        status: Status,
        method: Method,
        reason: Message,
        scope: Scope | None = None,
        others: Iterable[Reading] = (),
    ) -> GeocodeResult:
        """The answer that is this reading; `scope` is what was stated around it."""
        scope = scope or Scope()
        if reading.level == "region" and (part := self._index.unit(scope.unit)):
            reading = region_reading(reading.unit, self._gazetteer, scope.unit)
            reason = reasons.and_then(reason, reasons.part_meant(self.what(part)))
        return GeocodeResult(
            text=text,
            status=status,
            reason=reason,
            level=reading.level,
            unit=reading.unit,
            name=reading.name,
            name_es=reading.name_es,
            method=method,
            candidates=self.candidates(others),
            **self.codes(scope.unit if reading.in_region_only else reading.unit),
            regions=self.regions(reading.unit, scope.region),
            **self._drawn(reading),
        )

    def drawn_wider(self, result: GeocodeResult) -> GeocodeResult:
        """The result, saying so when it is a district drawn at the point of a wider unit."""
        if result.level != "district" or result.unit is None:
            return result
        drawn = next(
            (unit for unit in self._line(result.unit) if unit.level == result.precision), None
        )
        if drawn is None or drawn.level == "district":
            return result
        note = reasons.drawn_at(self.what(drawn))
        return replace(result, reason=reasons.and_then(result.reason, note))

    def candidates(self, readings: Iterable[Reading]) -> tuple[Candidate, ...]:
        """Readings of the very name as candidates, in their order."""
        return tuple(candidate(reading) for reading in readings)[:MOST_CANDIDATES]

    def likes(self, likes: Iterable[Like]) -> tuple[Candidate, ...]:
        """Readings of like names as candidates, scored by likeness."""
        return tuple(candidate(like.reading, like.score) for like in likes)[:MOST_CANDIDATES]

    def codes(self, unit: str) -> dict[str, Any]:
        """Department, province and district of a unit's code, None where it is not that fine."""
        return dict(zip_longest(LEVELS, self._gazetteer.line(unit)))

    def _line(self, unit: str) -> list[Reading]:
        readings = map(self._index.unit, self._gazetteer.line(unit))
        return [reading for reading in readings if reading]

    def regions(self, unit: str, stated: str | None = None) -> tuple[str, ...]:
        """The regions that contain a unit or region whole, and those that contain the stated."""
        if unit not in self._regions:
            self._regions[unit] = self._containing(unit)
        own = self._regions[unit]
        if stated is None or stated in own:
            return own
        wider = self.regions(stated)
        return tuple(region for region in self._gazetteer.regions if region in {*own, *wider})

    def _containing(self, unit: str) -> tuple[str, ...]:
        regions = self._gazetteer.regions
        if unit not in regions:
            return self._gazetteer.regions_of(unit)
        inner = regions[unit].districts
        return tuple(name for name, region in regions.items() if inner <= region.districts)

    def _drawn(self, reading: Reading) -> dict[str, Any]:
        """The point and its precision; a unit without a point is drawn at the next wider one."""
        if reading.level == "place" and reading.place and reading.lat is not None:
            return {
                "lat": reading.lat,
                "lon": reading.lon,
                "precision": cast("Precision", reading.place.precision),
                "radius_km": reading.place.radius_km,
            }
        wider = [reading] if reading.level == "region" else reversed(self._line(reading.unit))
        drawn = next((unit for unit in wider if unit.lat is not None), None)
        if drawn is None:
            return {}
        return {"lat": drawn.lat, "lon": drawn.lon, "precision": drawn.level}


def _named(name: Message | str, language: str) -> str:
    return name if isinstance(name, str) else name.text(load_catalogue(LOCALE, language))
