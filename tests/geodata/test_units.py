import pytest

from geodata.units import LEVELS, level_of, parent_of


@pytest.mark.parametrize(("code", "level"), [("12", 0), ("1206", 1), ("120609", 2)])
def test_level_follows_from_the_code(code, level):
    assert level_of(code) == LEVELS[level]


@pytest.mark.parametrize("code", ["", "1", "120", "12060", "1206091", "VR", "१२", "12 6", "-1"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match="UBIGEO"):
        level_of(code)


def test_parents_keep_leading_zeros():
    assert parent_of("050402") == "0504"
    assert parent_of("0504") == "05"
    assert parent_of("05") is None
    assert parent_of("050402") == "0504"
