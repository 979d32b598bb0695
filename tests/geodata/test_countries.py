"""Countries by name."""

import pytest

from geodata.countries import (
    country_code,
    country_codes,
    country_in,
    country_name,
    stated_country,
)
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


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("Turkey", "TR"),
        ("Yemen (North Yemen)", "YE"),
        ("DR Congo (Zaire)", "CD"),
        ("Russia (Soviet Union)", "RU"),
        ("Cambodia (Kampuchea)", "KH"),
        ("Serbia (Yugoslavia)", "RS"),
        ("Zimbabwe (Rhodesia)", "ZW"),
        ("Macedonia, FYR", "MK"),
        ("Kingdom of eSwatini (Swaziland)", "SZ"),
        ("Bolivia, Plurinational State of", "BO"),
        ("Venezuela (Bolivarian Republic of)", "VE"),
        ("Korea, North", "KP"),
        ("Congo, DR", "CD"),
        ("The Gambia", "GM"),
        ("East Timor", "TL"),
        ("76", "BR"),
        ("076", "BR"),
        ("604", "PE"),
        ("999", ""),
        ("QQ", ""),
        ("Georgia, USA", ""),
        ("Congo (DRC)", ""),
        ("Yugoslavia", ""),
        ("(((", ""),
    ],
)
def test_by_the_names_and_numbers_of_other_files(field, code):
    assert stated_country(field, load_packs()["PER"]) == code


@pytest.mark.parametrize("text", ["Macedonia", "Palestine", "76"])
def test_such_names_are_no_country_in_a_place_text(text):
    assert country_code(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Leticia, Colombia", "CO"),
        ("Leticia (Colombia)", "CO"),
        ("Colombia", "CO"),
        ("Colombia, Huancavelica", None),
        ("", None),
    ],
)
def test_at_the_end_of_a_place_text(text, code):
    assert country_in(text) == code


def test_named_in_the_readers_language():
    assert country_name("BR", "en") == "Brazil"
    assert country_name("BR", "es") == "Brasil"
    assert country_name("CD", "en") == "DR Congo"
    assert country_name("CD", "es") == "República Democrática del Congo"


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
