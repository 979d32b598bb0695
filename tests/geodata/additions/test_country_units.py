"""A country's units from one layer or several."""

import numpy as np
import pytest
import shapely

from geodata.additions.country_columns import Columns
from geodata.additions.country_parents import Table
from geodata.additions.country_units import country_units
from geodata.catalogue import Catalogue
from geodata.unusable import UnusableFileError

ENGLISH = Catalogue("en", {})


def table(level, names, codes=None, areas=None, file="file.gpkg"):
    count = len(next(iter(names.values())))
    areas = areas or [shapely.box(x, 0, x + 1, 1) for x in range(count)]
    return Table(file, Columns(level, names, codes or {}), np.array(areas, dtype=object))


def municipios(**more):
    names = {
        "department": ["Antioquia", "Antioquia", "Nariño"],
        "province": ["Medellín", "La Unión", "La Unión"],
    }
    return table("province", names, **more)


def test_names_alone_make_units_with_codes_in_order():
    found = country_units([municipios()], "CO")
    assert {code: (u.level, u.name, u.parent) for code, u in found.units.items()} == {
        "CO01": ("department", "Antioquia", ""),
        "CO01001": ("province", "La Unión", "CO01"),
        "CO01002": ("province", "Medellín", "CO01"),
        "CO02": ("department", "Nariño", ""),
        "CO02001": ("province", "La Unión", "CO02"),
    }
    assert found.members == {"CO01002": [0], "CO01001": [1], "CO02001": [2]}
    assert not found.official
    assert "not official" in found.remarks[0].text(ENGLISH)


def test_official_codes_are_kept():
    codes = {"department": ["05", "05", "52"], "province": ["05001", "05400", "52399"]}
    found = country_units([municipios(codes=codes)], "CO")
    assert found.official
    assert found.units["CO52399"].parent == "CO52"
    assert found.remarks == ()


def test_codes_that_do_not_nest_are_not_used_and_the_reason_is_given():
    codes = {"department": ["05", "05", "52"], "province": ["1", "2", "3"]}
    found = country_units([municipios(codes=codes)], "CO")
    assert not found.official
    assert "2 does not begin with its parent's, 05" in found.remarks[0].text(ENGLISH)
    assert found.units["CO01002"].name == "Medellín"


def test_rows_of_one_unit_are_one_whatever_their_spelling():
    names = {"department": ["Meta"] * 3, "province": ["Mapiripán", "MAPIRIPAN", "Mapiripán"]}
    found = country_units([table("province", names)], "CO")
    assert found.members == {"CO01001": [0, 1, 2]}
    assert found.units["CO01001"].name == "Mapiripán"


def test_namesakes_in_one_parent_are_two_units_where_codes_say_so():
    names = {"department": ["Meta"] * 2, "province": ["El Castillo"] * 2}
    codes = {"department": ["50"] * 2, "province": ["50251", "50252"]}
    assert set(country_units([table("province", names, codes)], "CO").units) == {
        "CO50", "CO50251", "CO50252",
    }  # fmt: skip


def finer(codes=None):
    return table("province", {"province": ["Medellín", "La Unión", "Pasto"]}, codes)


def coarser(codes=None, areas=None):
    areas = areas or [shapely.box(0, 0, 2, 1), shapely.box(2, 0, 3, 1)]
    return table("department", {"department": ["Antioquia", "Nariño"]}, codes, areas, "adm1.gpkg")


def test_a_coarser_layer_is_joined_by_place():
    found = country_units([finer(), coarser()], "CO")
    assert {u.name: found.units[u.parent].name for u in found.units.values() if u.parent} == {
        "Medellín": "Antioquia",
        "La Unión": "Antioquia",
        "Pasto": "Nariño",
    }


def test_a_coarser_layer_is_joined_by_code_before_place():
    elsewhere = [shapely.box(9, 9, 10, 10), shapely.box(0, 0, 3, 1)]
    upper = coarser({"department": ["05", "52"]}, elsewhere)
    found = country_units([finer({"province": ["05001", "05400", "52001"]}), upper], "CO")
    assert found.official
    assert [found.units[c].name for c in ("CO05", "CO52")] == ["Antioquia", "Nariño"]


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ([finer()], "add the file of departments"),
        ([coarser()], "departments .ADM1. only"),
        ([finer(), coarser(), coarser()], "both have units of the level department"),
        ([table("province", {"department": ["A", "B"], "province": ["", "C"]})], "1 of 2 rows"),
        (
            [table("district", {"department": ["A"], "district": ["B"]})],
            "add the file of provinces",
        ),
    ],
)
def test_layers_that_do_not_make_a_country_are_refused(tables, why):
    with pytest.raises(UnusableFileError, match=why):
        country_units(tables, "CO")


def test_a_row_or_two_without_a_name_are_left_out_and_said():
    count = 50
    names = {"department": ["A"] * count, "province": [f"P{n}" for n in range(count - 1)] + [""]}
    found = country_units([table("province", names)], "CO")
    assert sum(len(rows) for rows in found.members.values()) == count - 1
    assert any("(rows 50 of file.gpkg)" in remark.text(ENGLISH) for remark in found.remarks)
