"""The base map's layers as GeoJSON, served once as files instead of inlined into every page.

`dashboard/assets.py` answers `/assets/layers/{name}.json` with `layer_json(name)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from babel import Locale
from babel.core import get_global

from geodata.boundaries import load_layer
from geodata.catalogue import LANGUAGES

LAYER_NAMES = ("countries", "departments", "provinces", "rivers", "regions")
# About 11 m at the equator: finer than any of the lines is.
DECIMALS = 4
# Countries whose names help to find one's way; further off they would only add noise.
NAMED = ("BOL", "BRA", "CHL", "COL", "ECU")


@cache
def layer_json(name: str) -> bytes:
    """One layer as a GeoJSON FeatureCollection, UTF-8, coordinates rounded to `DECIMALS`.

    Properties by layer: countries `names` (by language; empty where they are not to be shown) and
    `label` ([lon, lat] for the name); departments and provinces the same, and `code`; rivers none;
    regions `id`, `exact`.

    Raises:
        ValueError: for a name that is not in `LAYER_NAMES`.
    """
    if name not in LAYER_NAMES:
        raise ValueError(f"No layer {name!r}; there are: {', '.join(LAYER_NAMES)}.")
    frame = load_layer(name)
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
    code = row["iso_a3"]
    names = _country_names(code) if code in NAMED else {}
    return {"names": names, "label": _inside(geometry)}


def _unit(row: dict[str, Any], geometry: shapely.Geometry) -> dict[str, Any]:
    names = dict.fromkeys(LANGUAGES, row["name"])
    return {"code": row["code"], "names": names, "label": _inside(geometry)}


def _river(_row: dict[str, Any], _geometry: shapely.Geometry) -> dict[str, Any]:
    return {}


def _region(row: dict[str, Any], _geometry: shapely.Geometry) -> dict[str, Any]:
    return {"id": row["region_id"], "exact": bool(row["exact"])}


PROPERTIES: dict[str, Callable[[dict[str, Any], shapely.Geometry], dict[str, Any]]] = {
    "countries": _country,
    "departments": _unit,
    "provinces": _unit,
    "rivers": _river,
    "regions": _region,
}


def _country_names(iso_a3: str) -> dict[str, str]:
    """A country's name in each language, as the Unicode CLDR has it."""
    iso_a2 = get_global("territory_aliases")[iso_a3][0]
    return {language: Locale(language).territories[iso_a2] for language in LANGUAGES}


def _inside(geometry: shapely.Geometry) -> list[float]:
    """[lon, lat] of the middle of the largest circle that fits into the largest part."""
    parts = pd.Series(shapely.get_parts(geometry))
    largest = parts.iloc[int(shapely.area(parts.to_numpy()).argmax())]
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.02)
    lon, lat = shapely.get_coordinates(circle)[0]
    return [round(float(lon), DECIMALS), round(float(lat), DECIMALS)]
