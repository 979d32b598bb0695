import numpy as np
import pytest
import shapely

from geodata.additions import layers
from geodata.additions.layers import build_layers, layer_frame
from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country

PROVINCES = ("0504", "0809", "1206")


@pytest.fixture(scope="module")
def bundled():
    return {code: bundled_provinces()[code] for code in PROVINCES}


@pytest.fixture
def area(districts):
    return dict(zip(districts["code"], districts.geometry, strict=True))


def test_provinces_and_departments_are_dissolved_from_districts(area, bundled):
    built = build_layers({"district": area}, bundled, load_country())
    for layer in (built.full, built.drawn):
        assert list(layer["province"]) == list(PROVINCES)
        assert list(layer["department"]) == ["05", "08", "12"]
        assert layer["district"].keys() == area.keys()
        for code, shape in layer["province"].items():
            own = [s for key, s in layer["district"].items() if key.startswith(code)]
            assert shapely.union_all(own).difference(shape).area < 1e-9
        for level in layer.values():
            assert shapely.coverage_is_valid(list(level.values()))


def test_land_without_an_area_stays_with_the_bundled_province(area, bundled):
    few = {code: shape for code, shape in area.items() if code != "120601"}
    built = build_layers({"district": few}, bundled, load_country())
    assert "120601" not in built.full["district"]
    assert built.full["province"]["1206"].area == pytest.approx(bundled["1206"].area, rel=1e-6)
    whole = shapely.union_all(list(built.full["province"].values()))
    assert whole.area == pytest.approx(shapely.union_all(list(bundled.values())).area, rel=1e-6)


def test_districts_move_the_border_of_provinces(area, bundled):
    moved = {"120601": area["120601"].union(area["080914"])} if "080914" in area else area
    built = build_layers({"district": moved}, bundled, load_country())
    assert built.full["province"]["1206"].area > bundled["1206"].area
    assert built.full["province"]["0809"].area < bundled["0809"].area


def test_added_provinces_fill_up_what_districts_leave(area, bundled):
    wider = bundled["0504"].union(bundled["0809"].intersection(bundled["0504"].buffer(0.1)))
    built = build_layers(
        {"province": {"0504": wider}, "district": {"120601": area["120601"]}},
        bundled,
        load_country(),
    )
    assert built.full["province"]["0504"].area == pytest.approx(wider.area, rel=1e-3)
    alone = build_layers({"province": {"0504": wider}}, bundled, load_country())
    assert set(alone.full) == {"department", "province"}


def test_departments_alone(bundled):
    whole = shapely.union_all([bundled["1206"]])
    built = build_layers({"department": {"12": whole}}, {}, load_country())
    assert list(built.full) == ["department"]
    assert build_layers({}, bundled, load_country()).full == {}


def test_drawn_layers_are_bounded(area, bundled, monkeypatch):
    fine = {code: shapely.segmentize(shape, 0.002) for code, shape in area.items()}
    monkeypatch.setattr(layers, "MOST_VERTICES", 2000)
    built = build_layers({"district": fine}, bundled, load_country())
    drawn = np.array(list(built.drawn["district"].values()))
    assert shapely.get_num_coordinates(drawn).sum() < 2500
    assert shapely.coverage_is_valid(drawn)


def test_frames_are_in_order_of_code(area):
    frame = layer_frame(dict(sorted(area.items())), load_country())
    assert list(frame.columns) == ["code", "name", "geometry"]
    assert frame["code"].is_monotonic_increasing
    assert frame.crs.to_epsg() == 4326


def test_islets_too_small_to_see_are_not_drawn(area, bundled):
    islets = [shapely.box(x, -15, x + 0.0005, -14.9995) for x in np.arange(-80, -79, 0.01)]
    island = shapely.box(-79, -15, -78.9, -14.9)
    first = next(iter(area))
    wide = area | {first: shapely.union_all([area[first], island, *islets])}
    built = build_layers({"district": wide}, bundled, load_country())
    parts = {
        kind: shapely.get_parts(getattr(built, kind)["district"][first])
        for kind in ("full", "drawn")
    }
    assert len(parts["full"]) == len(shapely.get_parts(area[first])) + 1 + len(islets)
    assert any(part.equals(island) for part in parts["drawn"])
    assert not any(part.intersects(islets[0]) for part in parts["drawn"])


def test_a_unit_that_is_an_islet_is_drawn_all_the_same(bundled):
    islet = {"120601": shapely.box(-80, -15, -79.9995, -14.9995)}
    assert "120601" in build_layers({"district": islet}, bundled, load_country()).drawn["district"]


def test_steps_are_told(area, bundled):
    steps = []
    build_layers({"district": area}, bundled, load_country(), advance=lambda: steps.append(1))
    assert len(steps) == layers.STEPS
