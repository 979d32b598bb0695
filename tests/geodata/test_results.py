"""The shape of an answer."""

import json

import pytest

from geodata.catalogue import Message
from geodata.geocoder import load_geocoder
from geodata.results import Candidate, GeocodeResult

FIELDS = [
    "text", "status", "level", "unit", "name", "department", "province", "district", "regions",
    "lat", "lon", "precision", "radius_km", "method", "reason", "candidates",
]  # fmt: skip


def test_an_answer_as_json_has_the_documented_fields_in_their_order():
    result = load_geocoder().geocode("Junín")
    read = json.loads(json.dumps(result.to_dict()))
    assert list(read) == FIELDS
    assert list(read["candidates"][0]) == ["level", "unit", "name", "lat", "lon", "score"]


def test_a_reason_is_given_in_either_language():
    result = load_geocoder().geocode("Foo, Satipo")
    assert result.to_dict("en")["reason"].startswith("“Foo” is not in the gazetteer")
    assert result.to_dict("es")["reason"].startswith("«Foo» no figura en el nomenclátor")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="No language"):
        load_geocoder().geocode("Satipo").reason_in("fr")


def test_an_empty_answer_has_no_code_and_no_point():
    result = GeocodeResult("x", "unresolved", Message("There is no place name in the text."))
    answer = result.to_dict()
    assert answer["regions"] == []
    assert answer["candidates"] == []
    assert all(answer[field] is None for field in ("level", "unit", "lat", "lon", "precision"))


def test_a_candidate_is_a_value():
    one = Candidate("district", "120604", "Mazamari", -11.3, -74.5, 1.0)
    assert one == Candidate("district", "120604", "Mazamari", -11.3, -74.5, 1.0)
    assert one.to_dict()["score"] == 1.0


def test_regions_and_countries_are_named_in_the_readers_language():
    geocode = load_geocoder().geocode
    assert geocode("Londres, Inglaterra").to_dict("es")["name"] == "Reino Unido"
    listed = geocode("entre VRAEM y Alto Huallaga").to_dict("es")["candidates"]
    assert "Alto Huallaga" in {candidate["name"] for candidate in listed}
