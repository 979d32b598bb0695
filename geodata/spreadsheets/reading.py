"""Opening a spreadsheet by what is in it, whatever its name ends with."""

from __future__ import annotations

from pathlib import Path

from geodata.catalogue import Message
from geodata.spreadsheets.delimited import delimited_sheet
from geodata.spreadsheets.sheet import Sheet
from geodata.spreadsheets.workbook import OLE, workbook_sheet
from geodata.unusable import UnusableFileError, size_of

_ZIP = b"PK\x03\x04"


def open_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """The sheet of a CSV or XLSX file.

    Args:
        path: of a regular file, since it is read more than once.
        sheet: name of a workbook's sheet; the first that is not hidden without.

    Raises:
        UnusableFileError: when it is no such file, or lacks the sheet.
    """
    size_of(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head in {_ZIP, OLE}:
        return workbook_sheet(path, sheet)
    if sheet is not None:
        raise UnusableFileError(
            Message("{file} is no workbook, and has no sheets.", {"file": path.name})
        )
    return delimited_sheet(path)
