"""A record's coordinates held against what its names say."""

from __future__ import annotations

from dataclasses import replace

from geodata import point_reasons, reasons
from geodata.answers import Answers
from geodata.catalogue import Message
from geodata.coordinates import (
    TOLERANCE_KM,
    Fault,
    Point,
    country_of,
    distance_km,
    district_at,
    has_shape,
    km_outside,
    province_at,
)
from geodata.countries import country_name
from geodata.matching import NameIndex
from geodata.names import MAX_LENGTH
from geodata.query import Query
from geodata.reach import Spot
from geodata.readings import Reading
from geodata.results import Candidate, GeocodeResult

_MOST_NEAREST = 3  # known places that a point alone may belong to


def with_point(
    query: Query, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """The answer once the record's coordinates are looked at, as `_with_point` says."""
    result = _with_point(query, named, answers, index)
    if query.point is None or not query.point.sexagesimal or result is named:
        return result
    return replace(result, reason=reasons.and_then(result.reason, point_reasons.sexagesimal()))


def _with_point(
    query: Query, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """The answer once the record's coordinates are looked at.

    They are held against the best that is known of the answer:

    - a place, or a circle round one: its point, up to its radius and 10 km;
    - a unit with a polygon, or a region: its borders, and 10 km outside them;
    - a district without a polygon: its province, likewise, and `Reach.plausible`.

    Further out, or faulty, they are a `conflict` and the names are followed. Otherwise they are
    kept: as `exact` when the text names a place or a district, and with the precision of the
    answer when it names nothing so fine. Alone they tell the district where its polygon was added,
    else the province, and which known places are nearest.
    """
    point = query.point
    if point is None or named.level == "country" or len(query.text) > MAX_LENGTH:
        return named
    reading = index.unit(named.unit) if named.unit else None
    if point.fault and not (reading is None and _may_be_abroad(point)):
        return _faulty(point.fault, named)
    if reading is None:
        return _alone(query, point, named, answers, index)
    refused, checked = _check(point, named, reading, answers, index)
    if refused:
        if named.status != "resolved":
            refused = reasons.and_then(refused, named.reason)
        return replace(named, status="conflict", reason=refused)
    return _kept(point, _in_district(point, named, answers, index), checked)


def _check(
    point: Point, named: GeocodeResult, reading: Reading, answers: Answers, index: NameIndex
) -> tuple[Message | None, Message]:
    """Why the coordinates are refused, if they are, and what they were held against."""
    it = answers.what(reading)
    if named.radius_km is not None and named.lat is not None and named.lon is not None:
        km = distance_km(point.lat, point.lon, named.lat, named.lon)
        far = km > named.radius_km + TOLERANCE_KM
        return point_reasons.point_far(named.text, km) if far else None, point_reasons.point_near(
            km
        )
    outside = _km_outside(point, reading, index)
    if outside is not None and outside > TOLERANCE_KM:
        return point_reasons.point_outside(it, outside), point_reasons.point_inside(it)
    if reading.in_region_only:
        return None, point_reasons.point_in_region()
    if reading.level != "district" or has_shape(reading.unit):
        return None, point_reasons.point_inside(it)
    from_known = index.reach.km(point, reading.unit)
    if from_known is None or index.reach.plausible(point, reading.unit):
        return None, point_reasons.point_unchecked(from_known)
    return point_reasons.point_beyond(it, from_known), point_reasons.point_unchecked(from_known)


def _in_district(
    point: Point, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """An unknown village put in the district of its point, where polygons tell which it is."""
    if named.status != "fallback" or named.method != "parents":
        return named
    at = index.unit(district_at(point.lat, point.lon))
    if at is None or at.unit == named.unit or named.unit not in at.line:
        return named
    return replace(
        named,
        level="district",
        unit=at.unit,
        name=at.name,
        regions=answers.regions(at.unit),
        reason=reasons.and_then(named.reason, point_reasons.point_placed(answers.what(at))),
        **answers.codes(at.unit),
    )


def _kept(point: Point, named: GeocodeResult, checked: Message) -> GeocodeResult:
    """The answer at the record's own point; it is no finer than what the text names."""
    finer_unknown = named.status == "fallback" and named.method == "parents"
    if named.level in {"place", "district"} or finer_unknown:
        reason = reasons.and_then(named.reason, checked)
        return replace(
            named, lat=point.lat, lon=point.lon, precision="exact", radius_km=None, reason=reason
        )
    reason = reasons.and_then(named.reason, reasons.and_then(checked, point_reasons.point_finer()))
    return replace(named, lat=point.lat, lon=point.lon, reason=reason)


def _may_be_abroad(point: Point) -> bool:
    """Whether only the latitude's sign is odd: then the point may well be in Colombia."""
    return point.fault == "no_sign" and point.lon < 0


def _faulty(fault: Fault, named: GeocodeResult) -> GeocodeResult:
    sentence = point_reasons.fault(fault)
    if named.unit is None or fault == "incomplete":
        return replace(named, reason=reasons.and_then(named.reason, sentence))
    return replace(named, status="conflict", reason=reasons.and_then(sentence, named.reason))


def _alone(
    query: Query, point: Point, named: GeocodeResult, answers: Answers, index: NameIndex
) -> GeocodeResult:
    """No unit by name: the district of the point where polygons tell it, else its province."""
    at = index.unit(district_at(point.lat, point.lon) or province_at(point.lat, point.lon))
    if at is None:
        country = country_of(point.lat, point.lon)
        there = reasons.CountryName(country) if country else None
        abroad = point_reasons.point_abroad(answers.country, there)
        reason = reasons.and_then(named.reason, abroad)
        if country is None:
            return replace(named, reason=reason)
        english, spanish = (country_name(country, language) for language in ("en", "es"))
        return replace(named, reason=reason, level="country", name=english, name_es=spanish)
    it = answers.what(at)
    reason = point_reasons.point_only(it)
    if any(listed.unit in at.line for listed in named.candidates):
        reason = reasons.and_then(named.reason, point_reasons.point_placed(it))
    elif named.status == "ambiguous":
        reason = point_reasons.point_elsewhere(query.text, it)
    listed = named.candidates
    if at.level == "province":
        nearest = index.reach.nearest(point, at.unit)[:_MOST_NEAREST]
        listed = listed or tuple(_candidate(spot, km) for km, spot in nearest)
        reason = _with_nearest(reason, nearest, answers, index)
    result = answers.at(
        query.text,
        at,
        status="fallback" if query.words else "resolved",
        method="coordinates",
        reason=reason,
    )
    return replace(result, lat=point.lat, lon=point.lon, precision="exact", candidates=listed)


def _with_nearest(
    reason: Message, nearest: list[tuple[float, Spot]], answers: Answers, index: NameIndex
) -> Message:
    """The reason, and of which district the nearest known place is: that is no proof of it."""
    unit = index.unit(nearest[0][1].district) if nearest else None
    if unit is None:
        return reason
    km, spot = nearest[0]
    return reasons.and_then(reason, point_reasons.nearest(spot.name, km, answers.what(unit)))


def _candidate(spot: Spot, km: float) -> Candidate:
    """A known place as one that the point may belong to, scored by how near it is."""
    score = round(1 / (1 + km), 3)
    return Candidate("place", spot.district, spot.name, spot.lat, spot.lon, score)


def _km_outside(point: Point, reading: Reading, index: NameIndex) -> float | None:
    if not reading.in_region_only:
        shaped = next((code for code in reversed(reading.line) if has_shape(code)), reading.unit)
        return km_outside(point.lat, point.lon, shaped)
    code = province_at(point.lat, point.lon)
    if code and index.in_region(code, reading.unit):
        return 0.0
    districts = index.gazetteer.regions[reading.unit].districts
    provinces = sorted({index.gazetteer.line(district)[1] for district in districts})
    distances = [km_outside(point.lat, point.lon, province) for province in provinces]
    return min((km for km in distances if km is not None), default=None)
