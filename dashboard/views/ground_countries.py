"""The countries around those that the data packs hold, as the base map draws them."""

from __future__ import annotations

import logging

import geopandas
import numpy as np
import pandas as pd
import shapely

from geodata.boundaries import load_layer
from geodata.gazetteer import load_country
from geodata.packs import BUNDLED, load_packs

logger = logging.getLogger(__name__)

# Degrees, about 33 km: borders of different makers lie apart, but no further than this.
NEIGHBOUR = 0.3
# Share of a country's area from which on its pack counts as all of it; makers differ by less.
WHOLE = 0.9


def drawn_countries() -> geopandas.GeoDataFrame:
    """The countries for drawing, WGS84: iso_a3, name, `named` (whether to write it), `packed`.

    Named are the neighbours of the packed countries: further off, names would only add noise.
    Packed countries have the outline of their own departments, since a second, coarser one would
    show beside it; one of which a pack holds only a part is the ground of that part. Where the
    bundled one is alone, its neighbours' borders are its own.

    Raises:
        OSError, ValueError: when the layer of countries can't be read.
    """
    own = _outlines()
    layer = load_layer("countries")
    hidden = [_is_whole(own.get(row.iso_a3), row.geometry) for row in layer.itertuples()]
    around = layer[~np.array(hidden, dtype=bool)].reset_index(drop=True)
    lands = np.array(list(own.values()), dtype=object)
    near = around.sindex.query(lands, predicate="dwithin", distance=NEIGHBOUR)[1]
    around = around.assign(named=around.index.isin(near), packed=False)
    whole = {code: land for code, land in own.items() if code not in set(around["iso_a3"])}
    if set(whole) <= {BUNDLED}:
        return around
    columns = {"iso_a3": list(whole), "name": "", "named": False, "packed": True}
    packed = geopandas.GeoDataFrame(columns, geometry=list(whole.values()), crs=layer.crs)
    return pd.concat([around, packed], ignore_index=True)


def _outlines() -> dict[str, shapely.Geometry]:
    """The land of each pack's departments; without packs that have no departments to draw."""
    try:
        departments = load_layer("departments")
    except (OSError, ValueError) as error:
        # The countries are drawn all the same, and the map names the layer that is missing.
        logger.warning("Countries are drawn without those of the packs: %s", error)
        return {}
    found = {}
    for country in load_packs():
        shapes = departments.geometry[departments["code"].isin(load_country(country).units)]
        if not shapes.empty:
            found[country] = shapely.coverage_union_all(shapes.to_numpy())
    return found


def _is_whole(outline: shapely.Geometry | None, country: shapely.Geometry) -> bool:
    """Whether a pack's land, if there is any, is all of a country."""
    if outline is None:
        return False
    shared = shapely.intersection(shapely.make_valid(outline), shapely.make_valid(country))
    return bool(shapely.area(shared) >= WHOLE * shapely.area(country))
