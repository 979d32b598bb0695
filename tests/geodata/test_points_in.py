import numpy as np
import pytest
import shapely

from geodata.points_in import units_at

SHAPES = {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(1, 0, 2, 1)}


def test_points_get_the_first_shape_that_holds_them_or_none():
    found = units_at(SHAPES, np.array([0.5, 0.5, 0.5, 9, np.nan]), np.array([0.5, 1.0, 1.5, 0, 0]))
    assert found.tolist() == ["a", "a", "b", None, None]


def test_the_shape_of_the_arrays_is_kept():
    assert units_at(SHAPES, np.zeros((2, 3)), np.zeros((2, 3))).shape == (2, 3)
    assert units_at({}, np.array([]), np.array([])).shape == (0,)
    assert units_at({}, np.array([0.0]), np.array([0.0])).tolist() == [None]
    with pytest.raises(ValueError, match="latitudes"):
        units_at(SHAPES, np.zeros(2), np.zeros(3))
