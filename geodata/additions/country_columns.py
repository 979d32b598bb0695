"""Which columns of a boundary file hold a country's units, level by level.

Titles tell where they name the levels (COD-AB, GADM, and words in Spanish and English). Where they
don't, the codes do: columns in which each code begins with the one before it are the levels, and
the name of a level is the column that its code determines (DPA of Chile: `CUT_REG`, `CUT_PROV`,
`CUT_COM`; MGN of Colombia: `DPTO_CCDGO`, `MPIO_CDPMP`; DPA of Ecuador: `DPA_PROVIN` …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas

from geodata.additions.layouts import Layout, field_texts
from geodata.additions.unusable import UnusableFileError
from geodata.catalogue import Message
from geodata.names import fold
from geodata.units import LEVELS

Texts = list[str]

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
    finest = level or next((at for at in reversed(LEVELS) if at in names), None)
    if finest in names and _identify(finest, names, codes):
        return _down_to(finest, names, codes)
    if (nested := _nested(frame, layout)) and level in {None, nested.level}:
        return nested
    if finest is None or finest not in names:
        return _untitled(frame, layout, level, names, codes, file)
    return _down_to(finest, names, codes)


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
    level: str | None,
    names: dict[str, Texts],
    codes: dict[str, Texts],
    file: str,
) -> Columns:
    """Rows whose own names stand under a title that does not tell the level (geoBoundaries)."""
    untold = [field_texts(frame, field) for field in layout.names if field.level is None]
    if not untold:
        raise UnusableFileError(
            Message(
                "{file} has no column of names that its units could be known by.", {"file": file}
            )
        )
    level = level or _typed(frame, layout) or _hinted(file)
    if level is None:
        raise UnusableFileError(
            Message(
                "Nothing in {file} tells of which level its units are. Say it with --level: "
                "department (ADM1), province (ADM2) or district (ADM3).",
                {"file": file},
            )
        )
    names[level] = max(untold, key=lambda texts: len(set(filter(fold, texts))))
    return _down_to(level, names, codes)


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


def _nested(frame: geopandas.GeoDataFrame, layout: Layout) -> Columns | None:
    """Two or three levels by codes that begin with one another, each with its own names."""
    codes = [
        texts
        for field in layout.codes
        if len(field.columns) == 1 and all(texts := field_texts(frame, field))
    ]
    names = [field_texts(frame, field) for field in layout.names]
    codes = sorted(codes, key=lambda texts: len(set(texts)), reverse=True)
    chains = [_chain(codes[at:], names) for at in range(len(codes))]
    chain = max(chains, key=len, default=[])
    if len(chain) < 2:  # noqa: PLR2004 - a column alone may be any number
        return None
    levels = LEVELS[: len(chain)]
    return Columns(
        levels[-1],
        {at: own for at, (_, own) in zip(levels, chain, strict=True)},
        {at: column for at, (column, _) in zip(levels, chain, strict=True)},
    )


def _chain(codes: list[Texts], names: list[Texts]) -> list[tuple[Texts, Texts]]:
    """Codes and names of the levels that end with the first of the codes, from the coarsest."""
    chain: list[tuple[Texts, Texts]] = []
    for column in codes:
        if len(chain) == len(LEVELS) or (chain and not _begins(chain[0][0], column)):
            continue
        if own := _determined(column, names, [used for _, used in chain]):
            chain.insert(0, (column, own))
        elif not chain:
            break
    return chain


def _begins(children: Texts, parents: Texts) -> bool:
    """Whether each child's code begins with its parent's, and is longer."""
    pairs = zip(children, parents, strict=True)
    return all(child.startswith(parent) and child != parent for child, parent in pairs)


def _determined(codes: Texts, names: list[Texts], used: Sequence[Texts]) -> Texts | None:
    """The names that codes determine, those that tell the most of them apart; None if none do."""
    distinct = set(codes)
    fitting = [
        texts
        for texts in names
        if not any(texts is other for other in used)
        and any(map(fold, texts))
        and len(set(zip(codes, texts, strict=True))) == len(distinct)
    ]
    return max(fitting, key=lambda texts: len(set(texts)), default=None)
