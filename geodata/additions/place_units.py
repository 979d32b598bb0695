"""Which unit each place lies in: what its list states, held against its point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geodata.coordinates import TOLERANCE_KM
from geodata.gazetteer import Gazetteer

_EARTH_KM = 6371.0088  # mean radius, IUGG

Codes = NDArray[np.object_]
Shape = Callable[[str], shapely.Geometry | None]


@dataclass(frozen=True)
class Placed:
    """The unit of every row.

    Attributes:
        units: finest code known, "" where a row is refused.
        faults: "" or why it is refused: "abroad", "far" (point and stated unit have nothing in
            common), "nowhere" (neither point nor unit).
        coarser: rows that were put into the coarser unit on which point and statement agree.
        compared: rows that state a unit and have a point.
    """

    units: Codes
    faults: Codes
    coarser: NDArray[np.bool_]
    compared: NDArray[np.bool_]


def place_in_units(
    points: tuple[NDArray[np.float64], NDArray[np.float64]],
    stated: Codes,
    at_point: Codes,
    gazetteer: Gazetteer,
    shape: Shape,
) -> Placed:
    """Decides every row's unit.

    - A point in the unit stated, or at most `TOLERANCE_KM` outside it: that unit; or the finer one
      at the point, where the list states a coarser.
    - Further out: the finest unit that both lie in. If there is none, the row is refused.
    - A point alone: the unit at it. A unit alone: that, without a point.

    Args:
        points: latitudes and longitudes, degrees WGS84, NaN without a point.
        stated: codes, "" where a row states none.
        at_point: the finest unit that has a shape there; None outside the country.
        gazetteer: of the country.
        shape: a unit's borders, None where they are not at hand.
    """
    has_point = np.isfinite(points[0])
    found = np.where(at_point == None, "", at_point).astype(object)  # noqa: E711 - elementwise
    placed = Placed(
        units=np.where(stated != "", stated, found),
        faults=np.full(len(stated), "", dtype=object),
        coarser=np.zeros(len(stated), dtype=bool),
        compared=has_point & (stated != ""),
    )
    placed.faults[~has_point & (stated == "")] = "nowhere"
    placed.faults[has_point & (stated == "") & (found == "")] = "abroad"
    borders = _Borders(gazetteer, shape)
    rows = np.flatnonzero(placed.compared)
    pairs = pd.Series(rows).groupby([stated[rows], found[rows]]).indices
    for codes, at in pairs.items():
        _compare(placed, rows[at], points, cast("tuple[str, str]", codes), borders)
    placed.units[placed.faults != ""] = ""
    return placed


@dataclass(frozen=True)
class _Borders:
    gazetteer: Gazetteer
    shape: Shape

    def km_outside(
        self, code: str, lat: NDArray[np.float64], lon: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """How far points are outside the unit, or the finest above it whose borders are known."""
        for each in reversed(self.gazetteer.line(code)):
            shape = self.shape(each)
            if shape is not None:
                lines = shapely.shortest_line(shape, shapely.points(lon, lat))
                ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
                return _km(ends[:, 0], ends[:, 1])
        return np.zeros(len(lat))  # nothing tells against what is stated


def _km(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distances between points of (lon, lat) rows, by the haversine formula."""
    (lon, lat), (other_lon, other_lat) = np.radians(a).T, np.radians(b).T
    half = (
        np.sin((other_lat - lat) / 2) ** 2
        + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    )
    km: NDArray[np.float64] = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return km


def _compare(
    placed: Placed,
    rows: NDArray[np.int64],
    points: tuple[NDArray[np.float64], NDArray[np.float64]],
    codes: tuple[str, str],
    borders: _Borders,
) -> None:
    """Rows that state the first code and whose points lie in the second ("": abroad)."""
    own, there = (borders.gazetteer.line(code) for code in codes)
    shared = 0
    while shared < min(len(own), len(there)) and own[shared] == there[shared]:
        shared += 1
    if there and shared == min(len(own), len(there)):
        placed.units[rows] = max(codes, key=len)
        return
    lat, lon = points[0][rows], points[1][rows]
    far = rows[borders.km_outside(codes[0], lat, lon) > TOLERANCE_KM]
    if shared:
        placed.units[far] = own[shared - 1]
        placed.coarser[far] = True
    else:
        placed.faults[far] = "far"
