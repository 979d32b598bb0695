"""Which of many shapes each of many points lies in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray


def units_at(
    shapes: Mapping[str, shapely.Geometry], lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> NDArray[np.object_]:
    """The code of the shape at each point; of several, on a border, the first in order.

    Args:
        shapes: prepared, by code.
        lat: degrees WGS84, any shape; NaN and infinities are no place.
        lon: as `lat`, of the same shape.

    Returns:
        Array of the same shape: codes, None where there is no shape.

    Raises:
        ValueError: when the shapes of the arrays differ.
    """
    lats, lons = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
    if lats.shape != lons.shape:
        raise ValueError(f"{lats.shape} latitudes but {lons.shape} longitudes.")
    found = np.full(lats.size, -1)
    # In order of latitude a shape's points are one slice, which is far smaller than all points.
    order = np.argsort(lats, axis=None, kind="stable")
    ys, xs = lats.ravel()[order], lons.ravel()[order]
    for number, shape in enumerate(shapes.values()):
        west, south, east, north = shape.bounds
        first, last = np.searchsorted(ys, south, "left"), np.searchsorted(ys, north, "right")
        x = xs[first:last]
        near = first + np.flatnonzero((x >= west) & (x <= east) & (found[first:last] < 0))
        inside = near[shapely.intersects_xy(shape, xs[near], ys[near])]
        found[inside] = number
    result = np.empty_like(found)
    result[order] = found
    codes = np.array([*shapes, None], dtype=object)  # the last for -1
    return codes[result].reshape(lats.shape)
