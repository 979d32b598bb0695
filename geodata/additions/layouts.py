"""Which columns of a boundary file hold codes and names, and of which level.

Columns are known by their titles, and then by what is in them: a column titled for names that holds
numbers is a column of codes, unless the title is sure (`NAME_3`). Nothing here is one country's own
but for some of the titles.
"""

from __future__ import annotations

import dataclasses
import math
import re
from dataclasses import dataclass
from typing import Any

import geopandas
import pandas as pd

from geodata.additions.titles import Title, layout_name, read_title
from geodata.units import LEVELS

_CODE = re.compile(r"[A-Za-z]{0,3}-?\d{1,15}|[A-Z]{3}(?:\.\d+)+_\d+")
_LETTERS = re.compile(r"[^\W\d_]")

_LEAST = 0.8
"""Share of a column's texts that must look like codes, or like names, for it to hold them."""

_MOSTLY = 0.5
"""Share of letters in a text that is a name, where no title says that it is one."""

_MOST_COLUMNS = 200
"""Columns looked at; the widest of the official layers has some sixty."""

_NOTHING = frozenset({"", "none", "null", "nan", "na", "n/a", "<null>"})


@dataclass(frozen=True, slots=True)
class Field:
    """Where a code or name stands.

    Attributes:
        level: one of `LEVELS`, None when the title does not tell.
        columns: one, or several whose texts are to be joined into one code.
        sure: whether the level is, as `titles.Title` has it.
    """

    level: str | None
    columns: tuple[str, ...]
    sure: bool = dataclasses.field(default=False, compare=False)


@dataclass(frozen=True)
class Layout:
    """What the columns of a layer are.

    Attributes:
        name: "INEI/IGN", "OCHA COD-AB", "GADM" or "geoBoundaries"; "" for any other.
        codes: fields of codes, those with a telling title first.
        names: fields of names, likewise.
        countries: columns that name the country of each row.
        types: columns that say the level of each row ("ADM2").
    """

    name: str
    codes: tuple[Field, ...]
    names: tuple[Field, ...]
    countries: tuple[str, ...]
    types: tuple[str, ...]

    def codes_of(self, level: str) -> list[Field]:
        """Where codes of the level may stand: first where titles say so, then where none does."""
        return _of(self.codes, level)

    def names_of(self, level: str) -> list[Field]:
        """Where names of the level may stand, likewise."""
        return _of(self.names, level)


def _of(fields: tuple[Field, ...], level: str) -> list[Field]:
    return [f for f in fields if f.level == level] + [f for f in fields if f.level is None]


def column_texts(column: pd.Series[Any]) -> list[str]:
    """A column as texts: 10101.0 is "10101", nothing is ""."""
    return [_text(value) for value in column.tolist()]


def _text(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    text = str(value).strip()
    return "" if text.casefold() in _NOTHING else text


def field_texts(frame: geopandas.GeoDataFrame, field: Field) -> list[str]:
    """A field's text in every row, "" where it has none.

    The parts of a code are filled up with zeros to two digits, or to the longest of the column.
    """
    columns = [column_texts(frame[name]) for name in field.columns]
    if len(columns) == 1:
        return columns[0]
    widths = [max(2, max(map(len, texts), default=0)) for texts in columns]
    return [_joined(row, widths) for row in zip(*columns, strict=True)]


def _joined(parts: tuple[str, ...], widths: list[int]) -> str:
    if not all(parts):
        return ""
    return "".join(part.zfill(width) for part, width in zip(parts, widths, strict=True))


def recognise(frame: geopandas.GeoDataFrame) -> Layout:
    """The layout of a layer's table; without fields when nothing in it is a code or a name."""
    titles = [name for name in frame.columns if name != frame.geometry.name]
    titles = [name for name in titles if titles.count(name) == 1][:_MOST_COLUMNS]
    found: dict[str, list[Field]] = {"code": [], "name": []}
    untold: dict[str, list[Field]] = {"code": [], "name": []}
    known: dict[str, list[str]] = {"country": [], "type": []}
    for column in titles:
        title = read_title(column)
        content = _content(column_texts(frame[column]), title)
        if title.kind in known:
            known[title.kind].append(column)
        elif content and title.kind in found:
            found[content].append(Field(title.level, (column,), title.sure))
        elif content and not title.kind:
            untold[content].append(Field(None, (column,)))
    return Layout(
        layout_name(titles),
        (*_in_parts(frame, found["code"]), *found["code"], *untold["code"]),
        (*found["name"], *untold["name"]),
        tuple(known["country"]),
        tuple(known["type"]),
    )


def _content(texts: list[str], title: Title) -> str:
    """Whether texts are codes or names: "code", "name", or "" for neither.

    Names may hold digits ("Mun 012", "Zona 3"): where the title says so, any letters make a name.
    """
    distinct = {text for text in texts if text}
    if not distinct:
        return ""
    if title.kind == "name" and title.sure:
        return "name"
    if sum(_CODE.fullmatch(text) is not None for text in distinct) >= _LEAST * len(distinct):
        return "code"
    titled = title.kind == "name" and title.level is not None
    least = 0.0 if titled else _MOSTLY
    named = sum(len(_LETTERS.findall(text)) > least * len(text) for text in distinct)
    return "name" if named >= _LEAST * len(distinct) else ""


def _in_parts(frame: geopandas.GeoDataFrame, codes: list[Field]) -> list[Field]:
    """Codes to be joined from the columns of several levels, as INEI's CCDD, CCPP and CCDI.

    A code that begins with its parent's is whole already.
    """
    by_level: dict[str, str] = {}
    for field in codes:
        if field.level:
            by_level.setdefault(field.level, field.columns[0])
    joined, columns = [], [by_level[LEVELS[0]]] if LEVELS[0] in by_level else []
    for level in LEVELS[1:]:
        if not columns or level not in by_level:
            break
        pairs = zip(
            column_texts(frame[columns[-1]]), column_texts(frame[by_level[level]]), strict=True
        )
        columns.append(by_level[level])
        if not all(child.startswith(parent) for parent, child in pairs if parent and child):
            joined.append(Field(level, tuple(columns)))
    return joined
