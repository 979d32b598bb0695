import os
import time
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from geodata.boundaries import LAYERS, load_layer, provinces_at, unit_shape
from geodata.gazetteer import BOUNDARIES, load_gazetteer

ROOT = Path(__file__).parents[2]
DISTRICTS = Path(
    os.environ.get(
        "INCIDENT_ATLAS_DISTRICTS",
        ROOT.parent / "shared" / "boundaries" / "peru-districts-100k.topojson",
    )
)
"""True district polygons: TopoJSON, layer "level4" keyed by UBIGEO; not part of the project."""


def at(lat, lon):
    return provinces_at(np.array([lat]), np.array([lon]))[0]


@pytest.mark.parametrize("name", LAYERS)
def test_layers_are_valid_wgs84(name):
    layer = load_layer(name)
    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.is_valid.all()
    assert not layer.geometry.is_empty.any()


def test_layers_have_the_columns_they_promise():
    promised = {
        "departments": {"code", "name"},
        "provinces": {"code", "name"},
        "countries": {"iso_a3", "name"},
        "rivers": {"name"},
        "regions": {"region_id", "name", "exact"},
    }
    for name, columns in promised.items():
        assert set(load_layer(name).columns) == columns | {"geometry"}
    with pytest.raises(ValueError, match="No layer 'oceans'"):
        load_layer("oceans")


def test_units_drawn_are_the_gazetteer_s():
    units = load_gazetteer().units
    for layer, digits in (("departments", 2), ("provinces", 4)):
        frame = load_layer(layer)
        assert dict(zip(frame["code"], frame["name"], strict=True)) == {
            code: unit.name for code, unit in units.items() if len(code) == digits
        }


def test_files_are_small():
    sizes = [path.stat().st_size for path in BOUNDARIES.iterdir()]
    assert max(sizes) < 1_000_000
    assert sum(sizes) < 4_000_000


def test_provinces_neither_overlap_nor_leave_slivers():
    drawn = load_layer("provinces").geometry.array
    full = [unit_shape(code) for code in load_layer("provinces")["code"]]
    for shapes in (drawn, full):
        assert shapely.coverage_is_valid(shapes)
        whole = shapely.coverage_union_all(shapes)
        holes = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
        assert len(holes) == 1  # Lake Junín, which belongs to no province
        assert shapely.Polygon(holes[0]).contains(shapely.Point(-76.12, -11.02))


def test_departments_are_their_provinces():
    provinces, departments = load_layer("provinces"), load_layer("departments")
    for code, shape in zip(departments["code"], departments.geometry, strict=True):
        members = provinces.geometry[provinces["code"].str.startswith(code)]
        assert shapely.equals(shape, shapely.coverage_union_all(members.array))


def test_neighbours_meet_peru_without_overlap_or_gap():
    peru = shapely.coverage_union_all(load_layer("provinces").geometry.array)
    countries = load_layer("countries").set_index("iso_a3")
    near = countries.loc[["BOL", "BRA", "CHL", "COL", "ECU"]].geometry
    assert "PER" not in countries.index
    assert shapely.coverage_is_valid([peru, *near])
    shared = [shapely.intersection(peru.boundary, shape.boundary).length for shape in near]
    assert min(shared) > 1  # degrees: none has come apart from Peru
    whole = shapely.union_all([peru, *near])
    rings = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    holes = [hole for hole in map(shapely.Polygon, rings) if hole.intersects(peru)]
    lakes = [shapely.Point(*at) for at in ((-69.7, -15.9), (-69.4, -16.15), (-76.12, -11.02))]
    slivers = [hole for hole in holes if not any(hole.intersects(lake) for lake in lakes)]
    assert sum(sliver.area for sliver in slivers) < 2e-4  # a cove at the mouth of the Zarumilla


def test_no_country_runs_across_the_map_at_the_180th_meridian():
    countries = load_layer("countries").set_index("name")
    fiji = countries.loc["Fiji", "geometry"]
    assert fiji.area < 5
    assert all(part.bounds[2] - part.bounds[0] < 10 for part in shapely.get_parts(fiji))


