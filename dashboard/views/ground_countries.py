"""The countries around those that the data packs hold, as the base map draws them."""

from __future__ import annotations

import geopandas
import pandas as pd
import shapely

from geodata.boundaries import load_layer
from geodata.gazetteer import load_country
from geodata.packs import BUNDLED, load_packs

# Degrees, about 33 km: borders of different makers lie apart, but no further than this.
NEIGHBOUR = 0.3


def drawn_countries() -> geopandas.GeoDataFrame:
    """The countries for drawing, WGS84: iso_a3, name, `named` (whether to write it), `packed`.

    Named are the neighbours of the packed countries: further off, names would only add noise.
    Packed countries have the outline of their own departments, since a second, coarser one would
    show beside it. Where the bundled one is alone, its neighbours' borders are its own.

    Raises:
        OSError, ValueError: when a layer can't be read.
    """
    own = {country: outline for country in load_packs() if (outline := _outline(country))}
    layer = load_layer("countries")
    around = layer[~layer["iso_a3"].isin(own)].reset_index(drop=True)
    near = around.sindex.query(list(own.values()), predicate="dwithin", distance=NEIGHBOUR)[1]
    around = around.assign(named=around.index.isin(near), packed=False)
    if set(own) <= {BUNDLED}:
        return around
    columns = {"iso_a3": list(own), "name": "", "named": False, "packed": True}
    packed = geopandas.GeoDataFrame(columns, geometry=list(own.values()), crs=layer.crs)
    return pd.concat([around, packed], ignore_index=True)


def _outline(country: str) -> shapely.Geometry | None:
    """The land of a pack's departments; None when it has no departments to draw."""
    departments = load_layer("departments")
    shapes = departments.geometry[departments["code"].isin(load_country(country).units)]
    return None if shapes.empty else shapely.coverage_union_all(shapes.to_numpy())
