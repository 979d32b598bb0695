"""Places as rows give them."""

import pytest

from geodata.places import read_place

ROW = {
    "name": "La Libertad de  Pallán", "alt_names": "Libertad||Pallán", "unit": "060310",
    "lat": "-6.5", "lon": "-78.3", "radius_km": "1", "source": "GeoNames 1",
}  # fmt: skip


def test_a_row():
    place = read_place({**ROW, "population": "12", "note": "a doubt"}, "town")
    assert place.name == "La Libertad de Pallán"
    assert place.alt_names == ("Libertad", "Pallán")
    assert (place.lat, place.lon, place.precision) == (-6.5, -78.3, "exact")
    assert (place.population, place.note, place.kind) == (12, "a doubt", "town")


def test_precision_follows_from_the_radius():
    assert read_place({**ROW, "radius_km": "1.5"}, "town").precision == "near"
    nowhere = read_place({**ROW, "lat": "", "lon": "", "radius_km": ""}, "village")
    assert (nowhere.lat, nowhere.lon) == (None, None)
    assert (nowhere.precision, nowhere.radius_km) == ("near", 0)


def test_a_number_that_is_none():
    with pytest.raises(ValueError, match="north"):
        read_place({**ROW, "lat": "north"}, "town")
