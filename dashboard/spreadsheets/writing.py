"""Writing a table as CSV or XLSX, a block of columns at a time, every cell guarded alike."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from dashboard.exports.cells import cell, safe_text
from dashboard.spreadsheets.errors import SheetError
from geodata.catalogue import Message
from geodata.spreadsheets.sheet import Cell

SUFFIXES = (".csv", ".xlsx")
# Excel's own limits, as `MOST_ROWS` is.
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
_WHOLE = 1e15  # beyond it a floating-point number may not be the whole one that was written
_DAY, _TIME = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"

Columns: TypeAlias = Sequence[Sequence[Cell]]
Write: TypeAlias = Callable[[Columns], None]


@contextmanager
def writer(path: Path, suffix: str) -> Iterator[Write]:
    """Opens a file for blocks of columns, all of them as many, one below the other.

    Args:
        path: where to write.
        suffix: one of `SUFFIXES`.

    Raises:
        SheetError: when a cell can't stand in such a file.
        OSError: when it can't be written.
    """
    with _csv(path) if suffix == ".csv" else _xlsx(path) as write:
        yield write


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")

        def write(columns: Columns) -> None:
            rows.writerows(zip(*map(_texts, columns), strict=True))

        yield write


def _texts(column: Sequence[Cell]) -> Sequence[str]:
    """The column as texts; of those that CSV gives, each distinct one is guarded once."""
    distinct = set(column)
    if not all(isinstance(value, str) for value in distinct):
        return [_text(value) for value in column]  # 1, 1.0 and True are one in a set
    guarded = {text: safe_text(text) for text in map(str, distinct)}
    return [guarded[str(text)] for text in column]


def _text(value: Cell) -> str:
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _WHOLE
        return str(int(value)) if whole else repr(value)
    return str(value) if isinstance(value, (dt.time, dt.timedelta)) else cell(value)


@contextmanager
def _xlsx(path: Path) -> Iterator[Write]:
    import xlsxwriter  # noqa: PLC0415 - only workbooks need it

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        page = _Page(book)
        yield page.write


class _Page:
    """The one sheet of a workbook that is being written."""

    def __init__(self, book: object) -> None:
        self._sheet = book.add_worksheet()  # type: ignore[attr-defined]
        self._day = book.add_format({"num_format": _DAY})  # type: ignore[attr-defined]
        self._time = book.add_format({"num_format": _TIME})  # type: ignore[attr-defined]
        self._row = 0

    def write(self, columns: Columns) -> None:
        for row in zip(*columns, strict=True):
            for number, value in enumerate(row):
                if value != "":
                    self._cell(number, value)
            self._row += 1

    def _cell(self, column: int, value: Cell) -> None:
        if isinstance(value, str):
            text = safe_text(value)
            if len(text) > LONGEST_TEXT:
                raise _too_long(self._row + 1, column + 1, len(text))
            self._sheet.write_string(self._row, column, text)
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value)
        elif isinstance(value, (int, float)):
            self._sheet.write_number(self._row, column, value)
        elif isinstance(value, dt.datetime):
            self._sheet.write_datetime(self._row, column, value.replace(tzinfo=None), self._time)
        elif isinstance(value, dt.date):
            self._sheet.write_datetime(self._row, column, value, self._day)
        else:
            self._sheet.write_string(self._row, column, str(value))


def _too_long(row: int, column: int, length: int) -> SheetError:
    return SheetError(
        Message(
            "Row {row}, column {column}: {n} characters are more than a cell of XLSX holds "
            "({most}); write CSV instead.",
            {"row": row, "column": column, "n": length, "most": LONGEST_TEXT},
        )
    )
