"""Where added boundaries lie in a pack's folder, written whole or not at all.

`boundaries.json` says what was added for each level; `layers/added/` holds it as it was matched;
`layers/` and `drawn/` are made from that alone, so that a level can be taken away again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas

from geodata.catalogue import Message
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

ABOUT = "boundaries.json"
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
        return {level: dict(about[level]) for level in LEVELS if level in about}
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(path) from error


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
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".boundaries.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for name, frame in frames.items():
            path = draft / f"{name}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            frame.to_parquet(path, compression="zstd")
        if about:
            text = json.dumps(about, ensure_ascii=False, indent=1)
            (draft / ABOUT).write_text(text, encoding="utf-8")
        _swap(folder, draft)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(folder: Path, draft: Path) -> None:
    """Puts the parts of the draft in the place of the old ones, or all old ones back."""
    former = draft / "former"
    former.mkdir(parents=True, exist_ok=True)
    placed: list[str] = []
    try:
        for name in _PARTS:
            if (folder / name).exists():
                (folder / name).rename(former / name)
            placed.append(name)
            if (draft / name).exists():
                (draft / name).rename(folder / name)
    except BaseException:
        for name in placed:
            _remove(folder / name)
        for name in _PARTS:
            if (former / name).exists():
                (former / name).rename(folder / name)
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
