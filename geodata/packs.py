"""Data packs: for each country a folder of units, towns, regions, aliases, layers and sources.

Peru's pack comes with the program, in `boundaries/` and `curated/`; a user's additions to it lie
in their own folder, where any other country lies whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from geodata.home import home_folder

BUNDLED = "PER"
"""ISO 3166-1 alpha-3 of the country whose pack comes with the program."""
ABOUT = "pack.json"
_BUNDLED_FOLDERS = (Path(__file__).parent / "boundaries", Path(__file__).parent / "curated")

P = ParamSpec("P")
R = TypeVar("R")
_kept: list[Callable[[], None]] = []


def kept(load: Callable[P, R]) -> Callable[P, R]:
    """`functools.cache` for what is read from the packs, until they are forgotten."""
    cached = cache(load)
    _kept.append(cached.cache_clear)
    return cached


def forget() -> None:
    """Have everything that was read from the packs read again, after one of them was changed."""
    for clear in _kept:
        clear()


@dataclass(frozen=True)
class Pack:
    """One country's pack.

    Attributes:
        country: ISO 3166-1 alpha-3 code.
        alpha2: ISO 3166-1 alpha-2 code.
        folder: the user's folder for it, which need not exist for the bundled country.
    """

    country: str
    alpha2: str
    folder: Path

    @property
    def bundled(self) -> bool:
        """Whether the pack comes with the program."""
        return self.country == BUNDLED

    def base(self, name: str) -> Path | None:
        """The file of that name that the pack itself is made of; None when it has none."""
        folders = _BUNDLED_FOLDERS if self.bundled else (self.folder,)
        return next((folder / name for folder in folders if (folder / name).is_file()), None)

    def added(self, name: str) -> Path | None:
        """The file of that name that a user added to the pack; None when there is none."""
        path = self.folder / name
        return path if path.is_file() else None


def packs_folder() -> Path:
    """Where the user's packs and additions lie."""
    return home_folder() / "packs"


def pack_folder(country: str) -> Path:
    """Where what a user adds for a country (alpha-3) lies, whether or not anything does yet."""
    return packs_folder() / country


@kept
def load_packs() -> dict[str, Pack]:
    """The packs by alpha-3 code, the bundled one first and then in order of their codes.

    Raises:
        ValueError: when a pack's `pack.json` can't be read.
    """
    found = {BUNDLED: Pack(BUNDLED, "PE", pack_folder(BUNDLED))}
    for path in sorted(packs_folder().glob(f"*/{ABOUT}")):
        about = read_about(path)
        found[about["country"]] = Pack(about["country"], about["alpha2"], path.parent)
    return found


def read_about(path: Path) -> dict[str, Any]:
    """A pack's `pack.json`: `country` (alpha-3), `alpha2`, and how its units are coded.

    Raises:
        ValueError: when it is no JSON or lacks the two codes.
    """
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        if {"country", "alpha2"} <= set(about):
            return dict(about)
    except (OSError, ValueError, TypeError) as error:
        raise ValueError(
            f"{path} can't be read: {error}. Remove the pack or add it again."
        ) from error
    raise ValueError(f"{path} names no country. Remove the pack or add it again.")
