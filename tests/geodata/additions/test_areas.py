import numpy as np
import shapely
from shapely import box

from geodata.additions.areas import fitted, only_areas, unmatched_borders, valid_areas


def test_broken_shapes_are_mended_and_what_is_no_area_becomes_empty():
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    flat = shapely.Polygon([(0, 0), (1, 1), (2, 2), (0, 0)])
    mixed = shapely.GeometryCollection([box(0, 0, 1, 1), shapely.Point(5, 5)])
    given = np.array([bow, flat, mixed, None, shapely.Point(1, 1), box(0, 0, 1, 1)], dtype=object)
    areas, remarks = valid_areas(given)
    assert shapely.is_valid(areas).all()
    assert [round(area.area, 6) for area in areas] == [2.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    assert [remark.params["n"] for remark in remarks] == [1]
    assert valid_areas(given[-1:])[1] == []


def test_only_areas_of_nested_collections():
    inner = shapely.MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)])
    assert (
        only_areas(shapely.GeometryCollection([inner, shapely.LineString([(0, 0), (1, 1)])])).area
        == 2
    )
    assert only_areas(shapely.LineString([(0, 0), (1, 1)])).is_empty


def test_overlaps_and_narrow_gaps_go_and_enclaves_stay():
    pieces = [
        ("a", box(0, 0, 1.0001, 1)),
        ("b", box(1, 0, 2, 1)),
        ("c", box(2, 0, 3, 1).difference(box(2, 0.2, 2.0005, 0.8))),
        ("inside", box(0.4, 0.4, 0.6, 0.6)),
    ]
    assert unmatched_borders(dict(pieces)) >= 3
    whole = dict(fitted(pieces, gap_width=0.001))
    assert shapely.coverage_is_valid(list(whole.values()))
    assert whole["inside"].area == shapely.box(0.4, 0.4, 0.6, 0.6).area
    assert (
        sum(shape.area for shape in whole.values()) == shapely.union_all(list(whole.values())).area
    )
    assert abs(shapely.union_all(list(whole.values())).area - 3) < 1e-9
