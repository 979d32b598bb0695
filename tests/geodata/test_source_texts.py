"""Place texts as sources write them, and what each of them comes to."""

import pytest

from geodata.geocoder import load_geocoder


def geocode(text, **stated):
    return load_geocoder().geocode(text, **stated)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mazamari (PE120604)", "120604"),
        ("Mazamari 120604", "120604"),
        ("Mazamari, UBIGEO 120604", "120604"),
        ("50202", "050202"),
        ("comisaría de Uchiza", "221005"),
        ("Mazamari police base", "120604"),
        ("plaza de armas de Huamachuco", "130901"),
        ("Mazamari\tSatipo\tJunín", "120604"),
        ("Mazamari/Satipo/Junín/Perú", "120604"),
        ("DEPARTMENT: JUNIN PROVINCE: SATIPO DISTRICT: MAZAMARI", "120604"),
        ("Quisqui (Kichki)", "100106"),
        ("the VRAE region", "VRAE"),
        ("Cusco city", "080101"),
        ("Huankayo, Junín", "1201"),
        ("Rio Tanbo, Satipo", "120608"),
        ("Villa Virjen, La Convención", "080912"),
        ("Tingo Maia, Huánuco", "100601"),
        ("La Combención, Cusco", "0809"),
        ("Jose Crespo Castillo, Leoncio Prado", "100604"),
        ("Santiyana, Huanta", "050406"),
        ("Satipo, Junim", "1206"),
        ("Perené, Chanchamallo", "120302"),
        ("Yarinacocha, Coronel Portilo", "250105"),
        ("Cielo Punku, Kimbiri", "080916"),
    ],
)
def test_how_sources_write(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("resolved", unit)


@pytest.mark.parametrize("text", ["11°19'30\"S 74°31'49\"W", "-11.325, -74.53028"])
def test_coordinates_as_the_text(text):
    result = geocode(text)
    assert (result.status, result.unit, result.method) == ("resolved", "1206", "coordinates")
    assert (round(result.lat, 3), round(result.lon, 3)) == (-11.325, -74.53)


def test_coordinates_beside_a_name():
    result = geocode("Mazamari (-11.325, -74.53)")
    assert (result.status, result.unit, result.lat) == ("resolved", "120604", -11.325)


def test_a_code_that_the_name_contradicts():
    assert geocode("Mazamari, PE050202").status == "conflict"
    capital = geocode("Pucallpa", ubigeo="050101")
    assert (capital.status, capital.unit) == ("conflict", "250101")


def test_a_stated_district_that_is_not_known_is_a_fallback():
    result = geocode("", department="Junin", province="Satipo", district="Nowhere")
    assert (result.status, result.unit) == ("fallback", "1206")
    assert geocode("", province="Satipo", district="ciudad de Foobar").status == "fallback"


def test_what_is_in_a_village_is_drawn_round_it():
    result = geocode("campamento Foobar, Kiteni")
    assert (result.status, result.unit, result.precision) == ("fallback", "080902", "near")
    assert result.radius_km == 5
    assert "Kiteni" in result.reason_in()


def test_a_bare_name_of_many_villages_is_not_taken_for_the_one_that_is_known():
    bare = geocode("Nueva Esperanza")
    assert (bare.status, bare.unit) == ("ambiguous", None)
    assert bare.candidates
    known = bare.candidates[0]
    assert geocode("Nueva Esperanza", lat=known.lat, lon=known.lon).unit == known.unit
    assert geocode("Nueva Esperanza", district=known.unit).status == "resolved"
    assert geocode("Huajoto/Huaccoto").status == "resolved"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Santa Lucía, Uchiza, Tocache", "221006"),
        ("Vizcatán del Ene, Pangoa, Satipo", "120609"),
        ("Canayre, Llochegua, Huanta", "050409"),
    ],
)
def test_a_district_beside_the_one_it_was_cut_out_of(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("resolved", unit)
    assert "of which it used to be a part" in result.reason_in()
