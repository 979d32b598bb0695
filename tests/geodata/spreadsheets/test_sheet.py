"""Which rows of a sheet count."""

from pathlib import Path

import pytest

from geodata.catalogue import Message
from geodata.spreadsheets.sheet import Sheet
from geodata.unusable import UnusableFileError


def sheet_of(*lines, empty_rows=True):
    return Sheet(Path("some") / "in.csv", lambda: iter(lines), Message("Made up."), empty_rows)


def test_empty_rows_among_others_count_where_they_are_rows():
    lines = [[], ["a"], [], [], ["b"], []]
    assert list(sheet_of(*lines).rows()) == [["a"], [], [], ["b"]]
    assert list(sheet_of(*lines, empty_rows=False).rows()) == [["a"], ["b"]]


def test_rows_are_read_as_often_as_asked():
    sheet = sheet_of(["a"])
    assert list(sheet.rows()) == list(sheet.rows()) == [["a"]]


@pytest.mark.parametrize("lines", [[], [[], []]])
def test_nothing_is_no_table(lines):
    with pytest.raises(UnusableFileError, match=r"^in.csv is empty\.$"):
        next(sheet_of(*lines).rows())
