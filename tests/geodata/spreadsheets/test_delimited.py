"""CSV in the encodings and with the separators that people have."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.spreadsheets.delimited import LARGEST_CELL, delimited_sheet
from geodata.unusable import UnusableFileError

TEXT = "lugar;año\nCañete;2012\nJunín, Perú;-12,5\n"
ROWS = [["lugar", "año"], ["Cañete", "2012"], ["Junín, Perú", "-12,5"]]


def sheet_of(folder, content):
    path = folder / "in.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return delimited_sheet(path)


def rows_of(folder, content):
    return [list(row) for row in sheet_of(folder, content).rows()]


def refusal(folder, content):
    with pytest.raises(UnusableFileError) as told:
        rows_of(folder, content)
    return str(told.value)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "latin-1",
        "cp1252",
        "cp850",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
    ],
)
def test_encodings(tmp_path, encoding):
    assert rows_of(tmp_path, TEXT.encode(encoding)) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path, separator):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(ROWS)
    assert rows_of(tmp_path, text.getvalue()) == ROWS


def test_what_was_understood_is_said(tmp_path):
    read_as = sheet_of(tmp_path, TEXT.encode("cp1252")).read_as
    assert read_as.params == {"encoding": "Windows-1252", "separator": ";"}
    assert "tabs" in sheet_of(tmp_path, "a\tb\n1\t2\n").read_as.msgid
    assert "one column" in sheet_of(tmp_path, "a\n1\n").read_as.msgid


def test_accents_only_at_the_end_of_a_long_file(tmp_path):
    text = "place,n\n" + "Satipo,1\n" * 200_000 + "Cañete,2\n"
    for encoding in ("utf-8", "latin-1"):
        assert rows_of(tmp_path, text.encode(encoding))[-1] == ["Cañete", "2"]


def test_a_list_of_places_keeps_its_commas_and_empty_lines(tmp_path):
    rows = rows_of(tmp_path, "place\nPichari, La Convención\n\nSatipo\n\n\n")
    assert rows == [["place"], ["Pichari, La Convención"], [], ["Satipo"]]


def test_a_title_may_stand_above_the_headings_if_that_is_said(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("Padrón, 2017\n\na;b;c\n1;2;3\n4;5;6\n", encoding="utf-8")
    rows = [["Padrón, 2017"], [], ["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]
    assert list(delimited_sheet(path, titled=True).lines()) == rows
    assert next(delimited_sheet(path).rows()) == ["Padrón", " 2017"]


def test_every_line_has_its_number(tmp_path):
    sheet = sheet_of(tmp_path, "sep=;\n\na;b\n\n1;2\n\n")
    assert list(sheet.lines()) == [[], [], ["a", "b"], [], ["1", "2"], []]
    assert list(sheet.rows()) == [["a", "b"], ["1", "2"]]


def test_a_line_that_states_the_separator(tmp_path):
    assert rows_of(tmp_path, "sep=;\r\na;b,c\r\n1;2\r\n") == [["a", "b,c"], ["1", "2"]]


def test_rows_come_as_they_are(tmp_path):
    text = 'a,b,a\n007,"x\ny",\n\n1\n1,2,3,4\n\0,"""q""",  s \n'
    assert rows_of(tmp_path, text) == [
        ["a", "b", "a"],
        ["007", "x\ny", ""],
        ["1"],
        ["1", "2", "3", "4"],
        ["\0", '"q"', "  s "],
    ]


def test_line_ends_of_every_system(tmp_path):
    for end in ("\n", "\r\n", "\r"):
        assert rows_of(tmp_path, f"a,b{end}1,2{end}") == [["a", "b"], ["1", "2"]]


def test_quotation_marks_within_cells(tmp_path):
    assert rows_of(tmp_path, 'a,b\n5" gun,x\n"El "Polo" shop",y\n')[1] == ['5" gun', "x"]


def test_a_quotation_mark_that_is_never_closed_is_refused(tmp_path):
    text = 'a,b\n1,2\n"Satipo,3\n' + "x,y\n" * 50
    assert "in.csv, line 3: a quotation mark that opens here is never closed" in refusal(
        tmp_path, text
    )


def test_a_cell_that_is_too_long_is_refused(tmp_path):
    assert "never closed" in refusal(tmp_path, "a,b\n" + "x" * (LARGEST_CELL + 1) + ",1\n")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, b"\x01\x02\x03"])
def test_what_is_no_text_is_refused(tmp_path, content):
    assert "is neither text nor a workbook" in refusal(tmp_path, content)


def test_an_empty_file_has_no_rows(tmp_path):
    for empty in (b"", b"\xef\xbb\xbf", b"\n\n"):
        assert "in.csv is empty" in refusal(tmp_path, empty)
    assert rows_of(tmp_path, "a,b\n") == [["a", "b"]]


CELL = st.text(
    # What is full of control characters is no text.
    st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in range(32)]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_what_was_written_is_read(tmp_path_factory, rows):
    headings = [f"column {n}" for n in range(len(rows[0]) if rows else 2)]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    assert rows_of(tmp_path_factory.mktemp("any"), text.getvalue()) == [headings, *rows]
