"""Places given by way of others."""

import pytest

from geodata.geocoder import load_geocoder
from geodata.relations import NEAR_KM


def geocode(text, **stated):
    return load_geocoder().geocode(text, **stated)


def test_near_a_place():
    result = geocode("near Pichari")
    town = geocode("Pichari town")
    assert (result.status, result.unit, result.precision) == ("fallback", "080910", "near")
    assert (result.lat, result.lon, result.radius_km) == (town.lat, town.lon, NEAR_KM)


def test_the_radius_follows_from_the_words():
    result = geocode("20 km north of Satipo")
    assert (result.status, result.unit, result.radius_km) == ("fallback", "120601", 20)
    assert "a circle of 20 km" in result.reason_in()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("norte de San Martín", "22"),
        ("sur de Junín", "12"),
        ("northern Ayacucho", "05"),
        ("southern Cusco", "08"),
        ("in the north of La Mar, Ayacucho", "0505"),
    ],
)
def test_a_side_of_a_wide_unit_is_the_unit(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("fallback", unit)
    assert result.precision == result.level
    assert "a side of" in result.reason_in()


def test_a_side_of_a_country_is_no_unit():
    assert "no part of Peru" in geocode("southern Peru").reason_in()
    assert geocode("Southern Ukraine").level == "country"


def test_a_side_of_a_small_unit_is_near_it():
    result = geocode("al norte de Pichari")
    assert (result.unit, result.precision, result.radius_km) == ("080910", "near", NEAR_KM)


def test_near_a_department_is_no_village_of_its_name():
    assert geocode("near San Martín").precision == "department"
    assert geocode("near Ayacucho").precision == "near"


def test_too_far_for_near():
    result = geocode("60 km al este de Satipo")
    assert (result.unit, result.precision) == ("12", "department")


def test_near_a_wide_unit_is_the_unit():
    result = geocode("near La Convención province")
    assert (result.status, result.unit, result.precision) == ("fallback", "0809", "province")


def test_near_an_unknown_place_is_the_stated_parent():
    assert geocode("near Foobarbaz, Satipo").unit == "1206"


def test_the_area_of_a_region_is_the_region():
    assert geocode("VRAEM area").unit == "VRAEM"


def test_a_known_place_near_another_is_itself():
    result = geocode("Yuveni, near Kiteni")
    assert (result.status, result.unit, result.level) == ("resolved", "080909", "place")


def test_a_namesake_is_not_taken_for_a_place_near_another():
    result = geocode("Nueva Esperanza, near Pichari")
    assert (result.status, result.unit) == ("fallback", "080910")


def test_between_two_places():
    result = geocode("entre Kepashiato y Kiteni")
    kepashiato, kiteni = geocode("Kepashiato"), geocode("Kiteni")
    assert (result.status, result.unit, result.precision) == ("ambiguous", "0809", "near")
    assert result.lat == pytest.approx((kepashiato.lat + kiteni.lat) / 2, abs=1e-4)
    # Half-way is 8.5 km from either, and Kepashiato itself is only known to 2 km.
    assert result.radius_km == pytest.approx(8.5 + kepashiato.radius_km, abs=0.2)
    assert {candidate.name for candidate in result.candidates} == {"Kepashiato", "Kiteni"}


@pytest.mark.parametrize("text", ["carretera Tambo–San Francisco", "Tambo-San Francisco road"])
def test_a_road_picks_the_ends_that_belong_together(text):
    result = geocode(text)
    assert (result.status, result.unit) == ("ambiguous", "0505")
    assert {candidate.unit for candidate in result.candidates} == {"050508", "050503"}


def test_ends_that_do_not_belong_together_are_only_listed():
    result = geocode("entre Santa Rosa y San Juan")
    assert (result.status, result.unit, result.lat) == ("ambiguous", None, None)


def test_one_unknown_end():
    assert geocode("entre Foobarbaz y Kiteni").unit == "080902"


def test_two_departments():
    result = geocode("Ayacucho/Junín")
    assert (result.status, result.unit) == ("ambiguous", None)
    assert [candidate.unit for candidate in result.candidates] == ["05", "12"]


def test_two_spellings_of_one_place_are_one():
    assert geocode("Huajoto/Huaccoto").status == "resolved"


def test_near_a_name_that_is_a_towns_only_among_others():
    result = geocode("near Libertad")
    assert (result.status, result.unit, result.method) == ("fallback", "13", "near")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("25 km NE of Quillabamba", "080901"),
        ("10km N of Uchiza", "221005"),
        ("15 kilometres north-east of Pozuzo", "190305"),
        ("a las afueras de Pucallpa", "250101"),
        ("just outside Kepashiato", "080915"),
        ("área de Kiteni", "080902"),
        ("not far from Uchiza", "221005"),
        ("jungle near Llochegua", "050408"),
        ("selva cercana a Pichari", "080910"),
    ],
)
def test_more_ways_to_say_near(text, unit):
    result = geocode(text)
    assert (result.status, result.unit, result.precision) == ("fallback", unit, "near")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kimbiri & Pichari", "0809"),
        ("on the road between Pichari and Kimbiri", "0809"),
        ("from Pichari to Kimbiri", "0809"),
        ("de Mazamari a Puerto Ocopa", "1206"),
        ("tramo Mazamari - Puerto Ocopa", "1206"),
        ("carretera Mazamari – Puerto Ocopa", "1206"),
        ("entre los distritos de Llochegua y Canayre", "0504"),
        ("frontera de Junín y Ayacucho", None),
        ("regiones de Junín, Ayacucho y Cusco", None),
        ("Junin and Huancavelica regions", None),
        ("Paucarbamba | Colcabamba", "09"),
    ],
)
def test_more_ways_to_name_two(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("ambiguous", unit)
