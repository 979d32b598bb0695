"""Geocoding tables."""

import pandas as pd
import pytest

from geodata.geocoder import load_geocoder
from geodata.results import GeocodeResult
from geodata.tables import geocode_frame


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
