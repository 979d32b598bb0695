"""Units' names as they are shown: without the words for their level, and not in capitals."""

from __future__ import annotations

import re

_LEVEL_WORDS = (
    r"departamento|department|province|provincia|distrito|district|municipio|municipality|"
    r"regi[oó]n|estado|state|county|comuna|commune|cant[oó]n|parroquia|parish|governorate"
)
_BEFORE = re.compile(rf"(?:{_LEVEL_WORDS})\s+(?:(?:de|del|of)\s+)?(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:{_LEVEL_WORDS})", re.IGNORECASE)

_COMMON = 0.5
"""Share of a level's names that have such a word where it is no part of the name itself."""

_SMALL = frozenset({"a", "al", "da", "das", "de", "del", "do", "dos", "e", "el", "en", "la", "las"})
_SMALL_TOO = frozenset({"los", "of", "the", "y"})
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def shown_names(names: list[str]) -> list[str]:
    """The names of a level, in order: "Departamento del CAUCA" among its like is "Cauca"."""
    bare = [_bare(name) for name in names]
    distinct = set(zip(names, bare, strict=True))
    if sum(own != name for name, own in distinct) <= _COMMON * len(distinct):
        bare = names
    written = {name for name in bare if name}
    if any(name != name.upper() for name in written):
        return bare
    return [_WORD.sub(_capitalised, name) for name in bare]


def _bare(name: str) -> str:
    after = _AFTER.search(name)
    if after and after.end() == len(name):
        return name[: after.start()]
    before = _BEFORE.match(name)
    rest = name[before.end() :] if before else name
    return rest[:1].upper() + rest[1:]


def _capitalised(found: re.Match[str]) -> str:
    word = found[0].lower()
    if found.start() and word in _SMALL | _SMALL_TOO:
        return word
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"(['\u2019])", word))
