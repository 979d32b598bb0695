import subprocess
import sys
from collections import Counter

import numpy as np
import pytest

from geodata.boundaries import provinces_at, unit_shape
from geodata.gazetteer import BOUNDARIES, CURATED, load_gazetteer, read_rows
from geodata.names import clean
from geodata.units import LEVELS


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def seat(gazetteer, code):
    unit = gazetteer.units[code]
    return pytest.approx((unit.lat, unit.lon), abs=0.002)


def places(gazetteer, name):
    return [place for place in gazetteer.places if name in (place.name, *place.alt_names)]


def test_every_unit_of_peru_is_there(gazetteer):
    levels = Counter(unit.level for unit in gazetteer.units.values())
    assert [levels[level] for level in LEVELS] == [25, 196, 1893]
    assert all(code == unit.code for code, unit in gazetteer.units.items())


def test_every_parent_is_there(gazetteer):
    parents = {unit.parent for unit in gazetteer.units.values()} - {None}
    assert parents <= gazetteer.units.keys()
    assert len(gazetteer.line("120609")) == 3
    assert gazetteer.line("1206") == ("12", "1206")
    assert gazetteer.line("VRAEM") == ()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("12", "Junín"),
        ("02", "Áncash"),
        ("0809", "La Convención"),
        ("1505", "Cañete"),
        ("120609", "Vizcatán del Ene"),
        ("060506", "Santa Cruz de Toledo"),
        ("150135", "San Martín de Porres"),
        ("230102", "Alto de la Alianza"),
    ],
)
def test_names_are_spelt_as_they_should_be(gazetteer, code, name):
    assert gazetteer.units[code].name == name


def test_no_text_is_mis_encoded(gazetteer):
    texts = [unit.name + unit.seat for unit in gazetteer.units.values()]
    texts += [place.name + "".join(place.alt_names) for place in gazetteer.places]
    assert not [text for text in texts if "Ã" in text or "\ufffd" in text or "?" in text]


def test_duplicate_codes_have_no_seat_and_say_what_they_repeat(gazetteer):
    duplicates = {u.code: u.duplicate_of for u in gazetteer.units.values() if u.duplicate_of}
    assert duplicates == {"090708": "090709", "090712": "090714"}
    for code, original in duplicates.items():
        assert gazetteer.units[code].lat is None
        assert gazetteer.units[code].name == gazetteer.units[original].name
        assert gazetteer.units[original].lat is not None
        assert gazetteer.regions_of(code) == gazetteer.regions_of(original)


def test_seats_fall_inside_their_province(gazetteer):
    seated = [u for u in gazetteer.units.values() if u.level == "district" and u.lat is not None]
    lats, lons = np.array([u.lat for u in seated]), np.array([u.lon for u in seated])
    assert list(provinces_at(lats, lons)) == [unit.parent for unit in seated]


def test_districts_without_a_seat_are_few_and_have_no_point(gazetteer):
    seatless = [
        unit
        for unit in gazetteer.units.values()
        if unit.level == "district" and not unit.duplicate_of and unit.lat is None
    ]
    assert len(seatless) == 42
    assert all(unit.lon is None and unit.seat == "" for unit in seatless)


def test_label_points_fall_inside_their_unit(gazetteer):
    coarse = [unit for unit in gazetteer.units.values() if unit.level != "district"]
    found = provinces_at(np.array([u.lat for u in coarse]), np.array([u.lon for u in coarse]))
    for unit, province in zip(coarse, found, strict=True):
        assert province.startswith(unit.code)


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("090718", (-12.15194, -74.54444)),  # Tintay Puncu: GeoNames' Tintay is in Aymaraes
        ("090707", (-12.04833, -74.59472)),  # Huachocolpa: GeoNames' is the one 115 km south
        ("050405", (-12.89972, -74.27361)),  # Luricocha: GeoNames' point is 5.6 km off
        ("080907", (-12.62000, -73.78917)),  # Kimbiri: keyed QUIMBIRI
        ("090509", (-12.57869, -74.41050)),  # San Pedro de Coris: without a code in GeoNames
        ("080909", (-13.06458, -72.93425)),  # Vilcabamba: entered by hand, as is the next
        ("080915", (-12.63701, -73.20442)),  # Kumpirushiato
        ("010523", (-6.14734, -78.01339)),  # Trita: INEI's point is 3.7 km off, in Luya
    ],
)
def test_seats_that_the_packages_get_wrong(gazetteer, code, point):
    assert point == seat(gazetteer, code)


def test_seats_of_one_name_stay_apart(gazetteer):
    """Seats are packaged by name alone: Miraflores exists five times, and one seat is given."""
    by_name = [u for u in gazetteer.units.values() if u.level == "district" and u.lat]
    points = Counter((unit.lat, unit.lon) for unit in by_name)
    assert [point for point, count in points.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kimbiri", "080907"),
        ("San Pedro de Coris", "090509"),
        ("Nueva Luz", "080914"),
        ("Ciudad Constitución", "190308"),
        ("Iquitos", "160101"),
        ("Yanahuanca", "190201"),
        ("Trita", "010523"),
        ("Huanchán", "100112"),
        ("Chaupimarca", "190207"),
        ("Trapiche", "150407"),
        ("La Libertad de Pallán", "060312"),  # in two packages, once with two spaces
        ("Huallhua", "050411"),  # once with an invisible character
    ],
)
def test_towns_have_the_unit_they_lie_in(gazetteer, name, unit):
    assert [place.unit for place in places(gazetteer, name) if place.kind == "town"] == [unit]


