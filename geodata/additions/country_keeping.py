"""What users entered for a country: decisions, places, regions. Its pack made anew keeps them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from geodata.additions.boundary_store import ABOUT as BOUNDARIES
from geodata.catalogue import Message
from geodata.gazetteer import read_rows
from geodata.packs import ABOUT
from geodata.units import Unit
from geodata.unusable import UnusableFileError

MADE = frozenset({ABOUT, "units.csv", "SOURCES.md", BOUNDARIES, "layers", "drawn"})
"""What is made of boundary files alone; all else in a pack is entered by users."""

PLACES = "places"


def entered(folder: Path) -> list[Path]:
    """What users entered in a pack: its tables with rows, and its folder of places."""
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.name not in MADE and _filled(path)]


def _filled(path: Path) -> bool:
    if path.is_dir():
        return any(path.glob("*.parquet"))
    return path.suffix == ".csv" and any(True for _ in read_rows(path))


def keep_additions(folder: Path, draft: Path, units: Mapping[str, Unit], country: str) -> None:
    """Copies what users entered from a pack to the draft of its successor.

    Args:
        folder: of the pack, which need not exist.
        draft: where its successor is being made.
        units: the successor's, by code.
        country: alpha-3 code.

    Raises:
        UnusableFileError: when there is something entered, and its codes may mean other units now.
    """
    kept = entered(folder)
    if not kept:
        return
    before = {row["code"]: row["name"] for row in read_rows(folder / "units.csv")}
    changed = [
        code for code, name in before.items() if code not in units or units[code].name != name
    ]
    if changed:
        raise UnusableFileError(
            Message(
                "The pack of {country} holds what users entered ({what}), and this file gives "
                "other codes or names to {n} of its units, such as {code}. Take the pack away "
                "first: "
                "incident-atlas boundaries remove --country {country}",
                {
                    "country": country,
                    "what": ", ".join(path.name for path in kept),
                    "n": len(changed),
                    "code": f"{changed[0]} {before[changed[0]]}",
                },
            )
        )
    for path in kept:
        if path.is_dir():
            shutil.copytree(path, draft / path.name)
        else:
            shutil.copy2(path, draft / path.name)
