import pandas as pd
import pytest

from dashboard.exports.flat import COLUMNS, flat_records
from dashboard.store import COUNT_COLUMNS

# DESIGN's columns, said out so that no change of order goes unnoticed.
EXPECTED = [
    "id",
    "dataset",
    "title",
    "kind",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "lat",
    "lon",
    "precision",
    "radius_km",
    "department",
    "province",
    "district",
    "unit",
    "regions",
    "attribution",
    "perpetrators",
    "suffered_by",
    "killed_low",
    "killed_best",
    "killed_high",
    "wounded_low",
    "wounded_best",
    "wounded_high",
    "abducted_low",
    "abducted_best",
    "abducted_high",
    "missing_low",
    "missing_best",
    "missing_high",
    "detained_low",
    "detained_best",
    "detained_high",
    "sources",
    "notes",
]

NAMES = {"12": "Junín", "1206": "Satipo", "05": "Ayacucho"}


def texts(*rows, columns):
    return pd.DataFrame(rows, columns=columns.split(), dtype="str")


@pytest.fixture
def tables():
    incidents = texts(
        ("a", "d", "Attack", "Ataque", "attack", "day", "p1", "claimed", "A note", None),
        ("b", "d", "Clash", None, "clash", "month", "p2", "unknown", None, None),
        columns="id dataset title title_es kind date_precision place_id attribution notes notes_es",
    )
    for column in ("date_start", "date_end"):
        incidents[column] = pd.to_datetime(["2012-08-15", "2012-09-01"])
    places = texts(
        ("p2", "VRAE", "region", "region", "VRAE", None, None, None),
        ("p1", "Mazángaro, Junín", "near", "place", "120604", "12", "1206", None),
        columns="place_id place_text precision level unit department province district",
    )
    places["lat"], places["lon"] = [-12.5, -11.75], [-73.5, -74.0]
    places["radius_km"], places["regions"] = [60.0, 2.5], [["VRAE"], ["VRAEM", "VRAEM_WIDE"]]
    casualties = texts(
        ("a", "army", "killed"),
        ("a", "army", "wounded"),
        ("a", "civil", "killed"),
        ("b", "rebels", "killed"),
        columns="incident_id group_id outcome",
    )
    for bound, counts in {"low": [5, 5, 0, None], "best": [5, None, 0, None]}.items():
        casualties[bound] = pd.array(counts, dtype="Int64")
    casualties["high"] = pd.array([5, 7, 0, None], dtype="Int64")
    return {
        "incidents": incidents,
        "places": places,
        "casualties": casualties,
        "participants": texts(
            ("a", "rebels", "perpetrator"),
            ("a", "gang", "perpetrator"),
            ("a", "army", "target"),
            ("b", "army", "involved"),
            columns="incident_id group_id role",
        ),
        "groups": texts(
            ("army", "Army", "Ejército"),
            ("civil", "Civilians", "Civiles"),
            ("rebels", "Rebels", "Rebeldes"),
            ("gang", "Gang", None),
            columns="group_id name name_es",
        ),
        "sources": texts(
            ("a", "Andina", "https://andina.example/1"),
            ("a", "RPP", None),
            columns="incident_id publisher url",
        ),
    }


@pytest.fixture
def counts():
    frame = pd.DataFrame({"incident_id": ["a", "b"]})
    for column in COUNT_COLUMNS:
        frame[column] = pd.array([None, None], dtype="Int64")
    frame.loc[0, ["killed_low", "killed_best", "killed_high", "wounded_low"]] = [5, 5, 5, 5]
    return frame


@pytest.fixture
def flat(tables, counts):
    return flat_records(tables, counts, ["b", "a"], NAMES.get, "en").set_index("id")


def test_columns_are_the_documented_ones():
    assert list(COLUMNS) == EXPECTED


def test_order_is_the_one_asked_for(tables, counts):
    ids = ["b", "a"]
    assert list(flat_records(tables, counts, ids, NAMES.get, "en")["id"]) == ids


def test_only_what_is_asked_for(tables, counts):
    assert list(flat_records(tables, counts, ["a"], NAMES.get, "en")["id"]) == ["a"]
    none = flat_records(tables, counts, [], NAMES.get, "en")
    assert none.empty
    assert list(none.columns) == EXPECTED


def test_place_as_stated_with_names_and_codes(flat):
    row = flat.loc["a"]
    assert row["place"] == "Mazángaro, Junín"
    assert (row["lat"], row["lon"], row["radius_km"]) == (-11.75, -74.0, 2.5)
    assert (row["department"], row["province"], row["unit"]) == ("Junín", "Satipo", "120604")
    assert pd.isna(row["district"])
    assert row["regions"] == "VRAEM | VRAEM_WIDE"


def test_a_region_is_no_ubigeo(flat):
    assert pd.isna(flat.loc["b", "unit"])
    assert flat.loc["b", "regions"] == "VRAE"


def test_groups_by_what_they_did(flat):
    assert flat.loc["a", "perpetrators"] == "Rebels | Gang"
    assert pd.isna(flat.loc["b", "perpetrators"])


def test_a_stated_zero_is_no_suffering_but_an_unstated_count_may_be(flat):
    assert flat.loc["a", "suffered_by"] == "Army"
    assert flat.loc["b", "suffered_by"] == "Rebels"


def test_counts_not_stated_stay_absent(flat):
    assert list(flat.loc["a", ["killed_low", "killed_best", "killed_high"]]) == [5, 5, 5]
    assert flat.loc["b", list(COUNT_COLUMNS)].isna().all()


def test_sources_with_publisher_and_link(flat):
    assert flat.loc["a", "sources"] == "Andina https://andina.example/1 | RPP"
    assert pd.isna(flat.loc["b", "sources"])


def test_spanish_where_there_is_some_and_codes_as_ever(tables, counts):
    spanish = flat_records(tables, counts, ["a", "b"], NAMES.get, "es").set_index("id")
    assert list(spanish["title"]) == ["Ataque", "Clash"]
    assert spanish.loc["a", "perpetrators"] == "Rebeldes | Gang"
    assert spanish.loc["a", "notes"] == "A note"
    assert list(spanish["kind"]) == ["attack", "clash"]
    assert ["id", *spanish.columns] == EXPECTED


def test_unknown_incident_is_an_error(tables, counts):
    with pytest.raises(KeyError):
        flat_records(tables, counts, ["nope"], NAMES.get, "en")
