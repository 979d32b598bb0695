import numpy as np
import pytest
import shapely

from geodata.additions.place_units import (
    MANY,
    Borders,
    borders_of,
    place_in_units,
    shared_line,
    widen_split,
)
from geodata.gazetteer import load_country

NAN = float("nan")


@pytest.fixture(scope="module")
def peru():
    return borders_of("PER")


def placed(borders, *rows):
    lat, lon, stated = zip(*rows, strict=True)
    return place_in_units(np.array(lat), np.array(lon), np.array(stated, dtype=object), borders)


def test_a_point_alone_is_in_the_province_at_it(peru):
    found = placed(peru, (-12.23414, -74.08037, ""), (4.65, -74.1, ""), (NAN, NAN, ""))
    assert found.units.tolist() == ["1206", "", ""]
    assert found.faults.tolist() == ["", "abroad", "nowhere"]
    assert not found.compared.any()


def test_a_unit_stated_is_held_against_the_point(peru):
    found = placed(
        peru,
        (-12.64775, -73.04725, "080902"),  # Kiteni, in its province
        (-12.64775, -73.04725, "0809"),
        (-12.64775, -73.04725, "08"),  # the point is finer
        (-12.64775, -73.04725, "0812"),  # Quispicanchi is far away, and in Cusco as well
        (-12.64775, -73.04725, "250201"),  # Ucayali is far away
        (NAN, NAN, "080902"),
    )
    assert found.units.tolist() == ["080902", "0809", "0809", "08", "", "080902"]
    assert found.faults.tolist() == ["", "", "", "", "far", ""]
    assert found.coarser.tolist() == [False, False, False, True, False, False]
    assert found.compared.tolist() == [True] * 5 + [False]


def test_a_point_a_little_outside_is_in_the_unit_stated(peru):
    border = shapely.intersection(peru.shape("0809"), peru.shape("0504"))
    lon, lat = shapely.get_coordinates(border)[0]
    found = placed(peru, (lat, lon, "0809"), (lat, lon, "0504"), (lat, lon - 0.3, "0809"))
    assert found.units.tolist() == ["0809", "0504", ""]
    assert found.faults.tolist() == ["", "", "far"]


def two_districts():
    """Pangoa (120606) as a square, and Vizcatán del Ene (120609), cut out of it, east of it."""
    shapes = {"120606": shapely.box(-75, -12, -74, -11), "120609": shapely.box(-74, -12, -73, -11)}

    def at(lat, lon):
        codes = [
            next((c for c, s in shapes.items() if s.covers(shapely.Point(x, y))), None)
            for y, x in zip(lat, lon, strict=True)
        ]
        return np.array(codes, dtype=object)

    return Borders(load_country("PER"), at, shapes.get, {"120609": "120606"})


def test_polygons_of_districts_place_exactly():
    found = placed(
        two_districts(),
        (-11.5, -73.5, ""),
        (-11.5, -73.5, "1206"),
        (-11.5, -73.5, "120606"),  # the list is older than the district
        (-11.5, -74.5, "120609"),  # 50 km off, and no older unit of it
        (-11.5, -74.02, "120609"),  # 2 km off
    )
    assert found.units.tolist() == ["120609", "120609", "120609", "1206", "120609"]
    assert found.coarser.tolist() == [False, False, False, True, False]


def test_what_two_lines_share():
    assert shared_line(("08", "0809", "080902"), ("08", "0809")) == ("08", "0809")
    assert shared_line(("08",), ("12",)) == ()
    assert shared_line((), ("12",)) == ()


def test_an_older_list_does_not_say_in_which_part_of_a_split_unit_a_place_is(peru):
    many = ["080910"] * MANY
    assert widened(peru, [*many, "080907"]) == {"0809", "080907"}
    assert widened(peru, [*many, "080918"]) == {"080910", "080918"}
    assert widened(peru, many[1:]) == {"080910"}


def widened(borders, codes):
    stated = np.array(codes, dtype=object)
    nowhere = np.full(len(codes), NAN)
    found = place_in_units(nowhere, nowhere, stated, borders)
    widen_split(found, stated, borders)
    pairs = zip(codes, found.units, strict=True)
    assert found.coarser.tolist() == [code != unit for code, unit in pairs]
    return set(found.units)
