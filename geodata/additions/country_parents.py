"""Joining a country's layers: in which coarser unit each unit of the finest layer lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.additions.country_columns import Columns
from geodata.additions.country_nesting import Texts
from geodata.catalogue import Message
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

NOWHERE = -1


@dataclass(frozen=True)
class Table:
    """One layer's rows.

    Attributes:
        file: what to call it in a sentence.
        columns: what the rows say.
        areas: of the rows, valid, WGS84; empty where a row has none.
    """

    file: str
    columns: Columns
    areas: NDArray[np.object_]


def with_parents(finest: Table, coarser: Mapping[str, Table]) -> Columns:
    """The finest layer's columns with the levels above that only coarser layers name.

    Args:
        finest: the layer that draws the country.
        coarser: others by the level of their rows.

    Raises:
        UnusableFileError: when no layer names a level that is needed.
    """
    columns = finest.columns
    names, codes = dict(columns.names), dict(columns.codes)
    for level in LEVELS[: LEVELS.index(columns.level)]:
        if level in names:
            continue
        upper = coarser.get(level)
        if upper is None or level not in upper.columns.names:
            raise UnusableFileError(_missing(finest, level))
        parents = _by_code(codes, columns.level, upper) or _by_place(finest, upper)
        names[level] = _taken(upper.columns.names[level], parents)
        if level in upper.columns.codes:
            codes[level] = _taken(upper.columns.codes[level], parents)
    return Columns(columns.level, names, codes)


def _missing(finest: Table, level: str) -> Message:
    params = {"file": finest.file, "level": finest.columns.level, "upper": level}
    return {
        "department": Message(
            "{file} has units of the level {level}, but does not name their departments (ADM1); "
            "add the file of departments beside it.",
            params,
        ),
        "province": Message(
            "{file} has units of the level {level}, but does not name their provinces (ADM2); "
            "add the file of provinces beside it.",
            params,
        ),
    }[level]


def _taken(texts: Texts, positions: list[int]) -> Texts:
    return [texts[at] if at != NOWHERE else "" for at in positions]


def _by_code(codes: Mapping[str, Texts], finest: str, upper: Table) -> list[int] | None:
    """The parent's row by its code, or by the beginning of the own; None when codes don't tell."""
    level = upper.columns.level
    theirs = upper.columns.codes.get(level)
    if theirs is None or not all(theirs):
        return None
    rows = {code: at for at, code in enumerate(theirs)}
    if level in codes:
        found = [rows.get(code, NOWHERE) for code in codes[level]]
    else:
        lengths = sorted({len(code) for code in theirs}, reverse=True)
        found = [_beginning(code, rows, lengths) for code in codes.get(finest, ())]
    return found if found and NOWHERE not in found else None


def _beginning(code: str, rows: Mapping[str, int], lengths: list[int]) -> int:
    return next((rows[code[:n]] for n in lengths if n < len(code) and code[:n] in rows), NOWHERE)


def _by_place(finest: Table, upper: Table) -> list[int]:
    """The row of the area that holds each unit, or, where layers differ, the nearest one."""
    found = np.full(len(finest.areas), NOWHERE)
    drawn = np.flatnonzero(~shapely.is_empty(finest.areas))
    theirs = np.flatnonzero(~shapely.is_empty(upper.areas))
    if not len(theirs) or not len(drawn):
        return found.tolist()
    points = shapely.point_on_surface(finest.areas[drawn])
    nearest = shapely.STRtree(upper.areas[theirs]).nearest(points)
    found[drawn] = theirs[nearest]
    return [int(at) for at in found]
