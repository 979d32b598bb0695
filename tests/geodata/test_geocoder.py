"""The geocoder: what it answers, and that it always answers."""

import csv
import math
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.gazetteer import CURATED, load_gazetteer, read_rows
from geodata.geocoder import load_geocoder
from geodata.results import Candidate

GAZETTEER = load_gazetteer()
UNITS = [unit for unit in GAZETTEER.units.values() if not unit.duplicate_of]
STATUSES = {"resolved", "fallback", "ambiguous", "conflict", "unresolved"}


def geocode(text, **stated):
    return load_geocoder().geocode(text, **stated)


def check(result):
    """What holds of every answer."""
    assert result.status in STATUSES
    assert result.reason_in("en")
    assert result.reason_in("es")
    codes = [result.department, result.province, result.district]
    for code, digits in zip(codes, (2, 4, 6), strict=True):
        assert code is None or (code in GAZETTEER.units and len(code) == digits)
    if result.status == "unresolved":
        assert result.unit is None
        assert result.lat is None
    if result.unit and result.level != "region":
        assert result.unit == [code for code in codes if code][-1]
    assert (result.lat is None) == (result.lon is None) == (result.precision is None)
    assert result.lat is None or (-90 <= result.lat <= 90 and -180 <= result.lon <= 180)
    assert all(isinstance(candidate, Candidate) for candidate in result.candidates)


def name_of(code):
    return GAZETTEER.units[code].name


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.code)
def test_every_unit_is_found_by_its_name_and_parents(unit):
    result = geocode(
        unit.name,
        department=name_of(unit.code[:2]),
        province=name_of(unit.code[:4]) if len(unit.code) > 2 else None,
        district=unit.name if len(unit.code) > 4 else None,
    )
    assert (result.status, result.unit) == ("resolved", unit.code)


def test_every_unit_is_found_by_its_code():
    for unit in GAZETTEER.units.values():
        assert geocode(unit.code).unit == unit.code
        assert geocode(f"PE{unit.code}").unit == unit.code


def test_mazangaro():
    result = geocode("Mazangaro, Junin region")
    assert result.status in {"resolved", "fallback"}
    assert result.department == "12"
    assert result.province == "1206"
    assert "VRAEM" in result.regions
    assert result.reason_in().startswith("“Mazangaro” is the place Mazángaro")


def test_a_name_shared_down_one_chain_is_the_widest():
    result = geocode("Junín")
    assert (result.status, result.unit, result.precision) == ("resolved", "12", "department")
    assert [(c.level, c.unit) for c in result.candidates] == [
        ("province", "1205"),
        ("district", "120501"),
        ("place", "120501"),
    ]


def test_namesakes_without_context_are_ambiguous_and_listed_in_order():
    result = geocode("San Miguel")
    assert result.status == "ambiguous"
    levels = [candidate.level for candidate in result.candidates]
    assert levels == sorted(levels, key=["province", "district", "place"].index)
    assert "050501" in {candidate.unit for candidate in result.candidates}


def test_a_region_names_the_regions_that_hold_it():
    result = geocode("VRAE")
    assert (result.level, result.unit, result.precision) == ("region", "VRAE", "region")
    assert result.regions == ("VRAE", "VRAEM", "VRAEM_WIDE")
    assert result.department is None


def test_a_region_within_a_stated_department():
    result = geocode("valle del Apurímac", department="Ayacucho")
    assert (result.unit, result.department) == ("VRAE", "05")


@pytest.mark.parametrize("text", ["Apurímac valley", "valle del río Apurimac", "Apurimac river"])
def test_the_river_is_never_the_department(text):
    assert geocode(text).department != "03"


@pytest.mark.parametrize("text", ["Vizcatán", "Vizcatán, Ayacucho", "Viscatán, Huanta"])
def test_vizcatan_is_never_the_village_in_putis(text):
    result = geocode(text)
    assert result.status == "fallback"
    assert result.district is None


def test_a_place_without_a_point_is_put_in_its_unit():
    result = geocode("Pampas, Llochegua")
    assert (result.status, result.unit, result.precision) == ("fallback", "050408", "district")
    assert "no source gives its point" in result.reason_in()


def test_a_name_known_elsewhere_falls_back_to_the_stated_parent():
    result = geocode("Pichari", department="Junín")
    assert (result.status, result.unit) == ("fallback", "12")
    assert {candidate.unit for candidate in result.candidates} == {"080910"}


def test_another_country_is_named():
    result = geocode("Bogotá, Colombia")
    assert (result.status, result.level, result.unit) == ("unresolved", "country", None)
    assert "Colombia" in result.reason_in()
    assert geocode("San Pedro", country="BOL").name == "Bolivia"


