"""A record's coordinates held against what its names say."""

from __future__ import annotations

from dataclasses import replace

from geodata import reasons
from geodata.answers import Answers
from geodata.coordinates import TOLERANCE_KM, Fault, Point, km_outside, province_at
from geodata.matching import NameIndex
from geodata.names import MAX_LENGTH
from geodata.query import Query
from geodata.readings import Reading
from geodata.results import GeocodeResult


def with_point(
    query: Query, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """The answer once the record's coordinates are looked at.

    They are kept, as exact, when they lie in the unit named or up to 10 km outside it; further out,
    or faulty, they are a `conflict` and the names are followed. Alone they tell the province.
    """
    point = query.point
    if point is None or named.level == "country" or len(query.text) > MAX_LENGTH:
        return named
    reading = index.unit(named.unit) if named.unit else None
    if point.fault and not (reading is None and _may_be_abroad(point)):
        return _faulty(point.fault, named)
    if reading is None:
        return _alone(query, point, named, answers, index)
    km = _km_outside(point, reading, index)
    if km is not None and km > TOLERANCE_KM:
        reason = reasons.point_outside(answers.what(reading), km)
        if named.status != "resolved":
            reason = reasons.and_then(reason, named.reason)
        return replace(named, status="conflict", reason=reason)
    reason = reasons.and_then(named.reason, reasons.point_agrees())
    return replace(
        named, lat=point.lat, lon=point.lon, precision="exact", radius_km=None, reason=reason
    )


def _may_be_abroad(point: Point) -> bool:
    """Whether only the latitude's sign is odd: then the point may well be in Colombia."""
    return point.fault == "no_sign" and point.lon < 0


def _faulty(fault: Fault, named: GeocodeResult) -> GeocodeResult:
    sentence = reasons.fault(fault)
    if named.unit is None or fault == "incomplete":
        return replace(named, reason=reasons.and_then(named.reason, sentence))
    return replace(named, status="conflict", reason=reasons.and_then(sentence, named.reason))


def _alone(
    query: Query, point: Point, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """No unit by name: the province of the point, which is as fine as a point alone can say."""
    code = province_at(point.lat, point.lon)
    province = index.unit(code) if code else None
    if province is None:
        return replace(named, reason=reasons.and_then(named.reason, reasons.point_abroad()))
    reason = reasons.point_only(answers.what(province))
    if named.status == "ambiguous":
        reason = reasons.point_elsewhere(query.text, answers.what(province))
    result = answers.at(
        query.text,
        province,
        status="fallback" if query.text.strip() else "resolved",
        method="coordinates",
        reason=reason,
    )
    listed = named.candidates
    return replace(result, lat=point.lat, lon=point.lon, precision="exact", candidates=listed)


def _km_outside(point: Point, reading: Reading, index: NameIndex) -> float | None:
    if not reading.in_region_only:
        return km_outside(point.lat, point.lon, reading.unit)
    code = province_at(point.lat, point.lon)
    if code and index.in_region(code, reading.unit):
        return 0.0
    districts = index.gazetteer.regions[reading.unit].districts
    provinces = sorted({district[:4] for district in districts})
    distances = [km_outside(point.lat, point.lon, province) for province in provinces]
    return min((km for km in distances if km is not None), default=None)
