"""Countries by name."""

import pytest

from geodata.countries import country_code, country_codes, country_name, stated_country
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


@pytest.mark.parametrize("text", ["COL", "col", "CO", "co", "Colombia", "República de Colombia"])
def test_both_codes_by_either_or_by_name(text):
    assert country_codes(text) == ("COL", "CO")


@pytest.mark.parametrize(("text", "code"), [("Congo (DRC)", None), ("DE", "DEU"), ("MM", "MMR")])
def test_codes_of_today_not_withdrawn_ones(text, code):
    found = country_codes(text)
    assert (found and found[0]) == code


@pytest.mark.parametrize("text", ["", "Atlantis", "QQ", "ZZZ", "05"])
def test_no_country_has_no_codes(text):
    assert country_codes(text) is None
