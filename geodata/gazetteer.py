"""The gazetteer: every unit, place, region and alias that the geocoder may answer with.

It is read from the data packs (`packs.py`). Peru's has two folders: `boundaries/` holds what
`python -m geodata.rebuild` makes from pinned packages, `curated/` what people entered by hand, a
source on every row. All is plain CSV, read with the standard library alone, so that the command
line starts at once.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from geodata.collisions import check_collisions
from geodata.entries import Alias, read_entries
from geodata.packs import BUNDLED, Pack, home_country, kept, load_packs
from geodata.places import ADDED, EXACT_KM, Place, read_place
from geodata.regions import Region, read_regions
from geodata.units import Unit, level_of, parent_of

__all__ = [
    "ADDED",
    "BOUNDARIES",
    "CURATED",
    "EXACT_KM",
    "Alias",
    "Gazetteer",
    "Place",
    "country_of",
    "load_country",
    "load_gazetteer",
    "pack_rows",
    "read_rows",
]

BOUNDARIES = Path(__file__).parent / "boundaries"
CURATED = Path(__file__).parent / "curated"


@dataclass(frozen=True)
class Gazetteer:
    """All that is known by name. `units` and `regions` are keyed by code and id.

    `pack` is the country's, and of the gazetteer of all packs that of the home country.
    """

    units: dict[str, Unit]
    places: list[Place]
    regions: dict[str, Region]
    pack: Pack
    aliases: list[Alias] = field(default_factory=list)

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        lines: dict[str, tuple[str, ...]] = {}
        for code in sorted(self.units, key=len):  # a unit's code is longer than its parent's
            parent = self.units[code].parent
            lines[code] = (*(lines[parent] if parent else ()), code)
        return lines

    def line(self, code: str) -> tuple[str, ...]:
        """Codes from the department down to the unit itself; empty when it is no unit."""
        return self._lines.get(code, ())

    def codes_of(self, level: str) -> set[str]:
        """The codes of all units of a level."""
        return {unit.code for unit in self.units.values() if unit.level == level}

    def districts_of(self, code: str) -> tuple[str, ...]:
        """Codes of the districts in `code`, duplicates left out; of a district, itself."""
        return self._districts_in.get(code, ())

    @cached_property
    def _districts_in(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(self.units.values(), key=lambda unit: unit.code):
            if unit.level == "district" and not unit.duplicate_of:
                for code in self.line(unit.code):
                    found[code].append(unit.code)
        return {code: tuple(districts) for code, districts in found.items()}

    def regions_of(self, code: str) -> tuple[str, ...]:
        """Ids of the regions that contain the unit whole, in the order of `regions`.

        A district belongs to the regions that list it; a province or department only to those
        that list every one of its districts, if any are known. A duplicate counts as the unit it
        repeats.

        Raises:
            KeyError: when there is no unit of that code.
        """
        unit = self.units[code]
        districts = set(self.districts_of(unit.duplicate_of or code))
        return tuple(
            region.region_id
            for region in self.regions.values()
            if districts and districts <= region.districts
        )


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def _read_units(pack: Pack) -> dict[str, Unit]:
    titles = {row["code"]: row for row in pack_rows(pack, "unit-titles.csv")}
    untitled = {"title": "", "title_es": ""}
    return {
        row["code"]: Unit(
            code=row["code"],
            level=row.get("level") or level_of(row["code"]),
            name=row["name"],
            lat=_degrees(row["lat"]),
            lon=_degrees(row["lon"]),
            parent=row["parent"] or None if "parent" in row else parent_of(row["code"]),
            seat=row["seat"],
            duplicate_of=row["duplicate_of"] or None,
            title=titles.get(row["code"], untitled)["title"],
            title_es=titles.get(row["code"], untitled)["title_es"],
        )
        for row in pack_rows(pack, "units.csv")
    }


def pack_rows(pack: Pack, name: str) -> Iterator[dict[str, str]]:
    """The rows of a pack's file; none when it has no such file."""
    path = pack.base(name)
    if path is not None:
        yield from read_rows(path)


@kept
def load_country(country: str = BUNDLED) -> Gazetteer:
    """The gazetteer of one country's pack, read once.

    Args:
        country: ISO 3166-1 alpha-3 code of a pack that there is.

    Raises:
        KeyError: when there is no such pack.
        ValueError: when a file in it breaks its rules: an `EntriesError` for what was entered by
            hand, with a sentence for each row at fault.
    """
    pack = load_packs()[country]
    towns = [read_place(row, "town") for row in pack_rows(pack, "towns.csv")]
    entries = read_entries(pack)
    gazetteer = Gazetteer(
        units=_read_units(pack),
        places=[village.value for village in entries.villages] + towns,
        regions=read_regions(pack.base("regions.csv"), pack.base("region-districts.csv")),
        pack=pack,
        aliases=[alias.value for alias in entries.aliases],
    )
    check_collisions(entries, gazetteer)
    return gazetteer


@kept
def load_gazetteer() -> Gazetteer:
    """What all packs hold, as one gazetteer: to name codes with and to choose from, read once.

    The geocoder works on one country at a time (`load_country`).

    Raises:
        ValueError: as `load_country`.
    """
    home = home_country()
    countries = [load_country(home), *(load_country(c) for c in load_packs() if c != home)]
    if len(countries) == 1:
        return countries[0]
    return Gazetteer(
        units={code: unit for each in countries for code, unit in each.units.items()},
        places=[place for each in countries for place in each.places],
        regions={name: region for each in countries for name, region in each.regions.items()},
        pack=countries[0].pack,
        aliases=[alias for each in countries for alias in each.aliases],
    )


@kept
def _countries() -> dict[str, str]:
    return {code: country for country in load_packs() for code in load_country(country).units}


def country_of(code: str) -> str | None:
    """Alpha-3 code of the country that a unit is in; None when no pack has such a unit.

    Raises:
        ValueError: as `load_country`.
    """
    return _countries().get(code)
