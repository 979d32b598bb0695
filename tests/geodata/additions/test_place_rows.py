import pandas as pd
import pytest

from geodata.additions.place_files import PlaceFile
from geodata.additions.place_rows import (
    code_reader,
    name_reader,
    read_names,
    stated_units,
    understood,
)
from geodata.gazetteer import load_country
from geodata.unusable import UnusableFileError

PERU = load_country("PER")


def file_of(rows, headings):
    return PlaceFile(
        pd.DataFrame(rows, columns=list(headings), dtype=object), None, None, "table", ""
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("080902", "080902"),
        ("80902", "080902"),
        ("80902.0", "080902"),
        ("PE080902", "080902"),
        ("0809020015", "080902"),  # a populated place of INEI's
        ("809020015", "080902"),
        ("0809", "0809"),
        ("999999", ""),
        ("CO05001", ""),
        ("", ""),
        ("x" * 50, ""),
    ],
)
def test_codes_as_lists_write_them(written, code):
    assert code_reader(PERU)(written) == code


def test_a_code_that_repeats_another_gives_that_one():
    assert code_reader(PERU)("090712") == PERU.units["090712"].duplicate_of


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("CUSCO", "LA CONVENCION", "ECHARATE"), "080902"),
        (("Cusco", "La Convención", "no such"), "0809"),
        (("Cusco", "", ""), "08"),
        (("", "", "Echarate"), "080902"),
        (("", "", "Santa Rosa"), ""),  # several
        (("JUNIN", "SATIPO", "RIO TAMBO"), "120608"),
        (("", "", ""), ""),
        (("x" * 10_000, "", ""), ""),
    ],
)
def test_units_by_their_names(names, code):
    assert name_reader(PERU)(*names) == code


def test_units_are_stated_by_code_else_by_names():
    headings = ("nombre", "ubigeo", "departamento", "provincia", "distrito", "lat", "lon")
    rows = [
        ("a", "080902", "Junín", "", "", "", ""),
        ("b", "", "Cusco", "La Convención", "Echarate", "", ""),
        ("c", "777777", "", "", "", "", ""),
    ]
    file = file_of(rows, headings)
    units, unknown = stated_units(file, understood(file, PERU), PERU)
    assert units.tolist() == ["080902", "080902", ""]
    assert dict(unknown) == {"777777": 1}


def test_the_codes_of_populated_places_tell_the_district():
    rows = [("a", "0809020015", "-12", "-73"), ("b", "1206080001", "-11", "-74")]
    file = file_of(rows, ("nombre", "codigo", "lat", "lon"))
    assert stated_units(file, understood(file, PERU), PERU)[0].tolist() == ["080902", "120608"]


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (("a", "lat", "lon"), "No column of names was found.*The columns are: a, lat, lon"),
        (("nombre", "color"), "No coordinates were found.*The columns are: nombre, color"),
        (("CEN_EDU", "COD_MOD", "NLAT_IE", "NLONG_IE"), "The list names schools"),
    ],
)
def test_a_table_that_is_no_list_of_places(headings, why):
    with pytest.raises(UnusableFileError, match=why):
        understood(file_of([("1",) * len(headings)], headings), PERU)


def test_names_and_why_there_are_none():
    headings = ("Nombre del establecimiento", "Clasificación", "DISA", "NORTE", "ESTE")
    rows = [
        ("P.S. QUEMPIRI", "PUESTOS DE SALUD O POSTAS DE SALUD", "", "", ""),
        ("CLINICA X", "HOSPITALES O CLINICAS", "", "", ""),
        ("", "PUESTOS DE SALUD", "", "", ""),
        ("P" * 10_000, "PUESTOS DE SALUD", "", "", ""),
    ]
    file = file_of(rows, headings)
    names, faults = read_names(file.frame, understood(file, PERU))
    assert [name and name.text for name in names] == ["Quempiri", None, None, None]
    assert faults.tolist() == ["", "private", "private", "long_name"]
