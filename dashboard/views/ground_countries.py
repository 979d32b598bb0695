"""The countries around those that the data packs hold, as the base map draws them."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely

from geodata.boundaries import load_layer
from geodata.gazetteer import load_country
from geodata.packs import BUNDLED, load_packs

# Degrees, about 33 km: borders of different makers lie apart, but no further than this.
NEIGHBOUR = 0.3


def drawn_countries() -> geopandas.GeoDataFrame:
    """The countries for drawing, WGS84: iso_a3, name, and `named`, whether to write the name.

    The bundled country is not among them. One of another pack has the outline of its own
    departments: a second, coarser one would show beside it. Named are the neighbours of the packed
    countries: further off, names would only add noise.

    Raises:
        OSError, ValueError: when a layer can't be read.
    """
    frame = load_layer("countries")
    own = {country: outline for country in load_packs() if (outline := _outline(country))}
    frame = frame[~frame["iso_a3"].isin(own)]
    near, _ = frame.sindex.query(list(own.values()), predicate="dwithin", distance=NEIGHBOUR)[::-1]
    packed = {country: outline for country, outline in own.items() if country != BUNDLED}
    columns = {"iso_a3": list(packed), "name": "", "named": False}
    added = geopandas.GeoDataFrame(columns, geometry=list(packed.values()), crs=frame.crs)
    around = frame.assign(named=np.isin(np.arange(len(frame)), near))
    return pd.concat([around, added], ignore_index=True) if packed else around


def _outline(country: str) -> shapely.Geometry | None:
    """The land of a pack's departments; None when it has no departments to draw."""
    departments = load_layer("departments")
    shapes = departments.geometry[departments["code"].isin(load_country(country).units)]
    return None if shapes.empty else shapely.coverage_union_all(shapes.to_numpy())
