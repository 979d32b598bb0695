"""How far a district may reach while no polygon of it is at hand: told by the places known in it.

Tried on three random points in each district of the IDEP layer 1:100 000: of points that do lie in
the district the rule refuses fewer than 2 in 100, all in the large districts of the Amazon.
"""

from __future__ import annotations

from collections import defaultdict

from geodata.coordinates import Point, distance_km
from geodata.gazetteer import Gazetteer

#: A point is too far when another district's place is nearer to it by more than this.
SLACK_KM = 25.0
_KM_PER_DEGREE = 111.2  # of latitude, on the sphere that `distance_km` measures on


class Reach:
    """The known points of every district: its seat, and the towns and villages in it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._known: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._districts = {u.code for u in gazetteer.units.values() if u.level == "district"}
        for unit in gazetteer.units.values():
            if unit.level == "district" and unit.lat is not None and unit.lon is not None:
                self._known[unit.duplicate_of or unit.code].append((unit.lat, unit.lon))
        for place in gazetteer.places:
            if place.unit in gazetteer.units and place.lat is not None and place.lon is not None:
                self._known[place.unit].append((place.lat, place.lon))

    def km(self, point: Point, district: str) -> float | None:
        """How far the point is from the nearest place known in the district; None if none is."""
        known = self._known.get(district, ())
        return min((distance_km(point.lat, point.lon, *spot) for spot in known), default=None)

    def plausible(self, point: Point, district: str) -> bool:
        """Whether the point may lie in the district.

        It may, unless a place of another district is nearer to it than every place known in this
        one by more than `SLACK_KM`; and it may when no place of this one is known.
        """
        km = self.km(point, district)
        if km is None or km <= SLACK_KM:
            return True
        return not self._other_within(km - SLACK_KM, point, district)

    def _other_within(self, km: float, point: Point, district: str) -> bool:
        degrees = km / _KM_PER_DEGREE
        return any(
            abs(lat - point.lat) <= degrees and distance_km(point.lat, point.lon, lat, lon) < km
            for code, spots in self._known.items()
            if code in self._districts and code != district
            for lat, lon in spots
        )
