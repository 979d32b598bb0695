"""What a name can mean: one reading for each unit, place and region that bears it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from geodata.gazetteer import Gazetteer, Place
from geodata.results import Candidate, Level
from geodata.units import Unit

#: How deep a level lies: what has a higher rank can lie inside what has a lower one.
RANK: dict[Level, int] = {
    "country": -2,
    "region": -1,
    "department": 0,
    "province": 1,
    "district": 2,
    "place": 3,
}
PLACE_RANK = RANK["place"]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One thing that a name can mean.

    Attributes:
        level: of the thing.
        unit: finest unit's code; of a region, or a place known in a region only, the region's id.
        name: in full spelling.
        lat: point to draw, degrees WGS84; None when no source gives one.
        lon: the same.
        also: other units that sources state for it (before a split, or across a border).
        place: the gazetteer's row when it is a place.
        population: inhabitants, 0 when unknown: larger places rank first among equals.
        seat: whether it is the seat of its district.
        name_es: the name in Spanish where `name` is English (regions), else "".
        capital: "department" or "province" when it is the capital of one, else "".
        line: the codes from its department down to `unit`; empty for what is in a region only.
    """

    level: Level
    unit: str
    name: str
    lat: float | None
    lon: float | None
    also: tuple[str, ...] = ()
    place: Place | None = None
    population: int = 0
    seat: bool = False
    name_es: str = ""
    line: tuple[str, ...] = ()
    capital: str = ""

    @property
    def is_unit(self) -> bool:
        """Whether it is an administrative unit, known by its code."""
        return 0 <= RANK[self.level] < PLACE_RANK

    @property
    def in_region_only(self) -> bool:
        """Whether no unit is known for it: a region, or a place known in a region only."""
        return not self.line

    @property
    def province(self) -> str | None:
        """The code of the province that it is, or is in; None when it is wider."""
        return self.line[1] if len(self.line) > 1 else None


def candidate(reading: Reading, score: float = 1.0) -> Candidate:
    """The reading as it is listed in a result."""
    return Candidate(
        reading.level,
        reading.unit,
        reading.name,
        reading.lat,
        reading.lon,
        round(score, 3),
        reading.name_es,
    )


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings without repeats, in a fixed order: coarse first, then populous, then by code."""
    unique = {(r.level, r.unit, r.name, r.lat, r.lon): r for r in readings}
    return sorted(unique.values(), key=lambda r: (RANK[r.level], -r.population, r.unit, r.name))


def unit_reading(unit: Unit, line: tuple[str, ...], also: tuple[str, ...] = ()) -> Reading:
    """The reading of an administrative unit; `line` as in `Gazetteer.line`."""
    level = cast("Level", unit.level)
    return Reading(level, unit.code, unit.name, unit.lat, unit.lon, also, line=line)


def region_reading(region_id: str, gazetteer: Gazetteer, within: str = "") -> Reading:
    """The reading of a region, drawn at the mean of its districts' seats (of those in `within`).

    The outline is the region; the point only carries a hollow symbol.
    """
    region = gazetteer.regions[region_id]
    seats = [
        (unit.lat, unit.lon)
        for code in sorted(region.districts)
        if code.startswith(within) and (unit := gazetteer.units.get(code))
        if unit.lat is not None and unit.lon is not None
    ]
    lat = round(sum(seat[0] for seat in seats) / len(seats), 5) if seats else None
    lon = round(sum(seat[1] for seat in seats) / len(seats), 5) if seats else None
    return Reading("region", region_id, region.name, lat, lon, name_es=region.name_es)


def place_reading(
    place: Place, line: tuple[str, ...], also: tuple[str, ...] = (), *, seat: bool = False
) -> Reading:
    """The reading of a town or village; `line` is that of its unit."""
    return Reading(
        "place", place.unit, place.name, place.lat, place.lon, also, place, place.population, seat,
        line=line,
    )  # fmt: skip


def seat_reading(unit: Unit, line: tuple[str, ...]) -> Reading | None:
    """The town that is a district's seat, at the district's point; None when it is not known."""
    if not unit.seat or unit.lat is None:
        return None
    seat = Place(
        unit.seat, (), unit.lat, unit.lon, unit.code, "town", "exact", 1.0, "seat of the district",
        "", 0,
    )  # fmt: skip
    return place_reading(seat, line, seat=True)


def common_code(readings: Iterable[Reading]) -> str:
    """The code of the finest unit that all the readings are in; "" when they share none."""
    common = ""
    for codes in zip(*(reading.line for reading in readings), strict=False):
        if len(set(codes)) > 1:
            break
        common = codes[0]
    return common
