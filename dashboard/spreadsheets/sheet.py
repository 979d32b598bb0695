"""A sheet: rows of cells that can be read more than once, and what may be wrong with its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from dashboard.i18n import Words
from geodata.catalogue import Message

Cell: TypeAlias = str | int | float | bool | dt.date | dt.time | dt.timedelta
"""What stands in a cell; "" in an empty one. Of CSV all is text, as it was written."""


class SheetError(ValueError):
    """A file that can't be read or written as asked; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.msgid.format(**message.params))
        self.message = message

    def sentence(self, words: Words) -> str:
        """The message in a language, numbers written as it does."""
        params = self.message.params.items()
        shown = {n: words.number(v) if isinstance(v, int) else v for n, v in params}
        return words.tr(self.message.msgid, **shown)


@dataclass(frozen=True)
class Sheet:
    """A table of cells.

    Attributes:
        path: its file.
        rows: begins reading at the top; the first row is that of the headings. Rows may differ in
            length. It raises `SheetError` where the file breaks off.
        read_as: how the file was understood, to be said to its owner.
    """

    path: Path
    rows: Callable[[], Iterator[Sequence[Cell]]]
    read_as: Message
