"""The layers of a pack made from added areas: full, for drawing, and dissolved from finer ones.

Land that no added area covers stays with the unit that the bundled borders give it to, so that
nothing gets a hole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.additions.areas import GAP_WIDTH, fitted, only_areas, valid_areas
from geodata.gazetteer import Gazetteer
from geodata.units import LEVELS

Shapes = dict[str, shapely.Geometry]
"""Areas in WGS84 by the units' codes."""

Piece = tuple[str, shapely.Geometry]
"""An area and the code of the unit it belongs to, which may have others."""

MOST_VERTICES = 60_000
"""Of a drawn layer, about 1.6 MB as GeoJSON."""

FINEST_TOLERANCE, COARSEST_TOLERANCE = 0.001, 0.05
"""Degrees: the side of the square whose area a detail must have to stay in a drawn layer."""

_STEP, _FAR = 1.5, 2
"""Factor from one tolerance to the next, taken twice while there are more than `_FAR` times the
vertices wanted."""

DECIMALS = 4
"""Of the degrees in a drawn layer: 11 m."""

_HAIR = 1e-9
"""Square degrees, some 10 m²: what cutting one border out of another leaves by rounding."""


STEPS = 3
"""How often `build_layers` calls `advance`."""


@dataclass(frozen=True)
class Layers:
    """The layers of each level that added areas change, at full detail and for drawing."""

    full: dict[str, Shapes]
    drawn: dict[str, Shapes]


def build_layers(
    added: Mapping[str, Shapes],
    bundled: Shapes,
    gazetteer: Gazetteer,
    gap_width: float = GAP_WIDTH,
    advance: Callable[[], None] = lambda: None,
) -> Layers:
    """The layers that added areas make, for every level from the finest added one upwards.

    Args:
        added: valid areas by level and code; the finest level counts, coarser ones fill it up.
        bundled: the provinces that come with the pack, none when it brings no borders.
        gazetteer: of the country.
        gap_width: degrees; narrower gaps between the finest areas are closed.
        advance: called after each of `STEPS` steps, the first of which is the longest.
    """
    finest = next((level for level in reversed(LEVELS) if added.get(level)), None)
    if finest is None:
        return Layers({}, {})
    base = bundled
    if finest == "district" and added.get("province"):
        base = _dissolved(_pieces(added["province"], base), "province", gazetteer)
    if finest == LEVELS[0]:
        base = _dissolved(list(base.items()), finest, gazetteer)
    pieces = _pieces(added[finest], base, gap_width)
    advance()
    drawn = _simplified(pieces)
    advance()
    levels = LEVELS[: LEVELS.index(finest) + 1]
    layers = Layers(
        {level: _dissolved(pieces, level, gazetteer) for level in levels},
        {level: _dissolved(drawn, level, gazetteer) for level in levels},
    )
    advance()
    return layers


def _pieces(added: Shapes, base: Shapes, gap_width: float = GAP_WIDTH) -> list[Piece]:
    """Added areas and what they leave of the base, as one coverage; the codes' levels differ."""
    areas = fitted(sorted(added.items()), gap_width)
    left = _left(base, dict(areas))
    return fitted([*areas, *left]) if left else areas


def _left(base: Shapes, areas: Shapes) -> list[Piece]:
    """What is left of each base shape outside all the areas."""
    shapes = np.array(list(areas.values()), dtype=object)
    tree = shapely.STRtree(shapes)
    left = []
    for code, shape in base.items():
        over = shapely.union_all(shapes[tree.query(shape, predicate="intersects")])
        rest = only_areas(shapely.difference(shape, over))
        if shapely.area(rest) > _HAIR:
            left.append((code, rest))
    return left


def _dissolved(pieces: list[Piece], level: str, gazetteer: Gazetteer) -> Shapes:
    """The pieces joined into units of a level, by code in order; coarser pieces are left out."""
    depth = LEVELS.index(level)
    members: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for code, shape in pieces:
        line = gazetteer.line(code)
        if len(line) > depth:
            members[line[depth]].append(shape)
    joined = {code: shapely.coverage_union_all(shapes) for code, shapes in members.items()}
    return {code: shapely.normalize(shape) for code, shape in sorted(joined.items())}


def _simplified(pieces: list[Piece]) -> list[Piece]:
    """A coverage with as much detail as a drawn layer may have, its borders still shared."""
    simple, tolerance = np.array([shape for _, shape in pieces], dtype=object), FINEST_TOLERANCE
    while True:
        # From what the last tolerance left: a coarser one takes away all that a finer one did.
        simple = shapely.coverage_simplify(_without_islets(simple, tolerance), tolerance)
        count = shapely.get_num_coordinates(simple).sum()
        if count <= MOST_VERTICES or tolerance >= COARSEST_TOLERANCE:
            break
        factor = _STEP if count <= _FAR * MOST_VERTICES else _STEP**2
        tolerance = min(tolerance * factor, COARSEST_TOLERANCE)
    # Rounding folds slivers over themselves and their neighbours; so all is fitted together again.
    rounded, _ = valid_areas(shapely.transform(simple, lambda points: points.round(DECIMALS)))
    return fitted(list(zip((code for code, _ in pieces), rounded, strict=True)))


def _without_islets(shapes: NDArray[np.object_], tolerance: float) -> NDArray[np.object_]:
    """Areas without the parts smaller than a detail that touch nothing, but for their largest part.

    Simplifying leaves every islet a triangle; Chile has 43,000.
    """
    parts, owners = shapely.get_parts(shapes, return_index=True)
    sizes = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owners, sizes)
    small = np.flatnonzero((sizes < tolerance**2) & (sizes < largest[owners]))
    touching, _ = shapely.STRtree(parts).query(parts[small], predicate="intersects")
    alone = np.bincount(touching, minlength=len(small)) == 1  # itself
    kept = np.ones(len(parts), dtype=bool)
    kept[small[alone]] = False
    joined: NDArray[np.object_] = shapely.multipolygons(parts[kept], indices=owners[kept])
    return joined


def layer_frame(shapes: Shapes, gazetteer: Gazetteer) -> geopandas.GeoDataFrame:
    """A layer as a frame: code, name, geometry, in order of code."""
    names = [gazetteer.units[code].name for code in shapes]
    columns = {"code": list(shapes), "name": names}
    return geopandas.GeoDataFrame(columns, geometry=list(shapes.values()), crs="EPSG:4326")
