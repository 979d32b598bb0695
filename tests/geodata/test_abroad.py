"""Places abroad whose country is not written."""

import pytest

from geodata.foreign import countries_with, country_of_city
from geodata.geocoder import load_geocoder


def geocode(text, **stated):
    return load_geocoder().geocode(text, **stated)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Medellín, Antioquia", "Colombia"),
        ("Cali, Valle del Cauca", "Colombia"),
        ("Tabatinga, Amazonas", "Brazil"),
        ("Puerto Asís, Putumayo", "Colombia"),
        ("Iquique, Tarapacá", "Chile"),
        ("Cobija, Pando", "Bolivia"),
        ("Loreto, Baja California", "Mexico"),
        ("Lima, Ohio", "United States"),
        ("Bogotá", "Colombia"),
        ("Guayaquil", "Ecuador"),
        ("Kabul", "Afghanistan"),
        ("San José, San José, Costa Rica", "Costa Rica"),
    ],
)
def test_the_country_is_named_and_no_namesake_taken(text, country):
    result = geocode(text)
    assert (result.status, result.level, result.name) == ("unresolved", "country", country)
    assert result.unit is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Bagua, Amazonas", "0102"),
        ("Nieva, Amazonas", "010401"),
        ("San Antonio del Estrecho, Putumayo", "160801"),
        ("Antioquía, Huarochirí", "150702"),
        ("Trujillo, La Libertad", "1301"),
        ("Lima, Lima", "1501"),
    ],
)
def test_what_is_known_at_home_stays_there(text, unit):
    assert geocode(text).unit == unit


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("Granada", "Antioquia"),
        ("Miraflores", "Guaviare department"),
        ("San Calixto", "Táchira"),
        ("San Ignacio municipality", "Sinaloa state"),
    ],
)
def test_a_department_of_another_country_in_its_field(text, department):
    result = geocode(text, department=department)
    assert (result.status, result.level, result.unit) == ("unresolved", "country", None)


def test_a_department_that_several_other_countries_have():
    text = geocode("Córdoba department")
    field = geocode("Saiza village", department="Córdoba department")
    assert (text.status, text.unit) == (field.status, field.unit) == ("unresolved", None)
    assert "several other countries" in text.reason_in()
    assert geocode("Córdoba, Huaytará").unit == "090603"


def test_an_unknown_village_in_a_stated_unit_stays_there():
    assert geocode("Tabatinga", department="Amazonas").unit == "01"
    assert geocode("Foobar, Amazonas").status == "fallback"


def test_cities_of_one_name():
    assert country_of_city("Medellin") == "CO"
    assert country_of_city("Santa Rosa") is None
    assert country_of_city("Foobar") is None
    assert country_of_city("San José", frozenset({"CR"})) == "CR"


def test_units_of_one_name():
    assert {"BR", "CO", "PE", "VE"} <= countries_with("amazonas")
    assert countries_with("Foobar") == frozenset()


def test_a_bare_name_that_a_far_larger_city_abroad_bears_too():
    may_be = geocode("Leticia")
    assert (may_be.status, may_be.unit) == ("ambiguous", None)
    assert "Colombia" in may_be.reason_in()
    assert geocode("Leticia, Tarma").status == "resolved"


def test_a_name_spelt_as_cities_abroad_are_is_no_district_of_another_spelling():
    assert (geocode("Córdoba").status, geocode("Córdoba").unit) == ("unresolved", None)
    assert geocode("Córdova").unit == "090603"
    assert geocode("Cuzco").unit == "08"


def test_a_country_stated_beside_a_text_is_said_to_be_stated():
    assert "is stated to be in another country" in geocode("Kiteni", country="Colombia").reason_in()
