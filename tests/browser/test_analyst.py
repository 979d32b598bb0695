"""An analyst's first questions, from the slider to the link that a colleague opens."""

from __future__ import annotations

import io
import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.map_page import MapPage


def rows_of(data: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), dtype={"unit": "str"})


def test_from_the_slider_to_the_link(open_page, watch) -> None:
    analyst = MapPage(open_page())
    assert analyst.sentence.startswith("48 incidents")
    all_on_the_map = analyst.on_the_map()

    analyst.drag_slider_to_year(2012)
    expect(analyst.heading).to_have_text(re.compile(", 2012$"))
    in_2012 = int(analyst.figure("Incidents"))
    assert 0 < in_2012 < 48

    analyst.choose("Group", "Shining Path")
    analyst.choose_role("Attributed")
    expect(analyst.heading).to_contain_text(", attributed to Shining Path")
    shown = int(analyst.figure("Incidents"))
    assert analyst.sentence.startswith(f"{shown} incidents")
    assert 0 < shown <= in_2012
    killed = analyst.figure("Killed")
    expect(analyst.map.locator(".atlas-time .figures")).to_contain_text(f"Killed {killed}")
    assert analyst.on_the_map() != all_on_the_map
    assert "Peruvian Army" in analyst.group_chart()

    table = rows_of(analyst.download())
    assert len(table) == shown
    assert killed.split()[0] == str(int(table["killed_best"].sum()))
    assert table["date_start"].min() >= "2012-01-01"
    assert table["perpetrators"].str.contains("Shining Path").all()
    assert (table["sources"].str.len() > 0).all()

    other = MapPage(open_page(analyst.page.url.removeprefix(watch.origin)))
    assert other.sentence == analyst.sentence
    for name in ("Incidents", "Killed", "Wounded", "Abducted", "Not located"):
        assert other.figure(name) == analyst.figure(name)
    assert other.group_chart() == analyst.group_chart()
    assert rows_of(other.download()).equals(table)
    assert watch.errors == []


def test_the_months_play_on_the_map_without_the_server(open_page) -> None:
    analyst = MapPage(open_page("/?from=2012-01-01&to=2012-12-31"))
    frames: list[str] = []
    analyst.page.on("websocket", lambda socket: frames.append(socket.url))
    time = analyst.map.locator(".atlas-time")
    expect(time.locator(".period")).to_have_text("All dates")
    time.get_by_role("button", name="Play").click()
    expect(time.locator(".period")).to_have_text("April 2012", timeout=15_000)
    expect(time.locator(".figures")).to_contain_text("of")
    time.get_by_role("button", name="Pause").click()
    stopped = time.locator(".period").inner_text()
    time.get_by_role("slider").press("ArrowRight")
    expect(time.locator(".period")).not_to_have_text(stopped)
    assert frames == [], "playing the months opened a connection"


def test_a_popup_says_who_says_so(open_page) -> None:
    analyst = MapPage(open_page("/?from=2012-08-15&to=2012-08-15"))
    popup = analyst.open_first_popup()
    expect(popup).to_contain_text("Attack on the Mazángaro military base")
    expect(popup).to_contain_text("5 (5–7)")
    link = popup.get_by_role("link").first
    assert (link.get_attribute("href") or "").startswith("http")
    assert "noopener" in (link.get_attribute("rel") or "")


def test_a_row_of_the_table_is_shown_on_the_map(open_page) -> None:
    analyst = MapPage(open_page("/?text=Mazángaro"))
    expect(analyst.select_first_row()).to_contain_text("Mazángaro")
    expect(analyst.map.locator(".atlas-popup")).to_contain_text("Mazángaro")


def test_when_nothing_matches_the_page_says_what_to_loosen(open_page) -> None:
    analyst = MapPage(open_page("/?kind=seizure&min_killed=3"))
    empty = analyst.page.locator(".st-key-empty")
    expect(empty).to_contain_text("No incident matches all of these filters.")
    empty.get_by_role("button", name="Without the least killed: 1 incident").click()
    expect(analyst.heading).to_contain_text("1 incident, kind: seizure")


def test_a_link_that_is_not_understood_says_so(open_page) -> None:
    analyst = MapPage(open_page("/?kind=picnic&kind=attack&from=yesterday"))
    warning = analyst.page.get_by_role("alert")
    expect(warning).to_contain_text("kind=picnic")
    expect(warning).to_contain_text("from=yesterday")
    assert "kind: attack" in analyst.sentence


