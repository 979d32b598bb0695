"""Several names in one text."""

import pytest

from geodata.chains import follow
from geodata.geocoder import load_geocoder
from geodata.matching import Scope
from geodata.placetext import parse_place

INDEX = load_geocoder().index


def chain(text, scope=None):
    return follow(parse_place(text).names, scope or Scope(), INDEX)


def found(text, scope=None):
    return {(reading.level, reading.unit) for reading in chain(text, scope).readings}


def test_each_of_several_equal_names_is_another_unit():
    assert found("Lima, Lima, Lima") == {("district", "150101"), ("place", "150101")}
    assert ("province", "1501") in found("Lima, Lima")
    assert ("department", "15") not in found("Lima, Lima")


@pytest.mark.parametrize("text", ["Llochegua, Huanta, Ayacucho", "Ayacucho, Huanta, Llochegua"])
def test_either_order(text):
    assert found(text) == {("district", "050408"), ("place", "050408")}


def test_coarse_to_fine_is_noticed():
    assert chain("Ayacucho, Huanta, Foobarbaz").widened
    assert not chain("Foobarbaz, Huanta, Ayacucho").widened


def test_what_is_not_explained_is_kept():
    outcome = chain("Foobarbaz, Satipo")
    assert [name.text for name in outcome.unknown] == ["Foobarbaz"]
    assert [name.text for name in outcome.explained] == ["Satipo"]


def test_a_stated_unit_may_be_named_again():
    assert found("Junín", Scope("1205", None, 1)) == {
        ("province", "1205"),
        ("district", "120501"),
        ("place", "120501"),
    }


def test_a_village_as_a_parent_stands_for_its_district():
    assert found("Postakiato, Kiteni") == {("place", "080902")}
