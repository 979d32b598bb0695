"""How far a district may reach without a polygon."""

from geodata.coordinates import Point
from geodata.gazetteer import load_gazetteer
from geodata.reach import SLACK_KM, Reach

GAZETTEER = load_gazetteer()
REACH = Reach(GAZETTEER)


def test_every_known_place_is_plausible_in_its_own_district():
    for place in GAZETTEER.places:
        if place.lat is not None and len(place.unit) == 6 and place.unit in GAZETTEER.units:
            point = Point(place.lat, place.lon)
            assert REACH.km(point, place.unit) == 0
            assert REACH.plausible(point, place.unit)


def test_a_point_among_another_districts_places_is_not():
    at_echarate = Point(-12.77, -72.58)
    assert REACH.km(at_echarate, "080910") > SLACK_KM
    assert not REACH.plausible(at_echarate, "080910")
    assert REACH.plausible(at_echarate, "080902")


def test_nothing_is_said_of_a_district_without_known_places():
    known = {place.unit for place in GAZETTEER.places}
    empty = next(
        unit.code
        for unit in GAZETTEER.units.values()
        if unit.level == "district" and unit.lat is None and unit.code not in known
    )
    assert REACH.km(Point(0, 0), empty) is None
    assert REACH.plausible(Point(0, 0), empty)
