"""A record's coordinates against its names."""

import pytest

from geodata.geocoder import load_geocoder


def geocode(text, lat, lon, **stated):
    return load_geocoder().geocode(text, lat=lat, lon=lon, **stated)


def test_coordinates_that_agree_are_kept():
    result = geocode("Mazángaro, Junín", -12.23, -74.07)
    assert (result.status, result.unit) == ("resolved", "120609")
    assert (result.lat, result.lon, result.precision, result.radius_km) == (
        -12.23,
        -74.07,
        "exact",
        None,
    )


def test_coordinates_a_little_outside_are_kept():
    inside_kimbiri_river_bank = geocode("Llochegua, Huanta", -12.41, -73.88)
    assert inside_kimbiri_river_bank.status == "resolved"


def test_coordinates_far_outside_are_a_conflict_and_the_name_is_followed():
    result = geocode("Llochegua, Huanta", -13.1588, -74.2232)
    assert (result.status, result.unit, result.precision) == ("conflict", "050408", "district")
    assert (result.lat, result.lon) != (-13.1588, -74.2232)
    assert "outside Llochegua district" in result.reason_in()


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (-74.63, -11.25, "swapped"),
        (11.25, 74.63, "minus sign"),
        (0, 0, "0, 0"),
        ("x", "y", "not numbers"),
        (95, 200, "range of degrees"),
    ],
)
def test_faulty_coordinates_are_named_and_not_drawn(lat, lon, words):
    result = geocode("Satipo", lat, lon)
    assert (result.status, result.unit, result.precision) == ("conflict", "1206", "province")
    assert words in result.reason_in()


def test_half_a_point_is_no_conflict():
    result = geocode("Satipo", -11.25, None)
    assert result.status == "resolved"
    assert "Only one of the two" in result.reason_in()


def test_coordinates_alone_tell_the_province():
    result = geocode("", -12.234, -74.08)
    assert (result.status, result.unit, result.method) == ("resolved", "1206", "coordinates")
    assert result.district is None
    assert geocode("Foobarbaz", -12.234, -74.08).status == "fallback"


def test_coordinates_alone_offer_the_nearest_known_places_and_take_none():
    result = geocode("", -12.234, -74.08)
    assert result.candidates[0].unit == "120609"
    assert len({candidate.unit for candidate in result.candidates}) == 3
    assert (
        "nearest known place, Mazángaro, less than 1 km away, is in Vizcatán del Ene"
        in result.reason_in()
    )
    assert (result.lat, result.lon, result.precision) == (-12.234, -74.08, "exact")


def test_district_polygons_tell_a_point_alone_and_an_unknown_village(monkeypatch):
    monkeypatch.setattr("geodata.points.district_at", lambda *_: "120609")
    alone = geocode("", -12.234, -74.08)
    assert (alone.level, alone.unit, alone.candidates) == ("district", "120609", ())
    village = geocode("Foobarbaz", -12.234, -74.08, province="Satipo")
    assert (village.status, village.unit, village.district) == ("fallback", "120609", "120609")
    assert village.regions == ("VRAE", "VRAEM", "VRAEM_WIDE")
    assert "By its coordinates it is put in Vizcatán del Ene" in village.reason_in()
    elsewhere = geocode("Foobarbaz", -11.25, -74.63, district="Mazamari")
    assert elsewhere.unit == "120604"


def test_coordinates_at_sea_or_abroad():
    assert "outside Peru" in geocode("", -12.2, -79.0).reason_in()
    assert "outside Peru" in geocode("Foobar", 4.6, -74.08).reason_in()
    assert geocode("Bogotá, Colombia", -12.234, -74.08).unit is None


def test_coordinates_tell_namesakes_apart():
    assert geocode("San Miguel", -13.01, -73.98).unit == "050501"
    assert geocode("Anco", -13.05, -73.70).unit == "050502"
    far_from_all = geocode("San Miguel", -9.0, -77.5)
    assert (far_from_all.status, far_from_all.unit) == ("fallback", "0213")


def test_a_region_and_coordinates():
    assert geocode("VRAEM", -12.6, -73.8).status == "resolved"
    assert geocode("VRAEM", -6.0, -77.0).status == "conflict"


def test_a_place_is_held_against_its_own_point():
    result = geocode("Kepashiato", -12.73, -73.05)
    assert (result.status, result.unit, result.precision) == ("conflict", "080915", "near")
    assert "20 km from the point known" in result.reason_in()
    assert geocode("Kepashiato", -12.68, -73.15).status == "resolved"


def test_a_district_is_held_against_the_places_known_in_it():
    far = geocode("Pichari", -12.7, -72.7)
    assert (far.status, far.unit, far.precision) == ("conflict", "080910", "district")
    assert "124 km from the nearest place known in Pichari" in far.reason_in()
    close = geocode("Pichari", -12.45, -73.9)
    assert (close.status, close.precision, close.lat) == ("resolved", "exact", -12.45)
    assert "only its province could be checked" in close.reason_in()


def test_a_circle_is_held_against_its_centre():
    assert geocode("near Pichari", -12.7, -73.2).status == "conflict"


@pytest.mark.parametrize(("text", "precision"), [("Junín", "department"), ("Satipo", "province")])
def test_coordinates_make_a_wide_unit_no_finer(text, precision):
    result = geocode(text, -11.3, -74.5)
    assert (result.status, result.precision, result.lat) == ("resolved", precision, -11.3)
    assert "finer than what the text names" in result.reason_in()


def test_coordinates_of_an_unknown_village_are_the_sources_own():
    result = geocode("Foobarbaz, Satipo", -11.2, -74.3)
    assert (result.status, result.unit, result.precision) == ("fallback", "1206", "exact")


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (-12.2, -79.0, "outside Peru, at sea"),
        (4.6, -74.08, "outside Peru, in Colombia"),
        (-4.215, -69.94, "outside Peru, in Brazil"),
        (40.4, -3.7, "outside Peru, in Spain"),
    ],
)
def test_a_point_at_sea_or_abroad_says_where(lat, lon, words):
    result = geocode("", lat, lon)
    assert (result.status, result.unit) == ("unresolved", None)
    assert words in result.reason_in()


def test_degrees_minutes_and_seconds_are_said_to_be_read():
    assert "degrees, minutes and seconds" in geocode("Satipo", "11°15'S", "74°38'W").reason_in()
    assert "degrees, minutes" not in geocode("Satipo", -11.25, -74.63).reason_in()
