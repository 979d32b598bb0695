"""Columns by their headings."""

import pytest

from dashboard.spreadsheets.columns import column_of, suffix_for
from dashboard.spreadsheets.errors import SheetError


def refusal(name, headings):
    with pytest.raises(SheetError) as told:
        column_of(name, headings)
    return str(told.value)


@pytest.mark.parametrize(
    ("name", "position"),
    [("Lugar", 0), ("lugar", 0), ("LUGAR ", 0), ("año", 1), ("ano", 1), ("", None), ("lat", 2)],
)
def test_by_the_letter_then_by_case_and_accents(name, position):
    headings = [" Lugar", "Año", "lat", "LAT", ""]
    if position is None:
        assert "There is no column “”" in refusal(name, headings)
    else:
        assert column_of(name, headings) == position


def test_a_heading_that_stands_twice():
    assert refusal("lugar", ["lugar", "x", "lugar"]).startswith(
        "Columns 1, 3 are all called “lugar”"
    )
    assert "Columns 1, 2" in refusal("lugar", ["Lugar", "LUGAR"])
    assert column_of("x", ["lugar", "x", "lugar"]) == 1


def test_a_column_that_is_not_there():
    told = refusal("lugr", ["id", "Lugar", "fecha"])
    assert told == "There is no column “lugr”; the nearest is “Lugar”. There are: id, Lugar, fecha"
    assert refusal("qqq", ["id", "fecha"]) == "There is no column “qqq”. There are: id, fecha"
    assert "the first row is empty" in refusal("qqq", ["", " "])


def test_hostile_headings_are_shown_in_part():
    told = refusal("x", ["\x1b[31m" + "y" * 10_000, *map(str, range(100, 1000))])
    assert "\x1b" not in told
    assert len(told) < 1000
    assert told.endswith(", …")


def test_new_headings_never_stand_there_already():
    new = ["geo_status", "geo_unit"]
    assert suffix_for(new, ["place"]) == ""
    assert suffix_for(new, ["geo_unit"]) == "_2"
    assert suffix_for(new, ["GEO_UNIT ", "geo_status_2"]) == "_3"
