"""Countries by name."""

import pytest

from geodata.countries import country_code, country_name, stated_country
from geodata.packs import load_packs


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Colombia", "CO"),
        ("Brasil", "BR"),
        ("Brazil", "BR"),
        ("perú", "PE"),
        ("Estados Unidos", "US"),
        ("EE.UU.", "US"),
        ("Satipo", None),
        ("", None),
    ],
)
def test_by_name(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("field", "code"),
    [("COL", "CO"), ("co", "CO"), ("PER", "PE"), ("Peru", "PE"), ("135", "PE"), ("???", "")],
)
def test_by_the_field_of_a_record(field, code):
    assert stated_country(field, load_packs()["PER"]) == code


def test_named_in_the_readers_language():
    assert country_name("BR", "en") == "Brazil"
    assert country_name("BR", "es") == "Brasil"