def test_the_language_is_kept_in_the_link(open_page, watch) -> None:
    analyst = MapPage(open_page())
    analyst.page.get_by_role("radio", name="Español").click()
    expect(analyst.heading).to_contain_text("48 incidentes")
    expect(analyst.map.locator(".atlas-time .period")).to_have_text("Todas las fechas")
    expect(analyst.page.locator("html")).to_have_attribute("lang", "es")
    again = MapPage(open_page(analyst.page.url.removeprefix(watch.origin)))
    assert again.sentence.startswith("48 incidentes")


def test_the_briefing_is_read_only_and_in_the_link(open_page, watch) -> None:
    analyst = MapPage(open_page("/?text=Mazángaro"))
    analyst.page.get_by_role("button", name="Briefing").click()
    page = analyst.page
    expect(page.get_by_role("button", name="Back to the filters")).to_be_visible()
    expect(page.get_by_role("textbox", name="Text")).to_have_count(0)
    expect(page.locator("[data-testid='stSidebar']")).not_to_be_in_viewport()
    count = int(analyst.figure("Incidents"))
    expect(page.locator(".atlas-cards > li")).to_have_count(count)
    expect(page.locator(".atlas-cards a").first).to_be_visible()
    again = MapPage(open_page(page.url.removeprefix(watch.origin)))
    expect(again.page.locator(".atlas-cards > li")).to_have_count(count)
    again.page.get_by_role("button", name="Back to the filters").click()
    expect(again.page.get_by_role("textbox", name="Text")).to_have_value("Mazángaro")


@pytest.mark.parametrize(
    "query",
    [
        "kind=kidnapping",
        "kind=seizure&lang=es",
        "from=1990-01-01",
        "from=2030-01-01&to=2031-01-01",
        "from=0001-01-01&to=9999-12-31",
        f"min_killed={'9' * 24}",
        "min_killed=1000000000",
        "precision=unknown",
        "text=%20%00%20",
        "department=99&province=0501&briefing=0",
    ],
)
def test_no_link_breaks_the_page(open_page, query: str) -> None:
    reader = MapPage(open_page(f"/?{query}"))
    expect(reader.heading).to_be_visible()
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    expect(reader.page.get_by_text("encountered an error")).to_have_count(0)


def test_a_reader_who_is_quicker_than_the_page_loses_nothing(open_page) -> None:
    reader = MapPage(open_page())
    end = reader.page.locator("[class*=st-key-months] input").last
    end.focus()
    for _ in range(12):
        end.press("ArrowLeft", delay=30)
        reader.page.wait_for_timeout(120)
    plus = reader.page.get_by_test_id("stNumberInputStepUp")
    for _ in range(3):
        plus.click()
    reader.page.get_by_role("textbox", name="Text").fill("base")
    reader.page.keyboard.press("Enter")
    expect(reader.heading).to_have_text(
        re.compile("until 31 December 2022, with at least 3 killed, mentioning “base”$"),
        timeout=20_000,
    )
    reader.page.wait_for_url(re.compile("to=2022-12-31.*min_killed=3.*text=base"))


def test_back_and_forward_lead_through_the_filters(open_page) -> None:
    reader = MapPage(open_page("/?text=Mazángaro"))
    before = reader.sentence
    reader.choose_role("Attributed")
    reader.choose("Group", "Shining Path")
    expect(reader.heading).to_contain_text("attributed to Shining Path")
    reader.page.go_back()
    expect(reader.heading).not_to_contain_text("attributed to Shining Path", timeout=20_000)
    reader.page.go_forward()
    expect(reader.heading).to_contain_text("attributed to Shining Path", timeout=20_000)
    assert before.startswith("3 incidents")


def test_choices_survive_a_change_of_language(open_page) -> None:
    reader = MapPage(open_page())
    reader.choose("Kind of incident", "Ambush")
    reader.choose("Region", "Apurímac and Ene River Valley \\(VRAE\\)")
    reader.choose_role("Suffered")
    reader.page.get_by_role("radio", name="Español").click()
    expect(reader.heading).to_contain_text("tipo: emboscada")
    expect(reader.heading).to_contain_text("(VRAE)")
    expect(reader.page.locator(".st-key-role").get_by_role("radio", name="Víctima")).to_be_checked()


def test_what_may_belong_is_listed(open_page) -> None:
    reader = MapPage(open_page("/?department=05"))
    count = reader.figure("May belong")
    reader.page.get_by_role("tab", name=f"May belong ({count})").click()
    expect(reader.page.get_by_text("their place is known too coarsely to tell")).to_be_visible()
