"""The seat of each district, from several sources, each checked against the province's border.

INEI's seats come keyed by the district's name alone, so that of several districts of one name all
but one are lost; which one survived is told by the province that the point falls in. What is
missing is taken from GeoNames, by code and then by name within the province. Seats entered by hand
go before both: they mend what those lack or have at the wrong place. A point outside the district's
province is never taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from geodata.names import clean
from geodata.rebuild.names import folded
from geodata.rebuild.towns import SEAT_CODES, Town

RENAMED = {
    "HEROES ALBARRACIN CHUCATAMANI": "HEROES ALBARRACIN",
    "NAZCA": "NASCA",
    "QUIMBIRI": "KIMBIRI",
}
"""Keys of INEI's seats that neither the names nor the packaged equivalences hold."""


@dataclass(frozen=True)
class Seat:
    """The seat of a district: its name, point in degrees, and where the point comes from."""

    name: str
    lat: float
    lon: float
    source: str


class Borders:
    """Tells which province a point is in."""

    def __init__(self, provinces: dict[str, shapely.Geometry]) -> None:
        self.provinces = provinces
        for shape in provinces.values():
            shapely.prepare(shape)

    def holds(self, code: str, lat: float, lon: float) -> bool:
        """True when the point is in (or on the border of) the province of the unit `code`."""
        return bool(shapely.intersects_xy(self.provinces[code[:4]], lon, lat))

    def degrees_off(self, code: str, lat: float, lon: float) -> float:
        """How far, in degrees, the point is outside the province of `code`; 0 inside."""
        return float(shapely.distance(self.provinces[code[:4]], shapely.Point(lon, lat)))

    def province_at(self, lat: float, lon: float) -> str:
        """The code of the province at a point (the lowest on a border), "" for none."""
        return next((code for code in self.provinces if self.holds(code, lat, lon)), "")


def _by_name(districts: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in districts.items():
        found[folded(name)].append(code)
    return found


def inei_seats(
    districts: dict[str, str],
    packaged: dict[str, dict[str, str]],
    equivalents: dict[str, str],
    borders: Borders,
) -> dict[str, Seat]:
    """INEI's seats by district code.

    Args:
        districts: names by code, without the duplicates.
        packaged: `otros.json`'s districts, keyed by a name in capitals.
        equivalents: `equivalencias.json`'s districts: other names to the district's.
        borders: of the provinces.
    """
    candidates = _by_name(districts)
    other = {folded(key): folded(name) for key, name in equivalents.items()} | RENAMED
    seats = {}
    for key, row in packaged.items():
        name = folded(key)
        codes = candidates.get(name) or candidates.get(other.get(name, ""), [])
        lat, lon = round(float(row["latitud"]), 5), round(float(row["longitud"]), 5)
        inside = [code for code in codes if borders.holds(code, lat, lon)]
        if len(inside) == 1:
            seats[inside[0]] = Seat(clean(row["capital"]), lat, lon, "INEI")
    return seats


def _only(found: Iterable[Town]) -> Seat | None:
    towns = list(found)
    if len(towns) != 1:
        return None
    town = towns[0]
    return Seat(town.name, town.lat, town.lon, f"GeoNames {town.geonames_id}")


def geonames_seat(code: str, name: str, towns: list[Town], borders: Borders) -> Seat | None:
    """The seat of a district in GeoNames, or None unless exactly one town will do.

    First the towns marked as a seat under the district's code (of several, the namesake); then the
    towns of the district's name in its province that carry no other district's code.
    """
    here = [town for town in towns if borders.holds(code, town.lat, town.lon)]
    marked = [town for town in here if town.unit == code and town.feature in SEAT_CODES]
    namesakes = [town for town in here if folded(town.name) == folded(name)]
    return (
        _only(marked)
        or _only(town for town in marked if town in namesakes)
        or _only(town for town in namesakes if code.startswith(town.unit))
    )


def choose_seats(
    districts: dict[str, str],
    inei: dict[str, Seat],
    towns: list[Town],
    by_hand: dict[str, Seat],
    borders: Borders,
) -> dict[str, Seat]:
    """The seat of every district that has a trustworthy one, by code.

    Raises:
        ValueError: when a seat entered by hand lies outside its province.
    """
    by_province: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        by_province[borders.province_at(town.lat, town.lon)].append(town)
    seats = {}
    for code, name in districts.items():
        found = by_hand.get(code) or inei.get(code)
        found = found or geonames_seat(code, name, by_province[code[:4]], borders)
        if found is None:
            continue
        if not borders.holds(code, found.lat, found.lon):
            raise ValueError(f"The seat entered for {code} lies outside province {code[:4]}.")
        seats[code] = found
    return seats
