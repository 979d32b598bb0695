"""Geocoding tables."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from geodata.geocoder import load_geocoder
from geodata.results import GeocodeResult
from geodata.tables import COLUMNS, geocode_frame


def test_columns_and_index():
    frame = pd.DataFrame(
        {"place_text": ["Satipo", None, "Satipo"], "region": ["Junín", "Junín", "Junín"]},
        index=[7, 8, 9],
    )
    table = load_geocoder().geocode_many(frame, department="region")
    assert list(table.index) == [7, 8, 9]
    assert list(table["geo_unit"]) == ["1206", "12", "1206"]
    assert list(table["geo_status"]) == ["resolved", "resolved", "resolved"]
    assert table["geo_reason"].iloc[0].startswith("“Satipo” is Satipo province")
    assert table["geo_reason_es"].iloc[0].startswith("«Satipo» es la provincia de Satipo")
    assert all(column.startswith("geo_") for column in table.columns)


def test_distinct_inputs_are_asked_once():
    asked = []

    def geocode(**inputs):
        asked.append(inputs)
        return load_geocoder().geocode(**inputs)

    frame = pd.DataFrame({"where": ["Satipo", "Pichari"] * 500, "n": range(1000)})
    geocode_frame(geocode, frame, {"text": "where"})
    assert asked == [{"text": "Satipo"}, {"text": "Pichari"}]


def test_mixed_and_missing_cells():
    cells = [None, float("nan"), pd.NA, 120604, 120604.0, "120604", ["Satipo"], pd.NaT]
    table = load_geocoder().geocode_many(
        pd.DataFrame({"place_text": pd.Series(cells, dtype=object)})
    )
    assert list(table["geo_unit"].fillna("")) == ["", "", "", *["120604"] * 3, "1206", ""]


def test_an_empty_table():
    table = load_geocoder().geocode_many(pd.DataFrame({"place_text": pd.Series([], dtype=str)}))
    assert len(table) == 0
    assert "geo_unit" in table.columns


def test_columns_that_are_not_there():
    frame = pd.DataFrame({"place_text": ["Satipo"]})
    with pytest.raises(KeyError, match="No such column: dep"):
        load_geocoder().geocode_many(frame, department="dep")
    with pytest.raises(KeyError, match="Not an input"):
        load_geocoder().geocode_many(frame, town="place_text")


def test_the_fields_are_those_of_a_result():
    table = load_geocoder().geocode_many(pd.DataFrame({"place_text": ["Satipo"]}))
    answer = load_geocoder().geocode("Satipo")
    assert isinstance(answer, GeocodeResult)
    assert [f"geo_{name}" for name in answer.to_dict()] == list(table.columns)[:-1]


def test_answers_are_remembered_from_call_to_call(monkeypatch):
    asked = []

    def geocode(**inputs):
        asked.append(inputs)
        return load_geocoder().geocode(**inputs)

    monkeypatch.setattr("geodata.tables.MOST_REMEMBERED", 2)
    one = pd.DataFrame({"where": ["Satipo", "Pichari"]})
    first = geocode_frame(geocode, one, {"text": "where"})
    assert_frame_equal(geocode_frame(geocode, one, {"text": "where"}), first)
    assert len(asked) == 2
    geocode_frame(geocode, one, {"department": "where"})
    assert len(asked) == 4
    geocode_frame(geocode, one, {"text": "where"})  # the oldest answers made room
    assert len(asked) == 6


def test_what_is_alike_in_another_type_is_not_confused():
    frame = pd.DataFrame({"place_text": [True, False]})
    geocode = load_geocoder().geocode
    assert list(geocode_frame(geocode, frame, {"text": "place_text"})["geo_text"]) == [
        "True",
        "False",
    ]
    numbers = geocode_frame(geocode, frame.astype(int), {"text": "place_text"})
    assert list(numbers["geo_text"]) == ["1", "0"]


def test_progress_counts_distinct_inputs():
    told = []
    frame = pd.DataFrame({"place_text": [f"Villa {n % 120}" for n in range(1000)]})
    geocode_frame(
        load_geocoder().geocode, frame, {"text": "place_text"}, lambda *counts: told.append(counts)
    )
    assert told == [(0, 120), (50, 120), (100, 120), (120, 120)]


def test_types_do_not_depend_on_the_answers():
    geocode = load_geocoder().geocode
    tables = [
        geocode_frame(geocode, pd.DataFrame({"text": texts}, dtype=object), {"text": "text"})
        for texts in ([], ["??"], ["Satipo", "San Miguel"])
    ]
    assert all(list(table.dtypes) == list(tables[0].dtypes) for table in tables)
    assert all(tuple(table.columns) == COLUMNS for table in tables)


CELL = st.one_of(
    st.sampled_from(["Satipo", "Junín", "San Miguel", "120604", "-12.5", "", "\0", "2012"]),
    st.none(),
    st.just(float("nan")),
    st.integers(-200, 200),
    st.floats(-200, 200),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=12))
def test_a_table_answers_as_its_rows_would(rows):
    names = ["text", "department", "lat", "lon"]
    frame = pd.DataFrame(rows, columns=names).astype(object)
    table = geocode_frame(load_geocoder().geocode, frame, {name: name for name in names})
    assert len(table) == len(rows)
    for found, row in zip(table.to_dict("records"), rows, strict=True):
        answer = load_geocoder().geocode(**dict(zip(names, row, strict=True)))
        expected = {f"geo_{name}": value for name, value in answer.to_dict().items()}
        assert found.pop("geo_reason_es") == answer.reason_in("es")
        empty = [name for name, value in expected.items() if value is None]
        assert all(pd.isna(found.pop(name)) for name in empty)
        assert found == {name: value for name, value in expected.items() if value is not None}
