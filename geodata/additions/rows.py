"""The rows of a layer as they are to be matched: what code, names and parent each one states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas

from geodata.additions.layouts import Field, Layout, field_texts
from geodata.additions.unit_names import UnitNames
from geodata.catalogue import Message
from geodata.gazetteer import Gazetteer
from geodata.units import LEVELS

LEAST_AGREEING = 0.5
"""Share of a column's codes whose names must agree for the codes to be the gazetteer's. RENIEC's
codes, for one, look like INEI's and mean other districts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file.

    Attributes:
        number: as people count, from 1.
        code: the gazetteer's code that it states, None when it states none that is known.
        stated: its code as written, "" when it has none.
        names: its names, the best first.
        parent: code of the lowest unit it says it is in, "" when it says none that is known.
    """

    number: int
    code: str | None
    stated: str
    names: tuple[str, ...]
    parent: str

    @property
    def label(self) -> str:
        """What to call it in a report."""
        return " ".join(part for part in (self.stated, *self.names[:1]) if part)


def read_rows(
    frame: geopandas.GeoDataFrame, layout: Layout, level: str, units: dict[str, UnitNames]
) -> list[Row]:
    """The layer's rows as units of a level.

    Args:
        frame: of the layer.
        layout: of its columns.
        level: one of `LEVELS`.
        units: of every level, down to this one.
    """
    names = _names(frame, layout, level, units[level])
    stated, codes = _codes(frame, layout, level, names, units[level])
    parents = _parents(frame, layout, level, units)
    numbers = [int(position) + 1 for position in frame.index]
    columns = zip(numbers, codes, stated, names, parents, strict=True)
    return [Row(*values) for values in columns]


def _names(
    frame: geopandas.GeoDataFrame, layout: Layout, level: str, units: UnitNames
) -> list[tuple[str, ...]]:
    """Each row's names: of the columns titled for the level, else of that with most known names."""
    fields = layout.names_of(level)
    titled = [field for field in fields if field.level == level]
    if not titled and fields:
        titled = [max(fields, key=lambda field: _known(field_texts(frame, field), units))]
    columns = [field_texts(frame, field) for field in titled]
    rows = zip(*columns, strict=True) if columns else ((),) * len(frame)
    return [tuple(dict.fromkeys(name for name in row if name)) for row in rows]


def _known(texts: Iterable[str], units: UnitNames) -> int:
    return sum(bool(units.named([text])) for text in set(texts))


def _codes(
    frame: geopandas.GeoDataFrame,
    layout: Layout,
    level: str,
    names: list[tuple[str, ...]],
    units: UnitNames,
) -> tuple[list[str], list[str | None]]:
    """The codes as written and as known, of the column whose codes and names agree most often."""
    best: tuple[int, list[str], list[str | None]] = (0, [""] * len(frame), [None] * len(frame))
    for field in layout.codes_of(level):
        texts = field_texts(frame, field)
        codes = [units.coded(text) for text in texts]
        known = sum(code is not None for code in codes)
        agreeing = sum(
            code is not None and (not said or units.agrees(said, code))
            for code, said in zip(codes, names, strict=True)
        )
        if agreeing > best[0] and agreeing >= LEAST_AGREEING * known:
            best = (agreeing, texts, codes)
    return best[1], best[2]


def foreign_codes(
    frame: geopandas.GeoDataFrame, layout: Layout, rows: list[Row], units: UnitNames
) -> list[Message]:
    """What to say of columns that hold known codes of other units than their rows' names.

    Such codes are another register's, or have been shuffled; they are not used.
    """
    remarks = []
    for field in layout.codes_of(units.level):
        codes = [units.coded(text) for text in field_texts(frame, field)]
        known = [(code, row) for code, row in zip(codes, rows, strict=True) if code and row.names]
        agreeing = sum(units.agrees(row.names, code) for code, row in known)
        if 2 * len(known) >= len(rows) and agreeing < LEAST_AGREEING * len(known):
            params = {"column": ", ".join(field.columns), "n": len(known) - agreeing}
            remarks.append(
                Message(
                    "The codes in {column} are not used, because names contradict them in rows: "
                    "{n}.",
                    params,
                )
            )
    return remarks


def _parents(
    frame: geopandas.GeoDataFrame, layout: Layout, level: str, units: dict[str, UnitNames]
) -> list[str]:
    """The code of the lowest known unit that each row says it is in, "" when it says none."""
    found = [""] * len(frame)
    for upper in LEVELS[: LEVELS.index(level)]:
        codes = _columns(frame, [field for field in layout.codes if field.level == upper])
        named = _columns(frame, [field for field in layout.names if field.level == upper])
        stated = list(zip(codes, named, found, strict=True))
        known = {row: _parent(units[upper], *row) for row in set(stated)}
        found = [known[row] for row in stated]
    return found


def _columns(frame: geopandas.GeoDataFrame, fields: list[Field]) -> list[tuple[str, ...]]:
    if not fields:
        return [()] * len(frame)
    columns = [field_texts(frame, field) for field in fields]
    return [tuple(text for text in row if text) for row in zip(*columns, strict=True)]


def _parent(units: UnitNames, codes: tuple[str, ...], names: tuple[str, ...], within: str) -> str:
    """By code when no name contradicts it, else by name within the level above that."""
    coded = next((code for code in map(units.coded, codes) if code), None)
    if coded and (not names or units.agrees(names, coded)):
        return coded
    named = units.named(names, within)
    if len(named) == 1:
        return named[0]
    return (units.misspelt(names, within) if within and not named else None) or within


def gazetteer_levels(gazetteer: Gazetteer) -> dict[str, UnitNames]:
    """The names of every level."""
    return {level: UnitNames(gazetteer, level) for level in LEVELS}
