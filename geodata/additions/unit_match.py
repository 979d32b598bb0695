"""Which unit each row of a layer is: by its code, by its name in its parent, or by where it lies.

A wrong namesake is the worst outcome. So a row is taken only when all that it says agrees: a code
that is not contradicted by the name, and an area that lies in the parent of the unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.additions.placement import (
    LEAST_COVERED,
    LEAST_INSIDE,
    MOST_SEATS,
    WHOLE_PARENT,
    Borders,
    Seats,
)
from geodata.additions.rows import Row
from geodata.additions.unit_names import UnitNames
from geodata.catalogue import Message
from geodata.gazetteer import Gazetteer

METHODS = ("code", "name", "place")
"""How a row was matched, the surest first."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a row.

    Attributes:
        row: the row.
        code: the unit it is, None when it is none.
        method: one of `METHODS`, "" when it is none.
        why: why it was not taken, None when it was.
    """

    row: Row
    code: str | None
    method: str = ""
    why: Message | None = None


@dataclass(frozen=True)
class Ground:
    """What rows of a level are held against.

    Attributes:
        gazetteer: of the country.
        all_units: of every level.
        level: of the rows.
        own: bundled shapes of the level itself; without any where the pack has none.
        parents: bundled shapes of the level above, likewise.
        cut_out: for each unit the younger ones that were cut out of it.
    """

    gazetteer: Gazetteer
    all_units: dict[str, UnitNames]
    level: str
    own: Borders
    parents: Borders
    cut_out: dict[str, frozenset[str]]

    @property
    def units(self) -> UnitNames:
        """Of the level."""
        return self.all_units[self.level]


def match_rows(rows: Sequence[Row], areas: NDArray[np.object_], ground: Ground) -> list[Match]:
    """What each row is, in order.

    Args:
        rows: of one layer.
        areas: their valid areas, WGS84; empty where a row has none.
        ground: of the level that the rows are to be.
    """
    around = ground.parents.holding(areas)
    held = Seats(list(ground.units.units.values())).within(areas)
    found = []
    for row, area, parent, seats in zip(rows, areas, around, held, strict=True):
        match = _matched(row, area, parent, seats, ground)
        if match.code and (why := _misplaced(match.code, area, seats, ground)):
            match = Match(row, None, why=why)
        found.append(match)
    return _one_a_unit(found)


def _matched(
    row: Row, area: shapely.Geometry, around: str, seats: set[str], ground: Ground
) -> Match:
    if area.is_empty:
        return Match(row, None, why=Message("It has no area."))
    if row.code:
        return _by_code(row, row.code, ground)
    if not row.names:
        return Match(row, None, why=_unnamed(row))
    if row.parent:
        named = ground.units.named(row.names, row.parent)
        code = named[0] if len(named) == 1 else None
        code = code or (None if named else ground.units.misspelt(row.names, row.parent))
        if code:
            return Match(row, code, "name")
    return _by_place(row, around, seats, ground)


def _by_code(row: Row, code: str, ground: Ground) -> Match:
    if not row.names or ground.units.agrees(row.names, code):
        return Match(row, code, "code")
    params = {"unit": ground.units.units[code].name, "code": code}
    return Match(
        row,
        None,
        why=Message("Its code {code} is that of {unit}, which its name contradicts.", params),
    )


def _unnamed(row: Row) -> Message:
    if row.stated:
        return Message("Its code {code} is not known, and it has no name.", {"code": row.stated})
    return Message("It has neither a code nor a name.")


def _by_place(row: Row, around: str, seats: set[str], ground: Ground) -> Match:
    """By name in the parent that holds the area; of several namesakes that whose seat it holds."""
    here = ground.units.named(row.names, around)
    if len(here) > 1:
        here = [code for code in here if code in seats] or here
    if len(here) == 1 and (around or here[0] in seats or ground.units.level == "department"):
        return Match(row, here[0], "place")
    if around and not here and not row.parent:
        misspelt = ground.units.misspelt(row.names, around)
        if misspelt:
            return Match(row, misspelt, "place")
    return Match(row, None, why=_unknown(around or row.parent, here, ground))


def _unknown(parent: str, here: list[str], ground: Ground) -> Message:
    if len(here) > 1:
        shown = ", ".join(here[:_SHOWN])
        return Message(
            "Several units bear its name, and nothing tells which: {them}.", {"them": shown}
        )
    if here:
        params = {"unit": ground.units.units[here[0]].name, "code": here[0]}
        return Message("Its name is that of {unit} ({code}), but it does not lie there.", params)
    unit = ground.gazetteer.units.get(parent)
    if unit is None:
        return Message("No unit of that name is known where it lies.")
    return Message("No unit of that name is known in {parent}.", {"parent": unit.name})


def _misplaced(
    code: str, area: shapely.Geometry, seats: set[str], ground: Ground
) -> Message | None:
    """Why an area can't be the unit, if it can't."""
    unit = ground.units.units[code]
    if code in ground.own:
        return _unlike(unit.name, code, area, ground.own)
    parent = unit.parent or ""
    if parent not in ground.parents:
        return None
    params = {"unit": unit.name, "parent": ground.gazetteer.units[parent].name}
    if ground.parents.share_inside(area, parent) < LEAST_INSIDE:
        return Message("It lies mostly outside {parent}, where {unit} belongs.", params)
    others = seats - {code} - ground.cut_out.get(code, frozenset())
    whole = bool(others) and ground.parents.share_covered(area, parent) >= WHOLE_PARENT
    if len(others) > MOST_SEATS + 1 or whole:
        return Message("It covers several units of that level, not {unit} alone.", params)
    return None


def _unlike(name: str, code: str, area: shapely.Geometry, own: Borders) -> Message | None:
    if own.share_inside(area, code) < LEAST_INSIDE:
        return Message("It lies mostly outside the borders known of {unit}.", {"unit": name})
    return None


def only_whole(found: Sequence[Match], areas: NDArray[np.object_], ground: Ground) -> list[Match]:
    """The matches without those whose areas, all together, are but a part of the unit."""
    members: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for match, area in zip(found, areas, strict=True):
        if match.code and match.code in ground.own:
            members[match.code].append(area)
    partial = {
        code: Message(
            "It covers only a small part of {unit}.", {"unit": ground.units.units[code].name}
        )
        for code, parts in members.items()
        if ground.own.share_covered(shapely.union_all(parts), code) < LEAST_COVERED
    }
    return [
        replace(match, code=None, method="", why=partial[match.code])
        if match.code and match.code in partial
        else match
        for match in found
    ]


def _one_a_unit(found: list[Match]) -> list[Match]:
    """Several rows are one unit only if they say the same; else the surest keeps it."""
    best: dict[str, Match] = {}
    for match in found:
        if match.code:
            held = best.get(match.code)
            if held is None or _rank(match) < _rank(held):
                best[match.code] = match
    return [
        match
        if not match.code or _same(match, best[match.code])
        else replace(match, code=None, method="", why=_taken(best[match.code]))
        for match in found
    ]


def _rank(match: Match) -> int:
    return METHODS.index(match.method)


def _same(one: Match, other: Match) -> bool:
    return one.method == other.method and (
        (one.row.stated, one.row.names) == (other.row.stated, other.row.names)
        or one.method == "code"
    )


def _taken(held: Match) -> Message:
    params = {"code": held.code, "row": held.row.number, "label": held.row.label}
    return Message("Row {row} ({label}) is already unit {code}.", params)
