"""Whose boundaries the map is drawn with: the program's own, and those that users added."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyarrow.parquet import read_metadata

from geodata.additions.boundary_store import files_of, read_about
from geodata.gazetteer import load_country
from geodata.packs import Pack, kept, load_packs
from geodata.units import LEVELS

logger = logging.getLogger(__name__)

BUNDLED = ("geoBoundaries (IGN, OCHA)", "Natural Earth")
# Characters: in a line of several, and where there is more room; a source is what its user wrote.
LONGEST = 60
LONGEST_FACT = 240


@dataclass(frozen=True)
class AddedBoundaries:
    """A boundary file that a user added.

    Attributes:
        country: alpha-3 code.
        levels: what its units are, some of `geodata.units.LEVELS`, from the coarsest. A country
            that does not come with the program has its coarser levels of the file too.
        file: its name.
        source: where it is from, as its user says; "" where they do not.
        licence: likewise.
        date: when it was added, ISO.
        units: how many units it gave an area to, by level.
        of: how many units there are of each of the levels.
        lost: those of the levels whose outlines for drawing are gone or broken.
    """

    country: str
    levels: tuple[str, ...]
    file: str
    source: str
    licence: str
    date: str
    units: dict[str, int]
    of: dict[str, int]
    lost: frozenset[str] = frozenset()

    @property
    def credit(self) -> str:
        """What to call it in a line; its file's name where no source is stated."""
        return short(self.source or self.file)


@kept
def added_boundaries() -> tuple[AddedBoundaries, ...]:
    """The files whose boundaries are in use, those of the bundled country first.

    Raises:
        ValueError: when what is said of them can't be read; the message says what to do.
    """
    return tuple(file for country in load_packs() for file in _files(country))


def _files(country: str) -> Iterator[AddedBoundaries]:
    pack = load_packs()[country]
    units = load_country(country).units.values()
    of = {
        level: sum(unit.level == level and not unit.duplicate_of for unit in units)
        for level in LEVELS
    }
    lost = frozenset(level for level in LEVELS if not _drawable(pack, level))
    for levels in _by_file(read_about(pack.folder), of, whole=not pack.bundled):
        said = next(iter(levels.values()))
        yield AddedBoundaries(
            country=country,
            levels=tuple(levels),
            file=_text(said, "file"),
            source=_text(said, "source"),
            licence=_text(said, "licence"),
            date=_text(said, "date"),
            units={level: int(levels[level].get("matched") or 0) for level in levels},
            of={level: of[level] for level in levels},
            lost=lost.intersection(levels),
        )


def _by_file(
    about: Mapping[str, Mapping[str, Any]], of: Mapping[str, int], *, whole: bool
) -> list[dict[str, Mapping[str, Any]]]:
    """What is said of each file by level, from the coarsest.

    Args:
        about: what was added, by level.
        of: how many units there are of each level.
        whole: whether all units are of files: then those above a file's own are of it too.
    """
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    made: list[str] = []
    for level in LEVELS:
        if level not in about:
            made += [level] if whole and of[level] else []
            continue
        for said in files_of(about[level]):
            above = {name: {**said, "matched": of[name]} for name in made}
            found.setdefault(_text(said, "sha256"), {}).update({**above, level: said})
            made = []
    return list(found.values())


def _drawable(pack: Pack, level: str) -> bool:
    path = pack.added(f"drawn/{level}s.parquet")
    if path is None:
        return False
    try:
        read_metadata(path)
    except (OSError, ValueError) as error:
        logger.warning("%s can't be read: %s", path, error)
        return False
    return True


def _text(said: Mapping[str, Any], key: str) -> str:
    return short(str(said.get(key) or ""), LONGEST_FACT)


def lost_levels() -> frozenset[str]:
    """The levels of which outlines that were added are gone or broken, in any of the packs."""
    try:
        return frozenset(level for file in added_boundaries() for level in file.lost)
    except ValueError as error:
        logger.warning("%s", error)
        return frozenset()


@kept
def credited() -> str:
    """The sources of all boundaries in a line, those that users added first."""
    try:
        added = [file.credit for file in added_boundaries()]
    except ValueError as error:
        logger.warning("%s", error)
        added = []
    return ", ".join(dict.fromkeys([*added, *BUNDLED]))


def short(text: str, longest: int = LONGEST) -> str:
    """A text from a user in one line, without what would turn its direction round.

    Args:
        text: whatever the user wrote.
        longest: characters that are shown of it, the ellipsis included.
    """
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
