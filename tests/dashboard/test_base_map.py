from __future__ import annotations

import json
import re

import folium
import pytest
from streamlit_folium import generate_js_hash, generate_leaflet_string

from dashboard.assets import FOLDERS
from dashboard.i18n import LANGUAGES
from dashboard.views.base_layers import layer_json
from dashboard.views.base_map import MAX_ZOOM, MIN_ZOOM, SCRIPTS, STYLES, base_map, first_view
from geodata.boundaries import LAYERS
from geodata.packs import load_packs


def script_of(drawn: folium.Map) -> str:
    drawn.get_root().render()
    return generate_leaflet_string(drawn)


def test_the_script_is_the_same_each_time_so_that_the_map_is_not_reloaded() -> None:
    scripts = [script_of(base_map()) for _ in range(2)]
    assert generate_js_hash(scripts[0], "map") == generate_js_hash(scripts[1], "map")
    assert "Atlas.baseMap(map_div" in scripts[0]


def test_everything_it_asks_for_is_our_own() -> None:
    drawn = base_map()
    links = [address for _, address in [*drawn.default_js, *drawn.default_css]]
    assert links
    assert all(link.startswith("/assets/") for link in links)
    assert not re.findall(r"(?:https?:)?//[\w.]+", script_of(drawn))


def test_folium_itself_is_left_as_it_was() -> None:
    base_map()
    assert any(address.startswith("https://") for _, address in folium.Map().default_js)


def test_all_our_scripts_are_loaded_and_no_style_is_missing() -> None:
    folder = FOLDERS["atlas"]
    ours = {path.removeprefix("atlas/") for path in SCRIPTS if path.startswith("atlas/")}
    assert ours == {path.name for path in folder.glob("*.js")}
    styles = [path.removeprefix("atlas/") for path in STYLES if path.startswith("atlas/")]
    assert all((folder / name).is_file() for name in styles)


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_geojson_rounded_to_what_it_is_good_for(name: str) -> None:
    text = layer_json(name).decode()
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    assert collection["features"]
    assert not re.search(r"\d\.\d{5,}", text)


@pytest.mark.parametrize(
    ("name", "digits", "count"), [("departments", 2, 25), ("provinces", 4, 196)]
)
def test_units_have_a_code_a_name_and_a_place_for_it(name: str, digits: int, count: int) -> None:
    features = json.loads(layer_json(name))["features"]
    assert len(features) == count
    for feature in features:
        properties = feature["properties"]
        assert len(properties["code"]) == digits
        assert set(properties["names"]) == set(LANGUAGES)
        lon, lat = properties["label"]
        assert -82 < lon < -68
        assert -19 < lat < 0.1


def test_neighbours_are_named_in_the_readers_language() -> None:
    features = json.loads(layer_json("countries"))["features"]
    named = [f["properties"]["names"] for f in features if f["properties"]["names"]]
    assert {"en": "Brazil", "es": "Brasil"} in named
    assert len(named) == 5


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="No layer 'roads'; there are: departments"):
        layer_json("roads")


def test_at_first_the_map_stands_over_the_whole_country() -> None:
    (lat, lon), zoom = first_view(load_packs()["PER"].box)
    assert (-11 < lat < -8, -76 < lon < -74) == (True, True)
    assert zoom == 5


@pytest.mark.parametrize(
    ("box", "view"),
    [
        ((-180.0, -90.0, 180.0, 90.0), ((0.0, 0.0), MIN_ZOOM)),
        ((10.0, 10.0, 10.0, 10.0), ((10.0, 10.0), MAX_ZOOM)),
    ],
)
def test_a_country_of_any_size_has_a_first_view(box, view) -> None:
    assert first_view(box) == view
