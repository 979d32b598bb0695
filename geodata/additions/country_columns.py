"""Which columns of a boundary file hold a country's units, level by level.

Titles tell where they name the levels (COD-AB, GADM, and words in Spanish and English). Where they
don't, codes that begin with one another do (`country_nesting.py`), or the level is stated: by the
caller, by a column (`shapeType`), or in the name of the layer ("adm2").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import geopandas

from geodata.additions.country_nesting import Texts, nested_levels
from geodata.additions.layouts import Layout, field_texts
from geodata.catalogue import Message
from geodata.names import fold
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

_IDENTIFIED = 0.9
"""Share of rows that must be different units for the rows to be of that level; some units are in
several rows, an island each."""

_HINT = re.compile(r"(?<![a-z])adm(?:in)?[_ -]?([123])(?!\d)", re.IGNORECASE)
_FIRST_LANGUAGES = ("es", "pt", "en", "fr")
"""Of a level's names in several languages (COD-AB's `ADM1_ES`) the first of these is taken."""


@dataclass(frozen=True)
class Columns:
    """What the rows of a layer say, by level, from the department down to the rows' own.

    Attributes:
        level: of the rows.
        names: by level, one text a row, "" where there is none.
        codes: the same; a level whose codes the layer does not have is missing.
    """

    level: str
    names: dict[str, Texts]
    codes: dict[str, Texts]


def country_columns(
    frame: geopandas.GeoDataFrame, layout: Layout, level: str | None, file: str
) -> Columns:
    """Reads the units of a layer's rows.

    Args:
        frame: the layer.
        layout: what `recognise` says of it.
        level: of the rows, where the caller knows it.
        file: what to call it in a sentence.

    Raises:
        UnusableFileError: when no column holds names, or nothing tells of which level.
    """
    names = {at: texts for at in LEVELS if (texts := _titled_names(frame, layout, at))}
    codes = {at: texts for at in LEVELS if (texts := _titled_codes(frame, layout, at))}
    stated = level or _typed(frame, layout) or _hinted(file)
    titled = next((at for at in reversed(LEVELS) if at in names), None)
    own = stated if stated in names else titled
    told = None
    if own and (own == stated or (not stated and _identify(own, names, codes))):
        told = _down_to(own, names, codes)
    if told and len(told.codes) == LEVELS.index(told.level) + 1:
        return told
    nested = _nested(frame, layout)
    wanted = told.level if told else stated
    if nested and wanted in {None, nested.level}:
        return nested
    return told or _untitled(frame, layout, stated, names, codes, file)


def _nested(frame: geopandas.GeoDataFrame, layout: Layout) -> Columns | None:
    found = nested_levels(frame, layout)
    if not found:
        return None
    return Columns(
        LEVELS[len(found) - 1],
        {at: one.names for at, one in zip(LEVELS, found, strict=False)},
        {at: one.codes for at, one in zip(LEVELS, found, strict=False)},
    )


def _down_to(level: str, names: dict[str, Texts], codes: dict[str, Texts]) -> Columns:
    kept = LEVELS[: LEVELS.index(level) + 1]
    return Columns(
        level,
        {at: names[at] for at in kept if at in names},
        {at: codes[at] for at in kept if at in codes},
    )


def _titled_names(frame: geopandas.GeoDataFrame, layout: Layout, level: str) -> Texts | None:
    """Names of the level by title, in the preferred language and in Latin letters."""
    fields = [field for field in layout.names if field.level == level]

    def rank(at: int) -> tuple[bool, int, int]:
        title = fields[at].columns[0].casefold()
        latin = any(fold(text) for text in field_texts(frame, fields[at]))
        ending = title.rsplit("_", 1)[-1]
        known = _FIRST_LANGUAGES.index(ending) if ending in _FIRST_LANGUAGES else -1
        return not latin, known, at

    best = min(range(len(fields)), key=rank, default=None)
    return None if best is None else field_texts(frame, fields[best])


def _titled_codes(frame: geopandas.GeoDataFrame, layout: Layout, level: str) -> Texts | None:
    fields = [field for field in layout.codes if field.level == level]
    return field_texts(frame, fields[0]) if fields else None


def _identify(level: str, names: dict[str, Texts], codes: dict[str, Texts]) -> bool:
    """Whether names, with those of the parents and the codes, tell most of the rows apart."""
    kept = LEVELS[: LEVELS.index(level) + 1]
    columns = [column[at] for column in (names, codes) for at in kept if at in column]
    return len(set(zip(*columns, strict=True))) >= _IDENTIFIED * len(names[level])


def _untitled(  # noqa: PLR0913, PLR0917 - what is known so far
    frame: geopandas.GeoDataFrame,
    layout: Layout,
    stated: str | None,
    names: dict[str, Texts],
    codes: dict[str, Texts],
    file: str,
) -> Columns:
    """Rows whose own names stand under a title that does not tell the level (geoBoundaries).

    It is then the level stated, or the one below the finest that titles name.
    """
    untold = [field_texts(frame, field) for field in layout.names if field.level is None]
    titled = next((at for at in reversed(LEVELS) if at in names), None)
    below = dict(pairwise(LEVELS)).get(titled) if titled else None
    level = stated or below
    if untold and level:
        names[level] = max(untold, key=lambda texts: len(set(filter(fold, texts))))
        return _down_to(level, names, codes)
    if titled and not stated:
        return _down_to(titled, names, codes)
    params = {"file": file, "level": stated}
    if stated and titled:
        raise UnusableFileError(
            Message("{file} has no column of names for units of the level {level}.", params)
        )
    if not untold:
        raise UnusableFileError(
            Message("{file} has no column of names that its units could be known by.", params)
        )
    raise UnusableFileError(
        Message(
            "Nothing in {file} tells of which level its units are. Say it with --level: "
            "department (ADM1), province (ADM2) or district (ADM3).",
            params,
        )
    )


def _typed(frame: geopandas.GeoDataFrame, layout: Layout) -> str | None:
    """The level that a column such as `shapeType` states for the rows: "ADM2"."""
    for column in layout.types:
        stated = {str(value).strip()[-1:] for value in frame[column].tolist()}
        if len(stated) == 1 and (number := stated.pop()) in {"1", "2", "3"}:
            return LEVELS[int(number) - 1]
    return None


def _hinted(file: str) -> str | None:
    """The level in the name of a layer or file: "col_admbnda_adm2", "geoBoundaries-COL-ADM1"."""
    found = _HINT.findall(file)
    return LEVELS[int(found[-1]) - 1] if found else None
