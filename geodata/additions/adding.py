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
from geodata.additions.boundary_store import files_of
from geodata.additions.candidates import Candidate, best_candidate, candidates
from geodata.additions.layer_files import open_layers
from geodata.additions.layers import Shapes
from geodata.additions.merging import Kept, give_up, keep_others
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
        replace: whether areas that were added before for other units of the level are given up.
    """

    path: Path
    level: str | None = None
    source: str = ""
    licence: str = ""
    epsg: int | None = None
    replace: bool = False


def add_boundaries(
    asked: BoundaryFile,
    country: str = BUNDLED,
    say: Callable[[Message], None] = lambda _: None,
) -> Addition:
    """Adds a file's areas to a country's pack, in place of those known of the same units.

    Areas that were added before for other units stay where they fit (`merging.keep_others`).

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
    kept = _kept(shapes, best.level, shelf, replace_all=asked.replace)
    joint = dict(sorted((shapes | kept.shapes).items()))
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
        missing=_missing(joint, best.level, shelf.gazetteer),
        remarks=(*best.layer.remarks, *best.remarks, *_mended(best, shapes, joint), *outside),
        replaced=_replaced(kept, best.level, shelf),
        regions={},
        kept=kept.files,
        lost=tuple(shelf.gazetteer.units[code] for code in kept.lost),
    )
    about = shelf.about | {best.level: addition.about()}
    added = shelf.added(shelf.about) | {best.level: joint}
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


def _kept(shapes: Shapes, level: str, shelf: Shelf, *, replace_all: bool) -> Kept:
    if level not in shelf.about:
        return Kept()
    former = shelf.added([level])[level]
    if replace_all:
        return give_up(shapes, former)
    return keep_others(shapes, former, shelf.about[level])


def _replaced(kept: Kept, level: str, shelf: Shelf) -> str:
    """Names of the files that were there before, unless all of their areas stay."""
    if level not in shelf.about or len(kept.shapes) == len(shelf.added([level])[level]):
        return ""
    return ", ".join(str(said.get("file", "")) for said in files_of(shelf.about[level]))


def _missing(shapes: Shapes, level: str, gazetteer: Gazetteer) -> tuple[Unit, ...]:
    units = (gazetteer.units[code] for code in sorted(gazetteer.codes_of(level) - shapes.keys()))
    return tuple(unit for unit in units if not unit.duplicate_of)


def _mended(best: Candidate, shapes: Shapes, joint: Shapes) -> list[Message]:
    remarks = []
    if several := best.taken - len(shapes):
        text = Message("Rows joined to another row of the same unit: {n}.", {"n": several})
        remarks.append(text)
    if unmatched := unmatched_borders(joint):
        text = Message(
            "Areas that overlapped a neighbour or left a sliver, and were fitted: {n}.",
            {"n": unmatched},
        )
        remarks.append(text)
    return remarks
