"""What district boundaries that a user added do on the map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Browser, Page, expect

from geodata.boundaries import load_layer
from geodata.home import HOME_VARIABLE
from geodata.packs import forget
from tests.browser.bare_map import BareMap, incidents
from tests.browser.conftest import DESK, Watch
from tests.browser.cut_provinces import FILE, LICENCE, SOURCE, add_cells
from tests.browser.map_page import MapPage
from tests.browser.serving import running_server, settle

LLOCHEGUA = {"precision": "district", "unit": "050408", "lat": -12.41, "lon": -73.91}
# A district of a province that no cell was cut from.
SURCO = {"precision": "district", "unit": "150140", "lat": -12.145, "lon": -77.005}
# How much ink the incidents' canvas has at a point, 0 to 255.
INK = """([lat, lon]) => {
    let painter;
    map_div.eachLayer((layer) => { painter = layer.painter ?? painter; });
    const { x, y } = map_div.latLngToLayerPoint([lat, lon]).subtract(painter.corner);
    return painter.context.getImageData(Math.round(x), Math.round(y), 1, 1).data[3];
}"""
# Notes whether lines are broken, by their colour.
NOTE_STROKES = """() => {
    window.strokes = [];
    const canvas = CanvasRenderingContext2D.prototype;
    const { stroke } = canvas;
    canvas.stroke = function (...path) {
        window.strokes.push([this.strokeStyle.toUpperCase(), this.getLineDash().length > 0]);
        return stroke.apply(this, path);
    };
}"""
ACCENT = "#0072B2"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with districts for all provinces of the VRAE."""
    made = tmp_path_factory.mktemp("districts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(made / "home"))
        forget()
        add_cells(made, "VRAE")
    forget()
    return made / "home"


@pytest.fixture
def open_map(
    browser: Browser, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., BareMap]]:
    """Opens the map alone, in a program with those districts."""
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    forget()
    opened: list[BareMap] = []

    def open_one() -> BareMap:
        opened.append(BareMap(browser, reduced_motion="reduce"))
        return opened[-1]

    yield open_one
    forget()
    for bare in opened:
        assert bare.errors == []
        assert bare.outside == []
        bare.context.close()


def away_from(code: str, lat: float, lon: float) -> list[float]:
    """[lat, lon] of a point well inside a district, and not under the symbol at its seat."""
    frame = load_layer("districts").set_index("code")
    rest = frame.geometry[code].difference(shapely.Point(lon, lat).buffer(0.08))
    point = shapely.maximum_inscribed_circle(rest, tolerance=0.01)
    lon, lat = shapely.get_coordinates(point)[0]
    return [lat, lon]


def look_at(bare: BareMap, lat: float, lon: float, zoom: float) -> None:
    bare.page.evaluate(
        "([lat, lon, zoom]) => { map_div.setView([lat, lon], zoom, { animate: false }); }",
        [lat, lon, zoom],
    )


def asked(bare: BareMap) -> list[str]:
    return bare.page.evaluate("[...map_div.atlas.asked]")


def wait_for_districts(bare: BareMap) -> None:
    bare.page.wait_for_function("map_div.atlas.shapes.get('050408')")


def legend(bare: BareMap) -> list[str]:
    return bare.page.locator(".atlas-legend section").last.locator("li").all_inner_texts()


def test_an_incident_known_to_its_district_shades_it(open_map) -> None:
    bare = open_map()
    bare.show(incidents(LLOCHEGUA))
    wait_for_districts(bare)
    look_at(bare, LLOCHEGUA["lat"], LLOCHEGUA["lon"], 9)
    inside = away_from("050408", LLOCHEGUA["lat"], LLOCHEGUA["lon"])
    assert bare.page.evaluate(INK, inside) > 25
    beside = load_layer("districts").set_index("code").geometry["050409"]
    point = shapely.point_on_surface(beside)
    assert bare.page.evaluate(INK, [point.y, point.x]) == 0
    assert legend(bare) == ["in the district"]


def test_a_district_without_an_outline_keeps_its_halo_and_the_legend_says_so(open_map) -> None:
    bare = open_map()
    bare.show(incidents(LLOCHEGUA, SURCO))
    wait_for_districts(bare)
    look_at(bare, SURCO["lat"], SURCO["lon"], 9)
    # Eleven pixels round the symbol, and no further.
    ring = bare.page.evaluate(
        "([lat, lon]) => [12, 60].map((step) => { const p = map_div.latLngToContainerPoint("
        "[lat, lon]).add([step, 0]); const at = map_div.containerPointToLatLng(p); "
        "return [at.lat, at.lng]; })",
        [SURCO["lat"], SURCO["lon"]],
    )
    assert bare.page.evaluate(INK, ring[0]) > 25
    assert bare.page.evaluate(INK, ring[1]) == 0
    assert legend(bare) == ["in the district", "in the district (outline not known)"]


