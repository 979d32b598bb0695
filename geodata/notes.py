"""What must be said beside an answer: the unit was another one, or larger, in the source's time."""

from __future__ import annotations

from geodata import reasons
from geodata.catalogue import Message
from geodata.history import Former
from geodata.matching import NameIndex
from geodata.readings import Reading
from geodata.wording import what


def history_notes(
    picked: Reading, stated: set[str], year: int | None, index: NameIndex
) -> list[Message]:
    """Sentences on the answer's past.

    Args:
        picked: the answer.
        stated: codes of the parents that the source states.
        year: of the incident, None when unknown.
        index: to name the units with.
    """
    line = index.history.line(picked.unit)
    before = _before(line, year)
    notes = []
    if before and before.until:
        notes.append(reasons.was_part(_what(before.code, index), before.until))
    formers = {former.code for former in line}
    said = formers if before else set()
    elsewhere = [code for code in picked.also if code in stated - said - {picked.unit}]
    if elsewhere:
        say = reasons.stated_former if elsewhere[0] in formers else reasons.stated_beside
        notes.append(say(_what(elsewhere[0], index)))
    if picked.level == "district" and year:
        notes += _larger(picked.unit, year, index)
    return notes


def _larger(unit: str, year: int, index: NameIndex) -> list[Message]:
    """What the unit has lost since that year, in the order of the cuts."""
    lost: dict[int, Message] = {}
    for part, former in index.history.formers.items():
        if former.code == unit and former.until and year < former.until:
            it, before = _what(part, index), lost.get(former.until)
            both = {"one": before, "other": it}
            lost[former.until] = Message("{one} and {other}", both) if before else it
    return [reasons.was_larger(parts, until) for until, parts in sorted(lost.items())]


def _before(line: tuple[Former, ...], year: int | None) -> Former | None:
    """The unit it was a part of in that year, as far back as the years of the cuts are known."""
    found = None
    for former in line:
        if year is None or former.until is None or year >= former.until:
            break
        found = former
    return found


def _what(code: str, index: NameIndex) -> Message:
    reading = index.unit(code)
    return what(reading, index.gazetteer) if reading else Message(code)
