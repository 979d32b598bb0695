"""Geocoding a spreadsheet: what was there stays, row by row."""

import csv
import datetime as dt
import json
from collections import Counter

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import geocode_file
from dashboard.exports.cells import safe_text
from dashboard.geocode_file import FIELDS, check_fits, plan, write
from dashboard.spreadsheets.errors import SheetError
from geodata.catalogue import Message
from geodata.geocoder import load_geocoder
from geodata.spreadsheets.reading import open_sheet
from geodata.spreadsheets.sheet import Sheet
from geodata.unusable import UnusableFileError

NEW = [f"geo_{name}" for name in FIELDS]


def sheet_of(path, rows):
    return Sheet(path, lambda: iter(rows), Message("Made up."))


def run(sheet, columns, out, language="en", advance=lambda *_: None):
    planned = plan(sheet, columns)
    return planned, write(planned, out, load_geocoder().geocode, language, advance)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def records_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_answers_stand_behind_what_was_there(tmp_path):
    rows = [["id", "lugar", "prov"], ["007", "San Miguel", "La Mar"], ["008", "VRAE", ""]]
    sheet = sheet_of(tmp_path / "in.csv", rows)
    planned, tally = run(sheet, {"text": "lugar", "province": "prov"}, tmp_path / "out.csv")
    found = rows_of(tmp_path / "out.csv")
    assert found[0] == ["id", "lugar", "prov", *NEW]
    assert [row[:3] for row in found[1:]] == rows[1:]
    mar, vrae = records_of(tmp_path / "out.csv")
    assert (mar["geo_status"], mar["geo_unit"], mar["geo_department"]) == (
        "resolved",
        "050501",
        "05",
    )
    assert (vrae["geo_level"], vrae["geo_unit"]) == ("region", "VRAE")
    assert (planned.work, tally.rows) == (2 * 31, 2)
    assert tally.statuses == Counter(resolved=2)


def test_lists_and_numbers_as_in_the_exports(tmp_path):
    sheet = sheet_of(tmp_path / "in.csv", [["place"], ["Mazángaro"], ["San Miguel"], ["??"]])
    run(sheet, {"text": "place"}, tmp_path / "out.csv")
    village, several, nothing = records_of(tmp_path / "out.csv")
    assert village["geo_regions"] == "VRAE | VRAEM | VRAEM_WIDE"
    assert (village["geo_lat"], village["geo_radius_km"]) == ("-12.23414", "5")
    candidates = json.loads(several["geo_candidates"])
    assert len(candidates) > 1
    assert list(candidates[0]) == ["level", "unit", "name", "lat", "lon", "score"]
    assert (nothing["geo_candidates"], nothing["geo_lat"], nothing["geo_unit"]) == ("", "", "")


def test_names_and_reasons_in_the_language(tmp_path):
    sheet = sheet_of(tmp_path / "in.csv", [["place"], ["Alto Huallaga"]])
    run(sheet, {"text": "place"}, tmp_path / "out.csv", "es")
    [row] = records_of(tmp_path / "out.csv")
    assert row["geo_name"] == "Alto Huallaga"
    assert "región" in row["geo_reason"]


def test_a_decimal_comma_and_a_date(tmp_path):
    rows = [["p", "y", "x", "d"], ["Kepashiato", "-12,63", "-73,20", dt.date(2010, 5, 1)]]
    stated = {"text": "p", "lat": "y", "lon": "x", "date": "d"}
    planned, _ = run(sheet_of(tmp_path / "in.csv", rows), stated, tmp_path / "out.csv")
    [row] = records_of(tmp_path / "out.csv")
    assert (row["geo_status"], row["geo_lat"], row["y"]) == ("resolved", "-12.63", "-12,63")
    assert row["d"] == "2010-05-01"
    assert planned.asked == [("Kepashiato", "-12,63", "-73,20", "2010")]


def test_columns_without_a_place(tmp_path):
    sheet = sheet_of(tmp_path / "in.csv", [["code"], ["120604"], [120604.0], ["50408"]])
    planned, _ = run(sheet, {"ubigeo": "code"}, tmp_path / "out.csv")
    assert [row["geo_unit"] for row in records_of(tmp_path / "out.csv")] == [
        "120604",
        "120604",
        "050408",
    ]
    assert len(planned.asked) == 2


def test_rows_of_any_length(tmp_path):
    rows = [["p", "p2"], ["Satipo"], [], ["Pichari", "x", "more", "still"]]
    planned, tally = run(sheet_of(tmp_path / "in.csv", rows), {"text": "p"}, tmp_path / "out.csv")
    found = rows_of(tmp_path / "out.csv")
    assert found[0] == ["p", "p2", "", "", *NEW]
    assert [row[:4] for row in found[1:]] == [
        ["Satipo", "", "", ""],
        ["", "", "", ""],
        ["Pichari", "x", "more", "still"],
    ]
    assert (planned.long, tally.rows) == (1, 3)


