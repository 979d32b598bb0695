"""The areas of a layer made valid, and fitted together so that neighbours share one border."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.catalogue import Message

GAP_WIDTH = 0.001
"""Degrees, about 110 m: narrower gaps between districts come of drawing, not of the land."""

_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7
"""shapely's type ids."""


def valid_areas(shapes: NDArray[np.object_]) -> tuple[NDArray[np.object_], list[Message]]:
    """The shapes as valid polygons or multipolygons, in the same order.

    What is no area (None, a line, a polygon that has collapsed) becomes an empty polygon.
    """
    areas = np.where(shapely.is_missing(shapes), shapely.Polygon(), shapes)
    broken = ~shapely.is_valid(areas)
    areas[broken] = shapely.make_valid(areas[broken], method="structure", keep_collapsed=False)
    kinds = shapely.get_type_id(areas)
    for position in np.flatnonzero(~np.isin(kinds, [_POLYGON, _MULTIPOLYGON])):
        areas[position] = only_areas(areas[position])
    areas[shapely.area(areas) == 0] = shapely.Polygon()
    repaired = int((broken & ~shapely.is_empty(areas)).sum())
    if not repaired:
        return areas, []
    return areas, [
        Message("Shapes that crossed themselves and were made valid: {n}.", {"n": repaired})
    ]


def only_areas(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a shape: an intersection or a repair may leave lines and points behind."""
    kind = shapely.get_type_id(shape)
    if kind in (_POLYGON, _MULTIPOLYGON):
        return shape
    if kind != _COLLECTION:
        return shapely.Polygon()
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = parts[shapely.get_type_id(parts) == _POLYGON]
    return shapely.union_all(areas) if len(areas) else shapely.Polygon()


def fitted(
    pieces: Sequence[tuple[str, shapely.Geometry]], gap_width: float = 0.0
) -> list[tuple[str, shapely.Geometry]]:
    """Valid areas as one coverage: overlaps given to the smaller one, narrow gaps closed.

    So an area that another covers whole is an enclave in it, and stays.

    Args:
        pieces: each with a code, in order; codes may repeat.
        gap_width: degrees; gaps narrower than this are closed.

    Returns:
        As `pieces`, without what is left with no area.
    """
    shapes = [shape for _, shape in pieces]
    clean = shapely.coverage_clean(shapes, gap_width=gap_width, merge_strategy="min_area")
    areas = [(code, only_areas(shape)) for (code, _), shape in zip(pieces, clean, strict=True)]
    return [(code, area) for code, area in areas if not area.is_empty]


def unmatched_borders(shapes: Mapping[str, shapely.Geometry]) -> int:
    """How many of the shapes overlap a neighbour, or do not quite meet it."""
    edges = shapely.coverage_invalid_edges(list(shapes.values()), gap_width=GAP_WIDTH)
    return int((~shapely.is_empty(edges)).sum())
