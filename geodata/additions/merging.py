"""Areas that were added before, for units that a newer file lacks: which of them stay.

INEI publishes districts department by department, so a file may be a part of a country; what other
files said of the rest stays then. Land that the newer file gives to its own units is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from geodata.additions.boundary_store import KEPT, files_of
from geodata.additions.layers import Shapes

MOST_OVERLAP = 0.5
"""Share of an earlier area that newer ones may cover for it to stay; what they share is fitted.
Layers of one country differ by a third on a few small units at most, and a unit that the newer file
does not know apart is covered whole."""

UNITS = "units"
"""Where `boundaries.json` lists the codes of the units that stay from a file."""


@dataclass(frozen=True)
class Kept:
    """What stays of earlier files.

    Attributes:
        shapes: areas by code.
        files: for each file of which any stays, what is kept of it in `boundaries.json`, with
            `units` (codes) and `matched` (how many these are).
        lost: codes of the units that have no area any more.
    """

    shapes: Shapes = field(default_factory=dict)
    files: tuple[dict[str, Any], ...] = ()
    lost: tuple[str, ...] = ()


def keep_others(new: Shapes, former: Shapes, said: Mapping[str, Any]) -> Kept:
    """The earlier areas of units that have no newer one, but for those on the newer ones' land.

    Args:
        new: areas by code, valid, WGS84.
        former: what was added before for the level.
        said: what `boundaries.json` says of that.
    """
    others = {code: shape for code, shape in former.items() if code not in new}
    shares = _shares_covered(others, new)
    stay = {code: shape for code, shape in others.items() if shares[code] <= MOST_OVERLAP}
    files = []
    for file, codes in _units_by_file(said, former):
        if units := sorted(codes & stay.keys()):
            own = {key: value for key, value in file.items() if key != KEPT}
            files.append(own | {UNITS: units, "matched": len(units)})
    return Kept(stay, tuple(files), tuple(sorted(others.keys() - stay.keys())))


def give_up(new: Shapes, former: Shapes) -> Kept:
    """Nothing of the earlier areas stays."""
    return Kept(lost=tuple(sorted(former.keys() - new.keys())))


def _units_by_file(
    said: Mapping[str, Any], former: Shapes
) -> list[tuple[Mapping[str, Any], set[str]]]:
    """Each earlier file with the codes of its units; the newest has all that are no other's."""
    newest, *older = files_of(said)
    found = [(file, set(map(str, file.get(UNITS, ())))) for file in older]
    rest = set(former).difference(*(codes for _, codes in found))
    return [(newest, rest), *found]


def _shares_covered(areas: Shapes, over: Shapes) -> dict[str, float]:
    """For each area the share of it that others cover, 0 to 1."""
    shapes = np.array(list(over.values()), dtype=object)
    tree = shapely.STRtree(shapes)
    found = {}
    for code, area in areas.items():
        near = shapes[tree.query(area, predicate="intersects")]
        shared = shapely.area(shapely.intersection(near, area)).sum()
        found[code] = float(shared / shapely.area(area)) if shapely.area(area) else 1.0
    return found
