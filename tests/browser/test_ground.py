"""The ground under the incidents: whose it is, and what there is where it does not come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from geodata.home import HOME_VARIABLE
from geodata.packs import forget
from tests.browser.bare_map import ORIGIN, BareMap, incidents

CREDIT = "Boundaries: geoBoundaries (IGN, OCHA), Natural Earth"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def open_map(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., BareMap]]:
    """Opens the map alone, in a program to which nothing was added."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    forget()
    opened: list[BareMap] = []

    def open_one(**options: object) -> BareMap:
        opened.append(BareMap(browser, reduced_motion="reduce", **options))
        return opened[-1]

    yield open_one
    forget()
    for bare in opened:
        assert bare.errors == []
        bare.context.close()


def open_again(bare: BareMap, layer: str, answer: Callable[[Route], None]) -> None:
    """The page once more, with another answer for one of its layers."""
    bare.page.route(f"**/layers/{layer}.json*", answer)
    bare.page.goto(f"{ORIGIN}/")
    bare.page.wait_for_function("window.map_div?.atlas?.dressed")


def test_on_a_phone_a_button_opens_the_credit_and_closes_it(open_map) -> None:
    bare = open_map(viewport=PHONE)
    bare.show(incidents({"precision": "exact"}))
    text = bare.page.locator(".atlas-credit .text")
    button = bare.page.get_by_role("button", name="Sources of the boundaries")
    expect(text).to_be_hidden()
    button.click()
    expect(text).to_have_text(CREDIT)
    expect(text).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(text).to_be_hidden()


def test_where_there_is_room_the_credit_is_in_sight(open_map) -> None:
    bare = open_map()
    bare.show(incidents({"precision": "exact"}))
    expect(bare.page.locator(".atlas-credit .text")).to_be_visible()
    expect(bare.page.get_by_role("button", name="Sources of the boundaries")).to_have_count(0)


def test_a_layer_that_does_not_come_is_named_and_the_others_are_drawn(open_map) -> None:
    bare = open_map()
    open_again(bare, "rivers", lambda route: route.fulfill(status=500))
    bare.page.wait_for_function("map_div.atlas.shapes.get('05')")
    bare.show(incidents({"precision": "exact"}))
    credit = bare.page.locator(".atlas-credit .text")
    expect(credit).to_have_text("Could not be loaded: rivers. The incidents are complete.")
    bare.show(incidents({"precision": "exact"}), "es")
    expect(credit).to_have_text("No se pudo cargar: ríos. Los incidentes están completos.")


def test_a_ground_that_takes_long_is_announced_until_it_is_there(open_map) -> None:
    bare = open_map()
    waiting: list[Route] = []
    # Playwright marks what it is given, which a built-in method does not allow.
    open_again(bare, "rivers", lambda route: waiting.append(route))  # noqa: PLW0108
    bare.show(incidents({"precision": "exact"}))
    notice = bare.page.locator(".atlas-loading")
    expect(notice).to_be_visible()
    expect(notice).to_have_text("Loading borders…")
    (route,) = waiting
    route.fulfill(body=json.dumps({"type": "FeatureCollection", "features": []}))
    expect(notice).to_be_hidden()


def test_a_name_of_any_length_has_two_lines(open_map) -> None:
    name = "Ñañay " * 50
    unit = {
        "type": "Feature",
        "properties": {
            "code": "05",
            "names": {"en": name, "es": name},
            "label": [-74.1, -12.2],
            "room": 1,
        },
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[-75, -13], [-73, -13], [-73, -11], [-75, -13]]],
        },
    }
    bare = open_map()
    body = json.dumps({"type": "FeatureCollection", "features": [unit]})
    open_again(bare, "departments", lambda route: route.fulfill(body=body))
    bare.show(incidents({"precision": "exact"}), fit=False)
    bare.page.evaluate("map_div.setView([-12.2, -74.1], 7, { animate: false }); null")
    written = bare.page.locator(".atlas-name.departments")
    expect(written).to_have_count(1)
    box = written.bounding_box()
    assert box is not None
    assert box["height"] < 40
    assert box["width"] < 100
