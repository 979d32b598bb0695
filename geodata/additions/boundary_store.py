"""Where added boundaries lie in a pack's folder, written whole or not at all.

`boundaries.json` says what was added for each level; `layers/added/` holds it as it was matched;
`layers/` and `drawn/` are made from that alone, so that a level can be taken away again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas

from geodata.catalogue import Message
from geodata.files import drafted_parts
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

ABOUT = "boundaries.json"
KEPT = "kept"
"""Where what is said of a level names the earlier files of which some areas stayed."""

_PARTS = ("layers", "drawn", ABOUT)


def read_about(folder: Path) -> dict[str, dict[str, Any]]:
    """What was added, by level; empty when nothing was.

    Raises:
        UnusableFileError: when `boundaries.json` can't be read.
    """
    path = folder / ABOUT
    if not path.is_file():
        return {}
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        return {level: _said(about[level]) for level in LEVELS if level in about}
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(path) from error


def _said(said: Mapping[str, Any]) -> dict[str, Any]:
    kept = {KEPT: [dict(file) for file in said[KEPT]]} if KEPT in said else {}
    return dict(said) | kept


def files_of(said: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What is said of each file that a level's areas are from, the newest first."""
    return [said, *said.get(KEPT, ())]


def _unreadable(path: Path) -> UnusableFileError:
    return UnusableFileError(
        Message(
            "{file} can't be read; it holds boundaries that were added. Delete it and add them "
            "again.",
            {"file": str(path)},
        )
    )


def added_path(folder: Path, level: str) -> Path:
    """Where the areas that were added for a level lie, as they were matched."""
    return folder / "layers" / "added" / f"{level}s.parquet"


def read_added(folder: Path, level: str) -> geopandas.GeoDataFrame:
    """The areas that were added for a level: code, name, geometry.

    Raises:
        UnusableFileError: when they can't be read.
    """
    path = added_path(folder, level)
    try:
        return geopandas.read_parquet(path)
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error


def save(
    folder: Path, frames: Mapping[str, geopandas.GeoDataFrame], about: Mapping[str, Any]
) -> None:
    """Replaces all boundaries in a pack's folder.

    Args:
        folder: of the pack, made when there is none.
        frames: by path in the folder without ".parquet" ("layers/districts").
        about: what to say of each level; empty takes everything away.

    Raises:
        OSError: when it can't be written; what was there is there still.
    """
    with drafted_parts(folder, _PARTS) as draft:
        for name, frame in frames.items():
            path = draft / f"{name}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            frame.to_parquet(path, compression="zstd")
        if about:
            text = json.dumps(about, ensure_ascii=False, indent=1)
            (draft / ABOUT).write_text(text, encoding="utf-8")
