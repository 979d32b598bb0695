"""A home folder of the test's own, and made-up districts that fill real provinces."""

import functools

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country
from geodata.rebuild.outlines import district_cells
from geodata.rebuild.seats import Seat

PROVINCES = ("0504", "0809", "1206")
"""Huanta, La Convención and Satipo, which meet in the VRAEM."""


@functools.cache
def _cells():
    units = load_country().units
    seats = {
        code: Seat(unit.seat, unit.lat, unit.lon, unit.seat)
        for code, unit in units.items()
        if unit.level == "district" and unit.parent in PROVINCES and unit.lat is not None
    }
    shapes = district_cells(seats, {code: bundled_provinces()[code] for code in PROVINCES})
    codes = sorted(shapes)
    return geopandas.GeoDataFrame(
        {
            "code": codes,
            "name": [units[code].name for code in codes],
            "province": [units[code[:4]].name for code in codes],
            "department": [units[code[:2]].name for code in codes],
        },
        geometry=[shapes[code] for code in codes],
        crs="EPSG:4326",
    )


@pytest.fixture
def districts():
    """The cells round the seats of three provinces: code, name, province, department."""
    return _cells().copy()


@pytest.fixture
def provinces():
    """All bundled provinces: code, name, department."""
    units = load_country().units
    shapes = bundled_provinces()
    return geopandas.GeoDataFrame(
        {
            "code": list(shapes),
            "name": [units[code].name for code in shapes],
            "department": [units[code[:2]].name for code in shapes],
        },
        geometry=list(shapes.values()),
        crs="EPSG:4326",
    )


@pytest.fixture
def squares():
    """Three squares with accented names, in degrees."""
    frame = pd.DataFrame({"id": ["01", "02", "03"], "name": ["Ñuñoa", "Áncash", "Cañete"]})
    shapes = shapely.box(np.array([0, 1, 2]), 0, np.array([1, 2, 3]), 1)
    return geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")
