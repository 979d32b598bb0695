import json
import shutil

import pandas as pd
import pytest

from dashboard.records import (
    OUTCOMES,
    RecordsError,
    read_tables,
    records_dir,
)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(records_dir(), tmp_path / "data")


def change(folder, file, right, wrong):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def row_of(folder, file, text):
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def problems(folder):
    with pytest.raises(RecordsError) as found:
        read_tables(folder)
    return found.value.problems


def test_the_bundled_tables_are_all_read():
    tables = read_tables()
    assert set(tables) == {
        *("incidents", "casualties", "participants", "sources"),
        *("groups", "places", "context", "datasets"),
    }
    assert len(tables["incidents"]) == 48


def test_columns_have_their_types():
    tables = read_tables()
    assert tables["incidents"]["title"].dtype == "string"
    assert tables["incidents"]["date_start"].dtype.kind == "M"
    assert tables["sources"]["published"].dtype.kind == "M"
    assert tables["casualties"][["low", "best", "high"]].dtypes.eq("Int64").all()
    assert tables["groups"]["active_to"].dtype == "Int64"


def test_empty_is_not_zero():
    counts = read_tables()["casualties"]
    downed = counts["incident_id"] == "pe-2009-09-02-sinaycocha"
    wounded = counts[downed & (counts["outcome"] == "wounded")].iloc[0]
    assert wounded["low"] == 1
    assert wounded["high"] is pd.NA
    burned = counts[counts["incident_id"] == "pe-2012-10-06-kiteni-aerodrome"]
    assert burned["high"].eq(0).all()
    assert burned["high"].notna().all()


def test_text_that_looks_like_a_missing_value_stays_text(folder):
    change(folder, "groups.csv", "unknown,Unknown group,", "unknown,NA,")
    groups = read_tables(folder)["groups"].set_index("group_id")
    assert groups.loc["unknown", "name"] == "NA"
    assert groups.loc["unknown", "parent"] is pd.NA


def test_the_version_follows_the_contents(folder):
    version = read_tables(folder)["datasets"]["version"].item()
    assert version == read_tables()["datasets"]["version"].item()
    assert len(version) == 12
    change(folder, "incidents.csv", "Mazángaro", "Mazangaro")
    assert read_tables(folder)["datasets"]["version"].item() != version


def test_a_version_that_is_stated_is_kept(folder):
    change(folder, "datasets.csv", ",,CC-BY-4.0", ",2.1,CC-BY-4.0")
    assert read_tables(folder)["datasets"]["version"].item() == "2.1"


def test_outcomes_are_those_of_the_codebook():
    package = json.loads((records_dir() / "datapackage.json").read_text(encoding="utf-8"))
    (table,) = [r for r in package["resources"] if r["name"] == "casualties"]
    (field,) = [f for f in table["schema"]["fields"] if f["name"] == "outcome"]
    assert tuple(field["constraints"]["enum"]) == OUTCOMES


MAZANGARO = "pe-2012-08-15-mazangaro,"


@pytest.mark.parametrize(
    "case",
    [
        ("incidents.csv", ",seizure,", ",theft,", "kind", "'theft' is not one of attack, ambush"),
        ("incidents.csv", ",seizure,", ",,", "kind", "is empty, but a value is required"),
        (
            "incidents.csv",
            ",2005-12-20,",
            ",2005-13-20,",
            "date_start",
            "'2005-13-20' is not a date",
        ),
        ("incidents.csv", ",2005-12-20,", ",20/12/2005,", "date_start", "is not a date written"),
        ("casualties.csv", ",killed,8,8,8", ",killed,-8,8,8", "low", "'-8' is less than 0"),
        (
            "casualties.csv",
            ",killed,8,8,8",
            ",killed,8.5,9,9",
            "low",
            "'8.5' is not a whole number",
        ),
        ("casualties.csv", ",killed,8,8,8", ",killed,9,8,9", "low", "'9' is more than best"),
        ("casualties.csv", ",killed,8,8,8", ",killed,6,8,7", "best", "'8' is more than high"),
        ("casualties.csv", ",killed,8,8,8", ",killed,8,,7", "low", "'8' is more than high"),
        ("incidents.csv", ",angashyacu,", ",atlantis,", "place_id", "'atlantis' is not in places"),
        ("groups.csv", ",shining-path,,", ",nobody,,", "parent", "'nobody' is not in groups.csv"),
        ("groups.csv", ",,2012", ",,lately", "active_to", "'lately' is not a year"),
        ("sources.csv", ",https:", ",javascript:", "url", "does not match"),
        (
            "incidents.csv",
            ",2012-08-13,week",
            ",2012-08-19,week",
            "date_precision",
            "is finer than",
        ),
        (
            "incidents.csv",
            ",2008-11-30,",
            ",2009-02-01,",
            "date_precision",
            "'month' is finer than",
        ),
        (
            "incidents.csv",
            ",2020-12-28,",
            ",2021-01-02,",
            "date_precision",
            "'month' is finer than",
        ),
        ("incidents.csv", ",2020-12-28,month", ",2021-01-02,year", "date_precision", "'year' is"),
        ("incidents.csv", ",2020-12-28,", ",2020-10-01,", "date_start", "is after date_end"),
    ],
)
def test_a_wrong_value_is_named_with_file_row_and_column(folder, case):
    file, right, wrong, column, said = case
    row = row_of(folder, file, right)
    change(folder, file, right, wrong)
    (problem,) = problems(folder)
    assert problem.startswith(f"{file}, row {row}, column {column}: ")
    assert said in problem
    assert problem.endswith(".")


def test_every_problem_is_reported_at_once(folder):
    change(folder, "incidents.csv", ",seizure,", ",theft,")
    change(folder, "incidents.csv", ",2005-12-20,", ",yesterday,")
    change(folder, "casualties.csv", ",killed,8,8,8", ",killed,eight,8,8")
    assert [p.split(",")[0] for p in problems(folder)] == ["incidents.csv"] * 2 + ["casualties.csv"]


def test_an_incident_without_a_source_is_refused(folder):
    path = folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("pe-2008-10-14-vizcatan,")]
    path.write_text("".join(kept), encoding="utf-8")
    (problem,) = problems(folder)
    assert "'pe-2008-10-14-vizcatan' has no source" in problem


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("places.csv", "luricocha,Luricocha,,,,,", "column place_id: 'luricocha' occurs more"),
        ("casualties.csv", f"{MAZANGARO}army,killed,5,5,5", "the same incident_id, group_id, outc"),
    ],
)
def test_a_row_that_occurs_twice_is_refused(folder, file, line, said):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert said in "\n".join(problems(folder))


def test_a_missing_and_an_unknown_column_are_named(folder):
    change(folder, "groups.csv", "group_id,name,name_es,kind", "group_id,name,name_fr,kind")
    assert problems(folder) == [
        "groups.csv: the column name_fr is not in the codebook.",
        "groups.csv: the column name_es is missing.",
    ]


def test_long_hostile_values_are_cut_in_the_sentence(folder):
    change(folder, "incidents.csv", ",seizure,", f",{'<script>' * 2000},")
    (problem,) = problems(folder)
    assert len(problem) < 300
