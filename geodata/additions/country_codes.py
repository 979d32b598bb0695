"""The codes of a country's units: the file's own where they can serve, else numbers in order.

What the rest relies on holds for both: a code begins with the country's alpha-2, a unit's code
begins with its parent's and with no other unit's, and no two are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from geodata.catalogue import Message
from geodata.names import fold
from geodata.units import LEVELS

Path = tuple[str, ...]
"""A unit by the names or codes that tell it from its siblings, from its department down."""

DIGITS = (2, 3, 3)
"""Of an assigned code at each level; more where one unit has more units in it than that allows."""

_USABLE = re.compile(r"[A-Z0-9]{1,16}")


class CodesUnfitError(ValueError):
    """A file's codes can't serve as units' codes; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.msgid)


def assigned_codes(paths: Iterable[Path], alpha2: str) -> dict[Path, str]:
    """Numbers units in order of their names: the same units always get the same codes.

    Args:
        paths: of all units; a unit's parents need not be among them.
        alpha2: of the country.

    Returns:
        The code of every unit and of its parents.
    """
    inside: dict[Path, set[Path]] = defaultdict(set)
    for path in paths:
        for depth in range(len(path)):
            inside[path[:depth]].add(path[: depth + 1])
    most: dict[int, int] = defaultdict(int)
    for parent, units in inside.items():
        most[len(parent)] = max(most[len(parent)], len(units))
    codes: dict[Path, str] = {(): alpha2}
    for parent in sorted(inside, key=len):
        width = max(DIGITS[len(parent)], len(str(most[len(parent)])))
        ordered = sorted(inside[parent], key=lambda unit: (fold(unit[-1]), unit[-1]))
        for number, unit in enumerate(ordered, start=1):
            codes[unit] = f"{codes[parent]}{number:0{width}}"
    del codes[()]
    return codes


def official_codes(stated: Mapping[Path, str], alpha2: str) -> dict[Path, str]:
    """The file's own codes, with the country's letters in front where they have none.

    Leading zeros that a spreadsheet took from codes of digits are put back.

    Args:
        stated: every unit's code as the file has it, its parents' among them.
        alpha2: of the country.

    Raises:
        CodesUnfitError: when a unit has no code, two have one, or one does not begin with its
            parent's.
    """
    codes = {path: code.strip().upper() for path, code in stated.items()}
    for _, code in sorted(codes.items()):
        if not _USABLE.fullmatch(code):
            raise CodesUnfitError(Message("“{code}” is not of letters and digits", {"code": code}))
    codes = _with_zeros(codes)
    _check_nested(codes)
    if not all(code.startswith(alpha2) for code in codes.values()):
        if not all(code.isdigit() for code in codes.values()):
            raise CodesUnfitError(
                Message("they begin with other letters than {letters}", {"letters": alpha2})
            )
        codes = {path: alpha2 + code for path, code in codes.items()}
    return codes


def _with_zeros(codes: dict[Path, str]) -> dict[Path, str]:
    """Codes of digits that differ by one digit within their level: the shorter lost a zero."""
    widest: dict[int, int] = {}
    for depth in range(1, len(LEVELS) + 1):
        level = [code for path, code in codes.items() if len(path) == depth] or [""]
        lengths = sorted({len(code) for code in level})
        if all(code.isdigit() for code in level) and lengths[1:] == [lengths[0] + 1]:
            widest[depth] = lengths[1]
    return {path: code.zfill(widest.get(len(path), 0)) for path, code in codes.items()}


def _check_nested(codes: Mapping[Path, str]) -> None:
    for path, code in sorted(codes.items()):
        parent = codes.get(path[:-1], "")
        if not code.startswith(parent) or code == parent:
            params = {"code": code, "parent": parent}
            raise CodesUnfitError(
                Message("{code} does not begin with its parent's, {parent}", params)
            )
    for depth in sorted({len(path) for path in codes}):
        level = sorted(code for path, code in codes.items() if len(path) == depth)
        for code, following in pairwise(level):
            if following.startswith(code):
                params = {"code": code, "other": following}
                raise CodesUnfitError(Message("{code} and {other} can't be told apart", params))
