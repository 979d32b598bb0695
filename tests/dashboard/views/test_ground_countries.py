from __future__ import annotations

import pytest
import shapely

from dashboard.views.ground_countries import drawn_countries
from geodata.boundaries import load_layer
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
    own = before.set_index("iso_a3").geometry["COL"].buffer(0.01)
    home.put_layer("COL", "departments", {"CO05": own})
    after = drawn_countries().set_index("iso_a3")
    assert after.geometry["COL"].equals(own)
    assert set(after.index[after["packed"]]) == {"COL", "PER"}
    assert len(after) == len(before) + 1
    named = set(after.index[after["named"]])
    assert {"VEN", "BOL", "BRA", "CHL", "ECU"} <= named
    assert not named & {"COL", "PER"}


def test_of_a_country_known_in_part_the_rest_is_land_too(home) -> None:
    home.put_colombia()
    countries = drawn_countries().set_index("iso_a3")
    (whole,) = load_layer("countries").set_index("iso_a3").geometry[["COL"]]
    assert countries.geometry["COL"].equals(whole)
    assert not whole.covered_by(shapely.box(*COLOMBIA))
    assert not countries["packed"].any()


def test_the_countries_are_drawn_without_departments_too(home, caplog) -> None:
    home.put_colombia()
    path = home.put_layer("COL", "departments", {"CO05": shapely.box(*COLOMBIA)})
    path.write_bytes(b"PAR1 no more")
    assert set(drawn_countries()["iso_a3"]) == set(load_layer("countries")["iso_a3"])
    assert "Countries are drawn without those of the packs" in caplog.text