@pytest.mark.parametrize(
    ("name", "district"),
    [("San Luis", "150134"), ("San Antonio", "180107"), ("Trita", "010523")],
)
def test_a_town_in_the_district_of_its_name_is_that_district_s_seat(gazetteer, name, district):
    [town] = [place for place in places(gazetteer, name) if place.unit == district]
    assert gazetteer.units[district].seat == name
    assert (town.lat, town.lon) == seat(gazetteer, district)


def test_towns_corrected_by_hand_have_that_unit(gazetteer):
    by_number = {place.source.rsplit("GeoNames ", 1)[-1]: place for place in gazetteer.places}
    for row in read_rows(CURATED / "town-units.csv"):
        town = by_number.get(row["geonames_id"])
        assert town is None or (town.name, town.unit) == (row["name"], row["unit"])


def test_towns_lie_in_or_at_the_province_of_their_unit(gazetteer):
    import shapely  # noqa: PLC0415 - only here

    towns = [place for place in gazetteer.places if place.kind == "town"]
    assert len(towns) > 2300
    for town in towns:
        province = unit_shape(town.unit[:4])
        assert province.distance(shapely.Point(town.lon, town.lat)) <= 0.02, town


def test_every_place_belongs_to_a_known_unit_or_region(gazetteer):
    for place in gazetteer.places:
        assert place.unit in gazetteer.units or place.unit in gazetteer.regions, place
        assert place.source


def test_places_are_exact_only_within_a_kilometre(gazetteer):
    for place in gazetteer.places:
        if place.lat is None:
            assert (place.lon, place.precision, place.radius_km) == (None, "near", 0)
        else:
            assert (place.precision == "exact") == (0 < place.radius_km <= 1)
            assert place.radius_km <= 25


def test_the_point_of_mazangaro_is_as_doubtful_as_its_source(gazetteer):
    (place,) = places(gazetteer, "Mazángaro")
    assert (place.unit, place.precision, place.radius_km) == ("120609", "near", 5)
    assert "Nueva Esperanza" in place.note


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Vizcatán", "VRAEM"),
        ("Chorobamba", "VRAE"),
        ("Nueva Libertad", "120609"),
        ("Puerto Palmeras", "120609"),
        ("Banderita", "050409"),
        ("Cielo Punku", "080916"),
        ("Pampas (Llochegua)", "050408"),
        ("Camargo Correa camp", "1006"),
    ],
)
def test_spots_without_a_point_are_known_by_their_parent(gazetteer, name, unit):
    pointless = [place for place in places(gazetteer, name) if place.lat is None]
    assert [place.unit for place in pointless] == [unit]


def test_a_village_is_not_listed_again_as_a_town(gazetteer):
    keys = Counter((place.name, place.unit) for place in gazetteer.places if place.lat)
    villages = {(p.name, p.unit) for p in gazetteer.places if p.kind == "village"}
    assert [key for key in villages if keys[key] > 1] == []


def test_aliases_have_a_target_and_a_source(gazetteer):
    levels = {*LEVELS, "region"}
    for alias in gazetteer.aliases:
        known = gazetteer.regions if alias.target_level == "region" else gazetteer.units
        assert alias.target_code in known, alias
        assert alias.target_level in levels
        assert alias.source
        assert alias.author
    assert ("Echarati", "080902") in {(a.text, a.target_code) for a in gazetteer.aliases}
    assert ("Apurímac valley", "VRAE") in {(a.text, a.target_code) for a in gazetteer.aliases}


def test_aliases_name_the_level_of_their_code(gazetteer):
    for alias in gazetteer.aliases:
        if alias.target_level != "region":
            assert gazetteer.units[alias.target_code].level == alias.target_level


def test_a_province_is_in_a_region_only_as_a_whole(gazetteer):
    assert gazetteer.regions_of("050409") == ("VRAE", "VRAEM", "VRAEM_WIDE")
    assert gazetteer.regions_of("0809") == ()
    assert gazetteer.regions_of("1006") == ("ALTO_HUALLAGA",)
    assert gazetteer.regions_of("12") == ()
    with pytest.raises(KeyError):
        gazetteer.regions_of("999999")


def test_every_row_entered_by_hand_gives_its_source_or_reason():
    for path in CURATED.glob("*.csv"):
        columns = {"source", "reason", "packaged", "list"}
        for row in read_rows(path):
            assert any(row.get(column) for column in columns), (path.name, row)


def test_loading_imports_no_heavy_library():
    """The command line reads the gazetteer at every start."""
    code = (
        "import sys; from geodata.gazetteer import load_gazetteer; load_gazetteer();"
        "print(*sorted({'pandas', 'geopandas', 'shapely', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_the_built_tables_are_there():
    assert {path.name for path in BOUNDARIES.glob("*.csv")} == {
        "cities-abroad.csv",
        "towns.csv",
        "units.csv",
    }


@pytest.mark.parametrize("name", ["units.csv", "towns.csv", "cities-abroad.csv"])
def test_no_cell_has_an_invisible_character_or_stray_spaces(name):
    cells = [cell for row in read_rows(BOUNDARIES / name) for cell in row.values()]
    assert [cell for cell in cells if cell != clean(cell)] == []


def test_no_name_of_a_place_has_stray_spaces():
    names = [place.name for place in load_gazetteer().places]
    assert "La Libertad de Pallán" in names
    assert [name for name in names if name != " ".join(name.split())] == []
