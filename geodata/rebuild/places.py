"""Towns as the gazetteer lists them: GeoNames' populated places and the seats, merged.

A town that is a seat takes the seat's point and district, which mends the units GeoNames has wrong
or lacks (Kimbiri, San Pedro de Coris, Luricocha). A town whose point is not where its code says
keeps no finer unit than the province it lies in.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from geodata.rebuild.names import folded
from geodata.rebuild.seats import Borders, Seat
from geodata.rebuild.towns import Town

SAME_PLACE_KM = 10.0
"""Two points of one name nearer than this, one of them without a district, are one place."""

SAME_SPOT_KM = 3.0
"""The same for a point that carries another district's code."""

BORDER_DEGREES = 0.02
"""About 2 km: how far a town may lie outside its stated province, for borders are drawn along
rivers that towns stand on."""

TOWN_KM = 1.0
"""How far a GeoNames or INEI point may be from the middle of its town."""

KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class TownRow:
    """One row of `towns.csv`; degrees WGS84, kilometres, UBIGEO."""

    name: str
    alt_names: str
    lat: float
    lon: float
    unit: str
    radius_km: float
    population: int
    source: str


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance on a sphere, in the flat approximation that does for tens of kilometres."""
    east = (lon - other_lon) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(lat - other_lat, east) * KM_PER_DEGREE


def trusted_unit(town: Town, districts: dict[str, str], borders: Borders) -> str:
    """The finest unit that a town's code and point agree on; "" when it lies outside Peru."""
    at_point = borders.province_at(town.lat, town.lon)
    if town.unit in districts and (
        borders.degrees_off(town.unit, town.lat, town.lon) <= BORDER_DEGREES
    ):
        return town.unit
    return at_point


def _is_seat(town: Town, unit: str, code: str, seat: Seat) -> bool:
    """True when a town is the seat of `code`: the same name, in it, or near it.

    A near town of another district's code counts only when it is very near: new districts have been
    cut out of old ones whose codes GeoNames keeps.
    """
    if folded(town.name) != folded(seat.name):
        return False
    if seat.source == f"GeoNames {town.geonames_id}" or unit == code:
        return True
    limit = SAME_PLACE_KM if len(unit) < len(code) else SAME_SPOT_KM
    return distance_km(town.lat, town.lon, seat.lat, seat.lon) <= limit


def _row(town: Town, unit: str, seat: Seat | None) -> TownRow:
    lat, lon = (seat.lat, seat.lon) if seat else (town.lat, town.lon)
    source = f"GeoNames {town.geonames_id}"
    if seat and seat.source != source:
        source = f"{seat.source}; {source}"
    names = "|".join(town.alt_names)
    return TownRow(town.name, names, lat, lon, unit, TOWN_KM, town.population, source)


def town_rows(
    towns: list[Town], seats: dict[str, Seat], districts: dict[str, str], borders: Borders
) -> list[TownRow]:
    """Every town of the gazetteer, by unit, name and source: each seat once, and the rest."""
    by_name: dict[str, list[tuple[str, Seat]]] = defaultdict(list)
    for code, seat in seats.items():
        by_name[folded(seat.name)].append((code, seat))
    rows, taken = [], set()
    for town in sorted(towns, key=lambda town: (-town.population, town.geonames_id)):
        unit = trusted_unit(town, districts, borders)
        matches = by_name[folded(town.name)]
        match = next((pair for pair in matches if _is_seat(town, unit, *pair)), None)
        if match and match[0] not in taken:
            taken.add(match[0])
            rows.append(_row(town, *match))
        elif unit and not match:
            rows.append(_row(town, unit, None))
    rows += [
        TownRow(seat.name, "", seat.lat, seat.lon, code, TOWN_KM, 0, seat.source)
        for code, seat in seats.items()
        if code not in taken
    ]
    return sorted(rows, key=lambda row: (row.unit, row.name, row.source))


def without_villages(rows: list[TownRow], villages: list[dict[str, str]]) -> list[TownRow]:
    """The rows that no village entered by hand stands for (one of its names, in its district)."""
    named = {
        (folded(name), village["unit"])
        for village in villages
        for name in (village["name"], *village["alt_names"].split("|"))
        if village["lat"]
    }
    return [row for row in rows if (folded(row.name), row.unit) not in named]
