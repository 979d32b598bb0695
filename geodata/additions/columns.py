"""Arrow columns in their own buffers: as numpy arrays, and as texts that are made when asked for.

Arrow's own ways to get at a value import pandas, which takes longer than to load all the places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_NAMES = {"double": "float64", "float": "float32"}


def numbers(column: pa.ChunkedArray) -> NDArray[Any]:
    """A column of numbers without nulls."""
    array = _whole(column)
    name = str(array.type)
    kind = np.dtype(_NAMES.get(name, name))
    data = array.buffers()[1]
    whole = np.frombuffer(data, kind) if data else np.empty(0, kind)
    return whole[array.offset : array.offset + len(array)]


class Texts:
    """A column of texts without nulls; `bearing` needs it sorted."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        array = _whole(column)
        _, offsets, data = array.buffers()
        ends = memoryview(offsets or b"\0\0\0\0").cast("i")
        self._ends = ends[array.offset : array.offset + len(array) + 1]
        self._data = memoryview(data or b"")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, row: int) -> str:
        return self._bytes(row).decode()

    def bearing(self, text: str) -> range:
        """The rows with that text. UTF-8's bytes sort as its letters do."""
        wanted = text.encode(errors="replace")
        first = bisect_left(self._all, wanted)
        return range(first, bisect_right(self._all, wanted, lo=first))

    @cached_property
    def _all(self) -> list[bytes]:
        """All texts, made at the first search: a search in the buffers takes ten times as long."""
        data, ends = self._data.tobytes(), self._ends.tolist()
        return [data[start:end] for start, end in pairwise(ends)]

    def _bytes(self, row: int) -> bytes:
        return self._data[self._ends[row] : self._ends[row + 1]].tobytes()


def _whole(column: pa.ChunkedArray) -> pa.Array:
    if column.null_count:
        raise ValueError("A column has nulls.")
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