@pytest.mark.parametrize("text", ["Palestina, Picota, San Martín", "Granada, Chachapoyas"])
def test_a_country_that_is_a_peruvian_unit_too(text):
    assert geocode(text).department in {"22", "01"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Miraflores, Lima", "150122"),
        ("Lima-Miraflores", "150122"),
        ("Surco, Lima", "150140"),
        ("Cercado de Lima", "150101"),
        ("Lima Metropolitana", "1501"),
        ("Provincia Constitucional del Callao", "07"),
        ("Lucanamarca, Ayacucho", "050304"),
        ("zona VRAEM", "VRAEM"),
    ],
)
def test_names_as_people_say_them(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("resolved", unit)


def test_common_names_are_of_known_units_and_have_a_source():
    for row in read_rows(CURATED / "common-names.csv"):
        assert GAZETTEER.units[row["target_code"]].level == row["target_level"]
        assert row["source"]
        assert row["author"]


def test_a_misspelling_needs_a_parent_and_no_rival():
    assert geocode("Pangooa").status == "unresolved"
    assert geocode("Pangooa").candidates[0].unit == "120606"
    assert geocode("Pangooa", province="Satipo").unit == "120606"
    assert geocode("Pangooa", province="Satipo").method == "spelling"


def test_the_date_tells_what_a_unit_was():
    then = geocode("Vizcatán del Ene", date="2012-08-15")
    assert (then.status, then.unit) == ("resolved", "120609")
    assert "Until 2015 this was a part of Pangoa district" in then.reason_in()
    assert "also held" in geocode("Pangoa", date="2012-08-15").reason_in()
    assert "Until" not in geocode("Vizcatán del Ene", date="2018").reason_in()


def test_a_place_stated_in_the_unit_it_was_split_from():
    result = geocode("Kepashiato", district="Echarate", province="La Convención")
    assert (result.status, result.unit) == ("resolved", "080915")
    assert "The source states Echarate district" in result.reason_in()


def test_code_and_name_that_disagree():
    result = geocode("Pichari", ubigeo=120609)
    assert (result.status, result.unit) == ("conflict", "080910")
    assert geocode("Huanta", ubigeo=50401).unit == "050401"
    assert geocode("Foo", ubigeo="120604").status == "fallback"
    hamlet_of_the_same_name = geocode("Kiteni", ubigeo="120604")
    assert (hamlet_of_the_same_name.status, hamlet_of_the_same_name.unit) == ("fallback", "120604")


def test_a_code_that_no_unit_has():
    assert geocode("990101").reason_in() == "No unit has the code 990101."
    assert "Not recognised: 999999" in geocode("Pichari", ubigeo=999999).reason_in()


def test_a_region_stated_beside_a_department_is_kept():
    result = geocode("Foobarbaz, Junín, VRAEM")
    assert (result.status, result.unit) == ("fallback", "12")
    assert "VRAEM" in result.regions


def test_parents_that_are_ambiguous_give_what_they_share():
    result = geocode("Miramar, San Martín, San Martín")
    assert (result.status, result.unit) == ("fallback", "22")
    unshared = geocode("Foobarbaz, San Miguel")
    assert (unshared.status, unshared.unit) == ("ambiguous", None)
    assert unshared.reason_in().startswith("“San Miguel” fits")


def test_fields_too_long_do_no_harm():
    start = time.perf_counter()
    assert geocode("Pichari", department="x " * 50_000, country="Peru").unit == "080910"
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("nothing", [None, math.nan, pd.NA, pd.NaT, "", "  ", "😀", "-", "\x00"])
def test_nothing_to_go_by(nothing):
    result = geocode(nothing)
    assert (result.status, result.unit) == ("unresolved", None)
    check(result)


@pytest.mark.parametrize(
    ("text", "unit", "region"),
    [
        ("Kiteni, VRAE", "080902", "VRAE"),
        ("Kepashiato, VRAEM", "080915", "VRAEM"),
        ("Kepashiato, La Convención, VRAE", "080915", "VRAE"),
    ],
)
def test_a_region_in_the_wide_sense_of_the_press(text, unit, region):
    result = geocode(text)
    assert (result.status, result.unit, result.regions) == ("resolved", unit, ("VRAEM_WIDE",))
    assert f"({region})”, which is named in its wide sense" in result.reason_in()
    assert "wide sense" not in geocode("Pichari, VRAE").reason_in()
    assert geocode("Juliaca, VRAE").status == "fallback"


def test_an_alternate_name_of_a_town_is_not_taken_before_a_unit_it_may_mean():
    result = geocode("Libertad")
    assert (result.status, result.unit) == ("resolved", "13")
    assert "040104" in {candidate.unit for candidate in result.candidates}
    assert geocode("Libertad, Cerro Colorado").unit == "040104"
    assert geocode("Carmen").status == "ambiguous"
    assert geocode("La Legua").status == "ambiguous"
    assert (geocode("Oroya").status, geocode("Oroya").unit) == ("resolved", "120801")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nada, Surco, Lima", "150140"),
        ("Foo, Miraflores, Lima", "150122"),
        ("Tarata, Miraflores, Lima", "150122"),
    ],
)
def test_the_lowest_parent_is_the_one_that_its_name_alone_gives(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("fallback", unit)


@pytest.mark.parametrize("text", ["San Miguel, Lima", "Unión Asháninka"])
def test_a_district_without_a_point_says_where_it_is_drawn(text):
    result = geocode(text)
    assert (result.level, result.precision) == ("district", "province")
    assert "it is drawn at" in result.reason_in()
    assert "se dibuja en" in result.reason_in("es")


def test_a_region_beside_a_unit_is_its_part_there():
    result = geocode("VRAEM, Junín")
    assert "Only its part in Junín department is meant." in result.reason_in()
    assert "Only its part" not in geocode("VRAEM").reason_in()


def test_a_type_word_that_fits_nothing_is_said():
    result = geocode("distrito de Kiteni")
    assert (result.status, result.level, result.unit) == ("resolved", "place", "080902")
    assert "There is no district of that name." in result.reason_in()
    assert "There is no" not in geocode("distrito de Pichari").reason_in()


def test_a_spelling_of_a_name_is_one_of_all_that_bear_it():
    cusco = {(c.level, c.unit, c.name) for c in geocode("Cusco").candidates}
    assert len(cusco) > 3
    assert cusco <= {(c.level, c.unit, c.name) for c in geocode("Cuzco").candidates}


def test_a_state_of_the_united_states_beside_a_name():
    result = geocode("Lima, Ohio")
    assert (result.status, result.unit, result.name) == ("unresolved", None, "United States")
    assert geocode("Pomacochas, Florida").department == "01"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Junín", "Smaller units or places of that name in it"),
        ("Huanta", "in it and elsewhere"),
        ("Surco, Lima", "Lesser places of that name elsewhere"),
    ],
)
def test_where_the_others_of_that_name_lie(text, words):
    assert words in geocode(text).reason_in()


