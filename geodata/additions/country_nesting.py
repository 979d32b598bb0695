"""Levels told by codes: columns in which each code begins with the one of the level above.

The name of a level is the column that its code determines. So are known, without their titles, the
DPA of Chile (`CUT_REG`, `CUT_PROV`, `CUT_COM`), the MGN of Colombia (`DPTO_CCDGO`, `MPIO_CDPMP`)
and the DPA of Ecuador (`DPA_PROVIN`, `DPA_CANTON`, `DPA_PARROQ`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas

from geodata.additions.layouts import Field, Layout, field_texts
from geodata.names import fold
from geodata.units import LEVELS

Texts = list[str]
"""A column: one text a row, "" where there is none."""

Column = tuple[Field, Texts]
"""A column and what it was known by."""


@dataclass(frozen=True)
class Nested:
    """One level's columns, and the levels that sure titles (`ADM2_PCODE`) say they are of."""

    codes: Texts
    names: Texts
    levels: frozenset[str]


def nested_levels(frame: geopandas.GeoDataFrame, layout: Layout) -> list[Nested]:
    """Two or three levels, from the coarsest; none when no two columns of codes are nested.

    A column whose title numbers its level is never taken for another one's.
    """
    codes = [
        (field, texts)
        for field in layout.codes
        if len(field.columns) == 1 and all(texts := field_texts(frame, field))
    ]
    names = [(field, field_texts(frame, field)) for field in layout.names]
    codes = sorted(codes, key=lambda column: len(set(column[1])), reverse=True)
    chains = [_chain(codes[at:], names) for at in range(len(codes))]
    chains = [chain for chain in chains if _as_titled(chain)]
    chain = max(chains, key=len, default=[])
    return chain if len(chain) > 1 else []  # a column alone may be any number


def _as_titled(chain: list[Nested]) -> bool:
    """Whether every level is the one that sure titles say, if any do."""
    return all(one.levels <= {level} for level, one in zip(LEVELS, chain, strict=False))


def _chain(codes: list[Column], names: list[Column]) -> list[Nested]:
    """The levels that end with the first of the codes, from the coarsest."""
    chain: list[Nested] = []
    for field, column in codes:
        if len(chain) == len(LEVELS) or (chain and not _begins(chain[0].codes, column)):
            continue
        if own := _determined(column, names, [level.names for level in chain]):
            titled = {one.level for one in (field, own[0]) if one.sure and one.level}
            chain.insert(0, Nested(column, own[1], frozenset(titled)))
        elif not chain:
            break
    return chain


def _begins(children: Texts, parents: Texts) -> bool:
    """Whether each child's code begins with its parent's, and is longer."""
    pairs = zip(children, parents, strict=True)
    return all(child.startswith(parent) and child != parent for child, parent in pairs)


def _determined(codes: Texts, names: list[Column], used: Sequence[Texts]) -> Column | None:
    """The names that codes determine, those that tell the most of them apart; None if none do."""
    distinct = set(codes)
    fitting = [
        (field, texts)
        for field, texts in names
        if not any(texts is other for other in used)
        and any(map(fold, texts))
        and len(set(zip(codes, texts, strict=True))) == len(distinct)
    ]
    return max(fitting, key=lambda column: len(set(column[1])), default=None)
