"""XLSX, read as a stream: a small file that unpacks to a huge one takes no memory with it."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from dashboard.spreadsheets.sheet import Cell, Sheet, SheetError
from geodata.catalogue import Message

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST = 1_000_000_000
"""Bytes that a workbook may unpack to: a million rows of a dozen cells."""
# What openpyxl raises at files that break its expectations.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, NotImplementedError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, RuntimeError),
)


def workbook_sheet(path: Path, name: str | None) -> Sheet:
    """A sheet of an XLSX file: that of the name, else the first that is not hidden.

    Of formulas the value that was last worked out is read.

    Raises:
        SheetError: when the file is damaged, too large or no workbook, or lacks the sheet.
    """
    _refuse_huge(path)
    names, hidden = _sheet_names(path)
    chosen = name or next((n for n in names if n not in hidden), None)
    if chosen not in names:
        params = {"file": path.name, "sheet": str(name), "sheets": ", ".join(names)}
        raise SheetError(Message("{file} has no sheet “{sheet}”; there are: {sheets}", params))
    read_as = Message("Read from the sheet “{sheet}”.", {"sheet": chosen})
    if len(names) > 1:
        read_as = Message(
            "Read from the sheet “{sheet}”, one of {n}; --sheet names one.",
            {"sheet": chosen, "n": len(names)},
        )
    return Sheet(path, lambda: _rows(path, str(chosen)), read_as)


def _refuse_huge(path: Path) -> None:
    """Nothing is unpacked beyond the sizes that the file states of its parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise _damaged(path) from error
    if size > LARGEST:
        params = {"file": path.name, "limit": LARGEST // 10**6}
        raise SheetError(Message("{file} unpacks to more than {limit} MB; save it as CSV.", params))


def _sheet_names(path: Path) -> tuple[list[str], set[str]]:
    try:
        with _opened(path) as book:
            sheets = book.worksheets
            hidden = {sheet.title for sheet in sheets if sheet.sheet_state != "visible"}
            return [sheet.title for sheet in sheets], hidden
    except _DAMAGED as error:
        raise _damaged(path) from error


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    # Styles and rules for input are not read, so that they can't be is nothing to warn of.
    warnings.filterwarnings("ignore", module="openpyxl")
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _rows(path: Path, name: str) -> Iterator[Sequence[Cell]]:
    """From the first row that holds anything to the last."""
    empty, begun = 0, False
    try:
        with _opened(path) as book:
            sheet: Any = book[name]
            sheet.reset_dimensions()  # what the file states of them need not be so
            for row in sheet.iter_rows(values_only=True):
                if all(value is None or value == "" for value in row):
                    empty += 1
                    continue
                if begun:
                    yield from ([] for _ in range(empty))
                empty, begun = 0, True
                yield [_cell(value) for value in row]
    except _DAMAGED as error:
        raise _damaged(path) from error


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time.min:
        return value.date()  # Excel knows no days, only their midnights
    known = (str, int, float, dt.date, dt.time, dt.timedelta)
    return value if isinstance(value, known) else str(value)


def _damaged(path: Path) -> SheetError:
    return SheetError(
        Message("{file} is damaged, or no XLSX workbook; save it again.", {"file": path.name})
    )
