"""The gazetteer: every unit, place, region and alias that the geocoder may answer with.

Two folders feed it. `boundaries/` holds what `python -m geodata.rebuild` makes from pinned
packages; `curated/` holds what people entered by hand, a source on every row. Both are plain CSV,
read with the standard library alone, so that the command line starts at once.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from geodata.regions import Region, read_regions
from geodata.units import Unit, level_of

BOUNDARIES = Path(__file__).parent / "boundaries"
CURATED = Path(__file__).parent / "curated"

EXACT_KM = 1.0
"""A point this close to the true spot counts as exact: the size of a village, and the rounding of
the gazetteers it comes from."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named settlement or spot that is finer than a district.

    Attributes:
        name: display name, accented.
        alt_names: other spellings and names.
        lat: degrees WGS84, or None when the place is known by name only. Such a place is here so
            that its name is answered with the unit its sources state, never with a namesake.
        lon: as `lat`.
        unit: the finest UBIGEO known to contain it; for the two spots whose sources state no
            single unit (Vizcatán massif, Chorobamba) the id of the region that contains it.
        kind: "town" (from the packages) or "village" (entered by hand, each with its source).
        precision: "exact" or "near".
        radius_km: how far the true spot may be from the point; 0 where there is no point.
        source: where the point comes from.
        note: doubts to show beside the place, "" when there are none.
        population: inhabitants as the source gives them, 0 when unknown.
    """

    name: str
    alt_names: tuple[str, ...]
    lat: float | None
    lon: float | None
    unit: str
    kind: str
    precision: str
    radius_km: float
    source: str
    note: str
    population: int


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a unit or region, as data with a source.

    Attributes:
        text: the other name as it is written.
        target_level: a unit's level, or "region".
        target_code: UBIGEO, or the region's id.
        language: ISO 639-1 code, "" when the spelling belongs to none.
        source: where the name was read.
        author: who entered it.
        date: when it was entered, ISO.
    """

    text: str
    target_level: str
    target_code: str
    language: str
    source: str
    author: str
    date: str


@dataclass(frozen=True)
class Gazetteer:
    """All that is known by name. `units` and `regions` are keyed by code and id."""

    units: dict[str, Unit]
    places: list[Place]
    regions: dict[str, Region]
    aliases: list[Alias] = field(default_factory=list)

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for unit in self.units.values():
            if unit.parent:
                found[unit.parent].append(unit.code)
        return {code: tuple(sorted(codes)) for code, codes in found.items()}

    def children(self, code: str) -> tuple[str, ...]:
        """Codes of the units directly below `code`, in order; empty for a district."""
        return self._children.get(code, ())

    def districts_of(self, code: str) -> tuple[str, ...]:
        """Codes of the districts in `code`, duplicates left out; of a district, itself."""
        codes = (
            unit.code
            for unit in self.units.values()
            if unit.level == "district" and not unit.duplicate_of and unit.code.startswith(code)
        )
        return tuple(sorted(codes))

    def regions_of(self, code: str) -> tuple[str, ...]:
        """Ids of the regions that contain the unit whole, in the order of `regions`.

        A district belongs to the regions that list it; a province or department only to those
        that list every one of its districts. A duplicate counts as the unit it repeats.

        Raises:
            KeyError: when there is no unit of that code.
        """
        unit = self.units[code]
        districts = set(self.districts_of(unit.duplicate_of or code))
        return tuple(
            region.region_id for region in self.regions.values() if districts <= region.districts
        )


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split("|") if name)


def _read_units() -> dict[str, Unit]:
    return {
        row["code"]: Unit(
            code=row["code"],
            level=level_of(row["code"]),
            name=row["name"],
            lat=_degrees(row["lat"]),
            lon=_degrees(row["lon"]),
            seat=row["seat"],
            duplicate_of=row["duplicate_of"] or None,
        )
        for row in read_rows(BOUNDARIES / "units.csv")
    }


def _place(row: dict[str, str], kind: str) -> Place:
    radius_km = float(row["radius_km"] or 0)
    known = bool(row["lat"])
    return Place(
        name=" ".join(row["name"].split()),  # GeoNames has "La Libertad de  Pallán"
        alt_names=_names(row["alt_names"]),
        lat=_degrees(row["lat"]),
        lon=_degrees(row["lon"]),
        unit=row["unit"],
        kind=kind,
        precision="exact" if known and radius_km <= EXACT_KM else "near",
        radius_km=radius_km,
        source=row["source"],
        note=row.get("note", ""),
        population=int(row.get("population") or 0),
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer, read once.

    Raises:
        FileNotFoundError: when the bundled files are missing from the installation.
    """
    towns = [_place(row, "town") for row in read_rows(BOUNDARIES / "towns.csv")]
    villages = [_place(row, "village") for row in read_rows(CURATED / "villages.csv")]
    return Gazetteer(
        units=_read_units(),
        places=villages + towns,
        regions=read_regions(CURATED),
        aliases=[Alias(**row) for row in read_rows(CURATED / "aliases.csv")],
    )
