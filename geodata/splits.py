"""Districts without an area of their own, and the areas of others that may hold them.

A file of boundaries is older than the districts cut out after its date: what it calls Pangoa holds
Vizcatán del Ene too. A point in such an area is in one or the other, and nothing says in which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import shapely

from geodata.gazetteer import Gazetteer
from geodata.history import Former
from geodata.units import Unit


def hidden_units(
    shapes: Mapping[str, shapely.Geometry],
    gazetteer: Gazetteer,
    formers: Mapping[str, Former],
) -> dict[str, frozenset[str]]:
    """For each area that may hold other districts, which ones.

    A district without an area is held by that of the district it was cut out of, and by the one
    its seat lies in. With a seat that lies in no area at all, its land is missing from the file.

    Args:
        shapes: areas of districts by code, WGS84.
        gazetteer: of one country.
        formers: what younger units were cut out of, by code.
    """
    held: dict[str, set[str]] = defaultdict(set)
    if not shapes:
        return {}
    codes, tree = list(shapes), shapely.STRtree(list(shapes.values()))
    for unit in gazetteer.units.values():
        if unit.level != "district" or unit.duplicate_of or unit.code in shapes:
            continue
        around = {codes[at] for at in tree.query(_seat(unit), predicate="intersects")}
        if unit.lat is not None and not around:
            continue
        former = _former(unit.code, shapes, formers)
        for code in around | ({former} if former else set()):
            held[code].add(unit.code)
    return {code: frozenset(units) for code, units in sorted(held.items())}


def _seat(unit: Unit) -> shapely.Geometry:
    known = unit.lat is not None and unit.lon is not None
    return shapely.Point(unit.lon, unit.lat) if known else shapely.Point()


def _former(
    code: str, shapes: Mapping[str, shapely.Geometry], formers: Mapping[str, Former]
) -> str:
    """The nearest unit with an area that it was cut out of, directly or in steps; "" for none."""
    passed: set[str] = set()
    while code in formers and code not in passed:
        passed.add(code)
        code = formers[code].code
        if code in shapes:
            return code
    return ""
