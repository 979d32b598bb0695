from shapely import box

from geodata.additions.outlines import Covered, outline_frame
from geodata.regions import Region

SHAPES = {"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1), "c": box(2, 0, 3, 1)}
ROUGH = {"R": box(0, 0, 2.5, 1.2)}


def outlined(districts, shapes=SHAPES, hidden=None, rough=ROUGH):
    region = Region("R", "R", "R", frozenset(districts), "", "", False)
    frame = outline_frame([region], Covered(shapes, hidden or {}), rough)
    return (frame["exact"][0], frame.geometry[0].area) if len(frame) else None


def test_exact_when_every_district_has_an_area():
    assert outlined({"a", "b"}) == (True, 2.0)


def test_a_district_within_its_former_one_counts_only_if_both_are_in_the_region():
    assert outlined({"a", "b", "young"}, hidden={"b": frozenset({"young"})}) == (True, 2.0)
    exact, area = outlined({"a", "young"}, hidden={"b": frozenset({"young"})})
    assert not exact
    assert area > 1.9  # "a", and the rough outline over "b"


def test_an_area_that_holds_a_district_of_elsewhere_is_not_exact():
    assert not outlined({"a", "b"}, hidden={"b": frozenset({"young"})})[0]


def test_what_is_known_not_to_be_in_it_is_cut_out_of_the_rough_outline():
    exact, area = outlined({"a", "missing"})
    assert not exact
    assert abs(area - (1 + 2.5 * 0.2)) < 1e-9
    assert outlined({"missing"}, shapes={}) == (False, 3.0)


def test_a_region_of_which_nothing_is_known_is_not_drawn():
    assert outlined({"missing"}, rough={}) is None
