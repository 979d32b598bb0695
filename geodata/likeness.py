"""How alike two names are, and when that is enough to call one a misspelling of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geodata.names import bag, fold, sound
from geodata.readings import Reading, in_order

#: A misspelling is taken when the names are at least this alike (1 less edits by length) …
LIKENESS = 5 / 6
#: … when no other name of the parent comes as near as this to it …
MARGIN = 0.1
#: … and when it is long enough for one wrong letter to leave most of it standing.
SHORTEST = 5
#: Two names that sound the same are this alike, whatever their letters.
SAME_SOUND = 0.95
_MOST = 12


@dataclass(frozen=True, slots=True)
class Like:
    """A reading found by likeness and how alike the names are, 0 to 1."""

    reading: Reading
    score: float


def _differing(a: str, b: str) -> float:
    """How alike two names are in the words in which they differ; 0 if they begin differently.

    "Santa Amalia" and "Santa María" have a long word in common, and are no misspellings. A word
    of one letter's difference is one, if it is long enough, and a letter left out says less than
    another one; so is an "y" or "de" left out.
    """
    one, other = a.split(), b.split()
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    left, right = " ".join(one), " ".join(other)
    if not left or not right:
        return SAME_SOUND if bag(left + right) == frozenset() else 0.0
    if sound(left)[:1] != sound(right)[:1]:
        return 0.0
    least = SHORTEST if len(left) == len(right) else SHORTEST - 1
    if min(len(left), len(right)) >= least and OSA.distance(left, right) == 1:
        return OSA.normalized_similarity(a, b)
    return OSA.normalized_similarity(left, right)


def without_rival(likes: list[Like]) -> list[Reading]:
    """The readings most alike; none when they are too little so, or when another name rivals."""
    if not likes or likes[0].score < LIKENESS:
        return []
    best = fold(likes[0].reading.name)
    same = [like.reading for like in likes if fold(like.reading.name) == best]
    rivals = [like for like in likes if fold(like.reading.name) != best]
    rivals = [like for like in rivals if like.reading.unit != same[0].unit]
    return [] if rivals and likes[0].score - rivals[0].score < MARGIN else same


def likes_among(
    folded: str, keys: Sequence[str], readings: Sequence[Reading], cutoff: float
) -> list[Like]:
    """The readings whose names are nearly `folded`, best first, each once.

    Args:
        folded: a name as `names.fold` gives it, without its type word.
        keys: the folded names to compare it with.
        readings: what each of them means.
        cutoff: the least likeness.
    """
    if len(folded) < SHORTEST - 1:
        return []
    heard = sound(folded)
    if len(folded) < SHORTEST:
        cutoff = 0.0  # of a short name only the sound counts
        same = [at for at, key in enumerate(keys) if sound(key) == heard]
        keys, readings = [keys[at] for at in same], [readings[at] for at in same]
    found: dict[int, Like] = {}
    for key, score, at in process.extract(
        folded, keys, scorer=OSA.normalized_similarity, score_cutoff=cutoff, limit=_MOST
    ):
        alike = max(score, SAME_SOUND) if sound(key) == heard else _differing(folded, key)
        best = found.get(id(readings[at]))
        if best is None or alike > best.score:
            found[id(readings[at])] = Like(readings[at], alike)
    ordered = in_order(like.reading for like in found.values())
    return sorted((found[id(reading)] for reading in ordered), key=lambda like: -like.score)
