"""Whose boundaries the map is drawn with: the program's own, and those that users added."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geodata.additions.boundary_store import files_of, read_about
from geodata.gazetteer import load_country
from geodata.packs import kept, load_packs
from geodata.units import LEVELS

logger = logging.getLogger(__name__)

BUNDLED = ("geoBoundaries (IGN, OCHA)", "Natural Earth")
# Characters; a source is what its user wrote of it.
LONGEST = 60


@dataclass(frozen=True)
class AddedBoundaries:
    """A boundary file that a user added.

    Attributes:
        country: alpha-3 code.
        levels: what its units are, some of `geodata.units.LEVELS`, from the coarsest.
        file: its name.
        source: where it is from, as its user says; "" where they do not.
        licence: likewise.
        date: when it was added, ISO.
        units: how many units it gave an area to, by level.
        of: how many units there are of each of the levels.
    """

    country: str
    levels: tuple[str, ...]
    file: str
    source: str
    licence: str
    date: str
    units: dict[str, int]
    of: dict[str, int]

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
    about = read_about(load_packs()[country].folder)
    by_file: dict[str, dict[str, Mapping[str, Any]]] = {}
    for level in LEVELS:
        for said in files_of(about[level]) if level in about else ():
            by_file.setdefault(_text(said, "sha256"), {})[level] = said
    units = load_country(country).units.values()
    for levels in by_file.values():
        said = next(iter(levels.values()))
        yield AddedBoundaries(
            country=country,
            levels=tuple(levels),
            file=_text(said, "file"),
            source=_text(said, "source"),
            licence=_text(said, "licence"),
            date=_text(said, "date"),
            units={level: int(levels[level].get("matched") or 0) for level in levels},
            of={
                level: sum(unit.level == level and not unit.duplicate_of for unit in units)
                for level in levels
            },
        )


def _text(said: Mapping[str, Any], key: str) -> str:
    return str(said.get(key) or "")


@kept
def credited() -> str:
    """The sources of all boundaries in a line, those that users added first."""
    try:
        added = [file.credit for file in added_boundaries()]
    except ValueError as error:
        logger.warning("%s", error)
        added = []
    return ", ".join(dict.fromkeys([*added, *BUNDLED]))


def short(text: str) -> str:
    """A text from a user in one short line, without what would turn its direction round."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
