"""Simplified copies of the layers for drawing, simplified together so that borders still meet."""

from __future__ import annotations

import geopandas
import shapely

from geodata.rebuild.provinces import dissolved

TOLERANCE = 0.015
"""Degrees, about 1.6 km: the side of the square whose area a detail must have to stay."""

DECIMALS = 4
"""Of the degrees kept: 11 m."""


def simplified(
    provinces: dict[str, shapely.Geometry], neighbours: geopandas.GeoDataFrame
) -> tuple[dict[str, shapely.Geometry], dict[str, shapely.Geometry], geopandas.GeoDataFrame]:
    """Provinces, departments and neighbouring countries for drawing.

    Provinces and neighbours are one coverage here, so that the border they share stays one line.

    Args:
        provinces: full shapes by code.
        neighbours: full countries fitted to the provinces; columns iso_a3, name, geometry.

    Raises:
        ValueError: when the simplified layers do not meet.
    """
    together = [*provinces.values(), *neighbours.geometry]
    cleaned = shapely.coverage_clean(together, snapping_distance=1e-6)
    simple = shapely.coverage_simplify(cleaned, TOLERANCE)
    simple = shapely.transform(simple, lambda points: points.round(DECIMALS))
    if not shapely.coverage_is_valid(simple):
        raise ValueError("The layers for drawing overlap or leave edges unmatched.")
    drawn = dict(zip(provinces, simple[: len(provinces)], strict=True))
    around = neighbours.copy()
    around["geometry"] = list(simple[len(provinces) :])
    return drawn, dissolved(drawn), around
