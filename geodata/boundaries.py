"""The map layers, and which province and district a point lies in.

They come with the program, or from a boundary file that a user added: then districts are known too,
and provinces and departments are dissolved from them, so that the two never contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geodata.gazetteer import BOUNDARIES, load_country, load_gazetteer
from geodata.history import load_history
from geodata.packs import Pack, kept, load_packs
from geodata.points_in import units_at
from geodata.splits import hidden_units

LAYERS = ("departments", "provinces", "countries", "rivers", "regions")
"""Names of the layers that there always are for drawing."""

DISTRICTS = "districts"
"""Name of the layer that there is once a user has added it."""

_EMPTY = {
    DISTRICTS: ("code", "name"),
    "provinces": ("code", "name"),
    "departments": ("code", "name"),
    "regions": ("region_id", "name", "exact"),
}
"""The layers that packs have, and their columns."""


@kept
def load_layer(name: str) -> geopandas.GeoDataFrame:
    """One layer for drawing, WGS84, read once; treat it as read-only.

    Args:
        name: "departments", "provinces" or "districts" (simplified so that borders still meet, of
            all packs; columns code, name; without rows where no pack has any), "countries" (all but
            Peru; iso_a3, "" where there is none, and name in English), "rivers" (name), or
            "regions" (region_id, name, exact: False while the outline, or a part of it, is made of
            Voronoi cells of seats).

    Raises:
        ValueError: when there is no layer of that name.
    """
    if name not in (*LAYERS, DISTRICTS):
        raise ValueError(f"No layer {name!r}; there are: {', '.join((*LAYERS, DISTRICTS))}.")
    if name not in _EMPTY:
        return geopandas.read_file(BOUNDARIES / f"{name}.geojson")
    frames = [_drawn(pack, name) for pack in load_packs().values()]
    found = [frame for frame in frames if not frame.empty]
    if len(found) == 1:
        return found[0]
    return pd.concat(found, ignore_index=True) if found else frames[0]


def _drawn(pack: Pack, name: str) -> geopandas.GeoDataFrame:
    added = pack.added(f"drawn/{name}.parquet")
    if added is not None:
        return geopandas.read_parquet(added)
    bundled = pack.base(f"{name}.geojson")
    if bundled is not None:
        return geopandas.read_file(bundled)
    columns: dict[str, list[str]] = {column: [] for column in _EMPTY[name]}
    return geopandas.GeoDataFrame(columns, geometry=[], crs="EPSG:4326")


@kept
def bundled_provinces() -> Mapping[str, shapely.Geometry]:
    """Full shapes of the provinces that come with the program, by code in order: a coverage."""
    return MappingProxyType(_by_code(geopandas.read_file(BOUNDARIES / "provinces-full.geojson")))


@kept
def unit_shapes(level: str) -> Mapping[str, shapely.Geometry]:
    """The full shapes of a level, of all packs, by code in order, ready for many questions.

    Args:
        level: "department", "province" or "district"; of districts, those of added files only.
    """
    shapes: dict[str, shapely.Geometry] = {}
    for pack in load_packs().values():
        shapes |= _full(pack, level)
    ordered = dict(sorted(shapes.items()))
    shapely.prepare(list(ordered.values()))
    return MappingProxyType(ordered)


def _full(pack: Pack, level: str) -> dict[str, shapely.Geometry]:
    added: Path | None = pack.added(f"layers/{level}s.parquet")
    if added is not None:
        return _by_code(geopandas.read_parquet(added))
    if not pack.bundled or level == "district":
        return {}
    if level == "province":
        return dict(bundled_provinces())
    members: dict[str, list[shapely.Geometry]] = {}
    gazetteer = load_country(pack.country)
    for code, shape in bundled_provinces().items():
        members.setdefault(gazetteer.line(code)[0], []).append(shape)
    return {code: shapely.coverage_union_all(parts) for code, parts in members.items()}


def _by_code(frame: geopandas.GeoDataFrame) -> dict[str, shapely.Geometry]:
    frame = frame.sort_values("code")
    return dict(zip(frame["code"], frame.geometry, strict=True))


def unit_shape(code: str) -> shapely.Geometry | None:
    """The full shape of a unit; None for an unknown code, and for a district without a polygon."""
    unit = load_gazetteer().units.get(code)
    return unit_shapes(unit.level).get(code) if unit else None


def provinces_at(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.object_]:
    """The code of the province at each point, at full detail.

    A point on a border counts as inside; where provinces meet, the lowest code wins, so that the
    same point always gets the same answer.

    Args:
        lat: degrees WGS84, any shape; NaN and infinities are no place.
        lon: as `lat`, of the same shape.

    Returns:
        Array of the same shape: the provinces' codes, None outside every packed country.

    Raises:
        ValueError: when the shapes differ.
    """
    return units_at(unit_shapes("province"), lat, lon)


def districts_at(
    lat: NDArray[np.float64], lon: NDArray[np.float64], *, certain: bool = True
) -> NDArray[np.object_]:
    """The code of the district at each point, at full detail, where districts have been added.

    Borders as for `provinces_at`, whose answer is always the province of this one's.

    Args:
        lat: degrees WGS84, any shape; NaN and infinities are no place.
        lon: as `lat`, of the same shape.
        certain: whether to leave out points of which only the former district is known: those in
            an area that holds a younger district too, which the added file does not know
            (`hidden_districts`). Without, such a point gets the code of the area.

    Returns:
        Array of the same shape: the districts' codes, None where no area of one is known, or none
        for sure.

    Raises:
        ValueError: when the shapes differ.
    """
    lats, lons = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
    within = _by_province()
    found = np.full(lats.size, None, dtype=object)
    # Province by province, so that a point on a border has a district of the province it is given.
    numbers, provinces = pd.factorize(provinces_at(lats, lons).ravel())
    for number, province in enumerate(provinces if within else ()):
        here = np.flatnonzero(numbers == number)
        found[here] = units_at(within.get(province, {}), lats.ravel()[here], lons.ravel()[here])
    if certain and (unsure := hidden_districts()):
        found[pd.Index(found).isin(list(unsure))] = None
    return found.reshape(lats.shape)


@kept
def _by_province() -> Mapping[str, Mapping[str, shapely.Geometry]]:
    """The districts' full shapes by province and code."""
    found: dict[str, dict[str, shapely.Geometry]] = {}
    gazetteer = load_gazetteer()
    for code, shape in unit_shapes("district").items():
        province = gazetteer.units[code].parent
        found.setdefault(province or "", {})[code] = shape
    return MappingProxyType(found)


