"""The lists of places in the user's folder: `places/<name>.parquet`, and what it is in `.json`."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from geodata.catalogue import Message
from geodata.files import write_whole
from geodata.names import fold
from geodata.unusable import UnusableFileError

FOLDER = "places"
SCHEMA = pa.schema(
    {
        "key": pa.string(),
        "name": pa.string(),
        "lat": pa.float64(),
        "lon": pa.float64(),
        "unit": pa.string(),
        "radius_km": pa.float32(),
        "population": pa.int32(),
        "category": pa.string(),
        "id": pa.string(),
        "main": pa.int32(),
        "other": pa.bool_(),
        "initial": pa.uint8(),
        "squashed": pa.string(),
    }
)
"""A row a name, sorted by `key`.

`key` and `squashed` are the name's folded forms (`geodata.names`), `initial` the letter its sound
begins with (0: none). `lat` and `lon` are degrees WGS84, NaN where only the unit is known; `unit`
the finest code known, `population` 0 where unknown, `category` and `id` the source's own. `main`
is the row of the place's first name, and further names are marked `other`.
"""
_LONGEST = 60


@dataclass(frozen=True)
class PlaceList:
    """What is known of one list.

    Attributes:
        slug: its name, as files have it.
        path: of its table.
        sha256: of its table.
        file: the name of the file it was read from.
        file_sha256: of that file.
        source: who says where these places are.
        licence: as the user stated it, "" when they did not.
        added: the day, ISO.
        layout: what kind of list it was taken for.
        places: how many it holds.
        names: how many names they have.
        districts: whether polygons of districts were at hand to check and place them.
        counts: rows by what became of them.
    """

    slug: str
    path: Path
    sha256: str
    file: str
    file_sha256: str
    source: str
    licence: str
    added: str
    layout: str
    places: int
    names: int
    districts: bool
    counts: dict[str, int]


def slug_of(name: str) -> str:
    """The name of a list as a file's: plain letters, digits and hyphens; "places" for no letter."""
    return re.sub(r" +", "-", fold(name))[:_LONGEST].strip("-") or "places"


def list_places(folder: Path) -> list[PlaceList]:
    """The lists of a pack's folder, in the order in which they were added.

    Raises:
        UnusableFileError: when what is known of one can't be read.
    """
    found = [_read(path) for path in sorted((folder / FOLDER).glob("*.json"))]
    return sorted(found, key=lambda each: (each.added, each.slug))


def _read(path: Path) -> PlaceList:
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        return PlaceList(**about, slug=path.stem, path=path.with_suffix(".parquet"))
    except (OSError, ValueError, TypeError) as error:
        raise damaged(path, error) from error


def damaged(path: Path, error: Exception) -> UnusableFileError:
    """The error of a list of which a file can't be read."""
    params = {"file": str(path), "why": str(error)[:200], "name": path.stem}
    return UnusableFileError(
        Message(
            "{file} can't be read: {why}. Remove the list, and add it again: incident-atlas places "
            "remove {name}",
            params,
        )
    )


def store_places(folder: Path, slug: str, table: pa.Table, about: dict[str, Any]) -> PlaceList:
    """Keeps a list, in place of one of the same name; another stays whole until this one is there.

    Args:
        folder: of the pack.
        slug: the list's name.
        table: of `SCHEMA`.
        about: the fields of `PlaceList` that are not of the table's file.

    Raises:
        OSError: when it can't be written.
    """
    path = folder / FOLDER / f"{slug}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    sha256 = write_table(path, table.cast(SCHEMA))
    entry = PlaceList(slug=slug, path=path, sha256=sha256, **about)
    known = {name: value for name, value in asdict(entry).items() if name not in {"slug", "path"}}
    text = json.dumps(known, ensure_ascii=False, indent=2) + "\n"
    write_whole(path.with_suffix(".json"), text.encode())
    return entry


def remove_places(folder: Path, slug: str) -> bool:
    """Deletes a list; False when there is none of that name."""
    about = folder / FOLDER / f"{slug}.json"
    found = about.exists()
    about.unlink(missing_ok=True)  # without it the list is no more, whatever happens next
    about.with_suffix(".parquet").unlink(missing_ok=True)
    return found


def write_table(path: Path, table: pa.Table) -> str:
    """Writes a table whole or not at all; returns the file's SHA-256."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", row_group_size=max(1, table.num_rows))
    content = sink.getvalue().to_pybytes()
    write_whole(path, content)
    return hashlib.sha256(content).hexdigest()
