"""The bundled map layers, and which province a point lies in."""

from __future__ import annotations

from functools import cache

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.gazetteer import BOUNDARIES

LAYERS = ("departments", "provinces", "countries", "rivers", "regions")
"""Names of the layers for drawing."""


@cache
def load_layer(name: str) -> geopandas.GeoDataFrame:
    """One layer for drawing, WGS84, read once; treat it as read-only.

    Args:
        name: "departments" or "provinces" (simplified so that borders still meet; columns code,
            name), "countries" (all but Peru; iso_a3, "" where there is none, and name in English),
            "rivers" (name), or "regions" (region_id, name, exact: False while the outline is
            made of Voronoi cells of seats).

    Raises:
        ValueError: when there is no layer of that name.
    """
    if name not in LAYERS:
        raise ValueError(f"No layer {name!r}; there are: {', '.join(LAYERS)}.")
    return geopandas.read_file(BOUNDARIES / f"{name}.geojson")


@cache
def _provinces() -> dict[str, shapely.Geometry]:
    """Full shapes by code, in order of code, prepared for many questions."""
    frame = geopandas.read_file(BOUNDARIES / "provinces-full.geojson").sort_values("code")
    shapes = dict(zip(frame["code"], frame.geometry, strict=True))
    shapely.prepare(list(shapes.values()))
    return shapes


@cache
def unit_shape(code: str) -> shapely.Geometry:
    """The full shape of a department or province; None for a district or an unknown code.

    No district polygons are bundled.
    """
    if len(code) == 2:  # noqa: PLR2004 - a department's code
        members = [shape for key, shape in _provinces().items() if key.startswith(code)]
        return shapely.coverage_union_all(members) if members else None
    return _provinces().get(code)


def provinces_at(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.object_]:
    """The code of the province at each point, at full detail.

    A point on a border counts as inside; where provinces meet, the lowest code wins, so that the
    same point always gets the same answer.

    Args:
        lat: degrees WGS84, any shape; NaN and infinities are no place.
        lon: as `lat`, of the same shape.

    Returns:
        Array of the same shape: four-digit codes, None outside Peru.

    Raises:
        ValueError: when the shapes differ.
    """
    lats, lons = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
    if lats.shape != lons.shape:
        raise ValueError(f"{lats.shape} latitudes but {lons.shape} longitudes.")
    found = np.full(lats.size, None, dtype=object)
    # In order of latitude a province's points are one slice, which is far smaller than all points.
    order = np.argsort(lats, axis=None, kind="stable")
    ys, xs = lats.ravel()[order], lons.ravel()[order]
    for code, shape in _provinces().items():
        west, south, east, north = shape.bounds
        first, last = np.searchsorted(ys, south, "left"), np.searchsorted(ys, north, "right")
        x = xs[first:last]
        near = first + np.flatnonzero((x >= west) & (x <= east))
        inside = near[shapely.intersects_xy(shape, xs[near], ys[near])]
        free = inside[found[inside] == None]  # noqa: E711 - elementwise
        found[free] = code
    result = np.empty_like(found)
    result[order] = found
    return result.reshape(lats.shape)