def country_at(lat: float, lon: float) -> str | None:
    """ISO 3166-1 alpha-3 code of the country that a point lies in; None at sea.

    Exact in packed countries and, at 1:10 million, in Peru's neighbours; elsewhere drawn at 1:110
    million, so that a coast may be 20 km off.

    Args:
        lat: degrees WGS84.
        lon: the same.
    """
    code = provinces_at(np.array([lat]), np.array([lon]))[0]
    for country in load_packs() if code else ():
        if code in load_country(country).units:
            return country
    layer = load_layer("countries")
    found = layer.loc[layer.intersects(shapely.Point(lon, lat)), "iso_a3"]
    return str(found.iloc[0]) or None if len(found) else None


@kept
def hidden_districts() -> Mapping[str, frozenset[str]]:
    """For each added area that may hold other districts as well, their codes.

    They are districts that the added file has no area for, and that were cut out of this one
    (`former-units.csv`) or have their seat in it.
    """
    shapes = unit_shapes("district")
    found: dict[str, frozenset[str]] = {}
    for country in load_packs():
        gazetteer = load_country(country)
        own = {code: shape for code, shape in shapes.items() if code in gazetteer.units}
        found |= hidden_units(own, gazetteer, load_history(country).formers)
    return MappingProxyType(found)
