"""The layers of a pack made from added areas: full, for drawing, and dissolved from finer ones.

Land that no added area covers stays with the unit that the bundled borders give it to, so that
nothing gets a hole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely

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

DECIMALS = 4
"""Of the degrees in a drawn layer: 11 m."""

_HAIR = 1e-9
"""Square degrees, some 10 m²: what cutting one border out of another leaves by rounding."""


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
) -> Layers:
    """The layers that added areas make, for every level from the finest added one upwards.

    Args:
        added: valid areas by level and code; the finest level counts, coarser ones fill it up.
        bundled: the provinces that come with the pack, none when it brings no borders.
        gazetteer: of the country.
        gap_width: degrees; narrower gaps between the finest areas are closed.
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
    drawn = _simplified(pieces)
    levels = LEVELS[: LEVELS.index(finest) + 1]
    return Layers(
        {level: _dissolved(pieces, level, gazetteer) for level in levels},
        {level: _dissolved(drawn, level, gazetteer) for level in levels},
    )


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
    shapes = [shape for _, shape in pieces]
    tolerance, simple = FINEST_TOLERANCE, shapely.coverage_simplify(shapes, FINEST_TOLERANCE)
    while shapely.get_num_coordinates(simple).sum() > MOST_VERTICES:
        if tolerance >= COARSEST_TOLERANCE:
            break
        tolerance *= 1.5
        simple = shapely.coverage_simplify(shapes, tolerance)
    # Rounding folds slivers over themselves and their neighbours; so all is fitted together again.
    rounded, _ = valid_areas(shapely.transform(simple, lambda points: points.round(DECIMALS)))
    return fitted(list(zip((code for code, _ in pieces), rounded, strict=True)))


def layer_frame(shapes: Shapes, gazetteer: Gazetteer) -> geopandas.GeoDataFrame:
    """A layer as a frame: code, name, geometry, in order of code."""
    names = [gazetteer.units[code].name for code in shapes]
    columns = {"code": list(shapes), "name": names}
    return geopandas.GeoDataFrame(columns, geometry=list(shapes.values()), crs="EPSG:4326")
