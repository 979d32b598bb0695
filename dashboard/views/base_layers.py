"""The base map's layers as GeoJSON, served once as files instead of inlined into every page.

`dashboard/assets.py` answers `/assets/layers/{name}.json` with `layer_json(name)`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely
from babel import Locale
from babel.core import get_global

from dashboard.views.boundary_sources import lost_levels
from dashboard.views.ground_countries import drawn_countries
from geodata.boundaries import DISTRICTS, LAYERS, load_layer
from geodata.catalogue import LANGUAGES
from geodata.packs import kept

logger = logging.getLogger(__name__)

LAYER_NAMES = (*LAYERS, DISTRICTS)
# About 11 m at the equator: finer than any of the lines is.
DECIMALS = 4


class LayerUnreadableError(Exception):
    """The file of a layer can't be read; the message says which layer, and why."""


def layer_json(name: str) -> bytes:
    """One layer as a GeoJSON FeatureCollection, UTF-8, coordinates rounded to `DECIMALS`.

    Properties by layer: countries `names` (by language; empty where they are not to be shown),
    `label` ([lon, lat] for the name) and `packed` (whether its units are drawn too); departments,
    provinces and districts `code`, `names`, `label` and `room` (degrees around the label that are
    all inside); rivers none; regions `id`, `exact`.

    Raises:
        ValueError: for a name that is not in `LAYER_NAMES`.
        LayerUnreadableError: when its file, which may be one that a user added, is broken.
    """
    if name not in LAYER_NAMES:
        raise ValueError(f"No layer {name!r}; there are: {', '.join(LAYER_NAMES)}.")
    found = _found(name)
    if isinstance(found, LayerUnreadableError):
        raise LayerUnreadableError(str(found))
    return found


@kept
def _found(name: str) -> bytes | LayerUnreadableError:
    """The layer, or why there is none: read, and if need be complained of, only once."""
    try:
        return _collection(name, _frame(name))
    except (OSError, ValueError) as error:
        unreadable = LayerUnreadableError(f"The layer {name!r} can't be read: {error}")
        logger.warning("%s", unreadable)
        return unreadable


def _frame(name: str) -> geopandas.GeoDataFrame:
    frame = drawn_countries() if name == "countries" else load_layer(name)
    if name == DISTRICTS and frame.empty and "district" in lost_levels():
        raise ValueError("the file that was added is gone")
    return frame


def has_districts() -> bool:
    """Whether a user has added districts, in a file that can be read or not."""
    try:
        return not load_layer(DISTRICTS).empty or "district" in lost_levels()
    except (OSError, ValueError):
        return True


def _collection(name: str, frame: geopandas.GeoDataFrame) -> bytes:
    geometries = shapely.transform(frame.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    rows = frame.drop(columns=frame.geometry.name).to_dict("records")
    features = [
        {
            "type": "Feature",
            "properties": PROPERTIES[name](row, geometry),
            "geometry": json.loads(shapely.to_geojson(geometry)),
        }
        for row, geometry in zip(rows, geometries, strict=True)
        if not geometry.is_empty
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _country(row: dict[str, Any], geometry: shapely.Geometry) -> dict[str, Any]:
    names = _country_names(row["iso_a3"]) if row["named"] else {}
    return {"names": names, "label": _middle(geometry)[0], "packed": row["packed"]}


def _unit(row: dict[str, Any], geometry: shapely.Geometry) -> dict[str, Any]:
    label, room = _middle(geometry)
    names = dict.fromkeys(LANGUAGES, row["name"])
    return {"code": row["code"], "names": names, "label": label, "room": room}


def _river(_row: dict[str, Any], _geometry: shapely.Geometry) -> dict[str, Any]:
    return {}


def _region(row: dict[str, Any], _geometry: shapely.Geometry) -> dict[str, Any]:
    return {"id": row["region_id"], "exact": bool(row["exact"])}


PROPERTIES: dict[str, Callable[[dict[str, Any], shapely.Geometry], dict[str, Any]]] = {
    "countries": _country,
    "departments": _unit,
    "provinces": _unit,
    DISTRICTS: _unit,
    "rivers": _river,
    "regions": _region,
}


def _country_names(iso_a3: str) -> dict[str, str]:
    """A country's name in each language, as the Unicode CLDR has it; empty where it has none."""
    found = get_global("territory_aliases").get(iso_a3)
    if not found:
        return {}
    return {language: Locale(language).territories[found[0]] for language in LANGUAGES}


def _middle(geometry: shapely.Geometry) -> tuple[list[float], float]:
    """[lon, lat] of the middle of the largest circle in the largest part, and its radius, degrees.

    Found to a tenth of the part's width, so that a name stands well inside small units too.
    """
    parts = pd.Series(shapely.get_parts(geometry))
    largest = parts.iloc[int(shapely.area(parts.to_numpy()).argmax())]
    tolerance = min(0.02, shapely.area(largest) ** 0.5 / 10)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=tolerance)
    lon, lat = shapely.get_coordinates(circle)[0]
    label = [round(float(lon), DECIMALS), round(float(lat), DECIMALS)]
    return label, round(float(shapely.length(circle)), DECIMALS)
