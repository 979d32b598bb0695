"""Columns of a country's boundary files, in the layouts that they come in."""

import geopandas
import pytest
import shapely

from geodata.additions.country_columns import country_columns
from geodata.additions.layouts import recognise
from geodata.unusable import UnusableFileError

SQUARES = [shapely.box(x, 0, x + 1, 1) for x in range(4)]
NAMES = {
    "department": ["Antioquia", "Antioquia", "Antioquia", "Caldas"],
    "province": ["Medellín", "Bello", "La Unión", "La Merced"],
}
CODES = {
    "department": ["05", "05", "05", "17"],
    "province": ["05001", "05088", "05400", "17388"],
}


def columns(table, level=None, file="file.gpkg"):
    frame = geopandas.GeoDataFrame(table, geometry=SQUARES, crs="EPSG:4326")
    return country_columns(frame, recognise(frame), level, file)


@pytest.mark.parametrize(
    "titles",
    [
        ("DPTO_CCDGO", "DPTO_CNMBR", "MPIO_CDPMP", "MPIO_CNMBR"),
        ("DPA_PROVIN", "DPA_DESPRO", "DPA_CANTON", "DPA_DESCAN"),
        ("CUT_REG", "REGION", "CUT_PROV", "PROVINCIA"),
        ("ADM1_PCODE", "ADM1_ES", "ADM2_PCODE", "ADM2_ES"),
        ("adm1_pcode", "adm1_name", "adm2_pcode", "adm2_name"),
    ],
)
def test_two_levels_with_codes(titles):
    values = (CODES["department"], NAMES["department"], CODES["province"], NAMES["province"])
    table = {"OBJECTID": [1, 2, 3, 4], **dict(zip(titles, values, strict=True)), "AREA": [1.5] * 4}
    found = columns(table)
    assert found.level == "province"
    assert found.names == NAMES
    assert found.codes == CODES


def test_three_levels_told_by_their_codes_alone():
    table = {
        "nom_c": ["Quilpué", "Limache", "Olmué", "Talca"],
        "c": ["05801", "05802", "05803", "07101"],
        "nom_b": ["Marga Marga", "Marga Marga", "Marga Marga", "Talca"],
        "b": ["058", "058", "058", "071"],
        "nom_a": ["Valparaíso", "Valparaíso", "Valparaíso", "Maule"],
        "a": ["05", "05", "05", "07"],
    }
    found = columns(table)
    assert found.level == "district"
    assert list(found.names.values()) == [table["nom_a"], table["nom_b"], table["nom_c"]]
    assert list(found.codes.values()) == [table["a"], table["b"], table["c"]]


def test_gadm_names_its_levels():
    table = {
        "GID_1": ["COL.2_1"] * 3 + ["COL.6_1"],
        "NAME_1": NAMES["department"],
        "GID_2": ["COL.2.1_1", "COL.2.2_1", "COL.2.3_1", "COL.6.1_1"],
        "NAME_2": NAMES["province"],
        "VARNAME_2": ["Medellin", None, None, None],
        "TYPE_2": ["Municipio"] * 4,
    }
    found = columns(table)
    assert (found.level, found.names) == ("province", NAMES)


def test_one_language_is_taken_and_latin_letters_before_others():
    table = {
        "ADM1_AR": ["أدرار", "أدرار", "أدرار", "الشلف"],
        "ADM1_FR": ["Adrar", "Adrar", "Adrar", "Chlef"],
        "ADM1_PCODE": ["DZ01", "DZ01", "DZ01", "DZ02"],
        "ADM2_EN": ["Tamest", "Reggane", "Timmi", "Tenes"],
        "ADM2_ES": ["Tamest", "Reggan", "Timmi", "Ténès"],
        "ADM2_PCODE": ["DZ0101", "DZ0102", "DZ0103", "DZ0201"],
    }
    found = columns(table)
    assert found.names == {"department": table["ADM1_FR"], "province": table["ADM2_ES"]}


@pytest.mark.parametrize(
    ("more", "level", "file"),
    [
        ({"shapeType": ["ADM2"] * 4}, None, "x.geojson"),
        ({}, "province", "x.geojson"),
        ({}, None, "geoBoundaries-COL-ADM2.geojson"),
        ({}, None, "col.gpkg (col_admbnda_adm2)"),
    ],
)
def test_a_level_that_is_stated_beside_the_names(more, level, file):
    found = columns({"shapeName": NAMES["province"], **more}, level, file)
    assert (found.level, found.names) == ("province", {"province": NAMES["province"]})


def test_names_without_a_level_are_one_below_what_titles_name():
    found = columns({"shapeName": NAMES["province"], "ADM1_ES": NAMES["department"]})
    assert (found.level, found.names) == ("province", NAMES)


def test_islands_of_one_unit_are_no_finer_level():
    table = {"ADM1_ES": ["Galápagos"] * 4, "isla": ["Isabela", "Fernandina", "Marchena", "Pinta"]}
    assert columns(table, file="ecu_adm1.gpkg").level == "department"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"shapeName": NAMES["province"]}, "Say it with --level"),
        ({"OBJECTID": [1, 2, 3, 4]}, "no column of names"),
        ({"x": [None] * 4}, "no column of names"),
    ],
)
def test_files_that_tell_too_little_are_refused(table, why):
    with pytest.raises(UnusableFileError, match=why):
        columns(table)


NUMBERED = {
    "ADM1_ES": ["La Paz", "La Paz", "La Paz", "Oruro"],
    "ADM2_ES": ["Murillo", "Murillo", "Larecaja", "Poopó"],
    "ADM3_ES": ["Mun 000", "Mun 001", "Mun 002", "Mun 003"],
}
PCODES = {
    "ADM1_PCODE": ["BO01", "BO01", "BO01", "BO02"],
    "ADM2_PCODE": ["BO0101", "BO0101", "BO0102", "BO0201"],
    "ADM3_PCODE": ["BO010101", "BO010102", "BO010201", "BO020101"],
}


@pytest.mark.parametrize("codes", [PCODES, {}])
def test_names_that_hold_digits_are_names_all_the_same(codes):
    found = columns(NUMBERED | codes)
    assert found.level == "district"
    assert list(found.names.values()) == list(NUMBERED.values())
    assert list(found.codes.values()) == list(codes.values())


def test_codes_are_of_the_level_that_their_titles_number():
    """The finest codes determine the names of the level above too, whose they are not."""
    upper = {title: texts for title, texts in NUMBERED.items() if title != "ADM3_ES"}
    found = columns(upper | PCODES)
    assert found.level == "province"
    assert found.codes == {"department": PCODES["ADM1_PCODE"], "province": PCODES["ADM2_PCODE"]}
    assert found.names == {"department": NUMBERED["ADM1_ES"], "province": NUMBERED["ADM2_ES"]}