def test_geo_columns_that_are_there_stay(tmp_path):
    rows = [["place", "geo_unit", "geo_text_2"], ["Satipo", "mine", "too"]]
    run(sheet_of(tmp_path / "in.csv", rows), {"text": "place"}, tmp_path / "out.csv")
    [row] = records_of(tmp_path / "out.csv")
    assert (row["geo_unit"], row["geo_text_2"], row["geo_unit_3"]) == ("mine", "too", "1206")


def test_progress_ends_where_the_work_does(tmp_path, monkeypatch):
    monkeypatch.setattr(geocode_file, "BLOCK", 7)
    rows = [["place"], *([f"Villa {n % 30}"] for n in range(100))]
    told = []
    planned, _ = run(
        sheet_of(tmp_path / "in.csv", rows),
        {"text": "place"},
        tmp_path / "out.csv",
        advance=lambda *done: told.append(done),
    )
    assert sum(work for work, _ in told) == planned.work == 30 * 30 + 100
    answered = [n for _, n in told]
    assert answered == sorted(answered)
    assert answered[-1] == 30
    assert min(work for work, _ in told) >= 0


def test_no_rows_and_no_headings(tmp_path):
    _, tally = run(sheet_of(tmp_path / "in.csv", [["p"]]), {"text": "p"}, tmp_path / "out.csv")
    assert (tally.rows, rows_of(tmp_path / "out.csv")) == (0, [["p", *NEW]])
    with pytest.raises(UnusableFileError, match=r"in.csv is empty"):
        plan(sheet_of(tmp_path / "in.csv", []), {"text": "p"})


def test_a_table_that_would_fill_the_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(geocode_file, "MOST_CELLS", 1000)
    rows = [["p"], *([["x"]] * 30), ["x"] * 100]
    with pytest.raises(SheetError, match="32 rows of up to 100 cells"):
        plan(sheet_of(tmp_path / "in.csv", rows), {"text": "p"})


def test_a_sheet_of_two_cells_in_its_corners_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "p", "x"
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(SheetError, match="1048576 rows of up to 16384 cells"):
        plan(open_sheet(tmp_path / "in.xlsx"), {"text": "p"})


def test_what_excel_cannot_hold_is_refused_before_the_work(tmp_path, monkeypatch):
    planned = plan(sheet_of(tmp_path / "in.csv", [["p"], ["x"], ["y"]]), {"text": "p"})
    monkeypatch.setattr(geocode_file, "MOST_ROWS", 2)
    check_fits(planned, ".csv")
    with pytest.raises(SheetError, match="XLSX holds 2 rows"):
        check_fits(planned, ".xlsx")


@pytest.mark.parametrize("second", [[["p"], ["x"]], [["p"], *[["x"]] * 3], [["p"], ["x", "y"]] * 2])
def test_a_file_that_changes_while_it_is_read(tmp_path, second):
    readings = iter([[["p"], ["x"], ["y"]], second])
    sheet = Sheet(tmp_path / "in.csv", lambda: iter(next(readings)), Message("Made up."))
    with pytest.raises(SheetError, match="was changed while it was read"):
        run(sheet, {"text": "p"}, tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_xlsx_to_xlsx(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["place", "when", "n"])
    book.active.append(["Satipo", dt.date(2016, 4, 9), 5])
    book.save(tmp_path / "in.xlsx")
    run(open_sheet(tmp_path / "in.xlsx"), {"text": "place", "date": "when"}, tmp_path / "out.xlsx")
    head, row = openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True)
    assert list(head) == ["place", "when", "n", *NEW]
    assert row[:3] == ("Satipo", dt.datetime.fromisoformat("2016-04-09"), 5)
    found = dict(zip(head, row, strict=True))
    assert (found["geo_unit"], found["geo_lat"]) == ("1206", -11.61928)


CELL = st.one_of(
    st.sampled_from(
        ["", "Satipo", "San Miguel", "=1+1", "-5", "-12,5", "007", "geo_unit", "\0", "“"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(max_size=6), min_size=0, max_size=3),
    st.lists(st.lists(CELL, max_size=6), max_size=15),
)
def test_any_table_comes_out_as_it_went_in(tmp_path_factory, headings, rows):
    folder = tmp_path_factory.mktemp("any")
    head = [heading for heading in headings if heading.strip() != "place"] + ["place"]
    rows = [*rows, ["the end"]]  # empty rows behind the last are none of a table's
    sheet = sheet_of(folder / "in.csv", [head, *rows])
    try:
        planned, tally = run(sheet, {"text": "place"}, folder / "out.csv")
    except SheetError as error:
        assert "are all called" in str(error)
        return
    found = rows_of(folder / "out.csv")
    width = max(map(len, [head, *rows]))
    assert len(found) == len(rows) + 1 == tally.rows + 1
    for before, after in zip([head, *rows], found, strict=True):
        assert len(after) == width + len(FIELDS)
        padded = [safe_text(cell) for cell in before] + [""] * (width - len(before))
        assert after[:width] == padded
    assert found[0][width:] == list(planned.new_headings)
    assert sum(tally.statuses.values()) == len(rows)
