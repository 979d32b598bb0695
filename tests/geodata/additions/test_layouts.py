import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.layouts import Field, column_texts, field_texts, recognise


def table(**columns):
    rows = len(next(iter(columns.values()), []))
    return geopandas.GeoDataFrame(pd.DataFrame(columns), geometry=[shapely.Point()] * rows)


def test_cod_ab():
    frame = table(
        ADM0_PCODE=["PE", "PE"],
        ADM1_PCODE=["PE05", "PE05"],
        ADM2_ES=["Huanta", "La Mar"],
        ADM3_PCODE=["PE050401", "PE050501"],
        ADM3_ES=["Huanta", "San Miguel"],
    )
    layout = recognise(frame)
    assert layout.name == "OCHA COD-AB"
    assert layout.codes_of("district") == [Field("district", ("ADM3_PCODE",))]
    assert layout.names_of("province") == [Field("province", ("ADM2_ES",))]
    assert layout.countries == ("ADM0_PCODE",)


def test_codes_in_parts_are_joined_and_lost_zeros_put_back():
    frame = table(CCDD=[5, 12], CCPP=[4, 6], CCDI=[1, 10], DISTRITO=["Huanta", "Coviriali"])
    field = recognise(frame).codes_of("district")[0]
    assert field.columns == ("CCDD", "CCPP", "CCDI")
    assert field_texts(frame, field) == ["050401", "120610"]


def test_whole_codes_are_not_joined():
    frame = table(IDDPTO=["05"], IDPROV=["0504"], IDDIST=["050401"])
    assert recognise(frame).codes_of("district") == [Field("district", ("IDDIST",))]


def test_content_wins_over_titles():
    frame = table(DISTRITO=["050401", "050402"], CODDIST=["Huanta", "Ayahuanco"])
    layout = recognise(frame)
    assert layout.codes_of("district") == [Field("district", ("DISTRITO",))]
    assert layout.names_of("district") == [Field("district", ("CODDIST",))]


def test_columns_without_a_telling_title_come_last():
    frame = table(zona=["Huanta", "Luricocha"], NOMBRE=["a b", "c d"], x=["050401", "050406"])
    layout = recognise(frame)
    assert [field.columns for field in layout.names_of("district")] == [("NOMBRE",), ("zona",)]
    assert [field.columns for field in layout.codes_of("province")] == [("x",)]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([10101.0, np.nan, 5.5], ["10101", "", "5.5"]),
        (["050401", None, " nan "], ["050401", "", ""]),
        ([1, 2], ["1", "2"]),
        ([float("inf")], [""]),
    ],
)
def test_columns_as_texts(values, texts):
    assert column_texts(pd.Series(values)) == texts


anything = st.one_of(
    st.none(), st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.just("050401")
)


@given(
    st.dictionaries(
        st.one_of(st.text(max_size=12), st.sampled_from(["UBIGEO", "CCDD", "CCPP", "NAME_3"])),
        st.lists(anything, min_size=3, max_size=3),
        max_size=6,
    ).filter(lambda columns: "geometry" not in columns)
)
def test_any_table_has_a_layout_whose_fields_can_be_read(columns):
    data = {title: pd.Series(values, dtype=object) for title, values in columns.items()}
    frame = geopandas.GeoDataFrame(pd.DataFrame(data, index=range(3)), geometry=[None] * 3)
    layout = recognise(frame)
    for field in (*layout.codes, *layout.names):
        assert set(field.columns) <= set(columns)
        assert len(field_texts(frame, field)) == 3


def test_titles_that_come_twice_are_left_out():
    frame = table(UBIGEO=["050401"], NOMBRE=["Huanta"])
    frame = geopandas.GeoDataFrame(pd.concat([frame, frame[["UBIGEO"]]], axis=1))
    layout = recognise(frame)
    assert not layout.codes
    assert [field.columns for field in layout.names] == [("NOMBRE",)]


@pytest.mark.parametrize("name", ["Mun 012", "Zona 3", "Mun0001", "12", "1ro"])
@pytest.mark.parametrize("title", ["ADM3_ES", "NAME_3", "adm3_name"])
def test_names_may_hold_digits_where_a_title_numbers_their_level(title, name):
    layout = recognise(table(**{title: [name, name]}))
    assert layout.names == (Field("district", (title,)),)
    assert layout.names[0].sure
    assert not layout.codes


def test_words_for_levels_make_names_of_what_has_letters_and_codes_of_what_has_none():
    layout = recognise(table(DISTRITO=["Mun 012", "Mun 013"], PROVINCIA=["0101", "0102"]))
    assert layout.names == (Field("district", ("DISTRITO",)),)
    assert layout.codes == (Field("province", ("PROVINCIA",)),)
    assert not layout.names[0].sure


def test_a_level_number_alone_may_head_codes():
    assert recognise(table(ADM3=["050401", "050402"])).codes == (Field("district", ("ADM3",)),)
