"""The geocoder and the map layers in a second country, whose pack was made of boundary files."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely

from geodata.boundaries import districts_at, load_layer, provinces_at, unit_shape
from geodata.gazetteer import load_country, load_gazetteer
from geodata.geocoder import Geocoder, load_geocoder
from geodata.packs import forget

pytestmark = pytest.mark.usefixtures("chile")

GOLD = Path(__file__).with_name("gold.csv")
INPUTS = ("department", "province", "district", "country", "lat", "lon", "ubigeo", "date")


@pytest.mark.parametrize(
    ("text", "stated", "status", "level", "unit"),
    [
        ("Chile", {}, "resolved", "country", None),
        ("Providencia, Chile", {}, "resolved", "district", "CL13123"),
        ("comuna de Ñuñoa, Chile", {}, "resolved", "district", "CL13120"),
        ("NUNOA, Región Metropolitana de Santiago, Chile", {}, "resolved", "district", "CL13120"),
        ("Los Vilos, provincia de Choapa, Chile", {}, "resolved", "district", "CL04203"),
        ("Los Vilos, Choapa, Región de Coquimbo, Chile", {}, "resolved", "district", "CL04203"),
        ("Monte Patria, Limarí, Chile", {}, "resolved", "district", "CL04303"),
        ("Región de Coquimbo, Chile", {}, "resolved", "department", "CL04"),
        ("Biobío Region, Chile", {}, "resolved", "department", "CL08"),
        ("provincia de Chiloé, Chile", {}, "resolved", "province", "CL102"),
        ("Valparaíso, Chile", {}, "resolved", "department", "CL05"),
        ("Arica, Chile", {}, "resolved", "province", "CL151"),
        ("Concepcion, Chile", {}, "resolved", "province", "CL081"),
        ("CL05101", {}, "resolved", "district", "CL05101"),
        ("cl051", {}, "resolved", "province", "CL051"),
        ("", {"ubigeo": "CL13"}, "resolved", "department", "CL13"),
        ("", {"ubigeo": "5101", "country": "CHL"}, "resolved", "district", "CL05101"),
        ("Temuco", {"country": "Chile"}, "resolved", "district", "CL09101"),
        (
            "Temuco",
            {"country": "CL", "department": "La Araucanía"},
            "resolved",
            "district",
            "CL09101",
        ),
        ("Temuko", {"country": "CL", "province": "Cautín"}, "resolved", "district", "CL09101"),
        ("Quilpué", {"country": "152"}, "resolved", "district", "CL05801"),
        ("San Fernando", {"country": "Chile"}, "resolved", "district", "CL06301"),
        ("Iquique, Tarapacá", {}, "resolved", "province", "CL011"),
        ("Caleta Perdida, Tocopilla, Chile", {}, "fallback", "province", "CL023"),
        (
            "Villa Inventada",
            {"country": "CL", "district": "Temuco"},
            "fallback",
            "district",
            "CL09101",
        ),
        ("cerca de Temuco, Chile", {}, "fallback", "district", "CL09101"),
        ("Satipo, Chile", {}, "unresolved", None, None),
        (
            "Satipo",
            {"country": "Chile", "department": "Valparaíso"},
            "fallback",
            "department",
            "CL05",
        ),
        ("CL99999", {}, "unresolved", None, None),
    ],
)
def test_texts_of_the_other_country(text, stated, status, level, unit):
    answer = load_geocoder().geocode(text, **stated)
    assert (answer.status, answer.level, answer.unit) == (status, level, unit)


@pytest.mark.parametrize(
    ("text", "stated", "unit"),
    [
        ("Concepción, Junín", {}, "1202"),
        ("Lampa, Puno", {}, "2107"),
        ("Providencia, Luya, Amazonas, Perú", {}, "010515"),
        ("Santiago, Cusco", {"country": "Peru"}, "080106"),
        ("Temuco", {}, None),
        ("Temuco", {"country": "Peru"}, None),
    ],
)
def test_the_home_country_keeps_its_namesakes(text, stated, unit):
    assert load_geocoder().geocode(text, **stated).unit == unit


@pytest.mark.parametrize("name", ["Concepción", "San Fernando", "Santa Cruz", "La Unión", "Lampa"])
def test_namesakes_are_told_apart_by_the_country_stated(name):
    at_home = load_geocoder().geocode(name)
    abroad = load_geocoder().geocode(name, country="Chile")
    assert not (at_home.unit or "").startswith("CL")
    assert abroad.status == "resolved"
    assert abroad.unit.startswith("CL")


def test_a_name_that_regions_share_is_told_by_its_parent():
    geocode = load_geocoder().geocode
    shared = Counter(unit.name for unit in load_country("CHL").units.values())
    assert shared["Aisén"] == shared["Santiago"] == 2
    assert geocode("Santiago, Santiago, Chile").unit == "CL13101"


@pytest.mark.parametrize(
    ("lat", "lon", "district"),
    [(-33.42, -70.61, "CL13123"), (-38.74, -72.6, "CL09101"), (-12.05, -77.04, None)],
)
def test_a_point_alone_is_in_the_country_that_holds_it(lat, lon, district):
    answer = load_geocoder().geocode("", lat=lat, lon=lon)
    assert answer.district == district
    assert answer.status == "resolved"
    assert answer.precision == "exact"
    assert districts_at(np.array([lat]), np.array([lon]))[0] == district


def test_a_point_outside_the_unit_named_is_a_conflict():
    answer = load_geocoder().geocode("Temuco, Chile", lat=-33.42, lon=-70.61)
    assert (answer.status, answer.unit) == ("conflict", "CL09101")


def test_the_other_country_can_be_home(monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", "CHL")
    forget()
    assert load_geocoder().geocode("Temuco").unit == "CL09101"
    assert load_geocoder().geocode("Concepción").unit == "CL081"
    assert load_geocoder().geocode("Ayacucho, Perú").unit == "05"
    assert load_geocoder().geocode("120604").status == "unresolved"
    monkeypatch.delenv("INCIDENT_ATLAS_COUNTRY")
    forget()


def test_reasons_name_the_country_in_both_languages():
    found = load_geocoder().geocode("Providencia, Chile")
    assert "Santiago" in found.to_dict("en")["reason"]
    assert "distrito" in found.to_dict("es")["reason"]


def test_the_gold_file_is_answered_as_without_it():
    """But for texts that state Chile and points in it, known to be abroad and no more before."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    both = load_geocoder()
    alone = Geocoder(both.index.gazetteer)
    differing = []
    for row in rows:
        stated = {name: row[name] for name in INPUTS}
        one, other = alone.geocode(row["text"], **stated), both.geocode(row["text"], **stated)
        if one != other:
            said = "Chile" if one.name == "Chile" else (row["text"], row["lat"] != "")
            differing.append((said, one.unit, (other.unit or "")[:2]))
    kinds = {("Chile", None, "CL"), ("Chile", None, ""), (("", True), None, "CL")}
    assert {("Chile", None, "CL")} <= set(differing) <= kinds


def test_map_layers_hold_both_countries():
    for layer, level in (("departments", "department"), ("provinces", "province")):
        frame = load_layer(layer)
        assert set(frame["code"]) == load_gazetteer().codes_of(level)
    assert set(load_layer("districts")["code"]) == load_country("CHL").codes_of("district")


def test_units_nest_and_have_points_inside_them():
    units = load_country("CHL").units
    for unit in units.values():
        shape = unit_shape(unit.code)
        assert shape.covers(shapely.Point(unit.lon, unit.lat)), unit
        if unit.parent:
            assert unit_shape(unit.parent).buffer(1e-6).covers(shape.representative_point())
    codes = sorted(code for code, unit in units.items() if unit.level == "province")
    assert (
        provinces_at(
            np.array([units[code].lat for code in codes]),
            np.array([units[code].lon for code in codes]),
        ).tolist()
        == codes
    )
