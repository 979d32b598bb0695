"""Two or three places named side by side, "A or B", "A y B", "A - B": none is the other's parent.

A word such as "or" only parts names when it is no part of one ("José Crespo y Castillo"); a spaced
hyphen only when the names do not lie in one another ("Ayacucho - Huanta" is one chain).
"""

from __future__ import annotations

import re

from geodata import reasons
from geodata.chains import follow
from geodata.choosing import choose, shared
from geodata.naming import Naming
from geodata.pairs import joined
from geodata.placetext import Name, parse_place, without_fillers
from geodata.readings import Reading
from geodata.relations import between, closest, spots
from geodata.results import GeocodeResult

_WORDS = re.compile(r",?\s+(?:&|and/or|y/o|and|or|y|e|o|u)\s+(?=\S)", re.IGNORECASE)
_HYPHEN = re.compile(r"\s+[-|\u2010-\u2015]+\s+")
_MOST_SIDES = 3
_PAIR = 2


def alternatives(naming: Naming, names: tuple[Name, ...]) -> GeocodeResult | None:
    """The answer to a text that names several places of which none is in the other, or None.

    Args:
        naming: the query; its text is split here.
        names: the text's names as the separators cut them.
    """
    text = without_fillers(naming.query.words)
    if sides := _split_at_words(text, naming):
        return _either(naming, sides)
    if len(parts := _HYPHEN.split(text)) == _PAIR:
        sides = _sides(parts, naming)
        if len(sides) == _PAIR and _apart(sides[0], sides[1], names, naming):
            return between(naming, sides[0], sides[1])
    sides = _side_by_side(names, naming)
    return _either(naming, sides) if sides else None


def _split_at_words(text: str, naming: Naming) -> list[list[Reading]]:
    found = list(_WORDS.finditer(text))
    if not 0 < len(found) < _MOST_SIDES:
        return []
    known = [
        n.text
        for n in joined(parse_place(text).names, naming.index, text)
        if naming.index.lookup(n)
    ]
    for match in found:
        around = text[: match.start()].split()[-1:] + text[match.start() :].split()[:2]
        if not around or any(" ".join(around) in name for name in known):
            return []
    first, *rest = _WORDS.split(text)
    sides = _sides([first, *rest], naming) or _sides([*first.split(","), *rest], naming)
    heads = {tuple((r.level, r.unit) for r in side) for side in sides}
    return sides if len(heads) == len(sides) > 1 else []


def _sides(parts: list[str], naming: Naming) -> list[list[Reading]]:
    """What each part can mean, inside the parents written after the last; [] if one is unknown."""
    parsed = [parse_place(part) for part in parts]
    if any(part.relation or part.code or not part.names for part in parsed):
        return []
    context = parsed[-1].names[1:]
    sides = []
    for at, part in enumerate(parsed):
        last = at == len(parsed) - 1
        tries = [part.names] if last else [(*part.names, *context), part.names]
        chains = [follow(names, naming.stated.scope, naming.index) for names in tries]
        readings = [c.readings for c in chains if c.explained and not c.unknown and c.readings]
        if not readings:
            return []
        sides.append(readings[0])
    return sides


def _apart(
    first: list[Reading], second: list[Reading], names: tuple[Name, ...], naming: Naming
) -> bool:
    """Whether a hyphen parts two places: villages both, or units that make no chain."""
    a, b = choose(first), choose(second)
    if first == second:
        return False
    if a and b and a.level == b.level == "place":
        return a is not b
    return bool(follow(names, naming.stated.scope, naming.index).unknown)


def _side_by_side(names: tuple[Name, ...], naming: Naming) -> list[list[Reading]]:
    """Two neighbouring districts with a comma between them, as in "Kimbiri, Pichari"."""
    if len(names) < _PAIR or any(name.kind for name in names[:_PAIR]):
        return []
    scope, index = naming.stated.scope, naming.index
    if not all(_may_be_district(name, naming) for name in names[:_PAIR]):
        return []
    if names[0] not in follow(names, scope, index).unknown:
        return []
    sides = [follow((name, *names[_PAIR:]), scope, index).readings for name in names[:_PAIR]]
    picks = [choose(side) for side in sides]
    if not all(pick and pick.level == "district" for pick in picks):
        return []
    return sides if len({pick.province for pick in picks if pick}) == 1 else []


def _may_be_district(name: Name, naming: Naming) -> bool:
    return any(reading.level == "district" for reading in naming.index.lookup(name))


def _either(naming: Naming, sides: list[list[Reading]]) -> GeocodeResult:
    """None of them is taken; what they share is."""
    text, answers = naming.query.text, naming.answers
    picks = [pick for pick in map(choose, sides) if pick]
    if len(picks) < len(sides):
        pair = (
            closest(*(spots(side, naming.index) for side in sides)) if len(sides) == _PAIR else None
        )
        picks = list(pair) if pair else [reading for side in sides for reading in side]
    common = shared(picks, naming.index, naming.stated.scope.unit)
    named = [answers.what(reading) for reading in picks[:_MOST_SIDES]]
    reason = reasons.either(text, named, answers.what(common) if common else None)
    if common is None:
        return GeocodeResult(text, "ambiguous", reason, candidates=answers.candidates(picks))
    return answers.at(
        text, common, status="ambiguous", method="parents", reason=reason,
        scope=naming.stated.scope, others=picks,
    )  # fmt: skip
