from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from dashboard.filters import Filter
from dashboard.i18n import words_for
from dashboard.sentence import Names, listed, sentence

NAMES = Names(
    group={"sl": "Shining Path", "army": "Army"}.get,
    unit={"12": "Junín", "1206": "Satipo"}.get,
    region={"VRAEM": "VRAEM"}.get,
)
SAMPLES = {
    "date_from": dt.date(2012, 1, 1),
    "date_to": dt.date(2012, 8, 31),
    "kinds": ("attack", "ambush"),
    "groups": ("sl",),
    "departments": ("12",),
    "provinces": ("1206",),
    "regions": ("VRAEM",),
    "min_killed": 3,
    "precision": "near",
    "text": "Mazángaro",
}


def said(language: str = "en", count: int = 38, **asked: object) -> str:
    return sentence(Filter(**asked), count, NAMES, words_for(language))


def test_the_sentence_in_english() -> None:
    assert (
        said(
            regions=("VRAEM",),
            date_from=dt.date(2008, 1, 1),
            date_to=dt.date(2016, 12, 31),
            groups=("sl",),
            role="attributed",
        )
        == "38 incidents, in the region VRAEM, 2008–2016, attributed to Shining Path"
    )


def test_the_sentence_in_spanish() -> None:
    assert said("es", 1, date_from=dt.date(2012, 1, 1), date_to=dt.date(2012, 8, 31)) == (
        "1 incidente, enero–agosto de 2012"
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", [f.name for f in fields(Filter) if f.name != "role"])
def test_every_filter_field_is_said(language: str, name: str) -> None:
    assert said(language, **{name: SAMPLES[name]}) != said(language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_role_is_said_in_its_own_words(language: str) -> None:
    roles = ("involved", "suffered", "attributed")
    assert len({said(language, groups=("sl",), role=role) for role in roles}) == len(roles)


def test_several_values_of_a_field_are_joined_by_or() -> None:
    words = words_for("en")
    assert [listed(items, words) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]
