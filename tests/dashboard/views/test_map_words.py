from __future__ import annotations

import pytest

from dashboard.i18n import words_for
from dashboard.views.map_words import area_of, map_words, where_text


@pytest.mark.parametrize(
    ("precision", "area"),
    [
        ("exact", "050408"),
        ("near", "050408"),
        ("district", "050408"),
        ("province", "0504"),
        ("department", "05"),
    ],
)
def test_an_incident_is_drawn_in_the_unit_that_its_precision_allows(home, precision, area) -> None:
    assert area_of("050408", precision) == area


@pytest.mark.parametrize(
    ("precision", "area"),
    [("district", "CO05001003"), ("province", "CO05001"), ("department", "CO05")],
)
def test_codes_of_another_country_are_not_cut(home, precision, area) -> None:
    home.put_colombia()
    assert area_of("CO05001003", precision) == area
    row = {
        "place_name": "x",
        "level": precision,
        "radius_km": None,
        "precision": precision,
        "unit": area,
    }
    assert f"Unit {area}" in where_text(row, words_for("en"))


@pytest.mark.parametrize("unit", ["VRAEM", "", "nobody"])
def test_what_is_no_unit_stays_as_it_is(home, unit: str) -> None:
    assert area_of(unit, "region") == unit


def test_the_corner_credits_what_was_added(added) -> None:
    added()
    assert map_words(words_for("es"))["attribution"].startswith("Límites: The Surveyors, ")


def test_units_of_another_country_are_named_plainly(home) -> None:
    home.put_colombia()
    row = {
        "place_name": "x",
        "level": "department",
        "radius_km": None,
        "precision": "department",
        "unit": "CO05",
    }
    assert where_text(row, words_for("en")) == "somewhere in Unit CO05"
    assert where_text(row, words_for("es")) == "en algún lugar de Unit CO05"


@pytest.mark.parametrize(
    ("region", "spanish"),
    [
        ("VRAE", "en algún lugar del Valle de los ríos Apurímac y Ene (VRAE)"),
        ("ALTO_HUALLAGA", "en algún lugar del Alto Huallaga"),
        ("{unknown}", "en algún lugar de {unknown}"),
    ],
)
def test_a_region_has_its_article_in_spanish(region: str, spanish: str) -> None:
    row = {
        "place_name": region,
        "level": "region",
        "radius_km": None,
        "precision": "region",
        "unit": region,
    }
    assert where_text(row, words_for("es")) == spanish
