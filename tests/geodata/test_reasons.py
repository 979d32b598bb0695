"""The sentences: whole, in both languages, and good Spanish."""

import csv
import re
from pathlib import Path

import pytest

from geodata import abroad_reasons, reasons
from geodata.catalogue import Message, load_catalogue
from geodata.geocoder import load_geocoder
from geodata.results import LOCALE

GOLD = Path(__file__).with_name("gold.csv")
INPUTS = ("department", "province", "district", "country", "lat", "lon", "ubigeo", "date")


@pytest.fixture(scope="module")
def answers():
    geocode = load_geocoder().geocode
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [geocode(row["text"], **{name: row[name] for name in INPUTS}) for row in rows]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_is_a_whole_sentence(answers, language):
    for answer in answers:
        sentence = answer.reason_in(language)
        assert sentence.endswith(".")
        assert "None" not in sentence
        assert "  " not in sentence
        assert len(sentence) < 500


def test_spanish_has_its_contractions_and_its_own_quotes(answers):
    for answer in answers:
        spanish = answer.reason_in("es")
        assert not re.search(r"\b(?:de|a) el\b", spanish), spanish
        assert "“" not in spanish
        assert "declara" not in spanish


def test_a_long_text_is_cut_in_its_sentence():
    assert len(reasons.shown("x" * 300)) == 80
    assert reasons.shown("Satipo") == "Satipo"


def test_invisible_marks_are_not_shown():
    assert reasons.shown("\u200eHuallhua\nSatipo") == "Huallhua Satipo"


@pytest.mark.parametrize(
    ("text", "country", "sentence"),
    [
        ("Colombia", "CO", "“Colombia” is another country; the gazetteer covers Peru."),
        ("Leticia, Colombia", "CO", "“Leticia, Colombia” is abroad; the gazetteer covers Peru."),
        ("Yemen (North Yemen)", "YE", "“Yemen (North Yemen)” is another country, Yemen; the gaz"),
        ("Bogotá", "CO", "“Bogotá” is in another country, Colombia; the gazetteer covers Peru."),
    ],
)
def test_another_country_or_a_place_in_one(text, country, sentence):
    said = abroad_reasons.abroad(text, reasons.CountryName(country), reasons.CountryName("PE"))
    assert said.text(load_catalogue(LOCALE, "en")).startswith(sentence)


def test_a_country_that_is_not_known_is_quoted():
    geocode = load_geocoder().geocode
    assert "“Foo” is stated to be in “Atlantis”" in geocode("Foo", country="Atlantis").reason_in()
    assert "“Atlantis” is no country" in geocode("", country="Atlantis").reason_in()


@pytest.mark.parametrize(
    ("place", "year", "said"),
    [
        ("Quepashiato, Echarate", "", "of which it used to be a part."),
        ("Unión Mantaro, Llochegua", "", "which lies right beside it."),
        ("San Miguel del Ene, Pangoa", "2012", "Until 2015 this was a part of Pangoa district"),
    ],
)
def test_why_a_source_states_another_unit(place, year, said):
    assert said in load_geocoder().geocode(place, date=year).reason_in()


def test_a_country_is_named_in_the_readers_language():
    brazil, peru = reasons.CountryName("BR"), reasons.CountryName("PE")
    sentence = abroad_reasons.abroad("São Paulo", brazil, peru)
    assert "Brasil" in sentence.text(load_catalogue(LOCALE, "es"))
    assert "Brazil" in sentence.text(load_catalogue(LOCALE, "en"))


def test_braces_in_a_text_stay_as_they_are():
    sentence = reasons.unknown("{it} {0}")
    assert isinstance(sentence, Message)
    assert "“{it} {0}”" in sentence.text(load_catalogue(LOCALE, "en"))
