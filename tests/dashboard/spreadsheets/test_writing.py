"""Tables as CSV and XLSX."""

import datetime as dt

import openpyxl
import pytest

from dashboard.spreadsheets.errors import SheetError
from dashboard.spreadsheets.writing import LONGEST_TEXT, writer

DAY, MOMENT = dt.date(2012, 8, 15), dt.datetime.fromisoformat("2012-08-15T13:05")
COLUMNS = [
    ["text", "050408", "=1+1", "", "x\0y\r\nz"],
    ["number", 5, 0.123456789012, 1234567890123456, -3.0],
    ["other", True, DAY, MOMENT, dt.time(3, 4)],
]


def write(path, *blocks):
    with writer(path, path.suffix) as put:
        for block in blocks:
            put(block)


def test_csv(tmp_path):
    path = tmp_path / "out.csv"
    write(path, COLUMNS, [["-12,5"], ["1"], [1]])
    assert path.read_bytes().decode().split("\n") == [
        "text,number,other",
        "050408,5,true",
        "'=1+1,0.123456789012,2012-08-15",
        ",1234567890123456,2012-08-15T13:05:00",
        '"x\ufffdy',
        'z",-3,03:04:00',
        '"-12,5",1,1',
        "",
    ]


def test_xlsx(tmp_path):
    path = tmp_path / "out.xlsx"
    write(path, COLUMNS, [["-12,5"], ["1"], [1]])
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert rows == [
        ("text", "number", "other"),
        ("050408", 5, True),
        ("'=1+1", 0.123456789012, dt.datetime.fromisoformat("2012-08-15")),
        (None, 1234567890123456, MOMENT),
        ("x\ufffdy\nz", -3, "03:04:00"),
        ("-12,5", "1", 1),
    ]


def test_xlsx_has_no_formula_and_no_link(tmp_path):
    path = tmp_path / "out.xlsx"
    hostile = ["=cmd|'/c calc'!A1", "http://example.org", "{=1}", "12", "_x0041_", "<b>&${x}"]
    write(path, [[text] for text in hostile])
    [row] = openpyxl.load_workbook(path).active.iter_rows()
    assert {found.data_type for found in row} == {"s"}
    assert not [found for found in row if found.hyperlink]
    assert [found.value.removeprefix("'") for found in row][:4] == hostile[:4]


def test_a_cell_that_excel_cannot_hold(tmp_path):
    path = tmp_path / "out.xlsx"
    with pytest.raises(SheetError, match="Row 2, column 1: 32768 characters"):
        write(path, [["a", "x" * (LONGEST_TEXT + 1)]])
