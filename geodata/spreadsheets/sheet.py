"""A sheet: rows of cells that can be read more than once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from geodata.catalogue import Message
from geodata.unusable import UnusableFileError, is_empty

Cell: TypeAlias = str | int | float | bool | dt.date | dt.time | dt.timedelta
"""What stands in a cell; "" in an empty one. Of CSV all is text, as it was written."""
Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """A table of cells.

    Attributes:
        path: its file.
        lines: begins reading at the top, and gives every row, [] for an empty one; rows may differ
            in length. It raises `UnusableFileError` where the file breaks off.
        read_as: how the file was understood, to be said to its owner.
        empty_rows: whether an empty row among others is a row of the table, and not just a gap.
        unworked: how many cells hold a formula whose value was never worked out; they are empty.
    """

    path: Path
    lines: Callable[[], Iterator[Row]]
    read_as: Message
    empty_rows: bool = True
    unworked: int = 0

    def rows(self) -> Iterator[Row]:
        """The rows from the first that is not empty, which is that of the headings, to the last.

        Raises:
            UnusableFileError: as `lines`, and when all rows are empty.
        """
        empty, begun = 0, False
        for row in self.lines():
            if not row:
                empty += 1
                continue
            if begun and empty and self.empty_rows:
                yield from ([] for _ in range(empty))
            empty, begun = 0, True
            yield row
        if not begun:
            raise UnusableFileError(is_empty(self.path))
