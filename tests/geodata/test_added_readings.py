"""The geocoder once a user has added a list of populated places."""

import pytest

from geodata.additions.place_adding import Stated, add_places
from geodata.geocoder import load_geocoder
from geodata.packs import forget

PLACES = """nombre;ubigeo;latitud;longitud
Monkirinshi;080910;-12.60;-73.80
Kuviriari;080910;-12.58;-73.79
Medellín;220101;-6.10;-76.90
Villa Foobar;120604;-11.32;-74.50
Villa Foobar;120601;-11.20;-74.60
Villa Foobar;050401;-12.90;-74.20
San Martin de Porras;150601;-11.49;-77.20
Pichary;120606;-11.50;-74.55
Uchiza;010101;-6.20;-77.90
Jatuncancha;120504;-11.00;-76.10
Jatuncancha;120803;-11.60;-76.00
Norte;010101;-6.21;-77.91
"""


@pytest.fixture(scope="module")
def geocode(tmp_path_factory):
    folder = tmp_path_factory.mktemp("added")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENT_ATLAS_HOME", str(folder / "home"))
        forget()
        path = folder / "places.csv"
        path.write_text(PLACES, encoding="utf-8")
        add_places(path, Stated(name="places"))
        forget()
        yield load_geocoder().geocode
    forget()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Monkirinshi, Pichari", "080910"),
        ("Monkirinshi", "080910"),
        ("C.P. Monkirinshi (Pichari, La Convención)", "080910"),
        ("La Convención, Pichari, Kuviriari", "080910"),
        ("Villa Foobar, Mazamari", "120604"),
        ("Monkirinsi, Pichari", "080910"),
    ],
)
def test_an_added_place_is_known(geocode, text, unit):
    result = geocode(text)
    assert (result.status, result.level, result.unit) == ("resolved", "place", unit)


def test_namesakes_among_them_are_told_apart_by_what_is_stated_alone(geocode):
    bare = geocode("Villa Foobar")
    assert (bare.status, bare.unit, len(bare.candidates)) == ("ambiguous", None, 3)
    assert geocode("Villa Foobar, Satipo").unit == "1206"
    assert geocode("Villa Foobar", department="Ayacucho").unit == "050401"
    assert geocode("Villa Foobar", lat=-12.9, lon=-74.2).unit == "050401"


def test_a_parent_of_two_levels_does_not_choose_the_narrower(geocode):
    result = geocode("Jatuncancha, Junín")
    assert (result.status, result.unit) == ("ambiguous", "12")


def test_what_is_better_known_stays_what_it_was(geocode):
    assert geocode("Uchiza").unit == "221005"
    assert geocode("Pichari").unit == "080910"
    assert geocode("Norte").status == "unresolved"


def test_a_unit_nearly_named_is_not_lost_to_a_village(geocode):
    result = geocode("San Martin de Porras, Lima")
    assert (result.status, result.unit) == ("ambiguous", "15")
    assert {"150135", "150601"} <= {candidate.unit for candidate in result.candidates}


def test_a_city_abroad_is_not_taken_for_a_village(geocode):
    bare = geocode("Medellín")
    assert (bare.status, bare.level, bare.unit) == ("unresolved", "country", None)
    assert bare.candidates[0].unit == "220101"
    assert geocode("Medellín, Moyobamba").unit == "220101"


def test_no_added_place_is_what_contains_another(geocode):
    assert geocode("Foobarbaz, Monkirinshi").status == "unresolved"
