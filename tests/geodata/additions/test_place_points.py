import numpy as np
import pandas as pd
import pytest

from geodata.additions.place_columns import find_columns
from geodata.additions.place_points import of_geometry, read_points
from geodata.unusable import UnusableFileError

PERU = (-81.5, -18.5, -68.5, 0.2)
KITENI = (-12.64775, -73.04725)


def points(rows, headings=("nombre", "latitud", "longitud"), epsg=None):
    frame = pd.DataFrame(rows, columns=list(headings), dtype=object)
    return read_points(frame, find_columns(frame, PERU), PERU, epsg)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("-12.64775", "-73.04725"),
        (" -12,64775 ", "-73,04725"),
        ("\u221212.64775", "\u221273.04725"),
        ("12°38'51.9\" S", "73°02'50.1\" W"),
        ("-73.04725", "-12.64775"),  # in each other's column
    ],
)
def test_degrees_however_they_are_written(lat, lon):
    found = points([("Kiteni", lat, lon)])
    assert (found.lat[0], found.lon[0]) == pytest.approx(KITENI, abs=1e-4)
    assert found.fault[0] == ""


@pytest.mark.parametrize(
    ("lat", "lon", "fault"),
    [
        ("", " ", "no_point"),
        ("-12.6", "", "bad_point"),
        ("north", "west", "bad_point"),
        ("1e400", "-73", "bad_point"),
        ("0", "0.0", "zero_point"),
        ("0" * 10_000 + "x", "-73", "bad_point"),
    ],
)
def test_what_is_no_point(lat, lon, fault):
    found = points([("Kiteni", lat, lon), ("Kiteni", "-12.6", "-73.0")])
    assert found.fault.tolist() == [fault, ""]
    assert np.isnan(found.lat[0])
    assert np.isnan(found.lon[0])


def test_columns_in_each_other_s_place_are_counted():
    found = points([("a", "-73.0", "-12.6"), ("b", "-12.6", "-73.0")])
    assert found.lat.tolist() == [-12.6, -12.6]
    assert [(m.msgid, m.params["n"]) for m in found.remarks] == [
        ("Latitude and longitude stood in each other's place: {n}.", 1)
    ]


def test_a_list_that_leaves_out_signs():
    found = points([("a", "12.6", "73.0"), ("b", "5.1", "80.2")])
    assert (found.lat.tolist(), found.lon.tolist()) == ([-12.6, -5.1], [-73.0, -80.2])


def test_a_point_abroad_keeps_its_sign():
    found = points([("Leticia", "3.2", "-73.0"), ("Kiteni", "-12.6", "-73.0")])
    assert found.lat.tolist() == [3.2, -12.6]


GRID = ("nombre", "zona", "este", "norte")
KITENI_18S, KITENI_19S = (712_000, 8_601_000), (60_500, 8_596_000)


@pytest.mark.parametrize("zone", ["18", "18S", "18 L", "Zona 18 Sur", "UTM 18S"])
def test_metres_of_a_zone_that_a_column_names(zone):
    found = points([("Kiteni", zone, *map(str, KITENI_18S))], GRID)
    assert (found.lat[0], found.lon[0]) == pytest.approx(KITENI, abs=0.02)


def test_metres_of_several_zones():
    rows = [("Kiteni", "18", *map(str, KITENI_18S)), ("Kiteni", "19", *map(str, KITENI_19S))]
    found = points(rows, GRID)
    assert found.lat == pytest.approx([KITENI[0]] * 2, abs=0.1)
    assert found.lon == pytest.approx([KITENI[1]] * 2, abs=0.1)


def test_metres_of_a_system_that_the_user_names():
    rows = [("Kiteni", *map(str, reversed(KITENI_18S)))]
    assert points(rows, ("nombre", "norte", "este"), 32718).lat[0] == pytest.approx(
        -12.64, abs=0.02
    )
    # Northing and easting in each other's columns.
    assert points(rows, ("nombre", "este", "norte"), 32718).lat[0] == pytest.approx(
        -12.64, abs=0.02
    )


def test_metres_of_which_nothing_says_the_zone_are_refused():
    with pytest.raises(UnusableFileError, match="zones are: 32717, 32718, 32719"):
        points([("Kiteni", *map(str, KITENI_18S))], ("nombre", "este", "norte"))


def test_degrees_are_taken_before_metres():
    rows = [("Kiteni", *map(str, KITENI_18S), "-12.64775", "-73.04725")]
    found = points(rows, ("nombre", "este", "norte", "latitud", "longitud"))
    assert (found.lat[0], found.lon[0]) == KITENI


def test_points_of_shapes():
    found = of_geometry(np.array([-12.6, np.nan, 0.0]), np.array([-73.0, np.nan, 0.0]))
    assert found.fault.tolist() == ["", "no_point", "zero_point"]
    assert np.isnan(found.lat[1:]).all()
