"""CSV as people have it: any of the usual encodings and separators, told by what is in the file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geodata.catalogue import Message
from geodata.spreadsheets.sheet import Row, Sheet
from geodata.spreadsheets.text import NAMES, text_encoding
from geodata.unusable import UnusableFileError
from geodata.wording import number

LARGEST_CELL = 131_072
"""Characters; a longer cell is a quotation mark that is never closed."""
SEPARATORS = (",", ";", "\t", "|")
_ONE_COLUMN = "\x1f"  # stands in no text: a list of places has no separator, and its commas stay
_SAMPLE = 1 << 18
_SAMPLE_ROWS = 300


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written.

    Attributes:
        encoding: as Python calls it.
        separator: between cells.
        lenient: whether quotation marks stand inside cells that they do not enclose.
        stated: whether a line `sep=;` stands above the headings, as Excel understands it.
    """

    encoding: str
    separator: str
    lenient: bool = False
    stated: bool = False


def delimited_sheet(path: Path, *, titled: bool = False) -> Sheet:
    """The sheet of a CSV or TSV file.

    Args:
        path: of a regular file.
        titled: whether a title may stand above the headings, so that the first row need not be as
            long as the others.

    Raises:
        UnusableFileError: when it is no text, or a quotation mark in it is never closed.
    """
    encoding = text_encoding(path)
    separator, stated = _separator(path, encoding, titled=titled)
    dialect = Dialect(encoding, separator, stated=stated)
    dialect = Dialect(encoding, separator, _is_lenient(path, dialect), stated)
    return Sheet(
        path,
        lambda: _lines(path, dialect),
        _read_as(dialect),
        # In a list of places an empty line is a record without one; elsewhere it is a gap.
        empty_rows=separator == _ONE_COLUMN,
    )


def _read_as(dialect: Dialect) -> Message:
    params = {"encoding": NAMES.get(dialect.encoding, dialect.encoding)}
    if dialect.separator == _ONE_COLUMN:
        return Message("Read as {encoding}, one column.", params)
    if dialect.separator == "\t":
        return Message("Read as {encoding}, separated by tabs.", params)
    params["separator"] = dialect.separator
    return Message("Read as {encoding}, separated by “{separator}”.", params)


def _separator(path: Path, encoding: str, *, titled: bool) -> tuple[str, bool]:
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
        if not widths:
            return 0, 0
        width = Counter(widths).most_common(1)[0][0] if titled else widths[0]
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


def _lines(path: Path, dialect: Dialect) -> Iterator[Row]:
    """Every row; [] for an empty line, and for the one that states the separator."""
    with _opened(path, dialect) as file:
        if dialect.stated:
            yield []
        reader = csv.reader(file, delimiter=dialect.separator, strict=not dialect.lenient)
        try:
            yield from reader
        except csv.Error as error:
            raise _unclosed(path, reader.line_num) from error


def _opened(path: Path, dialect: Dialect) -> io.TextIOWrapper:
    csv.field_size_limit(LARGEST_CELL)
    file = path.open(encoding=dialect.encoding, errors="replace", newline="")
    if dialect.stated:
        file.readline()
    return file


def _unclosed(path: Path, line: int) -> UnusableFileError:
    return UnusableFileError(
        Message(
            "{file}, line {line}: a quotation mark that opens here is never closed; close it, or "
            "write it twice.",
            {"file": path.name, "line": number(line)},
        )
    )
