import csv
import datetime as dt
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.exports.about import GEOGRAPHY
from dashboard.exports.export import export_about, export_csv, file_name
from dashboard.filters import Filter
from dashboard.store import Store
from tests.dashboard.conftest import small_tables

HOSTILE = "=cmd()<script>alert(1)</script>${alert(1)}`\"','\r\n\u202e\u200f\x00\x1b" + "x" * 10_000
HEADINGS = 37


def with_datasets(tables):
    columns = ["dataset", "name", "name_es", "version", "licence", "citation", "url"]
    rows = [
        ("small", "Small", "Pequeño", "abc", "CC0", "Nobody", None),
        ("other", "Other", None, "1", "CC BY 4.0", "Somebody", "https://example.org"),
    ]
    return {**tables, "datasets": pd.DataFrame(rows, columns=columns).astype("str")}


@pytest.fixture(scope="module")
def store():
    return Store(with_datasets(small_tables()))


@pytest.fixture(scope="module")
def hostile_store():
    tables = with_datasets(small_tables())
    for table, columns in {
        "incidents": ["title", "title_es", "notes", "notes_es"],
        "places": ["place_text", "name", "note"],
        "groups": ["name", "name_es"],
        "sources": ["publisher", "title", "url"],
    }.items():
        tables[table] = tables[table].assign(**dict.fromkeys(columns, HOSTILE))
    return Store(tables)


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("language", ["en", "es"])
def test_exactly_what_is_asked_for_in_order(store, language):
    rows = rows_of(export_csv(store, Filter(kinds=("attack", "ambush")), language))
    assert [row["id"] for row in rows] == ["a1", "a3", "a2"]
    assert {len(row) for row in rows} == {HEADINGS}


def test_counts_are_those_of_the_page(store):
    [row] = rows_of(export_csv(store, Filter(kinds=("ambush",)), "en"))
    assert [row[f"killed_{bound}"] for bound in ("low", "best", "high")] == ["2", "3", "4"]
    assert row["wounded_high"] == "7"
    assert row["abducted_best"] == ""


def test_nothing_asked_for_leaves_the_headings(store):
    content = export_csv(store, Filter(date_to=dt.date(1900, 1, 1)), "en")
    assert rows_of(content) == []
    assert content.count(b"\n") == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_hostile_record_runs_no_formula_and_breaks_no_row(hostile_store, language):
    content = export_csv(hostile_store, Filter(), language)
    rows = rows_of(content)
    assert [row["id"] for row in rows] == ["a1", "a3", "a2", "a4", "a5"]
    for row in rows:
        assert len(row) == HEADINGS
        assert None not in row
        assert not [cell for cell in row.values() if cell.startswith(("=", "@", "\t", "\r", "+"))]
        assert row["title"].startswith("'=cmd()<script>")
        assert row["title"].endswith("x" * 10_000)
        assert "\u202e\u200f" in row["title"]
    assert b"\x00" not in content
    assert b"\x1b" not in content
    assert b"\r" not in content


def test_an_unknown_language_is_an_error(store):
    with pytest.raises(ValueError, match="'xx'"):
        export_csv(store, Filter(), "xx")


def test_the_note_says_what_was_asked_for_and_of_which_data(store):
    asked = Filter(kinds=("ambush",), date_from=dt.date(2010, 1, 1), date_to=dt.date(2010, 12, 31))
    note = json.loads(export_about(store, asked, "es", "http://127.0.0.1:8501/").to_json())
    assert note["shows"].startswith("1 incidente")
    assert (note["rows"], note["of"]) == (1, 5)
    query = "from=2010-01-01&to=2010-12-31&kind=ambush&lang=es"
    assert note["link"] == f"http://127.0.0.1:8501/?{query}"
    [dataset] = note["datasets"]
    assert dataset["name"] == "Pequeño"
    assert (dataset["version"], dataset["licence"], dataset["url"]) == ("abc", "CC0", None)
    assert dt.datetime.fromisoformat(note["exported_at"]).utcoffset() == dt.timedelta(0)
    assert note["reading"]["empty"] == "no indicado, que no es lo mismo que 0"


def test_nothing_exported_still_names_the_data_that_was_asked(store):
    note = json.loads(export_about(store, Filter(date_to=dt.date(1900, 1, 1)), "en").to_json())
    assert note["rows"] == 0
    assert [dataset["version"] for dataset in note["datasets"]] == ["abc"]


def test_the_geography_of_the_note_is_that_of_the_layers():
    path = Path(__file__).parents[3] / "geodata" / "boundaries" / "SOURCES.md"
    sources = path.read_text(encoding="utf-8")
    for source, licence in GEOGRAPHY.items():
        assert f"| {source} | {licence} |" in sources


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Filter(), "incidents.csv"),
        (
            Filter(date_from=dt.date(2012, 8, 1), date_to=dt.date(2012, 8, 31)),
            "incidents_2012-08-01_2012-08-31.csv",
        ),
        (Filter(date_to=dt.date(2012, 8, 31), text="../x"), "incidents_2012-08-31.csv"),
    ],
)
def test_file_names(asked, name):
    assert file_name(asked) == name


def test_what_may_belong_is_said_beside_the_file(store):
    about = export_about(store, Filter(departments=("99",)), "en")
    assert about.maybe > 0
    assert "may belong" in about.summary()
    assert json.loads(about.to_json())["may_belong"] == about.maybe


def test_codes_of_another_country_are_no_ubigeo(store, monkeypatch):
    def unit():
        return json.loads(export_about(store, Filter(), "es").to_json())["reading"]["unit"]

    assert unit().startswith("código UBIGEO")
    monkeypatch.setattr("dashboard.exports.export.country_of", lambda code: "COL")
    assert unit().startswith("código de la unidad administrativa, en el Perú")
