"""Names that separators cut wrongly."""

import pytest

from geodata.geocoder import load_geocoder
from geodata.matching import Scope
from geodata.pairs import joined, one_name, two_places
from geodata.placetext import parse_place

INDEX = load_geocoder().index


def names(text):
    return parse_place(text).names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "valle de los ríos Apurímac, Ene y Mantaro",
            ["valle de los ríos Apurímac, Ene y Mantaro"],
        ),
        (
            "Foo, valle de los ríos Apurímac, Ene y Mantaro, Perú",
            ["Foo", "valle de los ríos Apurímac, Ene y Mantaro", "Perú"],
        ),
        (
            "valle de los rios Apurimac, Ene y Mantaro (VRAEM)",
            ["valle de los rios Apurimac, Ene y Mantaro (VRAEM)"],
        ),
        (
            "(valle de los ríos Apurímac, Ene y Mantaro)",
            ["valle de los ríos Apurímac, Ene y Mantaro"],
        ),
        ("Lima-Rimac", ["Rimac", "Lima"]),
        ("Rimac-Lima", ["Lima", "Rimac"]),
        ("Pichari/La Convención", ["La Convención", "Pichari"]),
        ("Pichari/La Convención/Cusco", ["Pichari", "La Convención", "Cusco"]),
        ("Huay-Huay", ["Huay-Huay"]),
        ("Huajoto/Huaccoto", ["Huajoto"]),
        ("Kiteni-Postakiato", ["Kiteni-Postakiato"]),
        ("Satipo, Junín", ["Satipo", "Junín"]),
    ],
)
def test_joined(text, parts):
    assert [name.text for name in joined(names(text), INDEX, text)] == parts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("PROVINCIA: SATIPO DISTRITO: PANGOA", ["PROVINCIA: SATIPO", "DISTRITO: PANGOA"]),
        ("Satipo\tJunín", ["Satipo", "Junín"]),
    ],
)
def test_names_are_quoted_as_they_are_written(text, written):
    assert [name.text for name in joined(names(text), INDEX, text)] == written


def test_two_places_at_the_head():
    pair = two_places(names("Kiteni-Postakiato, Echarate"), Scope(), INDEX)
    assert [name.text for name in pair] == ["Kiteni", "Postakiato"]
    assert two_places(names("Kiteni-Foobarbaz"), Scope(), INDEX) == ()
    assert two_places((), Scope(), INDEX) == ()


def test_one_name_with_a_hyphen_in_it():
    assert one_name("La Legua - San Jacinto", INDEX).folded == "la legua san jacinto"
    assert one_name("Huanta - Ayacucho", INDEX) is None
    assert one_name("La Legua, San Jacinto", INDEX) is None
