"""A country's units from the rows of its layers: what each is called, coded, and lies in.

The finest layer draws the country; coarser units are what is made of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.additions.country_codes import CodesUnfitError, Path, assigned_codes, official_codes
from geodata.additions.country_columns import Columns
from geodata.additions.country_parents import Table, with_parents
from geodata.catalogue import Message
from geodata.names import MAX_LENGTH, fold
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

MOST_LEFT_OUT = 0.05
"""Share of a layer's rows that may lack a name or a parent; with more, columns are misread."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit of the country: its code, level, name, and its parent's code, "" of a department."""

    code: str
    level: str
    name: str
    parent: str


@dataclass(frozen=True)
class CountryUnits:
    """The units of a country.

    Attributes:
        units: by code, in order of codes, so that a parent comes before what is in it.
        members: the finest units' codes, each with the positions of its rows in the finest layer.
        finest: the layer.
        official: whether the codes are the file's own.
        remarks: what was left out, put right or assigned.
    """

    units: dict[str, NewUnit]
    members: dict[str, list[int]]
    finest: Table
    official: bool
    remarks: tuple[Message, ...]


def country_units(tables: Sequence[Table], alpha2: str) -> CountryUnits:
    """The units that layers of a country make up.

    Args:
        tables: the layers, one a level.
        alpha2: the country's.

    Raises:
        UnusableFileError: when a level is named by no layer or drawn by two, only departments are
            named, or too many rows have no name or lie in nothing.
    """
    by_level = _by_level(tables)
    finest = by_level[next(level for level in reversed(LEVELS) if level in by_level)]
    if finest.columns.level == LEVELS[0]:
        raise UnusableFileError(
            Message(
                "{file} has departments (ADM1) only; a country's pack needs its provinces (ADM2) "
                "at least.",
                {"file": finest.file},
            )
        )
    paths = _paths(with_parents(finest, by_level))
    remarks = _left_out(finest, paths)
    members: dict[Path, list[int]] = defaultdict(list)
    for at, path in enumerate(paths):
        if path:
            members[path].append(at)
    codes, official, why = _codes(set(members), alpha2)
    units = {
        code: NewUnit(code, LEVELS[len(path) - 1], _name(path[-1]), codes.get(path[:-1], ""))
        for path, code in sorted(codes.items(), key=lambda item: item[1])
    }
    found = {codes[path]: rows for path, rows in members.items()}
    return CountryUnits(units, found, finest, official, (*remarks, *why))


def _by_level(tables: Sequence[Table]) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for table in tables:
        other = found.setdefault(table.columns.level, table)
        if other is not table:
            params = {"one": other.file, "other": table.file, "level": table.columns.level}
            raise UnusableFileError(
                Message("{one} and {other} both have units of the level {level}; give one.", params)
            )
    return found


def _paths(columns: Columns) -> list[Path]:
    """For each row the unit it is: a key a level, which is its name, a new line, and its code.

    () for a row without a name on some level. Spellings of one code, or of one name where there
    are no codes, are one unit.
    """
    levels = LEVELS[: LEVELS.index(columns.level) + 1]
    count = len(columns.names[columns.level])
    paths: list[Path] = [()] * count
    alive = [True] * count
    for level in levels:
        names = [name[:MAX_LENGTH] for name in columns.names[level]]
        codes = columns.codes.get(level, [""] * count)
        alive = [is_so and bool(name) for is_so, name in zip(alive, names, strict=True)]
        spelt: dict[Path, Counter[str]] = defaultdict(Counter)
        same = [
            (*path, code or fold(name))
            for path, code, name in zip(paths, codes, names, strict=True)
        ]
        for at, one in enumerate(same):
            spelt[one][names[at]] += alive[at]
        keys = {one: min(counts, key=lambda n: (-counts[n], n)) for one, counts in spelt.items()}
        paths = [
            (*path, f"{keys[one]}\n{code}")
            for path, one, code in zip(paths, same, codes, strict=True)
        ]
    return [path if is_so else () for path, is_so in zip(paths, alive, strict=True)]


def _name(key: str) -> str:
    return key.partition("\n")[0]


def _code(key: str) -> str:
    return key.partition("\n")[2]


def _left_out(finest: Table, paths: Sequence[Path]) -> list[Message]:
    lost = [at for at, path in enumerate(paths) if not path]
    if not lost:
        return []
    rows = ", ".join(str(at + 1) for at in lost[:_SHOWN]) + ("…" if len(lost) > _SHOWN else "")
    params = {"file": finest.file, "n": len(lost), "all": len(paths), "rows": rows}
    if len(lost) > MOST_LEFT_OUT * len(paths):
        raise UnusableFileError(
            Message(
                "{n} of {all} rows of {file} have no name or lie in no unit that has one "
                "(rows {rows}), too many for a layer whose columns are understood.",
                params,
            )
        )
    return [
        Message("Rows left out because a name is missing: {n} (rows {rows} of {file}).", params)
    ]


def _codes(paths: set[Path], alpha2: str) -> tuple[dict[Path, str], bool, list[Message]]:
    """The units' codes, whether they are official, and what is to be said about them."""
    whole = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    if any(not _code(path[-1]) for path in whole):
        return assigned_codes(whole, alpha2), False, [_assigned(Message("the file has none"))]
    try:
        return official_codes({path: _code(path[-1]) for path in whole}, alpha2), True, []
    except CodesUnfitError as error:
        return assigned_codes(whole, alpha2), False, [_assigned(error.message)]


def _assigned(why: Message) -> Message:
    return Message(
        "The units' codes are not official but numbered in order of names, because of the file's "
        "own: {why}.",
        {"why": why},
    )
