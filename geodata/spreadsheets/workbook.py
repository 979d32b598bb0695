"""XLSX, read as a stream: a small file that unpacks to a huge one takes no memory with it."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from geodata.catalogue import Message
from geodata.spreadsheets.formulas import unworked_formulas
from geodata.spreadsheets.sheet import Cell, Row, Sheet
from geodata.unusable import UnusableFileError
from geodata.wording import number

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LARGEST = 1_000_000_000
"""Bytes that a workbook may unpack to: a million rows of a dozen cells."""
MOST_ROWS = 1_048_576
"""Rows of a sheet, Excel's own limit; what states more is no sheet of Excel's."""
OLE = b"\xd0\xcf\x11\xe0"
"""How .xls begins, and .xlsx under a password."""
# What openpyxl raises at files that break its expectations.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, NotImplementedError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, RuntimeError),
)


@dataclass(frozen=True)
class Page:
    """A sheet of a workbook that is open.

    Attributes:
        name: on its tab.
        hidden: whether Excel shows no tab.
        lines: as those of `Sheet`.
        unworked: counts what `Sheet.unworked` says.
    """

    name: str
    hidden: bool
    lines: Callable[[], Iterator[Row]]
    unworked: Callable[[], int]


@contextmanager
def opened_workbook(path: Path) -> Iterator[list[Page]]:
    """The sheets of an XLSX file, readable until it is closed.

    Of formulas the value that was last worked out is read.

    Raises:
        UnusableFileError: when the file is damaged, too large or no workbook.
    """
    _refuse_huge(path)
    with path.open("rb") as file:
        book = _loaded(file, path)
        try:
            yield [
                Page(
                    sheet.title,
                    sheet.sheet_state != "visible",
                    _reading(sheet, path),
                    partial(_unworked, sheet, path),
                )
                for sheet in book.worksheets
            ]
        finally:
            book.close()


def workbook_sheet(path: Path, name: str | None) -> Sheet:
    """A sheet of an XLSX file: that of the name, else the first that is not hidden.

    Raises:
        UnusableFileError: as `opened_workbook`, and when it lacks the sheet.
    """
    with opened_workbook(path) as pages:
        names = [page.name for page in pages]
        chosen = name or next((page.name for page in pages if not page.hidden), None)
        unworked = sum(page.unworked() for page in pages if page.name == chosen)
    if chosen not in names:
        params = {"file": path.name, "sheet": str(name), "sheets": ", ".join(names)}
        raise UnusableFileError(
            Message("{file} has no sheet “{sheet}”; there are: {sheets}", params)
        )
    read_as = Message("Read from the sheet “{sheet}”.", {"sheet": chosen})
    if len(names) > 1:
        read_as = Message(
            "Read from the sheet “{sheet}”, one of {n}; --sheet names one.",
            {"sheet": chosen, "n": number(len(names))},
        )
    return Sheet(path, lambda: _lines_of(path, chosen), read_as, unworked=unworked)


def _lines_of(path: Path, name: str) -> Iterator[Row]:
    with opened_workbook(path) as pages:
        page = next((page for page in pages if page.name == name), None)
        if page is None:  # saved anew since its name was read
            raise _damaged(path)
        yield from page.lines()


def _refuse_huge(path: Path) -> None:
    """Nothing is unpacked beyond the sizes that the file states of its parts."""
    with path.open("rb") as file:
        if file.read(len(OLE)) == OLE:
            raise UnusableFileError(
                Message(
                    "{file} is an older .xls file, or has a password; save it as .xlsx without "
                    "one.",
                    {"file": path.name},
                )
            )
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise _damaged(path) from error
    if size > LARGEST:
        params = {"file": path.name, "limit": number(LARGEST // 10**6)}
        raise UnusableFileError(
            Message("{file} unpacks to more than {limit} MB; save it as CSV.", params)
        )


def _loaded(file: IO[bytes], path: Path) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    # Styles and rules for input are not read, so that they can't be is nothing to warn of.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _DAMAGED as error:
        raise _damaged(path) from error


def _unworked(sheet: ReadOnlyWorksheet, path: Path) -> int:
    try:
        with sheet._get_source() as source:  # noqa: SLF001 - its cells come without their formulas
            return unworked_formulas(source)
    except _DAMAGED as error:
        raise _damaged(path) from error


def _reading(sheet: ReadOnlyWorksheet, path: Path) -> Callable[[], Iterator[Row]]:
    def lines() -> Iterator[Row]:
        try:
            sheet.reset_dimensions()  # what the file states of them need not be so
            for count, row in enumerate(sheet.iter_rows(values_only=True), 1):
                if count > MOST_ROWS:
                    raise _damaged(path)
                empty = all(value is None or value == "" for value in row)
                yield [] if empty else [_cell(value) for value in row]
        except UnusableFileError:
            raise
        except _DAMAGED as error:
            raise _damaged(path) from error

    return lines


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time.min:
        return value.date()  # Excel knows no days, only their midnights
    known = (str, int, float, dt.date, dt.time, dt.timedelta)
    return value if isinstance(value, known) else str(value)


def _damaged(path: Path) -> UnusableFileError:
    return UnusableFileError(
        Message(
            "{file} is damaged, or no XLSX workbook; save it again as XLSX.", {"file": path.name}
        )
    )
