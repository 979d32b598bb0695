"""The page is whole with every request except to the program itself refused, and asks for none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import MapPage

PHONE = {"width": 390, "height": 844}
MAP_MILLISECONDS = 30_000
LAYERS = ("countries", "departments", "provinces", "rivers", "regions")


def wait_for_map(page: Page) -> None:
    """Until the map stands and its layers, which it asks for last, have come."""
    expect(MapPage(page).map.locator(".leaflet-container")).to_be_visible(timeout=MAP_MILLISECONDS)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/", {}),
        ("/?lang=es", {"color_scheme": "dark", "locale": "es-PE"}),
        ("/?briefing=1&region=VRAEM", {}),
        ("/?lang=es", {"viewport": PHONE, "has_touch": True}),
    ],
)
def test_the_page_is_whole_offline(open_page, watch, path, options) -> None:
    page = open_page(path, **options)
    wait_for_map(page)
    expect(page.locator("[data-testid='stVegaLiteChart']").first).to_be_visible()
    assert watch.outside == []
    assert watch.failed == {}
    assert watch.errors == []


def test_the_base_map_comes_from_the_program(open_page, watch) -> None:
    wait_for_map(open_page())
    for path in (
        "leaflet/leaflet.js",
        "leaflet/leaflet.css",
        *(f"layers/{n}.json" for n in LAYERS),
    ):
        assert watch.answered.get(f"{watch.origin}/assets/{path}") == 200, path


def test_the_icon_is_our_own(open_page, watch) -> None:
    # A headless browser asks for no icon, so a wrong address would not be noticed otherwise.
    icons = open_page().locator("link[rel~='icon']").evaluate_all("links => links.map(l => l.href)")
    assert icons
    assert all(icon.startswith(("data:", watch.origin)) for icon in icons)


def test_no_font_is_loaded_but_the_icons_that_streamlit_carries(open_page) -> None:
    fonts = open_page().evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert {font.strip('"') for font in fonts} <= {"Material Symbols Rounded"}


def test_an_outside_request_would_be_noticed(open_page, watch) -> None:
    page = open_page()
    page.evaluate("fetch('http://192.0.2.1/x').catch(() => null)")
    page.evaluate("new WebSocket('ws://192.0.2.1/y')")
    page.wait_for_timeout(500)
    assert sorted(watch.outside) == ["http://192.0.2.1/x", "ws://192.0.2.1/y"]
