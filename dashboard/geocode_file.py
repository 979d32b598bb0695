"""Geocoding a spreadsheet: all its rows and columns as they are, and the answers behind them.

The file is read twice. First its rows are numbered by what they ask, so that the work ahead is
known; then they are answered and written block by block. What is held in memory is what is
distinct, never the file.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, TypeAlias

from dashboard.exports.cells import DECIMALS
from dashboard.exports.flat import SEPARATOR
from dashboard.spreadsheets.columns import column_of, suffix_for
from dashboard.spreadsheets.errors import SheetError
from dashboard.spreadsheets.writing import MOST_COLUMNS, Write, writer
from geodata.catalogue import Message
from geodata.files import drafted
from geodata.query import plain, year_in
from geodata.results import GeocodeResult
from geodata.spreadsheets.sheet import Cell, Row, Sheet
from geodata.spreadsheets.workbook import MOST_ROWS
from geodata.tables import geocode_distinct

FIELDS = (
    *("text", "status", "level", "unit", "name", "department", "province", "district", "regions"),
    *("lat", "lon", "precision", "radius_km", "method", "reason", "candidates"),
)
"""What is added to every row, under these names behind `geo_`."""
MOST_CANDIDATES = 20
"""Candidates in a cell; of a name that hundreds of villages bear, the reason says how many."""
MOST_CELLS = 200_000_000
"""Cells of a table, so that one row of a thousand cells in a million rows does not fill a disk."""
BLOCK = 10_000
#: One distinct input takes as long to answer as this many rows take to write.
ANSWER_COST = 30

Advance: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Plan:
    """What a sheet asks.

    Attributes:
        sheet: the sheet.
        names: the geocoder's inputs that it has.
        headings: of its columns, as many as its widest row has cells.
        asked: the distinct inputs, in the order in which they first stand in it.
        numbers: for each row the position in `asked`.
        long: how many rows have more cells than there are headings.
        suffix: behind the new headings, "" when there are none of theirs yet.
    """

    sheet: Sheet
    names: tuple[str, ...]
    headings: tuple[str, ...]
    asked: list[tuple[str, ...]]
    numbers: array[int]
    long: int
    suffix: str

    @property
    def work(self) -> int:
        """How much there is to do, in rows to write."""
        return len(self.asked) * ANSWER_COST + len(self.numbers)

    @property
    def new_headings(self) -> tuple[str, ...]:
        """The headings of the answers."""
        return tuple(f"geo_{name}{self.suffix}" for name in FIELDS)


@dataclass
class Tally:
    """What became of the rows: how many there were, and how many of each status."""

    rows: int = 0
    statuses: Counter[str] = field(default_factory=Counter)


def plan(sheet: Sheet, columns: Mapping[str, str]) -> Plan:
    """Reads a sheet for what it asks.

    Args:
        sheet: the sheet.
        columns: geocoder's input (`geodata.tables.INPUTS`) → the heading of its column.

    Raises:
        UnusableFileError: when the sheet is empty or breaks off.
        SheetError: when it is too large, or has no such column.
        OSError: when it can't be read.
    """
    rows = sheet.rows()
    headings = [_text(cell) for cell in next(rows)]
    positions = [column_of(column, headings) for column in columns.values()]
    dates = [name == "date" for name in columns]
    asked: dict[tuple[str, ...], int] = {}
    numbers = array("l")
    widest, long = len(headings), 0
    for row in rows:
        key = _key(row, positions, dates)
        numbers.append(asked.setdefault(key, len(asked)))
        long += len(row) > len(headings)
        widest = max(widest, len(row))
    _refuse_huge(len(numbers) + 1, widest)
    padded = (*headings, *([""] * (widest - len(headings))))
    suffix = suffix_for([f"geo_{name}" for name in FIELDS], headings)
    return Plan(sheet, tuple(columns), padded, list(asked), numbers, long, suffix)


def _key(row: Row, positions: Sequence[int], dates: Sequence[bool]) -> tuple[str, ...]:
    """What a row asks; of a date its year alone, which is all that counts."""
    cells = [_text(row[at]) if at < len(row) else "" for at in positions]
    if any(dates):
        cells = [year_in(c) if date else c for c, date in zip(cells, dates, strict=True)]
    return tuple(cells)


def _text(value: Cell) -> str:
    return value if isinstance(value, str) else plain(value)


def _refuse_huge(rows: int, columns: int) -> None:
    if rows * (columns + len(FIELDS)) > MOST_CELLS:
        params = {"rows": rows, "columns": columns, "most": MOST_CELLS}
        raise SheetError(
            Message(
                "The table has {rows} rows of up to {columns} cells; with the new columns that is "
                "more than {most} cells. Leave columns out, or divide it.",
                params,
            )
        )


def check_fits(planned: Plan, suffix: str) -> None:
    """Refuses a table that Excel could not hold, before any work is done.

    Raises:
        SheetError: when `suffix` is ".xlsx" and there are too many rows or columns.
    """
    rows, columns = len(planned.numbers) + 1, len(planned.headings) + len(FIELDS)
    if suffix == ".xlsx" and (rows > MOST_ROWS or columns > MOST_COLUMNS):
        params = {"rows": rows, "columns": columns, "most": MOST_ROWS, "wide": MOST_COLUMNS}
        raise SheetError(
            Message(
                "XLSX holds {most} rows and {wide} columns, and these are {rows} and {columns}; "
                "write CSV instead.",
                params,
            )
        )


def write(
    planned: Plan,
    path: Path,
    geocode: Callable[..., GeocodeResult],
    language: str,
    advance: Advance,
) -> Tally:
    """Answers what a sheet asks and writes it with the answers, whole or not at all.

    Args:
        planned: the sheet.
        path: where to write; its suffix says how.
        geocode: answers one record.
        language: of names and reasons.
        advance: told how much of `Plan.work` was done since the last time, and how many of the
            distinct inputs are answered.

    Raises:
        SheetError: when a cell does not fit, or the file was changed while it was read.
        OSError: when the output can't be written.
    """
    suffix = path.suffix.lower()
    tally = Tally()
    with drafted(path) as draft, writer(draft, suffix) as put:
        put([[heading] for heading in (*planned.headings, *planned.new_headings)])
        blocks = _Blocks(planned, geocode, language, advance)
        for rows in _blocks(planned.sheet):
            blocks.write(rows, put, tally)
        if tally.rows != len(planned.numbers):
            raise _changed(planned.sheet)
    return tally


def _blocks(sheet: Sheet) -> Iterator[list[Row]]:
    rows = sheet.rows()
    next(rows, None)
    while block := list(islice(rows, BLOCK)):
        yield block


def _changed(sheet: Sheet) -> SheetError:
    params = {"file": sheet.path.name}
    return SheetError(Message("{file} was changed while it was read; try again.", params))


@dataclass
class _Blocks:
    """The blocks of a sheet as they are answered and written."""

    planned: Plan
    geocode: Callable[..., GeocodeResult]
    language: str
    advance: Advance
    _answered: int = 0

    def write(self, rows: list[Row], put: Write, tally: Tally) -> None:
        numbers = self.planned.numbers[tally.rows : tally.rows + len(rows)]
        width = len(self.planned.headings)
        if len(numbers) < len(rows) or max(map(len, rows)) > width:
            raise _changed(self.planned.sheet)
        places = {number: at for at, number in enumerate(dict.fromkeys(numbers))}
        answers = self._answers(list(places))
        spread = [places[number] for number in numbers]
        padded = (row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows)
        columns: list[Sequence[Cell]] = list(zip(*padded, strict=True))
        fields = zip(*(self._cells(answer) for answer in answers), strict=True)
        columns += ([cells[at] for at in spread] for cells in fields)
        put(columns)
        tally.rows += len(rows)
        tally.statuses.update(answers[at].status for at in spread)
        self.advance(len(rows), self._answered)

    def _answers(self, numbers: list[int]) -> list[GeocodeResult]:
        start = self._answered
        # Inputs are numbered in the order of first sight: those from `start` on are new here.
        new = [0, *accumulate(int(number >= start) for number in numbers)]

        def progress(done: int, _: int) -> None:
            answered = start + new[done]
            self.advance((answered - self._answered) * ANSWER_COST, answered)
            self._answered = answered

        asked = [self.planned.asked[number] for number in numbers]
        return geocode_distinct(self.geocode, self.planned.names, asked, progress)

    def _cells(self, answer: GeocodeResult) -> list[Cell]:
        """The fields as cells: several regions as in the exports, candidates as JSON."""
        fields: dict[str, Any] = answer.to_dict(self.language)
        fields["regions"] = SEPARATOR.join(fields["regions"])
        candidates = fields["candidates"][:MOST_CANDIDATES]
        fields["candidates"] = json.dumps(candidates, ensure_ascii=False) if candidates else ""
        return [_answer_cell(fields[name]) for name in FIELDS]


def _answer_cell(value: Cell | None) -> Cell:
    if value is None:
        return ""
    return round(value, DECIMALS) if isinstance(value, float) else value
