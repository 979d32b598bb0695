"""Coordinate systems that files name, lack, or that their user states."""

import numpy as np
import pytest

from geodata.additions.projections import in_degrees
from geodata.catalogue import Catalogue
from geodata.unusable import UnusableFileError

ENGLISH = Catalogue("en", {})


def without_system(frame):
    return frame.set_crs(None, allow_override=True)


def test_a_system_that_only_the_user_knows(squares):
    metres = without_system(squares.to_crs(32631))
    turned, name, _ = in_degrees(metres, "a.shp", 32631)
    assert name == "EPSG:32631"
    assert np.allclose(turned.total_bounds, squares.total_bounds)
    with pytest.raises(UnusableFileError, match="Say it with --epsg"):
        in_degrees(metres, "a.shp")


def test_what_the_file_says_counts_before_what_the_user_says(squares):
    turned, name, remarks = in_degrees(squares.to_crs(32631), "a.shp", 32717)
    assert name == "EPSG:32631"
    assert np.allclose(turned.total_bounds, squares.total_bounds)
    assert "--epsg 32717 was not used" in remarks[0].text(ENGLISH)


@pytest.mark.parametrize(
    ("epsg", "why"), [(1, "no coordinate system EPSG:1"), (4326, "not of EPSG:4326")]
)
def test_a_system_that_there_is_not_or_that_does_not_fit(squares, epsg, why):
    with pytest.raises(UnusableFileError, match=why):
        in_degrees(without_system(squares.to_crs(32631)), "a.shp", epsg)
