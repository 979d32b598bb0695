import shapely

from geodata.gazetteer import load_country
from geodata.history import Former
from geodata.splits import hidden_units


def around(code, size=0.05):
    unit = load_country().units[code]
    return shapely.box(unit.lon - size, unit.lat - size, unit.lon + size, unit.lat + size)


def hidden(shapes, formers):
    return hidden_units(
        shapes, load_country(), {key: Former(f, None) for key, f in formers.items()}
    )


def test_the_seat_tells_which_area_holds_a_district_without_one():
    found = hidden({"120606": around("120609")}, {})
    assert "120609" in found["120606"]


def test_so_does_what_it_was_cut_out_of_unless_its_land_is_missing():
    unseated = next(
        unit.code
        for unit in load_country().units.values()
        if unit.level == "district" and unit.lat is None and not unit.duplicate_of
    )
    shapes = {"120606": shapely.box(0, 0, 1, 1)}
    assert hidden(shapes, {unseated: "120606"}) == {"120606": frozenset({unseated})}
    assert hidden(shapes, {unseated: "x", "x": "120606"}) == {"120606": frozenset({unseated})}
    assert hidden(shapes, {unseated: "x", "x": unseated}) == {}
    assert hidden(shapes, {"120609": "120606"}) == {}


def test_nothing_is_hidden_where_there_are_no_areas():
    assert hidden({}, {"120609": "120606"}) == {}