def test_rivers_are_named_in_full():
    names = set(load_layer("rivers")["name"])
    assert {"Apurímac", "Ene", "Tambo", "Ucayali", "Marañón", "Huallaga", "Amazonas"} <= names
    assert not [name for name in names if "?" in name]


def test_the_stem_changes_its_name_at_the_confluences():
    rivers = load_layer("rivers")
    stem = {
        name: rivers.geometry[(rivers["name"] == name) & (rivers.bounds["minx"] > -75.5)]
        for name in ("Apurímac", "Ene", "Ucayali")
    }
    assert stem["Apurímac"].total_bounds[3] == pytest.approx(-12.24, abs=0.05)
    assert stem["Ene"].total_bounds[3] == pytest.approx(-11.16, abs=0.05)
    assert stem["Ucayali"].total_bounds[1] == pytest.approx(-10.72, abs=0.05)


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (-12.0464, -77.0428, "1501"),  # Lima
        (-13.1588, -74.2239, "0501"),  # Ayacucho
        (-12.23414, -74.08037, "1206"),  # Mazángaro
        (4.65, -74.1, None),  # Bogotá
        (-12.0, -80.0, None),  # the sea
        (0.0, 0.0, None),
        (float("nan"), -77.0, None),
        (-12.0, float("nan"), None),
        (float("inf"), -77.0, None),
        (float("-inf"), float("inf"), None),
    ],
)
def test_province_at_a_point(lat, lon, code):
    assert at(lat, lon) == code


def test_a_point_on_a_border_goes_to_the_lowest_code():
    meeting = shapely.intersection(unit_shape("0504"), unit_shape("0809"))
    corners = shapely.get_coordinates(meeting)
    assert len(corners) > 2
    found = provinces_at(corners[:, 1], corners[:, 0])
    assert set(found) <= {"0504", "0503", "0502", "0501"}
    assert found[0] == "0504"


def test_points_keep_their_shape_and_order():
    lats = np.array([[-12.0464, 0.0], [-13.1588, np.nan]])
    lons = np.array([[-77.0428, 0.0], [-74.2239, 1.0]])
    assert provinces_at(lats, lons).tolist() == [["1501", None], ["0501", None]]
    assert provinces_at(np.array([]), np.array([])).shape == (0,)
    with pytest.raises(ValueError, match="latitudes"):
        provinces_at(np.array([1.0]), np.array([1.0, 2.0]))


def test_a_hundred_thousand_points_take_a_moment():
    random = np.random.default_rng(7)
    lats, lons = random.uniform(-18.4, 0, 100_000), random.uniform(-81.4, -68.6, 100_000)
    at(0.0, 0.0)
    start = time.perf_counter()
    provinces_at(lats, lons)
    assert time.perf_counter() - start < 1.5  # measured: 0.06 s


def test_shapes_of_units():
    provinces = [
        unit_shape(unit.code) for unit in load_gazetteer().units.values() if unit.parent == "12"
    ]
    assert unit_shape("12").area == pytest.approx(sum(shape.area for shape in provinces))
    assert unit_shape("120609") is None
    assert unit_shape("99") is None
    assert unit_shape("VRAEM") is None


def test_region_outlines_say_that_they_are_approximate():
    regions = load_layer("regions").set_index("region_id")
    assert set(regions.index) == set(load_gazetteer().regions)
    assert not regions["exact"].any()


@pytest.mark.parametrize(
    ("region", "least"),
    [("VRAE", 0.89), ("VRAEM", 0.92), ("VRAEM_WIDE", 0.89), ("ALTO_HUALLAGA", 0.96)],
)
def test_region_outlines_agree_with_true_districts(region, least):
    if not DISTRICTS.exists():
        pytest.skip("no district polygons at hand: set INCIDENT_ATLAS_DISTRICTS to their TopoJSON")
    true = geopandas.read_file(DISTRICTS, layer="level4").set_index("id").geometry.make_valid()
    districts = load_gazetteer().regions[region].districts
    whole = true[true.index.isin(districts)].union_all()
    drawn = load_layer("regions").set_index("region_id").loc[region, "geometry"]
    overlap = shapely.intersection(drawn, whole).area / shapely.union(drawn, whole).area
    assert overlap >= least
