"""The tables against the collection of facts they were made from: nothing changed, nothing lost.

The collection lies beside the repository and is not part of it; without it these tests are skipped.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "facts" / "incidents.csv"
pytestmark = pytest.mark.skipif(
    not FACTS.is_file(), reason="the collection of facts is not beside the repository"
)

# Which of our groups each of the collection's columns stands for.
COLUMNS = {
    "soldiers": {"army", "navy", "air-force", "military"},
    "police": {"police"},
    "civilians": {"civilians", "enaco-staff", "corah-eradicators", "gas-workers"},
    "insurgents": {"shining-path", "shining-path-vrae", "shining-path-huallaga"},
}
# Counts that the collection gives in words, in its column `other`: incident, groups → the range.
IN_WORDS = {
    ("pe-2002-03-20-el-polo", "killed"): ((9, 9), {"police", "unspecified"}),
    ("pe-2002-03-20-el-polo", "wounded"): ((30, 40), {"unspecified"}),
    ("pe-2003-06-09-toccate", "abducted"): ((60, 71), {"gas-workers", "police"}),
    ("pe-2003-07-10-apurimac-valley", "wounded"): ((10, 10), {"unspecified"}),
    ("pe-2009-04-09-sanabamba", "missing"): ((2, 2), {"army"}),
    ("pe-2012-02-12-artemio", "detained"): ((1, 1), {"shining-path-huallaga"}),
    ("pe-2012-04-09-kepashiato", "abducted"): ((30, 42), {"gas-workers"}),
    ("pe-2012-09-08-ranrapata", "detained"): ((2, 2), {"unspecified"}),
    ("pe-2016-04-09-quisto-valle", "wounded"): ((0, 1), {"police"}),
    ("pe-2017-09-06-churcampa", "missing"): ((0, 1), {"police"}),
    ("pe-2020-10-29-banderita", "wounded"): ((3, 3), {"security-forces"}),
}
# Where the collection's cell and its words differ, and we keep the wider range of the two.
WIDENED = {("pe-2021-05-23-san-miguel-del-ene", "killed", "civilians"): (14, 18)}
# "At least one" police officer among nine killed in all: one here, the others under a group that
# is not stated, so that the total stays nine.
PART_OF_TOTAL = {("pe-2002-03-20-el-polo", "killed", "police"): (1, 1)}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stated(cell):
    """The least and greatest count of a cell; None for a bound that it leaves open."""
    numbers = [int(n) for n in re.findall(r"\d+", cell)]
    if not numbers:
        return None, None
    if "~" in cell:
        return 0, max(numbers)
    if re.fullmatch(r"\d+\+\d+", cell):
        return sum(numbers), sum(numbers)
    if cell.endswith("+"):
        return numbers[0], None
    return min(numbers), max(numbers)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3", (3, 3)),
        ("0", (0, 0)),
        ("12|13", (12, 13)),
        ("14|11", (11, 14)),
        ("3..9", (3, 9)),
        ("4+", (4, None)),
        ("2+2", (4, 4)),
        ("4~", (0, 4)),
        ("~3", (0, 3)),
        ("~", (None, None)),
        ("10..15~", (0, 15)),
    ],
)
def test_reading_a_cell(cell, expected):
    assert stated(cell) == expected


def urls(text):
    return set(re.findall(r"<(\S+?)>", text))


@pytest.fixture(scope="module")
def matched():
    """(row of the collection, our incident) pairs: by date, and by having all of its addresses."""
    ours = defaultdict(set)
    for row in read(ROOT / "data" / "sources.csv"):
        ours[row["incident_id"]].add(row["url"])
    incidents = read(ROOT / "data" / "incidents.csv")
    pairs = []
    for fact in read(FACTS):
        wanted = urls(fact["sources"])
        fitting = [
            incident
            for incident in incidents
            if incident["date_start"] <= fact["date"] <= incident["date_end"]
            and wanted <= ours[incident["id"]]
        ]
        assert fitting, f"no record of {fact['date']} {fact['name']} with all of its sources"
        pairs.append((fact, min(fitting, key=lambda i: len(ours[i["id"]] - wanted))))
    return pairs


def counts(incident, outcome, groups):
    """Sums of low and high over the groups' rows, None where one is open; None without a row."""
    rows = [
        row
        for row in read(ROOT / "data" / "casualties.csv")
        if (row["incident_id"], row["outcome"]) == (incident, outcome) and row["group_id"] in groups
    ]
    if not rows:
        return None
    return tuple(total([row[bound] for row in rows]) for bound in ("low", "high"))


def total(cells):
    return sum(int(cell) for cell in cells) if all(cells) else None


def test_every_fact_is_one_record_and_the_seizure_is_the_only_other(matched):
    assert len(matched) == 47
    found = [incident["id"] for _, incident in matched]
    assert len(set(found)) == 47
    others = {row["id"] for row in read(ROOT / "data" / "incidents.csv")} - set(found)
    assert others == {"pe-2012-08-12-vrae-seizure"}


def test_every_count_is_kept(matched):
    for fact, incident in matched:
        for outcome in ("killed", "wounded"):
            for column, groups in COLUMNS.items():
                cell = fact[f"{outcome}_{column}"]
                key = (incident["id"], outcome, column)
                expected = (WIDENED | PART_OF_TOTAL).get(key, stated(cell) if cell else None)
                if (incident["id"], outcome) in IN_WORDS and not cell:
                    continue
                assert counts(incident["id"], outcome, groups) == expected, key


def test_every_count_in_words_is_kept():
    for (incident, outcome), (expected, groups) in IN_WORDS.items():
        assert counts(incident, outcome, groups) == expected, (incident, outcome)


def test_no_count_was_added(matched):
    groups = {group: column for column, names in COLUMNS.items() for group in names}
    for row in read(ROOT / "data" / "casualties.csv"):
        fact = next(f for f, incident in matched if incident["id"] == row["incident_id"])
        in_words = IN_WORDS.get((row["incident_id"], row["outcome"]), ((), set()))[1]
        column = f"{row['outcome']}_{groups.get(row['group_id'])}"
        assert fact.get(column) or row["group_id"] in in_words, row


def test_a_widened_range_holds_the_count_that_was_settled(matched):
    for fact, incident in matched:
        for outcome, column in ((o, c) for o in ("killed", "wounded") for c in COLUMNS):
            key = (incident["id"], outcome, column)
            if key in WIDENED:
                low, high = stated(fact[f"{outcome}_{column}"])
                assert WIDENED[key][0] < low == high < WIDENED[key][1]


def test_dates_that_were_read_are_kept_to_the_day(matched):
    conflicting = {
        "pe-2012-08-12-mazangaro",
        "pe-2016-04-09-hatun-asha",
        "pe-2017-09-06-churcampa",
    }
    for fact, incident in matched:
        if fact["date_status"].startswith("read") and incident["id"] not in conflicting:
            assert incident["date_precision"] == "day", incident["id"]
        elif "MEMORY" in fact["date_status"] or incident["id"] in conflicting:
            assert incident["date_precision"] != "day", incident["id"]


def test_places_are_in_the_stated_parents_or_left_open(matched):
    places = {row["place_id"]: row for row in read(ROOT / "data" / "places.csv")}
    for fact, incident in matched:
        place = places[incident["place_id"]]
        for level in ("department", "province", "district"):
            if place[level] and fact[level]:
                assert place[level] in fact[level], (incident["id"], level)
