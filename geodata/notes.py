"""What must be said beside an answer: the unit was another one, or larger, in the source's time."""

from __future__ import annotations

from geodata import reasons
from geodata.catalogue import Message
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
    notes = []
    former = index.history.formers.get(picked.unit)
    dated = former is not None and former.until is not None and year is not None
    if former and former.until and year and year < former.until:
        notes.append(reasons.was_part(_what(former.code, index), former.until))
    elsewhere = [code for code in picked.also if code in stated and code != picked.unit]
    if elsewhere and not (dated and notes):
        former_one = former is not None and former.code == elsewhere[0]
        say = reasons.stated_former if former_one else reasons.stated_beside
        notes.append(say(_what(elsewhere[0], index)))
    if picked.level == "district" and year:
        notes += [
            reasons.was_larger(_what(part, index), then.until)
            for part, then in index.history.formers.items()
            if then.code == picked.unit and then.until and year < then.until
        ]
    return notes


def _what(code: str, index: NameIndex) -> Message:
    reading = index.unit(code)
    return what(reading, index.gazetteer) if reading else Message(code)
