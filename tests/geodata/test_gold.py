"""The gold file: labelled place texts, and the figures that must not fall."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geodata.geocoder import load_geocoder

GOLD = Path(__file__).with_name("gold.csv")
INPUTS = ("department", "province", "district", "country", "lat", "lon", "ubigeo", "date")


@pytest.fixture(scope="module")
def gold():
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def answers(gold):
    geocode = load_geocoder().geocode
    return [geocode(row["text"], **{name: row[name] for name in INPUTS}) for row in gold]


def right_unit(row, answer):
    """The unit is right; a row without one says nothing of it, unless nothing may be found."""
    if not row["unit"]:
        return row["status"] != "unresolved" or answer.unit is None
    return answer.unit == row["unit"]


def test_the_file_is_large_and_varied(gold):
    cases = Counter(row["case"] for row in gold)
    assert len(gold) >= 400
    assert len(cases) >= 15
    assert all(row["source"] for row in gold)


def test_units_are_exactly_right(gold, answers):
    pairs = [pair for pair in zip(gold, answers, strict=True) if pair[0]["status"] == "resolved"]
    wrong = [(row["text"], answer.unit) for row, answer in pairs if not right_unit(row, answer)]
    assert len(wrong) <= 0.01 * len(pairs), wrong


def test_hardly_any_answer_is_confidently_wrong(gold, answers):
    wrong = [
        (row["text"], answer.unit)
        for row, answer in zip(gold, answers, strict=True)
        if answer.status == "resolved"
        and not (row["status"] == "resolved" and right_unit(row, answer))
    ]
    assert len(wrong) <= 0.003 * len(gold), wrong


def test_statuses_are_right(gold, answers):
    wrong = [
        (row["text"], row["status"], answer.status)
        for row, answer in zip(gold, answers, strict=True)
        if answer.status != row["status"]
    ]
    assert len(wrong) <= 0.01 * len(gold), wrong


def test_levels_are_right(gold, answers):
    wrong = [
        (row["text"], row["level"], answer.level)
        for row, answer in zip(gold, answers, strict=True)
        if row["level"] and answer.level != row["level"]
    ]
    assert len(wrong) <= 0.01 * len(gold), wrong


def test_no_namesake_of_an_unknown_village_is_taken(gold, answers):
    trapped = [
        (row["text"], answer.unit)
        for row, answer in zip(gold, answers, strict=True)
        if row["case"] in {"namesake trap", "unknown village"} and answer.unit != row["unit"]
    ]
    assert trapped == []
