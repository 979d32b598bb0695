import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.titles import Title, layout_name, read_title
from geodata.units import LEVELS


@pytest.mark.parametrize(
    ("titles", "kind", "level"),
    [
        ("UBIGEO IDUBIGEO COD_UBIGEO id codigo PCODE", "code", None),
        ("IDDIST CCDI COD_DIST ADM3_PCODE adm3_pcode GID_3 CC_3 DIST_COD", "code", "district"),
        ("IDPROV CCPP CODPROV ADM2_PCODE GID_2", "code", "province"),
        ("IDDPTO CCDD CODDEP ADM1_PCODE GID_1", "code", "department"),
        ("NOMBDIST DISTRITO NOM_DIST NOMBRE_DIS ADM3_ES adm3_name NAME_3", "name", "district"),
        ("NOMBPROV PROVINCIA NOM_PROV ADM2_ES NAME_2", "name", "province"),
        ("NOMBDEP DEPARTAMEN DEPARTAMENTO NOMBRE_DEP ADM1_EN NAME_1", "name", "department"),
        ("shapeName name NOMBRE", "name", None),
        ("ADM0_PCODE ADM0_ES GID_0 COUNTRY shapeGroup", "country", None),
        ("shapeType", "type", None),
        ("CAPITAL Shape_Leng Shape_Area OBJECTID FUENTE TYPE_3 NAME_4 GID_4", "other", None),
        ("x zona MPIO", "", None),
    ],
)
def test_titles_of_known_layouts(titles, kind, level):
    assert {title: read_title(title) for title in titles.split()} == dict.fromkeys(
        titles.split(), Title(kind, level)
    )


def test_accents_case_and_marks_do_not_matter():
    assert read_title(" Código  Provincia") == read_title("CODIGO_PROVINCIA")


@given(st.text())
def test_any_title_is_read(title):
    read = read_title(title)
    assert read.kind in {"code", "name", "country", "type", "other", ""}
    assert read.level in {*LEVELS, None}


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["ADM3_ES", "ADM3_PCODE", "ADM0_ES"], "OCHA COD-AB"),
        (["GID_0", "NAME_1"], "GADM"),
        (["shapeName", "shapeISO", "shapeID", "shapeGroup", "shapeType"], "geoBoundaries"),
        (["OBJECTID", "UBIGEO", "DEPARTAMEN"], "INEI/IGN"),
        (["id", "name"], ""),
        ([], ""),
    ],
)
def test_layouts_by_their_titles(titles, name):
    assert layout_name(titles) == name


@pytest.mark.parametrize(
    ("titles", "sure"),
    [("ADM3_ES NAME_3 GID_3 ADM3_PCODE admin2Name", True), ("ADM3 DISTRITO CODPROV NOMBRE", False)],
)
def test_only_a_numbered_level_is_sure(titles, sure):
    assert {read_title(title).sure for title in titles.split()} == {sure}
