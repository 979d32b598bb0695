"""XLSX files, good and bad."""

import datetime as dt
import zipfile

import openpyxl
import pytest

from geodata.spreadsheets import workbook
from geodata.spreadsheets.reading import open_sheet
from geodata.spreadsheets.workbook import MOST_ROWS, opened_workbook, workbook_sheet
from geodata.unusable import UnusableFileError
from geodata.wording import number


def book_of(folder, rows, **sheets):
    book = openpyxl.Workbook()
    book.active.title = "Datos"
    for row in rows:
        book.active.append(row)
    for name, state in sheets.items():
        book.create_sheet(name).sheet_state = state
        book[name].append([name])
    path = folder / "in.xlsx"
    book.save(path)
    return path


def rows_of(path, name=None):
    return [list(row) for row in workbook_sheet(path, name).rows()]


def refusal(path, name=None):
    with pytest.raises(UnusableFileError) as told:
        rows_of(path, name)
    return str(told.value)


def test_cells_keep_their_types(tmp_path):
    row = [
        "050408",
        5,
        0.123456789,
        True,
        dt.datetime.fromisoformat("2012-08-15T13:05"),
        dt.time(3, 4),
    ]
    path = book_of(tmp_path, [["a"] * 7, [*row, dt.date(2012, 8, 15)]])
    [_, found] = rows_of(path)
    assert found == [*row, dt.date(2012, 8, 15)]
    assert [type(value) for value in found] == [type(value) for value in (*row, dt.date.today())]  # noqa: DTZ011


def test_empty_rows_and_cells(tmp_path):
    path = book_of(tmp_path, [[], ["a", "b"], [None, 1], [], ["x"], [None], [""]])
    assert rows_of(path) == [["a", "b"], ["", 1], [], ["x"]]


def test_the_first_sheet_that_is_not_hidden(tmp_path):
    path = book_of(tmp_path, [["a"]], Otra="visible", Oculta="hidden")
    assert rows_of(path) == [["a"]]
    assert rows_of(path, "Otra") == [["Otra"]]
    assert rows_of(path, "Oculta") == [["Oculta"]]
    assert "has no sheet “Tercera”; there are: Datos, Otra, Oculta" in refusal(path, "Tercera")
    assert workbook_sheet(path, None).read_as.params == {"sheet": "Datos", "n": number(3)}


def test_formulas_are_read_as_what_they_came_to(tmp_path):
    path = book_of(tmp_path, [["a"], ["=1+1"], ["x"]])
    assert rows_of(path) == [["a"], [], ["x"]]  # never worked out, so nothing
    assert workbook_sheet(path, None).unworked == 1
    assert workbook_sheet(book_of(tmp_path, [["a"]]), None).unworked == 0


def test_a_far_cell_takes_no_memory(tmp_path):
    path = book_of(tmp_path, [["a"]])
    book = openpyxl.load_workbook(path)
    book.active.cell(200_000, 2_000, "z")
    book.save(path)
    found = workbook_sheet(path, None).rows()
    assert next(found) == ["a"]
    number, last = max(enumerate(found, start=2), key=lambda row: row[0])
    assert (number, len(last), last[-1]) == (200_000, 2_000, "z")


def test_a_sheet_of_two_cells_in_its_corners(tmp_path):
    path = book_of(tmp_path, [["a"]])
    book = openpyxl.load_workbook(path)
    book.active["XFD1048576"] = "z"
    book.save(path)
    rows = list(workbook_sheet(path, None).lines())
    assert (len(rows), rows[0], rows[-1][-1]) == (MOST_ROWS, ["a"], "z")
    assert not any(rows[1:-1])


def test_a_row_beyond_all_that_a_sheet_has(tmp_path):
    path = book_of(tmp_path, [["a"], ["b"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<row r="2"', b'<row r="99999999999"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "is damaged" in refusal(path)


def test_every_sheet_of_an_open_workbook(tmp_path):
    path = book_of(tmp_path, [["a"], [], [1]], Oculta="hidden")
    with opened_workbook(path) as pages:
        assert [(page.name, page.hidden) for page in pages] == [("Datos", False), ("Oculta", True)]
        assert [list(page.lines()) for page in pages] == [[["a"], [], [1]], [["Oculta"]]]
        with pytest.raises(KeyError):  # what goes wrong with its rows is not the file's fault
            raise KeyError("x")


def test_a_small_file_that_unpacks_to_a_huge_one(tmp_path, monkeypatch):
    path = book_of(tmp_path, [["a"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(3_000_000))
    monkeypatch.setattr(workbook, "LARGEST", 2_000_000)
    assert path.stat().st_size < 20_000
    assert "unpacks to more than 2 MB; save it as CSV" in refusal(path)


def test_damaged_files(tmp_path):
    path = book_of(tmp_path, [["a"], ["b"]])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "is damaged, or no XLSX workbook; save it again as XLSX" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "is damaged, or no XLSX workbook; save it again as XLSX" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")
        archive.writestr("[Content_Types].xml", "<!DOCTYPE x>")
    assert "is damaged" in refusal(path)


def test_files_are_told_by_their_content(tmp_path):
    path = book_of(tmp_path, [["a"]])
    csv = path.rename(tmp_path / "really.csv")
    assert list(open_sheet(csv).rows()) == [["a"]]
    text = tmp_path / "really.xlsx"
    text.write_text("a,b\n1,2\n")
    assert list(open_sheet(text).rows()) == [["a", "b"], ["1", "2"]]
