"""Coordinates as text."""

import pytest

from geodata.geocoder import load_geocoder
from geodata.point_text import is_sexagesimal, pair_in, read_degrees


@pytest.mark.parametrize(
    "text",
    [
        "-12.25, -74.35",
        "-12,25; -74,35",
        "12.25 S 74.35 W",
        "-12.25000°, -74.35000°",
        "lat -12.25 lon -74.35",
        "12º15'00''S, 74º21'00''O",
        "12°15'S 74°21'W",
        "S 12°15.0' W 74°21.0'",
        "12° 15' sur 74° 21' oeste",
        "POINT(-74.35 -12.25)",
    ],
)
def test_a_text_that_is_a_pair(text):
    rest, lat, lon = pair_in(text)
    assert rest == ""
    assert (read_degrees(lat), read_degrees(lon)) == pytest.approx((-12.25, -74.35))
    result = load_geocoder().geocode(text)
    assert (result.status, result.unit, result.method) == ("resolved", "0504", "coordinates")


@pytest.mark.parametrize(
    "text", ["Mazamari 120604", "25 km NE of Quillabamba", "12,25", "28 de Julio", "", "km 25.5"]
)
def test_a_text_without_a_pair(text):
    assert pair_in(text) is None


def test_a_pair_beside_a_name():
    assert pair_in("Kiteni (-12.64, -73.05)") == ("Kiteni", "-12.64", "-73.05")


@pytest.mark.parametrize("text", ["0,0", "0 0", "0.0; 0.0"])
def test_no_data(text):
    assert "0, 0" in load_geocoder().geocode(text).reason_in()


def test_more_than_sixty_minutes_are_no_degrees():
    assert read_degrees("12°75'00\"S") is None
    assert is_sexagesimal("12°15'S")
    assert not is_sexagesimal("-12.25")
    assert "not numbers" in load_geocoder().geocode("12°75'00\"S 74°21'00\"W").reason_in()


@pytest.mark.parametrize(
    ("text", "where"),
    [("-12.0, -79.0", "at sea"), ("-16.5, -68.15", "in Bolivia"), ("-74.35, -12.25", "swapped")],
)
def test_a_pair_elsewhere(text, where):
    assert where in load_geocoder().geocode(text).reason_in()
