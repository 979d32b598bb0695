"""Lists of places as tables of text: of CSV, of the right sheet of a workbook, of Parquet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias, cast

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import shapely

from geodata.additions.projections import in_degrees
from geodata.catalogue import Message
from geodata.query import plain
from geodata.spreadsheets.delimited import delimited_sheet
from geodata.spreadsheets.sheet import Row
from geodata.spreadsheets.workbook import opened_workbook
from geodata.unusable import UnusableFileError

MOST_ROWS = 3_000_000
"""GeoNames' dump of the largest country has half as many."""
MOST_COLUMNS = 500

_SEARCHED = 30  # lines in which the headings stand, below a title
_WKB = (b"\x00", b"\x01")

HasHeadings: TypeAlias = Callable[[list[str]], bool]


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


def read_delimited(path: Path, has_headings: HasHeadings) -> Table:
    """The table of a CSV file.

    Args:
        path: of a regular file.
        has_headings: whether a row is that of the headings; without one the first full row is.

    Raises:
        UnusableFileError: as `delimited_sheet` and `table_of`.
    """
    rows = delimited_sheet(path, titled=True).lines()
    return table_of(cast("Iterator[list[str]]", rows), has_headings)  # of CSV all is text


def read_workbook(path: Path, has_headings: HasHeadings) -> Table:
    """The sheet of a workbook that has the headings, else the longest.

    Raises:
        UnusableFileError: as `opened_workbook` and `table_of`.
    """
    with opened_workbook(path) as pages:
        heads = [_as_texts(islice(page.lines(), _SEARCHED)) for page in pages]
        titled = [any(map(has_headings, head)) for head in heads]
        chosen = [p for p, found in zip(pages, titled, strict=True) if found] or pages
        if len(chosen) > 1:
            chosen.sort(key=lambda page: sum(map(bool, page.lines())), reverse=True)
        return table_of(_as_texts(chosen[0].lines()) if chosen else iter(()), has_headings)


def _as_texts(rows: Iterable[Row]) -> Iterator[list[str]]:
    return ([plain(cell) for cell in row] for row in rows)


def table_of(rows: Iterator[list[str]], has_headings: HasHeadings) -> Table:
    """Rows of texts as a table, its headings found and its empty rows left out.

    Raises:
        UnusableFileError: when there is no row below the headings, or there are too many.
    """
    first = list(islice(rows, _SEARCHED))
    at = next((n for n, row in enumerate(first) if has_headings(row)), None)
    if at is None:
        widest = max(map(len, first), default=0)
        at = next((n for n, row in enumerate(first) if len(row) == widest), 0)
    heads = unique_headings(first[at] if first else [])
    width = len(heads)
    cells, numbers, ragged, count = [], [], [], 0
    for number, row in enumerate(chain(first[at + 1 :], rows), at + 2):
        if not any(map(str.strip, row)):
            continue
        count += 1
        if count <= MOST_ROWS and width <= MOST_COLUMNS:
            cells.append(row[:width] + [""] * (width - len(row)))
            numbers.append(number)
            ragged.append(len(row) > width and any(row[width:]))
    if not cells or count > MOST_ROWS:
        raise UnusableFileError(
            Message(
                "The table has {rows} rows and {columns} columns; a list of places has at least "
                "one row, and at most {most} rows and {wide} columns.",
                {"rows": count, "columns": width, "most": MOST_ROWS, "wide": MOST_COLUMNS},
            )
        )
    frame = pd.DataFrame(cells, columns=heads, dtype=object, index=numbers)
    return Table(frame, first_row=0, ragged=np.array(ragged))


def unique_headings(cells: list[str]) -> list[str]:
    """Headings without blanks and repeats."""
    seen: Counter[str] = Counter()
    heads = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:200] or f"column {number}"
        seen[name] += 1
        heads.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return heads


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
