"""Points as records give them: read, checked for the usual mistakes, compared with a unit.

Degrees are WGS84. A point counts as in a unit up to `TOLERANCE_KM` outside it, because sources
round, and borders are drawn at 1:100,000.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from geodata.countries import country_codes
from geodata.point_text import is_sexagesimal, read_degrees

Fault = Literal["not_numbers", "incomplete", "zero", "swapped", "no_sign", "out_of_range"]

#: Beyond this a point is in conflict with the unit named.
TOLERANCE_KM = 10.0
#: West, south, east and north of a country, degrees.
Box = tuple[float, float, float, float]
_EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Point:
    """What a record's coordinates come to: degrees, and what is wrong with them, if anything.

    `sexagesimal` when they were written in degrees, minutes and seconds.
    """

    lat: float
    lon: float
    fault: Fault | None = None
    sexagesimal: bool = False


def read_point(lat: object, lon: object, box: Box) -> Point | None:
    """The point of two cells: numbers, numbers as text, or degrees-minutes-seconds; None if empty.

    A faulty point keeps its numbers (NaN when there are none) and says what the fault is; `box`
    holds the country, for a point that only lies in it when swapped or with its signs changed.
    """
    if _empty(lat) and _empty(lon):
        return None
    if _empty(lat) or _empty(lon):
        return Point(math.nan, math.nan, "incomplete")
    y, x = read_degrees(str(lat)), read_degrees(str(lon))
    if y is None or x is None:
        return Point(math.nan, math.nan, "not_numbers")
    sexagesimal = any(is_sexagesimal(str(value)) for value in (lat, lon))
    return Point(y, x, _fault(y, x, box), sexagesimal)


def _empty(value: object) -> bool:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return str(value).strip().lower() in {"", "nan", "none", "<na>", "nat"}


def _in(box: Box, lat: float, lon: float) -> bool:
    west, south, east, north = box
    return south <= lat <= north and west <= lon <= east


def _fault(lat: float, lon: float, box: Box) -> Fault | None:
    if lat == 0 and lon == 0:
        return "zero"
    if _in(box, lat, lon):
        return None
    if _in(box, lon, lat):
        return "swapped"
    if any(_in(box, a, b) for a, b in ((-lat, -lon), (-lat, lon), (lat, -lon))):
        return "no_sign"
    return None if abs(lat) <= 90 and abs(lon) <= 180 else "out_of_range"  # noqa: PLR2004


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def province_at(lat: float, lon: float) -> str | None:
    """The province that holds the point; None at sea or abroad."""
    import numpy as np  # noqa: PLC0415 - as below

    from geodata.boundaries import provinces_at  # noqa: PLC0415 - costs a second, rarely needed

    code = provinces_at(np.array([lat]), np.array([lon]))[0]
    return code if isinstance(code, str) else None


def district_at(lat: float, lon: float) -> str | None:
    """The district that holds the point; None where no polygon tells (see `districts_at`)."""
    import numpy as np  # noqa: PLC0415 - as below

    from geodata.boundaries import districts_at  # noqa: PLC0415 - costs a second, rarely needed

    code = districts_at(np.array([lat]), np.array([lon]))[0]
    return code if isinstance(code, str) else None


def country_of(lat: float, lon: float) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that holds the point; None at sea."""
    from geodata.boundaries import country_at  # noqa: PLC0415 - costs a second, rarely needed

    codes = country_codes(country_at(lat, lon) or "")
    return codes[1] if codes else None


def has_shape(code: str) -> bool:
    """Whether the unit's own borders are at hand."""
    from geodata.boundaries import unit_shape  # noqa: PLC0415 - costs a second, rarely needed

    return unit_shape(code) is not None


def km_outside(lat: float, lon: float, code: str) -> float | None:
    """How far the point is outside the unit, 0 inside; None when there is no shape to tell by."""
    from shapely import Point as ShapelyPoint  # noqa: PLC0415 - as below
    from shapely.ops import nearest_points  # noqa: PLC0415 - as below

    from geodata.boundaries import unit_shape  # noqa: PLC0415 - costs a second, rarely needed

    shape = unit_shape(code)
    if shape is None:
        return None
    point = ShapelyPoint(lon, lat)
    if shape.covers(point):
        return 0.0
    near = nearest_points(shape, point)[0]
    return distance_km(lat, lon, near.y, near.x)
