"""Opening a spreadsheet by what is in it, whatever its name ends with."""

from __future__ import annotations

from pathlib import Path

from dashboard.spreadsheets.delimited import delimited_sheet
from dashboard.spreadsheets.sheet import Sheet, SheetError
from dashboard.spreadsheets.workbook import workbook_sheet
from geodata.catalogue import Message

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx under a password


def open_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """The sheet of a CSV or XLSX file.

    Args:
        path: of a regular file, since it is read more than once.
        sheet: name of a workbook's sheet; the first that is not hidden without.

    Raises:
        SheetError: when it is no such file, or lacks the sheet.
    """
    try:
        if not path.is_file():
            raise SheetError(Message("{file} is no regular file.", {"file": str(path)}))
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        params = {"file": str(path), "why": error.strerror or str(error)}
        raise SheetError(Message("Cannot read {file}: {why}.", params)) from error
    if head.startswith(_OLE):
        raise SheetError(
            Message(
                "{file} is an older .xls file, or has a password; save it as .xlsx without one.",
                {"file": path.name},
            )
        )
    if head == _ZIP:
        return workbook_sheet(path, sheet)
    if sheet is not None:
        raise SheetError(Message("{file} is no workbook, and has no sheets.", {"file": path.name}))
    return delimited_sheet(path)
