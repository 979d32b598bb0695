"""CSV as people have it: any of the usual encodings and separators, told by what is in the file."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dashboard.spreadsheets.sheet import Cell, Sheet, SheetError
from geodata.catalogue import Message
from geodata.encodings import encoding_of

LARGEST_CELL = 131_072
"""Characters; a longer cell is a quotation mark that is never closed."""
SEPARATORS = (",", ";", "\t", "|")
_ONE_COLUMN = "\x1f"  # stands in no text: a list of places has no separator, and its commas stay
_SAMPLE = 1 << 18
_SAMPLE_ROWS = 300
_BLOCK = 1 << 20
# UTF-32's mark begins with UTF-16's.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "cp850": "DOS 850",
}
_NUL_SHARE = 0.3  # of every second byte: UTF-16 of Latin letters
_CONTROL_SHARE = 0.1  # of all bytes: no text
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written.

    Attributes:
        encoding: as Python calls it.
        separator: between cells.
        lenient: whether quotation marks stand inside cells that they do not enclose.
        titled: whether a line `sep=;` stands above the headings, as Excel understands it.
    """

    encoding: str
    separator: str
    lenient: bool = False
    titled: bool = False


def delimited_sheet(path: Path) -> Sheet:
    """The sheet of a CSV or TSV file.

    Raises:
        SheetError: when it is no text, or a quotation mark in it is never closed.
    """
    encoding = _encoding(path)
    separator, titled = _separator(path, encoding)
    dialect = Dialect(encoding, separator, titled=titled)
    dialect = Dialect(encoding, separator, _is_lenient(path, dialect), titled)
    return Sheet(path, lambda: _rows(path, dialect), _read_as(dialect))


def _read_as(dialect: Dialect) -> Message:
    params = {"encoding": _NAMES.get(dialect.encoding, dialect.encoding)}
    if dialect.separator == _ONE_COLUMN:
        return Message("Read as {encoding}, one column.", params)
    if dialect.separator == "\t":
        return Message("Read as {encoding}, separated by tabs.", params)
    params["separator"] = dialect.separator
    return Message("Read as {encoding}, separated by “{separator}”.", params)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    for encoding, half in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if half and half.count(0) > _NUL_SHARE * len(half):
            return encoding
    if len(head.translate(None, _CONTROL)) < (1 - _CONTROL_SHARE) * len(head):
        raise SheetError(
            Message(
                "{file} is neither text nor a workbook; save it as CSV or XLSX.",
                {"file": path.name},
            )
        )
    if _is_utf8(path):
        return "utf-8"
    with path.open("rb") as file:
        return encoding_of(islice((line for line in file if not line.isascii()), 5000))


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(path: Path, encoding: str) -> tuple[str, bool]:
    """The separator, and whether a line above the headings states it.

    It is the one that cuts the headings, and most rows into as many cells as them.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        text = file.read(_SAMPLE)
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == len("sep=x"):
        return first[-1], True

    def fit(separator: str) -> tuple[int, int]:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            widths = [len(row) for row in islice(reader, _SAMPLE_ROWS) if row]
        except csv.Error:
            return 0, 0
        width = widths[0] if widths else 0
        return (widths.count(width), width) if width > 1 else (0, 0)

    best = max(SEPARATORS, key=fit)
    return (best if fit(best)[0] else _ONE_COLUMN), False


def _is_lenient(path: Path, dialect: Dialect) -> bool:
    """Whether quotation marks are used loosely; a file that ends within some is refused.

    Read loosely, all rows behind a mark that is never closed would silently be one cell.
    """
    with _opened(path, dialect) as file:
        reader = csv.reader(file, delimiter=dialect.separator, strict=True)
        start = 1
        try:
            for _ in reader:
                start = reader.line_num + 1
        except csv.Error as error:
            if "unexpected end of data" not in str(error):
                return True
            raise _unclosed(path, start) from error
    return False


def _rows(path: Path, dialect: Dialect) -> Iterator[Sequence[Cell]]:
    """Every row; an empty line is one only where there is but one column, and more follows."""
    one_column, empty = dialect.separator == _ONE_COLUMN, 0
    with _opened(path, dialect) as file:
        reader = csv.reader(file, delimiter=dialect.separator, strict=not dialect.lenient)
        try:
            for row in reader:
                if not row:
                    empty += 1
                    continue
                if one_column and empty:
                    yield from ([""] for _ in range(empty))
                empty = 0
                yield row
        except csv.Error as error:
            raise _unclosed(path, reader.line_num) from error


def _opened(path: Path, dialect: Dialect) -> io.TextIOWrapper:
    csv.field_size_limit(LARGEST_CELL)
    file = path.open(encoding=dialect.encoding, errors="replace", newline="")
    if dialect.titled:
        file.readline()
    return file


def _unclosed(path: Path, line: int) -> SheetError:
    return SheetError(
        Message(
            "{file}, line {line}: a quotation mark that opens here is never closed; close it, or "
            "write it twice.",
            {"file": path.name, "line": line},
        )
    )
