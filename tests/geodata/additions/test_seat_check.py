import numpy as np
import pytest

from geodata.additions.seat_check import seats_outside
from geodata.gazetteer import load_country
from geodata.unusable import UnusableFileError


@pytest.fixture
def area(districts):
    return dict(zip(districts["code"], districts.geometry, strict=True))


def test_seats_in_their_areas_need_no_word(area):
    assert seats_outside(area, "a.gpkg", load_country()) == []


def test_two_that_changed_places_are_counted(area):
    first, second = list(area)[:2]
    area[first], area[second] = area[second], area[first]
    [remark] = seats_outside(area, "a.gpkg", load_country())
    assert (remark.params["n"], remark.params["all"]) == (2, len(area))


def test_areas_in_a_wrong_order_are_refused_though_each_lies_in_its_province(area):
    codes = list(area)
    for province in {code[:4] for code in codes}:
        own = [code for code in codes if code.startswith(province)]
        moved = np.roll(np.array([area[code] for code in own], dtype=object), 1)
        area |= dict(zip(own, moved, strict=True))
    with pytest.raises(UnusableFileError, match=r"a\.gpkg"):
        seats_outside(area, "a.gpkg", load_country())


def test_few_seats_say_nothing_and_provinces_have_none(area):
    codes = [code for code in area if code.startswith("0504")][:4]
    few = dict(zip(codes, [area[code] for code in codes[1:] + codes[:1]], strict=True))
    assert seats_outside(few, "a.gpkg", load_country())[0].params["n"] == 4
    assert seats_outside({"0504": area[codes[0]]}, "a.gpkg", load_country()) == []
