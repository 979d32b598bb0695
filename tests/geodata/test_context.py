"""What a record states beside its place text."""

import pytest

from geodata.context import stated_parents
from geodata.geocoder import load_geocoder

INDEX = load_geocoder().index


def stated(**fields):
    return stated_parents(fields, INDEX)


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ({"department": "Ayacucho department", "province": "Cangallo province"}, "0502"),
        ({"department": "AYACUCHO"}, "05"),
        ({"department": "05", "province": "0504"}, "0504"),
        ({"department": "Junin (Region)"}, "12"),
        ({"department": "Lima Province"}, "1501"),
        ({"department": "Lima", "province": "Canete"}, "1505"),
        ({"department": "Junín", "province": "Junín", "district": "Junín"}, "120501"),
        ({"province": "Satipo"}, "1206"),
        ({"district": "Pichari"}, "080910"),
        ({"department": "Ayacuho"}, "05"),
        ({"department": "Ica", "district": "Pueblo Nuevo", "province": "Chincha"}, "110207"),
        ({}, ""),
    ],
)
def test_the_finest_stated_unit(fields, unit):
    outcome = stated(**fields)
    assert outcome.scope.unit == unit
    assert outcome.unknown == []


def test_a_province_of_another_department_is_not_used():
    outcome = stated(department="Junín", province="Huanta")
    assert outcome.scope.unit == "12"
    assert [(text, scope.unit) for text, scope in outcome.apart] == [("Huanta", "0504")]
    assert stated(department="Junín", province="Foobar").unknown == ["Foobar"]


def test_a_district_that_several_provinces_have_is_not_guessed():
    outcome = stated(district="Anco")
    assert outcome.scope.unit == ""
    assert outcome.unknown == ["Anco"]


def test_a_region_narrows_too():
    outcome = stated(department="VRAEM", district="Anco", province="La Mar")
    assert (outcome.scope.region, outcome.scope.unit) == ("VRAEM", "050502")


def test_parents_that_disagree_are_said_beside_a_code_too():
    geocode = load_geocoder().geocode
    parents = {"department": "Junín", "province": "La Convención"}
    agreeing = geocode("Pichari", ubigeo="080910", **parents)
    assert (agreeing.status, agreeing.unit) == ("conflict", "080910")
    assert "La Convención" in agreeing.reason_in()
    other = geocode("Mazamari", ubigeo="080910", **parents)
    assert (other.status, other.unit) == ("conflict", "120604")
