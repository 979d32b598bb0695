"""Points as records give them."""

import math

import pandas as pd
import pytest

from geodata.coordinates import distance_km, km_outside, province_at, read_point
from geodata.packs import load_packs

PERU = load_packs()["PER"].box


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        (-12.2, -74.1, (-12.2, -74.1)),
        ("-12.2", " -74.1 ", (-12.2, -74.1)),
        ("-12,2", "-74,1", (-12.2, -74.1)),
        ("12°15'S", "74°30'00\"W", (-12.25, -74.5)),
        ("12° 15\u2032 36\u2033 S", "74 30 O", (-12.26, -74.5)),
        ("12:15:36S", "74:30W", (-12.26, -74.5)),
    ],
)
def test_ways_to_write_a_point(lat, lon, point):
    read = read_point(lat, lon, PERU)
    assert read.fault is None
    assert (read.lat, read.lon) == pytest.approx(point)


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, None), (math.nan, pd.NA), ("", " "), (pd.NaT, "nan")]
)
def test_no_point(lat, lon):
    assert read_point(lat, lon, PERU) is None


@pytest.mark.parametrize(
    ("lat", "lon", "fault"),
    [
        (0, 0, "zero"),
        ("0.0", "0", "zero"),
        (-74.1, -12.2, "swapped"),
        (12.2, 74.1, "no_sign"),
        (-12.2, 74.1, "no_sign"),
        (12.2, -74.1, "no_sign"),
        ("x", "y", "not_numbers"),
        (math.inf, -74, "not_numbers"),
        (-12.2, None, "incomplete"),
        (95, 200, "out_of_range"),
        (-34.6, -58.4, None),
    ],
)
def test_faults(lat, lon, fault):
    assert read_point(lat, lon, PERU).fault == fault


def test_distance_between_lima_and_cusco():
    assert distance_km(-12.0464, -77.0428, -13.5319, -71.9675) == pytest.approx(574, abs=3)


def test_province_of_a_point():
    assert province_at(-12.234, -74.08) == "1206"
    assert province_at(-12.2, -79.0) is None


def test_how_far_outside_a_unit():
    assert km_outside(-12.234, -74.08, "1206") == 0
    assert km_outside(-12.234, -74.08, "nowhere") is None
    assert km_outside(-12.0464, -77.0428, "1206") == pytest.approx(232, abs=5)
