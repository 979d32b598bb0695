"""Every name of a gazetteer with all that it can mean: the tables that names are looked up in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from geodata.gazetteer import Gazetteer
from geodata.history import History
from geodata.names import bag, fold, sound, squash
from geodata.readings import (
    RANK,
    Reading,
    place_reading,
    region_reading,
    seat_reading,
    unit_reading,
)


def _lists() -> defaultdict[str, list[Reading]]:
    return defaultdict(list)


@dataclass
class NameTables:
    """Readings by what they are called.

    Attributes:
        first: by folded name: units, places, regions, and the curated aliases.
        second: by folded name: the alternate names of towns.
        squashed: as `first`, by the name run together.
        bags: regions by their words in any order.
        units: units and regions by code and id.
    """

    first: dict[str, list[Reading]] = field(default_factory=_lists)
    second: dict[str, list[Reading]] = field(default_factory=_lists)
    squashed: dict[str, list[Reading]] = field(default_factory=_lists)
    bags: dict[frozenset[str], Reading] = field(default_factory=dict)
    units: dict[str, Reading] = field(default_factory=dict)


def read_names(gazetteer: Gazetteer, history: History) -> NameTables:
    """The tables of a gazetteer's names."""
    return _Filling(gazetteer, history).names


def in_capital(reading: Reading, gazetteer: Gazetteer) -> bool:
    """Whether it is in the district of a province's or department's capital; codes tell."""
    rule = gazetteer.pack.capital_district
    return bool(rule) and len(reading.line) > RANK["district"] and reading.line[2].endswith(rule)


class _Filling:
    def __init__(self, gazetteer: Gazetteer, history: History) -> None:
        self._gazetteer = gazetteer
        self._history = history
        self.names = NameTables()
        self._fill()
        for key, readings in self.names.first.items():
            self.names.squashed[squash(key)].extend(readings)

    def _fill(self) -> None:
        for unit in self._gazetteer.units.values():
            line = self._gazetteer.line(unit.code)
            reading = unit_reading(unit, line, self._history.also(unit.name, unit.code))
            self.names.units[unit.code] = reading
            if not unit.duplicate_of:
                self.names.first[fold(unit.name)].append(reading)
        for region_id in self._gazetteer.regions:
            reading = region_reading(region_id, self._gazetteer)
            self.names.units[region_id] = reading
            region = self._gazetteer.regions[region_id]
            for name in (region_id.replace("_", " "), region.name, region.name_es):
                self.names.first[fold(name)].append(reading)
        self._fill_places()
        self._fill_aliases()

    def _fill_places(self) -> None:
        taken: set[tuple[str, str]] = set()
        for place in self._gazetteer.places:
            key = fold(place.name)
            if (key, place.unit) in taken:
                continue
            taken.add((key, place.unit))
            home = self._gazetteer.units.get(place.unit)
            reading = self._with_rank(
                place_reading(
                    place,
                    self._gazetteer.line(place.unit),
                    self._history.also(place.name, place.unit),
                    seat=home is not None and fold(home.seat) == key,
                )
            )
            self.names.first[key].append(reading)
            tier = self.names.first if place.kind == "village" else self.names.second
            for other in {fold(name) for name in place.alt_names} - {key, ""}:
                tier[other].append(reading)
                taken.add((other, place.unit))
        for unit in self._gazetteer.units.values():
            seat = seat_reading(unit, self._gazetteer.line(unit.code))
            if seat and (fold(seat.name), unit.code) not in taken:
                self.names.first[fold(seat.name)].append(self._with_rank(seat))

    def _with_rank(self, place: Reading) -> Reading:
        if not place.seat or not in_capital(place, self._gazetteer):
            return place
        rule = self._gazetteer.pack.capital_district
        first = self._gazetteer.line(place.unit)[RANK["province"]].endswith(rule)
        return replace(place, capital="department" if first else "province")

    def _fill_aliases(self) -> None:
        for alias in self._gazetteer.aliases:
            reading, key = self.names.units[alias.target_code], fold(alias.text)
            bearers = [reading]
            if sound(key) == sound(fold(reading.name)):  # a spelling of all that bear the name
                bearers += self.names.first[fold(reading.name)]
            known = self.names.first[key]
            known.extend(r for r in dict.fromkeys(bearers) if r not in known)
            words = bag(key)
            if reading.level == "region" and len(words) > 1:
                self.names.bags.setdefault(words, reading)
