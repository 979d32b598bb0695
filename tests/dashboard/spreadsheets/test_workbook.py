"""XLSX files, good and bad."""

import datetime as dt
import zipfile

import openpyxl
import pytest

from dashboard.spreadsheets import workbook
from dashboard.spreadsheets.reading import open_sheet
from dashboard.spreadsheets.sheet import SheetError
from dashboard.spreadsheets.workbook import workbook_sheet


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
    with pytest.raises(SheetError) as told:
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
    assert workbook_sheet(path, None).read_as.params == {"sheet": "Datos", "n": 3}


def test_formulas_are_read_as_what_they_came_to(tmp_path):
    path = book_of(tmp_path, [["a"], ["=1+1"], ["x"]])
    assert rows_of(path) == [["a"], [], ["x"]]  # never worked out, so nothing


def test_a_far_cell_takes_no_memory(tmp_path):
    path = book_of(tmp_path, [["a"]])
    book = openpyxl.load_workbook(path)
    book.active.cell(200_000, 2_000, "z")
    book.save(path)
    found = workbook_sheet(path, None).rows()
    assert next(found) == ["a"]
    number, last = max(enumerate(found, start=2), key=lambda row: row[0])
    assert (number, len(last), last[-1]) == (200_000, 2_000, "z")


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
    assert "is damaged, or no XLSX workbook" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "is damaged, or no XLSX workbook" in refusal(path)
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
