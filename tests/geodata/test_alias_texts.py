"""Texts that may become an alias, and those that may not."""

import pytest

from geodata.alias_texts import unfit_alias
from geodata.catalogue import Catalogue
from geodata.entries import read_entries
from geodata.gazetteer import load_country

PERU = load_country()


def why(text):
    unfit = unfit_alias(text, PERU)
    return unfit.text(Catalogue("en", {})) if unfit else ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Colombia", "is the name of a country"),
        ("Estados Unidos", "is the name of a country"),
        ("perú", "is the name of a country"),
        ("Bogotá", "is a city in Colombia"),
        ("BOGOTA", "is a city in Colombia"),
        ("120606", "has a code in it, 120606"),
        ("UBIGEO 120606", "has a code in it, 120606"),
        ("Pozo (PE120606)", "has a code in it, PE120606"),
        ("near Satipo", "by way of another"),
        ("20 km al norte de Satipo", "by way of another"),
        ("entre Kepashiato y Kiteni", "by way of another"),
        ("unknown", "names no place"),
        ("sin datos", "names no place"),
    ],
)
def test_unfit(text, said):
    assert said in why(text)
    assert why(text).startswith(f"“{text}” ")


@pytest.mark.parametrize("text", ["Alto Pangoa", "zona roja", "26 de Octubre", "Trujillo", "!!"])
def test_left_to_the_other_rules(text):
    """Names, also those that a city abroad shares with a place at home; and what is no text."""
    assert why(text) == ""


def test_the_bundled_aliases_are_fit():
    texts = [entry.value.text for entry in read_entries(PERU.pack).aliases]
    assert {text: why(text) for text in texts if why(text)} == {}
