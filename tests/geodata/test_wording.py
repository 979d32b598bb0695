"""What sentences are filled with."""

import pytest

from geodata.catalogue import load_catalogue
from geodata.geocoder import load_geocoder
from geodata.placetext import parse_name
from geodata.results import LOCALE
from geodata.wording import kilometres, number, what

INDEX = load_geocoder().index
ENGLISH, SPANISH = (load_catalogue(LOCALE, language) for language in ("en", "es"))


def in_both(message):
    return message.text(ENGLISH), message.text(SPANISH)


@pytest.mark.parametrize(
    ("km", "english", "spanish"),
    [
        (0.1, "less than 1 km", "menos de 1 km"),
        (1.4, "1 km", "1 km"),
        (21.6, "22 km", "22 km"),
        (1234.5, "1,234 km", "1,234 km"),
    ],
)
def test_distances_are_whole_kilometres(km, english, spanish):
    assert in_both(kilometres(km)) == (english, spanish)


def test_thousands_are_parted_as_in_peru():
    assert in_both(number(999)) == ("999", "999")
    assert in_both(number(12000)) == ("12,000", "12,000")


@pytest.mark.parametrize("code", ["07", "0701"])
def test_callao_is_no_department(code):
    callao = what(INDEX.unit(code), INDEX.gazetteer)
    assert in_both(callao) == (
        "the Constitutional Province of Callao",
        "la Provincia Constitucional del Callao",
    )
    assert callao.short.text(ENGLISH) == callao.text(ENGLISH)


def test_a_unit_by_its_type_and_what_contains_it():
    district = what(INDEX.unit("120604"), INDEX.gazetteer)
    assert in_both(district) == (
        "Mazamari district (Satipo, Junín)",
        "el distrito de Mazamari (Satipo, Junín)",
    )


def test_a_place_in_full_and_in_short():
    place = what(INDEX.lookup(parse_name("Kiteni"))[0], INDEX.gazetteer)
    assert in_both(place)[1] == "el lugar Kiteni (Echarate, La Convención, Cusco)"
    assert in_both(place.short)[1] == "Kiteni (Echarate, La Convención, Cusco)"


def test_a_region_has_its_name_in_each_language():
    assert in_both(what(INDEX.unit("ALTO_HUALLAGA"), INDEX.gazetteer)) == (
        "the region “Upper Huallaga Valley”",
        "la región «Alto Huallaga»",
    )
