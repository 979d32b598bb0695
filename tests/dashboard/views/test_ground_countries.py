from __future__ import annotations

import pytest
import shapely

from dashboard.views.ground_countries import drawn_countries
from tests.dashboard.views.conftest import COLOMBIA

NEIGHBOURS = {"BOL", "BRA", "CHL", "COL", "ECU"}


@pytest.fixture(autouse=True)
def _(home) -> None:
    """No test here sees what this machine's user added."""


def test_the_neighbours_are_named_and_no_others() -> None:
    countries = drawn_countries()
    assert set(countries["iso_a3"][countries["named"]]) == NEIGHBOURS
    assert "PER" not in set(countries["iso_a3"])
    assert not countries["packed"].any()


def test_a_packed_country_has_the_outline_of_its_own_units(home) -> None:
    before = drawn_countries()
    home.put_colombia()
    after = drawn_countries().set_index("iso_a3")
    assert after.geometry["COL"].equals(shapely.box(*COLOMBIA))
    assert set(after.index[after["packed"]]) == {"COL", "PER"}
    assert len(after) == len(before) + 1
    named = set(after.index[after["named"]])
    assert {"VEN", "BOL", "BRA", "CHL", "ECU"} <= named
    assert not named & {"COL", "PER"}
