"""Data packs: for each country a folder of units, towns, regions, aliases, layers and sources.

Peru's pack comes with the program, in `boundaries/` and `curated/`; a user's additions to it lie
in their own folder, where any other country lies whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from geodata.home import home_folder

BUNDLED = "PER"
"""ISO 3166-1 alpha-3 of the country whose pack comes with the program."""
ABOUT = "pack.json"
HOME_COUNTRY_VARIABLE = "INCIDENT_ATLAS_COUNTRY"
_BUNDLED_FOLDERS = (Path(__file__).parent / "boundaries", Path(__file__).parent / "curated")

P = ParamSpec("P")
R = TypeVar("R")
_kept: list[Callable[[], None]] = []


def kept(load: Callable[P, R]) -> Callable[P, R]:
    """`functools.cache` for what is read from the packs, until they are forgotten."""
    cached = cache(load)
    _kept.append(cached.cache_clear)
    return cast("Callable[P, R]", cached)


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
        box: west, south, east and north that hold the country, degrees.
        other_codes: further codes by which files name the country.
        capital_district: last digits of the district of a province's or department's capital,
            where the country's codes have such a rule, else "".
    """

    country: str
    alpha2: str
    folder: Path
    box: tuple[float, float, float, float] = (-180.0, -90.0, 180.0, 90.0)
    other_codes: tuple[str, ...] = ()
    capital_district: str = ""

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
    found = {BUNDLED: _pack(_BUNDLED_FOLDERS[1] / ABOUT, pack_folder(BUNDLED))}
    for path in sorted(packs_folder().glob(f"*/{ABOUT}")):
        pack = _pack(path, path.parent)
        found.setdefault(pack.country, pack)
    return found


def home_country() -> str:
    """Alpha-3 code of the country that a record is taken to be in when it states none.

    `INCIDENT_ATLAS_COUNTRY` names it, by an ISO code or a name, else it is the bundled one.

    Raises:
        ValueError: when there is no pack of the country named.
    """
    named = os.environ.get(HOME_COUNTRY_VARIABLE, "").strip() or BUNDLED
    if named.upper() in load_packs():
        return named.upper()
    from geodata.countries import country_codes  # noqa: PLC0415 - it imports this module

    codes = country_codes(named)
    if codes and codes[0] in load_packs():
        return codes[0]
    raise ValueError(
        f"{HOME_COUNTRY_VARIABLE} is {named}, but there is no pack of it; there are: "
        f"{', '.join(load_packs())}. Add one: incident-atlas boundaries add FILE --country "
        f'"{codes[0] if codes else named}"'
    )


def _pack(path: Path, folder: Path) -> Pack:
    about = read_about(path)
    west, south, east, north = about.get("box", Pack.box)
    return Pack(
        about["country"],
        about["alpha2"],
        folder,
        (west, south, east, north),
        tuple(about.get("other_codes", ())),
        about.get("capital_district", ""),
    )


def read_about(path: Path) -> dict[str, Any]:
    """A pack's `pack.json`: `country` (alpha-3), `alpha2`, and what else `Pack` has of it.

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
