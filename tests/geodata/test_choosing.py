"""Several readings, one answer."""

from geodata.choosing import choose, choose_by_point, shared
from geodata.geocoder import load_geocoder
from geodata.placetext import parse_name
from geodata.readings import Reading

INDEX = load_geocoder().index


def readings(text):
    return INDEX.lookup(parse_name(text))


def test_the_widest_of_a_chain():
    assert choose(readings("Satipo")).unit == "1206"


def test_a_department_before_units_elsewhere():
    assert choose(readings("Ucayali")).unit == "25"
    assert choose(readings("La Libertad")).unit == "13"


def test_a_unit_before_a_lesser_town_elsewhere():
    assert {reading.unit[:2] for reading in readings("Pangoa")} == {"12", "08"}
    assert choose(readings("Pangoa")).unit == "120606"


def test_no_unit_before_the_seat_of_another():
    assert choose(readings("San Francisco")) is None
    assert choose(readings("Tintay")) is None


def test_units_that_lie_apart():
    assert choose(readings("Anco")) is None
    assert choose([]) is None


def town(unit, lat, *, seat=False, population=0):
    return Reading(
        "place",
        unit,
        "Foo",
        lat,
        -76.25,
        population=population,
        seat=seat,
        line=(unit[:2], unit[:4], unit),
    )


def test_a_town_that_two_registers_put_in_two_districts():
    seat, same, other = (
        town("190101", -10.68, seat=True),
        town("190109", -10.70, population=50_000),
        town("190105", -10.20, population=50_000),
    )
    assert choose([same, seat]) is seat
    assert choose([same, other]) is None
    assert choose([same, town("200101", -10.70)]) is None


def test_a_point_near_one_of_them():
    assert choose_by_point(readings("San Miguel"), -13.01, -73.98, "0505").unit == "050501"
    assert choose_by_point(readings("San Miguel"), -9.0, -77.5, "0213") is None


def test_what_they_share():
    assert shared(readings("Huallaga"), INDEX).unit == "22"
    assert shared(readings("Anco"), INDEX) is None
    assert shared(readings("Anco"), INDEX, "05").unit == "05"