def test_a_region_by_its_spanish_name_is_that_region():
    result = geocode("Alto Huallaga")
    assert result.method == "exact"
    assert result.reason_in("es") == "«Alto Huallaga» es la región «Alto Huallaga»."
    assert result.to_dict("es")["name"] == "Alto Huallaga"
    assert result.to_dict("en")["name"] == "Upper Huallaga Valley"


def test_a_text_too_long_is_refused_at_once():
    start = time.perf_counter()
    result = geocode("San Miguel, " * 1000)
    assert time.perf_counter() - start < 0.1
    assert result.status == "unresolved"
    assert "12,000 characters" in result.reason_in()


def test_hostile_text_stays_text():
    result = geocode("<script>{text}${alert(1)}`</script>, Satipo")
    assert result.unit == "1206"
    assert "{text}${alert" in result.reason_in()


stated = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.floats(),
    st.integers(),
    st.sampled_from(["Junín", "Satipo", "Ayacucho department", "VRAEM", "120604", "Pichari"]),
)
fields = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("department", "province", "district", "country", "lat", "lon", "ubigeo"), stated
    ),
)
WORDS = [
    *(
        "San Miguel",
        "Junín",
        "Tambo",
        "Pichari",
        "Satipo",
        "VRAE",
        "Foo",
        "Peru",
        "Chile",
        "120604",
    ),
    *(",", "-", "/", "(", ")", "y", "near", "entre", "20 km north of", "carretera"),
    *("town", "province", "distrito de"),
]
pieces = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=320), pieces), fields)
def test_any_input_has_a_valid_answer(text, fields):
    result = geocode(text, **fields)
    check(result)
    assert result.text == text
    assert geocode(text, **fields) == result


def bundled_places():
    with (Path(__file__).parents[2] / "data" / "places.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", bundled_places(), ids=lambda row: row["place_id"])
def test_every_bundled_place_is_found_where_its_sources_say(row):
    parents = {name: row[name] for name in ("department", "province", "district")}
    result = geocode(row["place_text"], **parents)
    check(result)
    assert result.status in {"resolved", "fallback", "ambiguous"}
    assert result.lat is not None
    for level in ("department", "province"):
        if row[level]:
            widest = geocode("", **{name: row[name] for name in ("department", level)})
            assert getattr(result, level) == getattr(widest, level) or result.level == "region"
