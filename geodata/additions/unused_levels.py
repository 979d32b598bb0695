"""Levels that a layer's columns speak of, and that its rows were not read as."""

from __future__ import annotations

import geopandas

from geodata.additions.boundary_words import LEVEL_WORDS, short
from geodata.additions.layouts import column_texts
from geodata.additions.titles import read_title
from geodata.catalogue import Message
from geodata.units import LEVELS


def unused_levels(frame: geopandas.GeoDataFrame, level: str) -> list[Message]:
    """What is to be said of columns of codes or names of a finer level, so that none goes unseen.

    Args:
        frame: a layer.
        level: that its rows were read as.
    """
    found: dict[str, list[str]] = {}
    finer = LEVELS[LEVELS.index(level) + 1 :]
    for column in frame.columns.drop(frame.geometry.name).unique():
        title = read_title(column)
        if title.kind in {"code", "name"} and title.level in finer and _is_filled(frame, column):
            found.setdefault(title.level, []).append(short(column))
    return [
        Message(
            "Columns of a finer level, {level}, that were not used: {columns}.",
            {"level": LEVEL_WORDS[one], "columns": ", ".join(found[one])},
        )
        for one in finer
        if one in found
    ]


def _is_filled(frame: geopandas.GeoDataFrame, column: str) -> bool:
    """Whether a column that the table has once holds anything."""
    return frame.columns.tolist().count(column) == 1 and any(column_texts(frame[column]))
