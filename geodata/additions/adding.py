"""Adding a boundary file to a country's pack, and taking it away again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import shapely

from geodata.additions.areas import unmatched_borders
from geodata.additions.boundary_report import Addition
from geodata.additions.boundary_shelf import Shelf
from geodata.additions.candidates import Candidate, best_candidate, candidates
from geodata.additions.layer_files import open_layers
from geodata.additions.layers import Shapes
from geodata.additions.seat_check import seats_outside
from geodata.catalogue import Message
from geodata.gazetteer import Gazetteer
from geodata.packs import BUNDLED
from geodata.units import LEVELS, Unit


@dataclass(frozen=True)
class BoundaryFile:
    """A file to add, and what its user says of it.

    Attributes:
        path: a shapefile (also zipped), GeoPackage, GeoJSON or TopoJSON file.
        level: one of `geodata.units.LEVELS`; None lets the file's content tell.
        source: where it is from, for the attribution.
        licence: likewise.
        epsg: the coordinate system, where the file does not say.
    """

    path: Path
    level: str | None = None
    source: str = ""
    licence: str = ""
    epsg: int | None = None


def add_boundaries(
    asked: BoundaryFile,
    country: str = BUNDLED,
    say: Callable[[Message], None] = lambda _: None,
) -> Addition:
    """Adds a file's areas to a country's pack, in place of any that were added for their level.

    Args:
        asked: the file.
        country: alpha-3 of a pack that there is.
        say: told what is being done.

    Raises:
        UnusableFileError: when the file, or what was added before, can't be read, or the file
            matches too little; nothing is stored.
        OSError: when the layers can't be written; what was there is there still.
    """
    shelf = Shelf(country)
    with open_layers(asked.path, asked.epsg) as file:
        levels = [asked.level] if asked.level else list(LEVELS)
        found = candidates(file, shelf.gazetteer, shelf.bundled, levels, say)
        sha256 = file.sha256
    best = best_candidate(found, asked.level, asked.path.name)
    say(Message("Fitting the areas together"))
    shapes = {
        code: shapely.union_all(best.areas[positions]) for code, positions in best.units.items()
    }
    outside = seats_outside(shapes, asked.path.name, shelf.gazetteer)
    addition = Addition(
        file=asked.path.name,
        sha256=sha256,
        country=country,
        level=best.level,
        layer=best.layer.name,
        layout=best.layout.name,
        crs=best.layer.crs,
        source=asked.source,
        licence=asked.licence,
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        matches=best.matches,
        missing=_missing(shapes, best.level, shelf.gazetteer),
        remarks=(*best.layer.remarks, *best.remarks, *_mended(best, shapes), *outside),
        replaced=str(shelf.about.get(best.level, {}).get("file", "")),
        regions={},
    )
    about = shelf.about | {best.level: addition.about()}
    added = shelf.added(shelf.about) | {best.level: shapes}
    return replace(addition, regions=shelf.store(added, about))


def remove_boundaries(level: str | None = None, country: str = BUNDLED) -> list[str]:
    """Takes away what was added for a level, or for all of them; which levels those were.

    Raises:
        OSError: when it can't be taken away; it is there still.
        ValueError: when what was added can't be read.
    """
    shelf = Shelf(country)
    gone = [name for name in shelf.about if level in (None, name)]
    if gone:
        kept = {name: said for name, said in shelf.about.items() if name not in gone}
        shelf.store(shelf.added(kept), kept)
    return gone


def _missing(shapes: Shapes, level: str, gazetteer: Gazetteer) -> tuple[Unit, ...]:
    units = (gazetteer.units[code] for code in sorted(gazetteer.codes_of(level) - shapes.keys()))
    return tuple(unit for unit in units if not unit.duplicate_of)


def _mended(best: Candidate, shapes: Shapes) -> list[Message]:
    remarks = []
    if several := best.taken - len(shapes):
        text = Message("Rows joined to another row of the same unit: {n}.", {"n": several})
        remarks.append(text)
    if unmatched := unmatched_borders(shapes):
        text = Message(
            "Areas that overlapped a neighbour or left a sliver, and were fitted: {n}.",
            {"n": unmatched},
        )
        remarks.append(text)
    return remarks
