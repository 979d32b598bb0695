"""What is said of a spreadsheet that was geocoded."""

from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path

from dashboard import labels
from dashboard.geocode_file import Plan, Tally
from dashboard.geocode_summary import summary
from dashboard.i18n import words_for
from geodata.catalogue import Message
from geodata.spreadsheets.sheet import Sheet

READ_AS = Message("Read from the sheet “{sheet}”.", {"sheet": "Datos"})
SHEET = Sheet(Path("in.xlsx"), lambda: iter(()), READ_AS)


def said(language, long=0, suffix="", sheet=SHEET):
    numbers = array("l", [0] * 1999 + [1])
    planned = Plan(sheet, ("text",), ("p",), [("a",), ("b",)], numbers, long, suffix)
    tally = Tally(2000, Counter(resolved=1999, unresolved=1))
    return summary(planned, tally, Path("some/out.csv"), words_for(language)).split("\n")


def test_in_english():
    assert said("en") == [
        "Read from the sheet “Datos”.",
        "2,000 rows read and written to out.csv, 2 distinct.",
        "  resolved          1,999  100.0 %  the place, unit or region that is meant",
        "  unresolved            1    0.1 %  no place that is known, or one abroad",
    ]


def test_in_spanish_with_remarks():
    lines = said("es", long=3, suffix="_2")
    assert lines[0] == "Leído de la hoja «Datos»."
    assert lines[1].endswith("las nuevas van de geo_text_2 a geo_candidates_2.")
    assert lines[2].startswith("3 filas tienen más celdas que encabezados")
    assert lines[3] == "2,000 filas leídas y escritas en out.csv; distintas: 2."
    assert lines[4].split()[:4] == ["resuelto", "1,999", "100.0", "%"]


def test_every_status_is_explained():
    assert labels.STATUS_MEANINGS.keys() == labels.STATUSES.keys()


def test_cells_without_a_value_are_counted():
    [_, remark, *_] = said("en", sheet=replace(SHEET, unworked=1200))
    assert remark.startswith("1,200 cells hold formulas whose value was never worked out")
