"""Finding a column by its heading, and naming new ones so that none is overwritten."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from dashboard.spreadsheets.errors import SheetError
from geodata.catalogue import Message
from geodata.names import fold

_SHOWN = 60  # headings that are listed; the nearest are named in any case
_LONGEST = 40  # characters of a heading that are shown


def column_of(name: str, headings: Sequence[str]) -> int:
    """The position of the column called `name`, whatever its case, accents and spaces.

    Raises:
        SheetError: when there is none, or more than one; the message lists the columns.
    """
    for same in (str, str.strip, fold):
        wanted = same(name)
        found = [n for n, heading in enumerate(headings) if wanted and same(heading) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            numbers = ", ".join(str(n + 1) for n in found)
            params = {"name": _shown(name), "numbers": numbers}
            raise SheetError(
                Message("Columns {numbers} are all called “{name}”; rename all but one.", params)
            )
    raise SheetError(_unknown(name, headings))


def _unknown(name: str, headings: Sequence[str]) -> Message:
    titled = list(dict.fromkeys(heading for heading in headings if heading.strip()))
    if not titled:
        return Message("There is no column “{name}”: the first row is empty.", {"name": name})
    listed = ", ".join(map(_shown, titled[:_SHOWN])) + (", …" if len(titled) > _SHOWN else "")
    folded = {fold(heading): heading for heading in reversed(titled)}
    near = difflib.get_close_matches(fold(name), folded, n=1, cutoff=0.5)
    if not near:
        params = {"name": _shown(name), "columns": listed}
        return Message("There is no column “{name}”. There are: {columns}", params)
    params = {"name": _shown(name), "columns": listed, "near": _shown(folded[near[0]])}
    return Message(
        "There is no column “{name}”; the nearest is “{near}”. There are: {columns}", params
    )


def _shown(heading: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in heading)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def suffix_for(new: Sequence[str], headings: Sequence[str]) -> str:
    """What to put behind all new headings, "" or "_2" and so on, so that none is there already."""
    taken = {heading.strip().casefold() for heading in headings}
    suffix, number = "", 1
    while any(f"{name}{suffix}".casefold() in taken for name in new):
        number += 1
        suffix = f"_{number}"
    return suffix
