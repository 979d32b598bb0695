"""The bundled tables, validated by Frictionless against their codebook, and what it can't say."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from frictionless import Package, Resource

DATA = Path(__file__).parents[2] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [resource["name"] for resource in PACKAGE["resources"]]
FIELDS = [(r["name"], f) for r in PACKAGE["resources"] for f in r["schema"]["fields"]]


def read(table):
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def errors(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    return [error for task in report.tasks for error in task.errors] + report.errors


def test_every_row_of_every_table_is_valid():
    assert errors(DATA) == []


def test_every_file_is_in_the_codebook():
    assert {path.stem for path in DATA.glob("*.csv")} == set(TABLES)


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("incidents", ",seizure,", ",theft,"),
        ("incidents", ",2012-08-15,", ",2012-08-51,"),
        ("incidents", ",mazangaro,", ",nowhere,"),
        ("casualties", ",killed,5,5,5", ",killed,-5,5,5"),
        ("casualties", "army,killed", "nobody,killed"),
        ("sources", "https://insightcrime", "insightcrime"),
    ],
)
def test_validation_catches_a_wrong_row(tmp_path, table, right, wrong):
    folder = shutil.copytree(DATA, tmp_path / "data")
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert errors(folder)


@pytest.mark.parametrize("table", TABLES)
def test_files_are_utf8_with_plain_line_ends(table):
    content = (DATA / f"{table}.csv").read_bytes()
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8").endswith("\n")
    rows = list(csv.reader(content.decode("utf-8").splitlines()))
    assert all(len(row) == len(rows[0]) for row in rows)
    assert all(cell == cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=TABLES)
def test_every_table_is_described_in_both_languages(resource):
    assert described(resource)


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=[f"{t}.{f['name']}" for t, f in FIELDS])
def test_every_column_is_described_in_both_languages(table, field):
    assert described(field)
    if field["type"] in ("integer", "number", "year"):
        assert field["unit"]
        assert field["unit_es"]


CODED = [(t, f) for t, f in FIELDS if "enum" in f.get("constraints", {})]


def test_the_columns_of_codes_are_known():
    assert {f"{table}.{field['name']}" for table, field in CODED} == {
        "incidents.kind",
        "incidents.date_precision",
        "incidents.attribution",
        "casualties.outcome",
        "participants.role",
        "groups.kind",
    }


@pytest.mark.parametrize(("table", "field"), CODED, ids=[f"{t}.{f['name']}" for t, f in CODED])
def test_every_code_has_a_label_in_both_languages(table, field):
    assert [c["value"] for c in field["categories"]] == field["constraints"]["enum"]
    for category in field["categories"]:
        assert category["label"].strip()
        assert category["label_es"].strip()
        assert category["description"].strip()
        assert category["description_es"].strip()


def described(thing):
    keys = ("title", "title_es", "description", "description_es")
    return all(thing[key].strip() for key in keys)


def test_there_are_48_incidents_each_with_a_source_a_place_and_a_group():
    incidents = read("incidents")
    assert len(incidents) == 48
    for table in ("sources", "participants"):
        assert {i["id"] for i in incidents} == {row["incident_id"] for row in read(table)}
    assert {i["place_id"] for i in incidents} == {p["place_id"] for p in read("places")}


def test_counts_are_in_order():
    for row in read("casualties"):
        stated = [int(row[bound]) for bound in ("low", "best", "high") if row[bound]]
        assert stated == sorted(stated), row
        assert not row["best"] or row["low"], row
        assert not row["best"] or row["high"] or row["best"] == row["low"], row
        # Else a total of best counts could fall below the total of the low ones.
        assert row["best"] or row["low"] in {"", "0"}, row
        assert not row["high"] or row["low"], row


def test_dates_are_in_order():
    for row in read("incidents"):
        assert row["date_start"] <= row["date_end"], row["id"]


def test_an_id_begins_with_the_date_as_far_as_it_is_known():
    for row in read("incidents"):
        start, end = row["date_start"], row["date_end"]
        known = start if row["date_precision"] == "day" else start[:7]
        if start[:7] != end[:7] and row["date_precision"] != "day":
            known = start[:4]
        assert row["id"].startswith(f"pe-{known}-"), row["id"]


def test_sources_are_listed_once_and_can_be_found():
    rows = [tuple(row.values()) for row in read("sources")]
    assert len(rows) == len(set(rows))
    assert all(row["title"] or row["url"] for row in read("sources"))


def test_every_note_is_in_both_languages():
    for table, column in (("incidents", "notes"), ("places", "note")):
        for row in read(table):
            assert bool(row[column]) == bool(row[f"{column}_es"]), row
            assert not row[column] or row[column] != row[f"{column}_es"], row


def doubts(incident, counts):
    if incident["date_precision"] != "day":
        yield "date"
    if incident["attribution"] == "disputed":
        yield "attribution"
    if any(not row["best"] or row["low"] != row["high"] for row in counts):
        yield "counts"


def test_every_doubt_is_explained_in_the_notes():
    casualties, met = read("casualties"), set()
    for incident in read("incidents"):
        counts = [row for row in casualties if row["incident_id"] == incident["id"]]
        found = set(doubts(incident, counts))
        assert incident["notes"] or not found, (incident["id"], found)
        met |= found
    assert met == {"date", "attribution", "counts"}


def test_a_disputed_incident_blames_nobody():
    blamed = {r["incident_id"]: r["group_id"] for r in read("participants") if blames(r)}
    disputed = [i["id"] for i in read("incidents") if i["attribution"] == "disputed"]
    assert disputed
    assert {blamed[incident] for incident in disputed} == {"unknown"}


def blames(row):
    return row["role"] == "perpetrator"


def test_nobody_is_a_perpetrator_after_its_last_year_or_before_its_first():
    groups = {g["group_id"]: g for g in read("groups")}
    years = {i["id"]: i["date_start"][:4] for i in read("incidents")}
    for row in read("participants"):
        group, year = groups[row["group_id"]], years[row["incident_id"]]
        assert group["active_from"] <= year <= (group["active_to"] or "9999"), row


def test_no_coordinates_are_typed_into_the_records():
    number = re.compile(r"-?\d+\.\d+")
    for row in read("places"):
        assert not any(number.search(value) for value in row.values()), row


def test_the_mazangaro_attack_keeps_both_counts_of_the_wounded():
    counts = {
        row["outcome"]: (row["low"], row["best"], row["high"])
        for row in read("casualties")
        if row["incident_id"] == "pe-2012-08-15-mazangaro"
    }
    assert counts == {"killed": ("5", "5", "5"), "wounded": ("5", "5", "7")}


def test_the_codebook_is_a_valid_descriptor():
    for resource in PACKAGE["resources"]:
        assert Resource.validate_descriptor(resource).valid
