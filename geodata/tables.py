"""Geocoding a table: each distinct input once, the answers spread over its rows.

A table of a million rows names some thousand places. So its rows are numbered by what they ask,
only what is new is asked, and the answers are laid out as columns and taken by number.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.query import plain, year_in
from geodata.results import GeocodeResult

INPUTS = (
    "text",
    "department",
    "province",
    "district",
    "country",
    "lat",
    "lon",
    "ubigeo",
    "date",
)
COLUMNS = tuple(
    f"geo_{name}"
    for name in (
        "text", "status", "level", "unit", "name", "department", "province", "district", "regions",
        "lat", "lon", "precision", "radius_km", "method", "reason", "candidates", "reason_es",
    )
)  # fmt: skip
"""The columns that answers are given in."""

MOST_REMEMBERED = 50_000
"""Answers kept from one call to the next, about 1 kB each; the oldest make room."""
REPORTED_EVERY = 50
"""Distinct inputs from one call of `progress` to the next: more often than anyone sees."""

Geocode: TypeAlias = Callable[..., GeocodeResult]
Progress: TypeAlias = Callable[[int, int], None]

_NUMBERS = {"geo_lat", "geo_lon", "geo_radius_km"}
_LISTS = {"geo_regions", "geo_candidates"}
_TEXT = pd.StringDtype(na_value=np.nan)
# Answers by what was asked, for as long as the geocoder that gave them lives.
_memories: WeakKeyDictionary[object, dict[tuple[str, ...], GeocodeResult]] = WeakKeyDictionary()
_memory_lock = threading.Lock()


def geocode_frame(
    geocode: Geocode,
    frame: pd.DataFrame,
    columns: Mapping[str, str | None],
    progress: Progress | None = None,
) -> pd.DataFrame:
    """The `geo_` columns for a table; see `Geocoder.geocode_many`.

    Args:
        geocode: answers one record. Its answers are remembered for later calls, up to
            `MOST_REMEMBERED`.
        frame: one row a record.
        columns: which of `INPUTS` stands in which column; None for one that stands in none.
        progress: told now and then how many of the distinct inputs are answered, and how many
            there are; at the end both are the same.

    Returns:
        `COLUMNS`, with the frame's index. Rows that ask the same share their lists.

    Raises:
        KeyError: when a column is not in the frame, or an input is none of `INPUTS`.
    """
    if strange := set(columns) - set(INPUTS):
        raise KeyError(f"Not an input of the geocoder: {', '.join(sorted(strange))}.")
    used = {name: column for name, column in columns.items() if column}
    missing = sorted(set(used.values()) - set(frame.columns))
    if missing:
        raise KeyError(f"No such column: {', '.join(missing)}.")
    inputs = [_hashable(frame[column]) for column in used.values()]
    numbers, first = _distinct(inputs, len(frame))
    asked = zip(*([plain(cell) for cell in i.iloc[first]] for i in inputs), strict=True)
    answers = geocode_distinct(geocode, tuple(used), list(asked), progress)
    return _table(answers).take(numbers).set_index(frame.index)


def geocode_distinct(
    geocode: Geocode,
    names: tuple[str, ...],
    asked: Sequence[tuple[str, ...]],
    progress: Progress | None = None,
) -> list[GeocodeResult]:
    """The answers to inputs that are distinct already, those remembered and those new.

    Args:
        geocode: as for `geocode_frame`, as is `progress`.
        names: which of `INPUTS` the values of `asked` are.
        asked: one tuple of texts an input.
        progress: as for `geocode_frame`.
    """
    memory = _memory_of(geocode)
    answers: list[GeocodeResult] = []
    for done, values in enumerate(asked):
        stated = dict(zip(names, values, strict=True))
        if "date" in stated:  # all that counts of it
            stated["date"] = year_in(stated["date"])
        key = (*names, *stated.values())
        answer = memory.get(key)
        if answer is None:
            answer = geocode(**{"text": "", **stated})
            _remember(memory, key, answer)
        answers.append(answer)
        if progress and done % REPORTED_EVERY == 0:
            progress(done, len(asked))
    if progress:
        progress(len(asked), len(asked))
    return answers


def _hashable(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column as it is, or as text when it holds mixed objects."""
    return column.map(plain) if column.dtype == object else column


def _distinct(
    inputs: Sequence[pd.Series[Any]], rows: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row the number of what it asks, and for each number the first row that asks it."""
    numbers = np.zeros(rows, dtype=np.int64)
    for column in inputs:
        codes, values = pd.factorize(column)  # -1 where the cell is empty
        numbers = pd.factorize(numbers * (len(values) + 1) + codes + 1)[0]
    first = np.empty(numbers.max(initial=-1) + 1, dtype=np.int64)
    first[numbers[::-1]] = np.arange(rows - 1, -1, -1)
    return numbers, first


def _memory_of(geocode: Geocode) -> dict[tuple[str, ...], GeocodeResult]:
    with _memory_lock:
        return _memories.setdefault(getattr(geocode, "__self__", geocode), {})


def _remember(
    memory: dict[tuple[str, ...], GeocodeResult], key: tuple[str, ...], answer: GeocodeResult
) -> None:
    with _memory_lock:
        while len(memory) >= MOST_REMEMBERED:
            del memory[next(iter(memory))]
        memory[key] = answer


def _table(answers: Sequence[GeocodeResult]) -> pd.DataFrame:
    """The answers as columns, of the same types whatever they hold."""
    rows = [(*answer.to_dict("en").values(), answer.reason_in("es")) for answer in answers]
    columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
    return pd.DataFrame(
        {name: _column(name, values) for name, values in zip(COLUMNS, columns, strict=True)}
    )


def _column(name: str, values: Sequence[Any]) -> pd.Series[Any]:
    if name in _NUMBERS:
        return pd.Series(np.array(values, dtype=np.float64))
    if name in _LISTS:
        return pd.Series(list(values), dtype=object)
    return pd.Series(pd.array(list(values), dtype=_TEXT))
