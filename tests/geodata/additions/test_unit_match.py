import numpy as np
import pytest
import shapely

from geodata.additions.candidates import grounds_of
from geodata.additions.rows import Row
from geodata.additions.unit_match import match_rows, only_whole
from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country


@pytest.fixture(scope="module")
def grounds():
    return grounds_of(load_country(), bundled_provinces())


@pytest.fixture
def area(districts):
    return dict(zip(districts["code"], districts.geometry, strict=True))


def row(number=1, code=None, names=(), parent=""):
    return Row(number, code, code or "", tuple(names), parent)


def matched(rows, areas, ground):
    return match_rows(rows, np.array(areas, dtype=object), ground)


def why(match):
    assert match.code is None
    return match.why.msgid.format(**match.why.params)


def test_by_code_name_and_place(area, grounds):
    rows = [
        row(1, "050401", ["Huanta"]),
        row(2, None, ["Luricocha"], "0504"),
        row(3, None, ["Sivia"]),
        row(4, "050404"),
    ]
    found = matched(
        rows, [area[c] for c in ("050401", "050406", "050407", "050404")], grounds["district"]
    )
    assert [(match.code, match.method) for match in found[:1]] == [("050401", "code")]
    assert [match.method for match in found] == ["code", "name", "place", "code"]
    units = load_country().units
    assert [units[match.code].name for match in found[1:3]] == ["Luricocha", "Sivia"]


def test_a_name_that_contradicts_its_code(area, grounds):
    [match] = matched([row(1, "050401", ["Luricocha"])], [area["050401"]], grounds["district"])
    assert "contradicts" in why(match)


def test_an_area_outside_the_province_is_not_taken(area, grounds):
    far = [row(1, "050401", ["Huanta"]), row(2, None, ["Huanta"], "0504"), row(3, None, ["Huanta"])]
    found = matched(far, [area["120601"]] * 3, grounds["district"])
    assert "mostly outside Huanta" in why(found[0])
    assert "mostly outside Huanta" in why(found[1])
    assert "known in Satipo" in why(found[2])


def test_a_namesake_elsewhere_is_not_taken(area, grounds):
    """There are several districts called Santa Rosa, but none of them in Satipo."""
    [match] = matched([row(1, None, ["Santa Rosa"])], [area["120601"]], grounds["district"])
    assert "No unit of that name is known in Satipo" in why(match)


def test_a_province_is_no_district_of_its_name(grounds):
    whole = bundled_provinces()["1206"]
    [match] = matched([row(1, None, ["Satipo"])], [whole], grounds["district"])
    assert "covers several units" in why(match)


def test_a_district_is_no_province_of_its_name(area, grounds):
    areas = np.array([area["120601"]], dtype=object)
    found = match_rows([row(1, None, ["Satipo"])], areas, grounds["province"])
    assert found[0].code == "1206"
    [match] = only_whole(found, areas, grounds["province"])
    assert "small part" in why(match)


def test_rows_that_say_nothing(area, grounds):
    found = matched(
        [row(1), row(2, None, ["Huanta"], "0504"), row(3, None, ["Nowhere"])],
        [area["050401"], shapely.Polygon(), shapely.box(0, 0, 1, 1)],
        grounds["district"],
    )
    assert [why(match) for match in found] == [
        "It has neither a code nor a name.",
        "It has no area.",
        "No unit of that name is known where it lies.",
    ]


def test_a_misspelling_is_taken_within_its_parent(area, grounds):
    rows = [row(1, None, ["Huanttta"], "0504"), row(2, None, ["Huanttta"])]
    found = matched(rows[:1], [area["050401"]], grounds["district"])
    assert [(match.code, match.method) for match in found] == [("050401", "name")]
    assert matched(rows[1:], [area["050401"]], grounds["district"])[0].method == "place"


def test_parts_of_one_unit_stay_together_and_a_rival_is_refused(area, grounds):
    half = shapely.box(*area["050401"].bounds[:2], area["050401"].centroid.x, 0)
    parts = [area["050401"].intersection(half), area["050401"].difference(half)]
    rows = [row(1, "050401", ["Huanta"]), row(2, "050401", ["Huanta"]), row(3, None, ["Huanta"])]
    found = matched(rows, [*parts, parts[0]], grounds["district"])
    assert [match.code for match in found[:2]] == ["050401", "050401"]
    assert why(found[2]) == "Row 1 (050401 Huanta) is already unit 050401."