def test_districts_are_fetched_when_they_are_needed_and_drawn_from_close_by(open_map) -> None:
    bare = open_map()
    bare.show(incidents({"precision": "exact"}), fit=False)
    look_at(bare, -12.2, -74.1, 7)
    assert asked(bare) == []
    look_at(bare, -12.2, -74.1, 10.5)
    wait_for_districts(bare)
    expect(bare.page.locator(".atlas-name.districts", has_text="Vizcatán del Ene")).to_be_visible()
    lines = (
        "map_div.atlas.drawn.filter(({ from }) => from).map(({ drawn }) => map_div.hasLayer(drawn))"
    )
    assert bare.page.evaluate(lines) == [True]
    look_at(bare, -12.2, -74.1, 7)
    assert bare.page.evaluate(lines) == [False]
    expect(bare.page.locator(".atlas-name.districts")).to_have_count(0)


@pytest.mark.parametrize(
    ("region", "broken", "text"),
    [
        ("VRAE", False, "outline of the region"),
        ("VRAEM", True, "outline of the region (approximate)"),
    ],
)
def test_an_outline_is_unbroken_where_it_is_exact(open_map, region, broken, text) -> None:
    bare = open_map()
    bare.page.evaluate(NOTE_STROKES)
    bare.show(incidents({"precision": "exact"}), region_ids=(region,))
    strokes = bare.page.evaluate("window.strokes")
    assert {dashed for colour, dashed in strokes if colour == ACCENT} == {broken}
    assert legend(bare)[-1] == text


def test_the_map_holds_when_the_districts_do_not_come(open_map) -> None:
    bare = open_map()
    bare.page.route("**/layers/districts.json*", lambda route: route.abort())
    bare.show(incidents(LLOCHEGUA))
    expect(bare.page.locator(".atlas-credit")).to_have_text(
        "District boundaries could not be loaded; the incidents are complete."
    )
    assert legend(bare) == ["in the district"]
    bare.show(incidents(LLOCHEGUA), "es")
    expect(bare.page.locator(".atlas-credit")).to_contain_text("límites distritales")


def test_without_added_districts_none_are_asked_for(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    forget()
    bare = BareMap(browser, reduced_motion="reduce")
    bare.show(incidents(LLOCHEGUA))
    look_at(bare, -12.2, -74.1, 11)
    assert asked(bare) == []
    assert bare.text(".atlas-credit") == "Boundaries: geoBoundaries (IGN, OCHA), Natural Earth"
    bare.context.close()
    forget()


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    with running_server(**{HOME_VARIABLE: str(folder)}) as address:
        yield address


def open_served(browser: Browser, address: str, watch: Watch, path: str) -> Page:
    context = browser.new_context(viewport=DESK)
    watch.follow(context)
    page = context.new_page()
    page.goto(address + path)
    settle(page)
    return page


def test_the_page_names_whose_boundaries_they_are(browser: Browser, served: str) -> None:
    watch = Watch(served)
    page = open_served(browser, served, watch, "/?region=VRAE")
    reader = MapPage(page)
    expect(reader.map.locator(".atlas-credit")).to_contain_text(f"Boundaries: {SOURCE}, geoB")
    expect(reader.map.locator(".atlas-legend")).to_contain_text(
        re.compile("outline of the region$")
    )
    page.get_by_role("tab", name="About the data").click()
    about = page.get_by_role("tabpanel").filter(has_text="Boundaries")
    for text in ("Added boundaries: Peru", FILE, SOURCE, LICENCE, "which is shaded where"):
        expect(about).to_contain_text(text)
    expect(about).not_to_contain_text("incident-atlas boundaries add")
    page.wait_for_load_state("networkidle")
    assert watch.answered[f"{served}/assets/layers/districts.json"] == 200
    assert (watch.outside, watch.failed, watch.errors) == ([], {}, [])
    page.context.close()


def test_another_question_does_not_load_the_map_again(browser: Browser, served: str) -> None:
    watch = Watch(served)
    page = open_served(browser, served, watch, "/")
    reader = MapPage(page)
    box = reader.map.locator(".leaflet-container")
    expect(box).to_be_visible()
    box.evaluate("box => { box.dataset.seen = 'before'; }")
    reader.choose("Kind of incident", "Attack")
    expect(reader.map.locator(".leaflet-container")).to_have_attribute("data-seen", "before")
    assert watch.errors == []
    page.context.close()


def test_without_added_districts_the_page_says_how_to_add_them(open_page) -> None:
    page = open_page("/?lang=es")
    page.get_by_role("tab", name="Sobre los datos").click()
    about = page.get_by_role("tabpanel").filter(has_text="Límites")
    expect(about).to_contain_text("incident-atlas boundaries add FILE")
    expect(about).not_to_contain_text("Límites añadidos")
