"""Adding a country: a data pack made of its boundary files, whole or not at all."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.additions.country_files import write_pack
from geodata.additions.country_ground import hold_to_country
from geodata.additions.country_layers import Read, read_country
from geodata.additions.country_units import CountryUnits, country_units
from geodata.additions.layers import STEPS as LAYER_STEPS
from geodata.additions.layers import Layers, Shapes, build_layers, layer_frame
from geodata.catalogue import Message
from geodata.countries import country_codes
from geodata.gazetteer import Gazetteer
from geodata.home import home_folder
from geodata.packs import BUNDLED, Pack, forget, load_packs, pack_folder
from geodata.units import LEVELS, Unit
from geodata.unusable import UnusableFileError

STEPS = 3 + LAYER_STEPS
"""How often `add_country` calls `advance`."""

_TOLERANCE = 0.01
"""Degrees, about 1.1 km: how near to the deepest point of a unit its label may stand."""

_GAP_WIDTH = 0.01
"""Degrees, about 1.1 km: a unit drawn by itself, and simplified, misses its neighbours by as much;
no other borders are known that could tell such a gap from a lake."""

_MARGIN = 0.1
"""Degrees round a country that still count as it, for points just off its coast."""

_SHOWN = 3


@dataclass(frozen=True)
class CountryAdded:
    """What came of adding a country.

    Attributes:
        pack: its pack.
        counts: units by level, from the coarsest.
        official: whether the units' codes are the file's own.
        replaced: whether there was a pack before.
        remarks: what was mended, left out or assumed.
    """

    pack: Pack
    counts: dict[str, int]
    official: bool
    replaced: bool
    remarks: tuple[Message, ...]


def add_country(  # noqa: PLR0913 - what can be said of files
    paths: Sequence[Path],
    country: str,
    *,
    level: str | None = None,
    source: str = "",
    licence: str = "",
    epsg: int | None = None,
    advance: Callable[[], None] = lambda: None,
) -> CountryAdded:
    """Makes a country's pack of boundary files; on any error all stays as it was.

    Args:
        paths: a file with the units of every level on its finest, or several, one a level.
        country: alpha-2 or alpha-3 code, or its name.
        level: of the units, where a file does not tell.
        source: who says where the borders are; without, the files' names.
        licence: of the files.
        epsg: the coordinate system, where a file does not say.
        advance: called after each of `STEPS` steps.

    Raises:
        UnusableFileError: when there is no such country, or the files can't be used.
        ValueError: when a pack that is there can't be read.
        OSError: when the pack can't be written.
    """
    alpha3, alpha2 = foreign_country(country)
    read = read_country(paths, alpha2, level, epsg)
    advance()
    found = country_units([one.table for one in read], alpha2)
    areas, lost = _areas(found)
    hold_to_country(areas, alpha3, found.finest.file)
    advance()
    pack = Pack(alpha3, alpha2, pack_folder(alpha3), _box(areas))
    units = {
        code: Unit(code, unit.level, unit.name, None, None, unit.parent or None)
        for code, unit in found.units.items()
    }
    bare = Gazetteer(units, [], {}, pack)
    layers = build_layers({found.finest.columns.level: areas}, {}, bare, _GAP_WIDTH, advance)
    gazetteer = Gazetteer(
        {code: _located(unit, layers) for code, unit in units.items()}, [], {}, pack
    )
    about = _about(read, found, source, licence)
    frames = _frames(layers, gazetteer)
    replaced = write_pack(gazetteer, frames, about, official=found.official)
    forget()
    advance()
    remarks = [*(remark for one in read for remark in one.remarks), *found.remarks, *lost]
    once = tuple(remark for at, remark in enumerate(remarks) if remark not in remarks[:at])
    counts = {level: len(gazetteer.codes_of(level)) for level in LEVELS if level in layers.full}
    return CountryAdded(pack, counts, found.official, replaced, once)


def country_pack(country: str) -> Pack:
    """The pack that was added for a country.

    Raises:
        UnusableFileError: when there is none.
    """
    alpha3, _ = foreign_country(country)
    pack = load_packs().get(alpha3)
    if pack is None:
        raise UnusableFileError(Message("There is no pack of {country}.", {"country": alpha3}))
    return pack


def remove_country(country: str) -> None:
    """Takes a country's pack away, with all that users entered in it.

    Raises:
        UnusableFileError: when there is no such pack.
        OSError: when it can't be removed.
    """
    pack = country_pack(country)
    going = home_folder() / f".{pack.country}.going"
    shutil.rmtree(going, ignore_errors=True)
    pack.folder.rename(going)  # at once, so that half a pack is never there
    forget()
    shutil.rmtree(going)


def foreign_country(country: str) -> tuple[str, str]:
    """Alpha-3 and alpha-2 codes of a country whose pack does not come with the program.

    Raises:
        UnusableFileError: when it does, or when there is no such country.
    """
    codes = country_codes(country)
    if codes is None:
        raise UnusableFileError(
            Message(
                "“{country}” is no country that is known; give its name or its ISO code, such as "
                "COL.",
                {"country": country},
            )
        )
    if codes[0] == BUNDLED:
        raise UnusableFileError(
            Message(
                "The units of {country} come with the program; leave --country out.",
                {"country": BUNDLED},
            )
        )
    return codes


def _areas(found: CountryUnits) -> tuple[Shapes, list[Message]]:
    """The areas of the finest units, and what is to be said of those that have none."""
    areas = {code: _joined(found.finest.areas[rows]) for code, rows in found.members.items()}
    drawn = {code: area for code, area in areas.items() if not area.is_empty}
    if not drawn:
        raise UnusableFileError(
            Message("No unit in {file} has an area.", {"file": found.finest.file})
        )
    without = sorted(found.units[code].name for code in areas.keys() - drawn.keys())
    if not without:
        return drawn, []
    params = {"n": len(without), "names": ", ".join(without[:_SHOWN])}
    return drawn, [Message("Units without an area, known by name only: {n} ({names}).", params)]


def _joined(parts: NDArray[np.object_]) -> shapely.Geometry:
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _box(areas: Shapes) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.total_bounds(np.array(list(areas.values())))
    return (
        max(-180.0, float(west) - _MARGIN),
        max(-90.0, float(south) - _MARGIN),
        min(180.0, float(east) + _MARGIN),
        min(90.0, float(north) + _MARGIN),
    )


def _located(unit: Unit, layers: Layers) -> Unit:
    """The unit with a point deep inside its area, found on the drawn one, which has less detail."""
    full = layers.full[unit.level].get(unit.code)
    if full is None:
        return unit
    drawn = layers.drawn[unit.level].get(unit.code, full)
    point = shapely.get_point(shapely.maximum_inscribed_circle(drawn, tolerance=_TOLERANCE), 0)
    if not full.contains(point):
        point = full.point_on_surface()
    return Unit(unit.code, unit.level, unit.name, round(point.y, 5), round(point.x, 5), unit.parent)


def _frames(layers: Layers, gazetteer: Gazetteer) -> dict[str, geopandas.GeoDataFrame]:
    kinds = {"layers": layers.full, "drawn": layers.drawn}
    return {
        f"{kind}/{level}s": layer_frame(shapes, gazetteer)
        for kind, by_level in kinds.items()
        for level, shapes in by_level.items()
    }


def _about(
    read: Sequence[Read], found: CountryUnits, source: str, licence: str
) -> Mapping[str, dict[str, Any]]:
    """What to say of each level that a layer was read for."""
    counts = {level: sum(u.level == level for u in found.units.values()) for level in LEVELS}
    return {
        one.table.columns.level: {
            "file": one.table.file,
            "sha256": one.sha256,
            "layout": one.layout,
            "crs": one.crs,
            "source": source or one.table.file,
            "licence": licence,
            "date": dt.datetime.now(dt.UTC).date().isoformat(),
            "rows": len(one.table.areas),
            "matched": counts[one.table.columns.level],
        }
        for one in read
    }
