"""Tables of text: delimited files in any encoding, sheets of a workbook, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import shapely

from geodata.additions.projections import in_degrees
from geodata.catalogue import Message
from geodata.encodings import encoding_of
from geodata.query import plain
from geodata.unusable import UnusableFileError

MOST_ROWS = 3_000_000
"""GeoNames' dump of the largest country has half as many."""
MOST_COLUMNS = 500

_DELIMITERS = ",;\t|"
_SEARCHED = 30  # lines in which the headings stand, below a title
_WKB = (b"\x00", b"\x01")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Table:
    """A table as its file has it.

    Attributes:
        frame: of texts, "" for an empty cell; the headings as written, made unique.
        first_row: the row of the file, as spreadsheets count, in which the first record stands.
        shapes: the rows' shapes in WGS84 where the file has any.
        remarks: what was mended or assumed.
        ragged: whether a row has more cells than there are headings.
    """

    frame: pd.DataFrame
    first_row: int = 2
    shapes: geopandas.GeoSeries | None = None
    remarks: list[Message] = field(default_factory=list)
    ragged: Any = None


def decoded(content: bytes) -> str:
    """A file's text, whatever its encoding: UTF-8, UTF-16 with its mark, or a one-byte one."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    encoding = encoding_of(content.splitlines())
    return content.decode("utf-8" if encoding == "ascii" else encoding, "replace")


def read_delimited(text: str, file: str, has_headings: Callable[[list[str]], bool]) -> Table:
    """A table of cells separated by comma, semicolon, tab or bar.

    Args:
        text: of the file.
        file: its name.
        has_headings: whether a row is that of the headings; without one the first full row is.

    Raises:
        UnusableFileError: when a quotation mark is never closed.
    """
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        params = {"file": file, "why": str(error)}
        raise UnusableFileError(
            Message(
                "{file} can't be read as a table: {why}. Is a quotation mark left open?", params
            )
        ) from error
    return table_of(rows, has_headings)


def _delimiter(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text[:100_000].splitlines()[:-1][:200] if line.strip()]
    lines = lines or text.splitlines()[:1]

    def fit(delimiter: str) -> tuple[int, int]:
        cells = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        width, rows = Counter(cells).most_common(1)[0] if cells else (1, 0)
        return (rows if width > 1 else 0), width

    return max(_DELIMITERS, key=fit)


def table_of(rows: list[list[str]], has_headings: Callable[[list[str]], bool]) -> Table:
    """Rows of cells as a table, its headings found and its empty rows left out.

    Raises:
        UnusableFileError: when there is no row below the headings, or there are too many.
    """
    at = next((n for n, row in enumerate(rows[:_SEARCHED]) if has_headings(row)), None)
    if at is None:
        widest = max((len(row) for row in rows[:_SEARCHED]), default=0)
        at = next((n for n, row in enumerate(rows[:_SEARCHED]) if len(row) == widest), 0)
    heads = unique_headings(rows[at] if rows else [])
    width = len(heads)
    kept = [(n, row) for n, row in enumerate(rows[at + 1 :], at + 2) if any(map(str.strip, row))]
    if not kept or width > MOST_COLUMNS or len(kept) > MOST_ROWS:
        raise UnusableFileError(
            Message(
                "The table has {rows} rows and {columns} columns; a list of places has at least "
                "one row, and at most {most} rows and {wide} columns.",
                {"rows": len(kept), "columns": width, "most": MOST_ROWS, "wide": MOST_COLUMNS},
            )
        )
    cells = [row[:width] + [""] * (width - len(row)) for _, row in kept]
    frame = pd.DataFrame(cells, columns=heads, dtype=object, index=[n for n, _ in kept])
    ragged = np.array([len(row) > width and any(row[width:]) for _, row in kept])
    return Table(frame, first_row=0, ragged=ragged)


def unique_headings(cells: list[str]) -> list[str]:
    """Headings without blanks and repeats."""
    seen: Counter[str] = Counter()
    heads = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:200] or f"column {number}"
        seen[name] += 1
        heads.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return heads


def read_workbook(path: Path, file: str, has_headings: Callable[[list[str]], bool]) -> Table:
    """The sheet of a workbook that has the headings, else the longest.

    Raises:
        UnusableFileError: when it can't be read.
    """
    import python_calamine as calamine  # noqa: PLC0415 - only workbooks need it

    try:
        book = calamine.load_workbook(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (calamine.CalamineError, OSError, ValueError) as error:
        params = {"file": file, "why": str(error)[:200]}
        raise UnusableFileError(
            Message("{file} can't be read as a workbook: {why}.", params)
        ) from error
    texts = [[[plain(cell) for cell in row] for row in sheet] for sheet in sheets]
    titled = [sheet for sheet in texts if any(map(has_headings, sheet[:_SEARCHED]))]
    return table_of(max(titled or texts, key=len, default=[]), has_headings)


def read_parquet(path: Path, file: str) -> Table:
    """A Parquet file; its shapes are WKB, with or without GeoParquet's notes on them.

    Raises:
        UnusableFileError: when it can't be read, or its coordinates can't be put in degrees.
    """
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        params = {"file": file, "why": str(error)[:200]}
        raise UnusableFileError(
            Message("{file} can't be read, it may be damaged or cut short: {why}", params)
        ) from error
    if not 0 < table.num_rows <= MOST_ROWS:
        raise UnusableFileError(
            Message(
                "{file} has {rows} rows; from 1 to {limit} are read here.",
                {"file": file, "rows": table.num_rows, "limit": MOST_ROWS},
            )
        )
    notes = json.loads((table.schema.metadata or {}).get(b"geo", b"{}"))
    shapes_in = notes.get("primary_column") or _binary_shapes(table)
    texts = {
        name: [plain(value) for value in column.to_pylist()]
        for name, column in zip(table.column_names, table.columns, strict=True)
        if name != shapes_in and _is_plain(column.type)
    }
    frame = pd.DataFrame(texts, dtype=object)
    if shapes_in not in table.column_names:
        return Table(frame)
    series, remarks = _shapes(table[shapes_in], notes.get("columns", {}).get(shapes_in), file)
    return Table(frame, shapes=series, remarks=remarks)


def _is_plain(kind: pa.DataType) -> bool:
    nested = pa.types.is_nested(kind)
    return not (nested or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _binary_shapes(table: pa.Table) -> str:
    """The column of well-known binary where no note tells; "" when there is none."""
    for name, column in zip(table.column_names, table.columns, strict=True):
        if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
            first = next((value for value in column.to_pylist() if value), b"")
            if first[:1] in _WKB:
                return str(name)
    return ""


def _shapes(
    column: pa.ChunkedArray, notes: dict[str, Any] | None, file: str
) -> tuple[geopandas.GeoSeries, list[Message]]:
    shapes = shapely.from_wkb(np.array(column.to_pylist(), dtype=object), on_invalid="ignore")
    # GeoParquet: no "crs" is degrees WGS84, null is unknown; without notes nothing is known.
    crs = None if notes is None else notes.get("crs", "OGC:CRS84")
    try:
        system = None if crs is None else pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError as error:
        params = {"file": file, "why": str(error)[:200]}
        raise UnusableFileError(
            Message("{file} names a coordinate system that is not known: {why}", params)
        ) from error
    frame, _, remarks = in_degrees(geopandas.GeoDataFrame(geometry=shapes, crs=system), file)
    return frame.geometry, remarks
