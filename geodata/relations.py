"""Places given by way of others: "near X", "20 km north of X", "between A and B", "the road A–B".

What the words allow, and no more: the point is X's own (or half-way between A and B) and the
radius says how far the true spot may be. "20 km north" is not measured out on the map: by road or
as the crow flies, the spot lies in the circle.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import inf

from geodata import reasons
from geodata.chains import follow
from geodata.choosing import choose, shared
from geodata.context import Stated
from geodata.coordinates import distance_km
from geodata.matching import NameIndex, Scope
from geodata.naming import Naming
from geodata.placetext import Name, Relation
from geodata.readings import PLACE_RANK, RANK, Reading
from geodata.results import GeocodeResult

#: "Near" without a distance: UCDP codes such places as within about 25 km of the one named.
NEAR_KM = 25.0
_MOST_PAIRS = 2000  # of two common names so many could be meant that none is


def relate(
    naming: Naming, names: tuple[Name, ...], relation: Relation, context: tuple[Name, ...]
) -> GeocodeResult:
    """Answer a text that points at a place by way of one or two others."""
    anchors = [_anchor(anchor, context, naming) for anchor in relation.anchors]
    if not all(anchors):
        return naming.answer((*names, *_unknown_first(relation.anchors, anchors), *context))
    if len(anchors) > 1:
        return between(naming, *anchors)
    picked = choose(anchors[0])
    if names and picked and (known := _known_near(naming, names, picked)):
        return known
    if not context and naming.index.rivals(relation.anchors[0]):
        return _beside(naming, relation)
    if picked is None or picked.in_region_only:
        return naming.answer((*relation.anchors, *context))
    wide = RANK[picked.level] <= RANK["province"]
    side = relation.kind == "near" and relation.direction and wide
    answer = _side(naming, picked, anchors[0]) if side else None
    return answer or _near(naming, relation, picked, anchors[0])


def _beside(naming: Naming, relation: Relation) -> GeocodeResult:
    """Near a town that has the name only as a further one: what the name alone is taken for."""
    found = naming.answer(relation.anchors)
    unit = naming.index.unit(found.unit)
    if unit is None or found.status != "resolved":
        return found
    reason = reasons.beside(naming.query.text, naming.answers.what(unit))
    return replace(found, status="fallback", method="near", reason=reason)


def _side(naming: Naming, picked: Reading, readings: list[Reading]) -> GeocodeResult:
    """A side of a wide unit ("norte de Junín") is that unit, and no circle round a town of it."""
    text, answers = naming.query.text, naming.answers
    return answers.at(
        text, picked, status="fallback", method="near",
        reason=reasons.side(text, answers.what(picked)), scope=naming.stated.scope,
        others=[r for r in readings if r is not picked],
    )  # fmt: skip


def _anchor(name: Name, context: tuple[Name, ...], naming: Naming) -> list[Reading]:
    chain = follow((name, *context), naming.stated.scope, naming.index)
    return chain.readings if name in chain.explained else []


def _unknown_first(names: tuple[Name, ...], found: list[list[Reading]]) -> list[Name]:
    order = sorted(range(len(names)), key=lambda at: bool(found[at]))
    return [names[at] for at in order]


def _known_near(naming: Naming, names: tuple[Name, ...], anchor: Reading) -> GeocodeResult | None:
    """The place itself, when its name is known in the province of the one it is near."""
    scope = Scope(anchor.province or anchor.unit, None, RANK["district"])
    if names[0] not in follow(names[:1], scope, naming.index).explained:
        return None
    inner = replace(naming, stated=Stated(scope, naming.stated.unknown))
    return inner.answer(names[:1])


def _point_of(picked: Reading, readings: list[Reading], index: NameIndex) -> Reading | None:
    """Where on the map the name is: its town, else its district's seat; None if it is wider.

    A town stands for the department or province of its name only from the capital's district:
    the San Martín in El Dorado is not the department's.
    """
    if RANK[picked.level] <= RANK["province"]:
        readings = [r for r in readings if index.in_capital(r)]
    inside = [r for r in readings if r.lat is not None and r.unit.startswith(picked.unit)]
    inside = [r for r in inside if RANK[r.level] >= RANK["district"]]
    return max(inside, key=lambda r: (RANK[r.level], r.seat, r.population), default=None)


def _near(
    naming: Naming, relation: Relation, picked: Reading, readings: list[Reading]
) -> GeocodeResult:
    text, answers, index = naming.query.text, naming.answers, naming.index
    anchor = _point_of(picked, readings, index) or picked
    km = NEAR_KM if relation.km is None else relation.km
    it = answers.what(anchor)
    if relation.kind == "hours":
        km = inf
        unit, reason = index.unit(anchor.line[0]), reasons.hours(text, it)
    elif km > NEAR_KM:
        unit, reason = index.unit(anchor.line[0]), reasons.far(text, it, km)
    elif anchor.lat is None or RANK[anchor.level] < RANK["district"]:
        unit, reason = index.unit(anchor.unit), reasons.beside(text, it)
    else:
        unit = index.unit(anchor.unit)
        reason = reasons.near(text, it, max(km, _radius(anchor)))
        if relation.direction:
            reason = reasons.and_then(reason, reasons.whole_circle())
    if unit is None:
        return answers.unresolved(text, reasons.unknown(text))
    result = answers.at(
        text, unit, status="fallback", method="near", reason=reason, scope=naming.stated.scope,
        others=[anchor],
    )  # fmt: skip
    if km > NEAR_KM or RANK[anchor.level] < RANK["district"] or anchor.lat is None:
        return result
    reach = max(km, _radius(anchor))
    return replace(result, lat=anchor.lat, lon=anchor.lon, precision="near", radius_km=reach)


def _radius(reading: Reading) -> float:
    """How far the true spot of a place may be from its point; a unit's seat is taken as it is."""
    return reading.place.radius_km if reading.level == "place" and reading.place else 0.0


