"""Opening a spreadsheet by what is in it, whatever its name ends with."""

from __future__ import annotations

from pathlib import Path

from geodata.catalogue import Message
from geodata.spreadsheets.delimited import delimited_sheet
from geodata.spreadsheets.sheet import Sheet
from geodata.spreadsheets.workbook import OLE, workbook_sheet
from geodata.unusable import UnusableFileError, size_of

_ZIP = b"PK\x03\x04"
_HEAD = 1024
#: What other files begin with, some of which are text.
_OTHERS = {
    b"%pdf": "PDF",
    b"{\\rtf": "RTF",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<?xml": "XML",
    b"\x89png": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7z",
    b"sqlite format 3": "SQLite",
    b"par1": "Parquet",
}


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
        head = file.read(_HEAD)
    _refuse_others(path, head)
    if head.startswith((_ZIP, OLE)):
        return workbook_sheet(path, sheet)
    if sheet is not None:
        raise UnusableFileError(
            Message("{file} is no workbook, and has no sheets.", {"file": path.name})
        )
    return delimited_sheet(path)


def _refuse_others(path: Path, head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, kind in _OTHERS.items():
        if start.startswith(beginning):
            raise UnusableFileError(
                Message(
                    "{file} is no table but a {kind} file, whatever its name; save the table as "
                    "CSV or XLSX.",
                    {"file": path.name, "kind": kind},
                )
            )
