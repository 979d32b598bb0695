"""The incident layer in a real browser: time, symbols, popups, keyboard, and what it survives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.bare_map import BareMap, incidents

HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>${alert(3)}`+alert(4)+`"
    "</script>{{7*7}}\u2028\u202e\ud800" + "A" * 10_000
)
KILLED = {"killed_low": 5, "killed_best": 5, "killed_high": 7}
THREE = (
    {"date": "2012-06-01", "title": "June", **KILLED},
    {"date": "2012-08-15", "title": "August", "lat": -11.0, "kind": "ambush"},
    {"date": "2013-01-10", "title": "January", "lon": -75.0, "precision": "near", "radius_km": 5},
)


@pytest.fixture
def open_map(browser: Browser) -> Iterator[Callable[..., BareMap]]:
    opened: list[BareMap] = []

    def open_one(**options: object) -> BareMap:
        opened.append(BareMap(browser, **options))
        return opened[-1]

    yield open_one
    for bare in opened:
        assert bare.errors == []
        assert bare.outside == []
        bare.context.close()


def test_the_figures_follow_the_period(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE))
    assert bare.text(".atlas-time .period") == "All dates"
    told = "3 of 3 incidents · Killed 5 (5–7), not stated in 2 incidents"
    assert bare.text(".atlas-time .figures") == told
    bare.page.locator("[data-atlas=slider]").press("Home")
    bare.page.locator("[data-atlas=slider]").press("ArrowRight")
    assert bare.text(".atlas-time .period") == "July 2012"
    assert bare.text(".atlas-time .figures") == "0 of 3 incidents"
    bare.page.locator("select[data-atlas=mode]").select_option("cumulative")
    assert bare.text(".atlas-time .period") == "Until July 2012"
    assert bare.text(".atlas-time .figures") == "1 of 3 incidents · Killed 5 (5–7)"
    bare.page.locator("select[data-atlas=step]").select_option("year")
    assert bare.text(".atlas-time .period") == "Until 2012"
    assert bare.text(".atlas-time .figures").startswith("2 of 3 incidents")


def test_an_incident_shows_for_as_long_as_it_may_have_happened(open_map) -> None:
    bare = open_map()
    span = {"date_start": "2012-06-01", "date_end": "2012-08-31", "date_precision": "month"}
    bare.show(incidents(span, {"date": "2012-06-02"}))
    slider = bare.page.locator("[data-atlas=slider]")
    slider.press("ArrowRight")
    assert bare.text(".atlas-time .figures").startswith("1 of 2 incidents · 1 may be of another")
    slider.press("ArrowRight")
    assert bare.text(".atlas-time .figures").startswith("1 of 2 incidents")
    assert slider.get_attribute("aria-valuetext") == "August 2012"


def test_new_incidents_keep_the_view_the_time_and_the_open_popup(open_map) -> None:
    bare = open_map(reduced_motion="reduce")
    bare.show(incidents(*THREE))
    bare.page.evaluate("map_div.setView([-12, -74.5], 8.5, { animate: false }), 0")
    bare.page.locator("select[data-atlas=mode]").select_option("cumulative")
    bare.page.locator("[data-atlas=slider]").press("End")
    bare.click_at(-12.2, -74.1)
    expect(bare.page.locator(".atlas-popup h3")).to_have_text("June")
    bare.page.locator("[data-atlas=play]").focus()
    view = bare.view()
    bare.show(incidents(*THREE[:2]), "es")
    assert bare.view() == view
    assert bare.text(".atlas-time .period").lower() == "hasta agosto de 2012"
    expect(bare.page.locator(".atlas-popup h3")).to_have_text("June")
    assert bare.page.evaluate("document.activeElement.dataset.atlas") == "play"
    for part in (".atlas-time", ".atlas-legend", ".atlas-view", "canvas.atlas-incidents"):
        expect(bare.page.locator(part)).to_have_count(1)


def test_playing_goes_on_through_new_incidents_and_stops_at_the_end(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE))
    bare.page.locator("select[data-atlas=speed]").select_option("4")
    bare.page.get_by_role("button", name="Play").click()
    bare.show(incidents(*THREE))
    expect(bare.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(bare.page.locator(".atlas-time .period")).to_have_text("January 2013")
    expect(bare.page.get_by_role("button", name="Play")).to_be_visible()


def test_all_incidents_at_one_point_can_be_reached(open_map) -> None:
    bare = open_map()
    here = [{"title": f"No. {n}", "kind": ["attack", "clash"][n % 2]} for n in range(30)]
    bare.show(incidents(*here))
    bare.click_at(-12.2, -74.1)
    popup = bare.page.locator(".atlas-popup")
    expect(popup.locator("h2")).to_have_text("30 incidents")
    popup.get_by_role("button", name="Show 5 more").click()
    assert popup.locator("h3").all_inner_texts() == [f"No. {n}" for n in range(30)]
    assert "Several kinds" in bare.text(".atlas-legend")


def test_a_place_and_a_district_at_its_seat_stand_side_by_side(open_map) -> None:
    bare = open_map()
    bare.show(incidents({"title": "There"}, {"title": "Somewhere", "precision": "district"}))
    points = bare.page.evaluate(
        """() => {
            let found;
            map_div.eachLayer((layer) => { if (layer.painter) found = layer.painter; });
            return found.scene.places.map((place) => [found.pointOf(place).x, place.now.r]);
        }"""
    )
    (left, r), (right, s) = sorted(points)
    assert right - left >= r + s


def test_the_keyboard_goes_through_the_incidents_by_date(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*reversed(THREE)))
    bare.page.keyboard.press("Tab")
    bare.page.keyboard.press("Tab")
    voice = bare.page.locator(".atlas-unseen")
    expect(voice).to_contain_text("1 of 3")
    expect(voice).to_contain_text("June")
    bare.page.keyboard.press("ArrowRight")
    bare.page.keyboard.press("ArrowRight")
    expect(voice).to_contain_text("January")
    expect(voice).to_contain_text("within 5 km of Mazángaro")
    bare.page.keyboard.press("Enter")
    expect(bare.page.locator(".atlas-popup")).to_be_focused()
    bare.page.keyboard.press("Escape")
    expect(bare.page.locator(".atlas-popup")).to_have_count(0)
    expect(bare.page.locator(".atlas-cursor")).to_be_focused()


def test_the_incident_chosen_in_the_table_opens_whatever_the_time(open_map) -> None:
    bare = open_map()
    rows = incidents(*THREE)
    bare.show(rows)
    bare.page.locator("[data-atlas=slider]").press("ArrowRight")
    assert bare.text(".atlas-time .figures").startswith("0 of 3")
    bare.show(rows, selected="i2")
    expect(bare.page.locator(".atlas-popup h3")).to_have_text("January")
    assert bare.text(".atlas-time .period") == "January 2013"


def test_hostile_text_stays_text(open_map) -> None:
    bare = open_map()
    texts = ("title", "date_text", "place_name", "perpetrators", "suffered_by", "place_note")
    hostile = dict.fromkeys((*texts, "attribution_text", "id"), HOSTILE)
    sources = [(HOSTILE, "javascript:alert(5)", HOSTILE), ("P", "https://example.org/x", "T")]
    bare.show(incidents({**hostile, "sources": sources}), selected=HOSTILE)
    popup = bare.page.locator(".atlas-popup")
    expect(popup.locator("img, script")).to_have_count(0)
    assert popup.locator("h3").evaluate("e => e.textContent") == HOSTILE
    assert popup.locator("a").evaluate_all("links => links.map((a) => a.href)") == [
        "https://example.org/x"
    ]
    bare.page.locator(".leaflet-popup-close-button").click()
    bare.page.mouse.move(400, 100)
    bare.click_at(-12.2, -74.1)
    expect(popup).to_be_visible()


def test_without_incidents_the_map_says_so_and_fits_once_there_are_some(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE).iloc[:0])
    expect(bare.page.locator(".atlas-empty")).to_be_visible()
    expect(bare.page.locator(".atlas-time")).to_be_hidden()
    before = bare.view()
    bare.show(incidents(*THREE))
    expect(bare.page.locator(".atlas-empty")).to_be_hidden()
    assert bare.view()[0] > before[0]


def test_incidents_out_of_sight_are_a_click_away(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE))
    bare.page.evaluate("map_div.setView([-4, -74], 8, { animate: false }), 0")
    bare.page.get_by_role("button", name="Show them").click()
    expect(bare.page.locator(".atlas-outside")).to_be_hidden()
    assert -12.5 < bare.view()[1] < -11


def test_the_legend_shows_what_is_there_and_folds_on_a_phone(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE), region_ids=("VRAEM",))
    legend = bare.text(".atlas-legend")
    for present in ("Attack", "Ambush", "exact place", "within the ring", "not stated"):
        assert present in legend
    assert "outline of the region (approximate)" in legend
    assert "Bombing" not in legend
    phone = open_map(viewport={"width": 390, "height": 844})
    phone.show(incidents(*THREE))
    expect(phone.page.locator(".atlas-legend .body")).to_be_hidden()


def test_the_map_says_in_words_what_it_is(open_map) -> None:
    bare = open_map()
    bare.show(incidents(*THREE), "es")
    label = bare.page.locator("#map_div").get_attribute("aria-label") or ""
    assert label.endswith("3 incidentes.")
    assert bare.page.locator("html").get_attribute("lang") == "es"


def test_a_thousand_places_play_smoothly(open_map) -> None:
    bare = open_map()
    spread = [
        {"lat": -4 - n % 37 / 3, "lon": -78 + n % 41 / 6, "date": f"{2002 + n % 20}-01-01"}
        for n in range(1000)
    ]
    bare.show(incidents(*spread))
    bare.page.locator("select[data-atlas=step]").select_option("year")
    bare.page.get_by_role("button", name="Play").click()
    frames = bare.page.evaluate(
        """() => new Promise((done) => {
            const [times, until] = [[], performance.now() + 2000];
            const next = (now) => {
                times.push(now);
                if (now < until) requestAnimationFrame(next);
                else done(times.slice(1).map((time, i) => time - times[i]));
            };
            requestAnimationFrame(next);
        })"""
    )
    # 60 a second on a quiet machine; a busy one may drop some, but not most.
    assert sorted(frames)[len(frames) // 2] < 34