def between(naming: Naming, first: list[Reading], second: list[Reading]) -> GeocodeResult:
    """Half-way between two places when they are close, else what they share, if anything."""
    text, answers = naming.query.text, naming.answers
    pair = closest(spots(first, naming.index), spots(second, naming.index))
    if pair is None:
        reason = reasons.ambiguous(text, len(first) + len(second), None)
        listed = answers.candidates([*first, *second])
        return GeocodeResult(text, "ambiguous", reason, candidates=listed)
    a, b = pair
    # Half-way along, and as uncertain as the less certain of the two ends.
    reach = round(_apart(a, b) / 2 + max(_radius(a), _radius(b), 1.0), 1)
    drawn = reach <= NEAR_KM
    if not drawn:
        a, b = choose(first) or a, choose(second) or b
        pair = a, b
    common = shared([a, b], naming.index, naming.stated.scope.unit)
    named = [answers.what(a), answers.what(b)]
    if drawn:
        reason = reasons.between(text, named[0], named[1], reach)
    else:
        reason = reasons.either(text, named, answers.what(common) if common else None)
    if common is None:
        result = GeocodeResult(
            text, "ambiguous", reason, method="between", candidates=answers.candidates(pair)
        )
    else:
        result = answers.at(
            text, common, status="ambiguous", method="between", reason=reason,
            scope=naming.stated.scope, others=pair,
        )  # fmt: skip
    if not drawn or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return result
    return replace(
        result,
        lat=round((a.lat + b.lat) / 2, 5),
        lon=round((a.lon + b.lon) / 2, 5),
        precision="near",
        radius_km=reach,
    )


def spots(readings: list[Reading], index: NameIndex) -> list[Reading]:
    """The readings as points on the map: one when the name has one meaning, else each."""
    if (picked := choose(readings)) and (point := _point_of(picked, readings, index)):
        return [point]
    spots = [r for r in readings if r.lat is not None and RANK[r.level] >= RANK["district"]]
    towns = {r.unit for r in spots if RANK[r.level] == PLACE_RANK}
    return [r for r in spots if RANK[r.level] == PLACE_RANK or r.unit not in towns]


def closest(first: list[Reading], second: list[Reading]) -> tuple[Reading, Reading] | None:
    """The pair that belongs together: in one province, or far closer than any other pair."""
    if len(first) * len(second) > _MOST_PAIRS:
        return None
    pairs = [(a, b) for a, b in product(first, second) if a is not b]
    ranked = sorted(pairs, key=lambda pair: (_apart(*pair), pair[0].unit, pair[1].unit))
    if not ranked:
        return None
    best = ranked[0]
    rivals = [pair for pair in ranked[1:] if not _same(pair, best)]
    if not rivals or (_together(best) and not any(map(_together, rivals))):
        return best
    return best if _apart(*best) * 2 < _apart(*rivals[0]) else None


def _same(pair: tuple[Reading, Reading], other: tuple[Reading, Reading]) -> bool:
    return all(a.unit == b.unit for a, b in zip(pair, other, strict=True))


def _together(pair: tuple[Reading, Reading]) -> bool:
    first, second = pair
    return first.province is not None and first.province == second.province


def _apart(a: Reading, b: Reading) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return distance_km(a.lat, a.lon, b.lat, b.lon)
