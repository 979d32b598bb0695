"""The files of a country's pack, put in the place of those of an earlier one or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas

from geodata.additions.boundary_store import save
from geodata.additions.country_keeping import keep_additions
from geodata.entries import ALIAS_COLUMNS, ALIASES, VILLAGE_COLUMNS, VILLAGES
from geodata.files import drafted_parts
from geodata.gazetteer import Gazetteer
from geodata.packs import ABOUT

UNIT_COLUMNS = ("code", "level", "name", "lat", "lon", "parent", "seat", "duplicate_of")
EMPTY_TABLES = {
    ALIASES: ALIAS_COLUMNS,
    VILLAGES: VILLAGE_COLUMNS,
    "towns.csv": (
        *("name", "alt_names", "lat", "lon", "unit", "radius_km", "population", "source"),
    ),
    "regions.csv": ("region_id", "name", "name_es", "official", "wider", "source", "note"),
    "region-districts.csv": ("region_id", "ubigeo", "list", "status", "note"),
}
"""Tables that boundary files say nothing for: there to be filled, in the bundled pack's columns."""


def write_pack(
    gazetteer: Gazetteer,
    frames: Mapping[str, geopandas.GeoDataFrame],
    about: Mapping[str, Any],
    *,
    official: bool,
) -> bool:
    """Writes a country's pack.

    Args:
        gazetteer: its units and its `Pack`, whose folder is written.
        frames: layers by path in the folder, as `boundary_store.save` takes them.
        about: what to say of each level's boundaries.
        official: whether the codes are the file's own.

    Returns:
        Whether there was a pack before.

    Raises:
        UnusableFileError: as `keep_additions`.
        OSError: when it can't be written; what was there is there still.
    """
    pack = gazetteer.pack
    there = pack.folder.exists()
    with drafted_parts(pack.folder.parent, [pack.folder.name]) as drafts:
        draft = drafts / pack.folder.name
        save(draft, frames, about)
        for name, columns in EMPTY_TABLES.items():
            _write_table(draft / name, columns, [])
        keep_additions(pack.folder, draft, gazetteer.units, pack.country)
        _write_table(draft / "units.csv", UNIT_COLUMNS, _unit_rows(gazetteer))
        (draft / "SOURCES.md").write_text(_sources(pack.country, about), encoding="utf-8")
        _write_about(draft / ABOUT, gazetteer, official=official)
    return there


def _write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _unit_rows(gazetteer: Gazetteer) -> Iterable[tuple[object, ...]]:
    for unit in gazetteer.units.values():
        at = (unit.lat, unit.lon) if unit.lat is not None else ("", "")
        yield (unit.code, unit.level, unit.name, *at, unit.parent or "", unit.seat, "")


def _write_about(path: Path, gazetteer: Gazetteer, *, official: bool) -> None:
    pack = gazetteer.pack
    about = {
        "country": pack.country,
        "alpha2": pack.alpha2,
        "box": [round(degrees, 2) for degrees in pack.box],
        "codes": "official" if official else "assigned",
    }
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _sources(country: str, about: Mapping[str, Any]) -> str:
    lines = [
        f"# Where the units of {country} come from",
        "",
        "| file | source | licence | added | SHA-256 |",
        "| --- | --- | --- | --- | --- |",
    ]
    rows = {
        tuple(_cell(said[key]) for key in ("file", "source", "licence", "date", "sha256"))
        for said in about.values()
    }
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in sorted(rows)), ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") or "not stated"
