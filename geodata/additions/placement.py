"""Where the areas of a file lie, held against the borders that come with the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.units import Unit

LEAST_INSIDE = 0.5
"""Share of a unit's area that must lie in its parent. Two good layers of Peru differ by up to 0.31
on a small coastal district (Tambo de Mora), by less than 0.1 on all but a few."""

LEAST_COVERED = 0.5
"""Share of a unit's bundled shape that an area must cover to be that unit, and not a part of it."""

MOST_SEATS = 2
"""Other units' seats that a district may hold: Lima's holds three, for its neighbours' are near."""

WHOLE_PARENT = 0.9
"""An area that covers this much of a province with another district's seat in it is no district."""


class Borders:
    """The bundled shapes of one level, and which of them areas lie in.

    Args:
        shapes: by code, WGS84, a coverage; empty where the pack has none.
    """

    def __init__(self, shapes: Mapping[str, shapely.Geometry]) -> None:
        self.codes = list(shapes)
        self._at = {code: position for position, code in enumerate(self.codes)}
        self._shapes = np.array(list(shapes.values()), dtype=object)
        self._tree = shapely.STRtree(self._shapes)

    def holding(self, areas: NDArray[np.object_]) -> list[str]:
        """For each area the code of the shape that holds most of it, "" where none holds half."""
        pairs = self._tree.query(areas, predicate="intersects")
        best = [("", 0.0)] * len(areas)
        shared = shapely.area(shapely.intersection(areas[pairs[0]], self._shapes[pairs[1]]))
        for row, shape, area in zip(*pairs, shared, strict=True):
            if area > best[row][1]:
                best[row] = (self.codes[shape], area)
        sizes = shapely.area(areas)
        return [
            code if size > 0 and area >= LEAST_INSIDE * size else ""
            for (code, area), size in zip(best, sizes, strict=True)
        ]

    def share_inside(self, area: shapely.Geometry, code: str) -> float:
        """Share of an area that lies in the shape of that code, 0 to 1."""
        shape = self._shapes[self._at[code]]
        return float(shapely.area(shapely.intersection(area, shape)) / shapely.area(area))

    def share_covered(self, area: shapely.Geometry, code: str) -> float:
        """Share of the shape of that code that an area covers, 0 to 1."""
        shape = self._shapes[self._at[code]]
        return float(shapely.area(shapely.intersection(area, shape)) / shapely.area(shape))

    def __contains__(self, code: object) -> bool:
        return code in self._at


class Seats:
    """The known seats of the units of a level."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._codes = [unit.code for unit in units if unit.lat is not None]
        self._points = shapely.points(
            [unit.lon for unit in units if unit.lat is not None],
            [unit.lat for unit in units if unit.lat is not None],
        )

    def within(self, areas: NDArray[np.object_]) -> list[set[str]]:
        """For each area the codes of the units whose seats it holds."""
        held: list[set[str]] = [set() for _ in areas]
        for area, point in shapely.STRtree(self._points).query(areas, predicate="intersects").T:
            held[area].add(self._codes[point])
        return held
