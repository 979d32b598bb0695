"""Several readings, one answer: when one of them may be taken, and what they share otherwise."""

from __future__ import annotations

from geodata.coordinates import distance_km
from geodata.matching import NameIndex
from geodata.places import ADDED
from geodata.readings import RANK, Reading, common_code

#: A place is told from its namesakes by coordinates within this distance of it.
_NEAR_KM = 15.0
#: Registers that give one town two points differ by less than this.
_SAME_TOWN_KM = 5.0
#: A seat, a place entered by hand, or a town of as many people is meant by its bare name …
_TOWN = 1000
#: … unless as many places that a user added bear the name too …
_COMMON = 5
#: … or, of a seat and of a town of so many people, as many as this.
CITY, _MANY = 10_000, 20


def choose(readings: list[Reading]) -> Reading | None:
    """The one reading that may be taken, or None when nothing tells which is meant.

    - A name shared down one chain (Junín: department, province, district, town) is the widest.
    - A region's name is the region, and a department's name the department.
    - Of places in one province the seat, or the one entered by hand, is taken before the others,
      and a town that two registers put in neighbouring districts is one town.
    - A unit's name is the unit even if towns elsewhere bear it too, unless such a town is the seat
      of its own district or one entered by hand: those are as well known as the unit.
    """
    if not readings:
        return None
    widest = min(readings, key=lambda r: RANK[r.level])
    if widest.level == "place":
        return readings[0] if len(readings) == 1 else _one_town(readings)
    if widest.level in {"region", "department"} or _contains_all(widest, readings):
        return widest if _alone(widest, readings) else None
    notable = [r for r in readings if r.is_unit or _notable(r)]
    return widest if widest.is_unit and _contains_all(widest, notable) else None


def _one_town(readings: list[Reading]) -> Reading | None:
    """The one place that is meant; added places stand against it only where the name is common."""
    capitals = [r for r in readings if r.capital == "department"]
    if len(capitals) == 1:
        return capitals[0]
    known = [r for r in readings if r.place is None or r.place.kind != ADDED]
    best = _best_known(known) if known else None
    if len(known) == len(readings):
        return best
    if best and (_notable(best) or best.population >= _TOWN):
        most = _MANY if best.seat or best.population >= CITY else _COMMON
        return best if len(readings) - len(known) < most else None
    return _best_known(readings)


def _best_known(readings: list[Reading]) -> Reading | None:
    """Of places in one province the one that is known best, or that registers have twice."""
    if len({r.province or r.unit for r in readings}) > 1:
        return None
    notable = [r for r in readings if _notable(r)]
    if len(notable) == 1:
        return notable[0]
    best = max(readings, key=lambda r: (r.seat, r.population))
    if best.lat is None or best.lon is None:
        return None
    apart = [
        distance_km(best.lat, best.lon, r.lat, r.lon)
        for r in readings
        if r.lat is not None and r.lon is not None
    ]
    same = len(apart) == len(readings) and max(apart) <= _SAME_TOWN_KM
    return best if same and best.seat else None


def _alone(widest: Reading, readings: list[Reading]) -> bool:
    same = [r for r in readings if r.level == widest.level]
    return len(same) == 1


def _contains_all(widest: Reading, readings: list[Reading]) -> bool:
    return all(r.unit.startswith(widest.unit) for r in readings)


def _notable(reading: Reading) -> bool:
    """A seat of its district, or a place entered by hand with its source."""
    return bool(reading.place and (reading.place.kind == "village" or reading.seat))


def choose_by_point(
    readings: list[Reading], lat: float, lon: float, province: str | None
) -> Reading | None:
    """The one reading that the coordinates tell: by its own point, else by the province."""
    ranked = sorted(
        (distance_km(lat, lon, r.lat, r.lon), at)
        for at, r in enumerate(readings)
        if r.lat is not None and r.lon is not None and r.level in {"place", "district"}
    )
    if ranked and ranked[0][0] <= _NEAR_KM:
        # Of a seat and a quarter of its name, both at hand, the seat is meant.
        near = [readings[at] for km, at in ranked if km <= ranked[0][0] + _SAME_TOWN_KM]
        nearest = next((r for r in near if r.is_unit or _notable(r)), near[0])
        same = [r for r in readings if r.unit == nearest.unit]
        return min(same, key=lambda r: RANK[r.level])
    inside = [r for r in readings if province and province in r.line]
    return choose(inside)


def shared(readings: list[Reading], index: NameIndex, within: str = "") -> Reading | None:
    """The finest unit that contains all the readings, or else `within`; None if there is none."""
    return index.unit(max(common_code(readings), within, key=len))
