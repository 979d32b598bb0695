"""A record whose every text is an attack is shown as text, wherever the page shows it."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.records import records_dir
from tests.browser.conftest import Watch
from tests.browser.map_page import MapPage
from tests.browser.serving import START, running_server

MARKUP = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>${alert(3)} `${alert(4)}` {{7*7}} "
    "</script><svg onload=alert(5)> [a](javascript:alert(6)) $x$ :smile: \u2028\u202eklat\u202c "
)
START_OF_ALL = f"=cmd()|'/C calc'!A0 {MARKUP}"
HOSTILE = START_OF_ALL + "A" * 10_000
# An id, a code, a date or a number can't be hostile: the codebook refuses it.
TEXTS = {
    "incidents": ("title", "title_es", "notes", "notes_es"),
    "places": ("place_text", "note", "note_es"),
    "groups": ("name", "name_es"),
    "sources": ("publisher", "title"),
    "datasets": ("name", "name_es", "licence", "citation"),
    "context": ("title", "title_es", "source"),
}


def poison(folder: Path) -> None:
    """Makes every text of every table hostile; each place keeps a department to be drawn in."""
    for table, columns in TEXTS.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update(dict.fromkeys(columns, HOSTILE))
            if table == "places":
                # Ten thousand characters are no place text; without them it falls back to its
                # department, and so comes onto the map.
                row.update(place_text=START_OF_ALL, department="Junín", province="", district="")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def atlas(browser, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(records_dir(), folder)
    poison(folder)
    there = f"pathlib.Path({str(folder)!r})"
    redirect = f"import pathlib, dashboard.records as r; r.records_dir = lambda: {there}; "
    with running_server(redirect + START) as address:
        yield address


def nothing_ran(page: Page, watch: Watch) -> None:
    assert watch.dialogs == []
    assert watch.errors == []
    for frame in page.frames:
        assert (
            frame.locator("img[src='x'], [onload], [onerror], a[href^='javascript']").count() == 0
        )


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_script_runs_in_the_page(open_page, watch, language) -> None:
    reader = MapPage(
        open_page(f"/?lang={language}&group=shining-path&from=2012-08-15&to=2012-08-15")
    )
    page = reader.page
    expect(reader.heading).to_contain_text("<img src=x onerror=alert(1)>")
    expect(reader.open_first_popup()).to_contain_text("${alert(3)}")
    nothing_ran(page, watch)
    expect(reader.select_first_row()).to_contain_text("<script>alert(2)</script>")
    for tab in page.get_by_role("tab").all():
        tab.click()
        nothing_ran(page, watch)
    page.locator(".st-key-per_group").get_by_text(re.compile("^(Table|Tabla)$")).click()
    nothing_ran(page, watch)


def test_no_script_runs_in_a_briefing(open_page, watch) -> None:
    reader = MapPage(open_page("/?briefing=1&from=2012-01-01&to=2012-12-31"))
    expect(reader.page.locator(".atlas-cards > li").first).to_contain_text("`${alert(4)}`")
    nothing_ran(reader.page, watch)


def test_a_hostile_link_is_only_text(open_page, watch) -> None:
    reader = MapPage(
        open_page(
            "/?text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=%3Csvg%20onload%3Dalert(2)%3E"
        )
    )
    expect(reader.heading).to_contain_text("<img src=x onerror=alert(1)>")
    expect(reader.page.get_by_role("alert")).to_contain_text("<svg onload=alert(2)>")
    nothing_ran(reader.page, watch)


def test_no_formula_leaves_in_the_csv(open_page) -> None:
    data = MapPage(open_page()).download().decode("utf-8")
    rows = list(csv.reader(io.StringIO(data)))
    assert len(rows) == 1 + 48
    cells = [cell for row in rows for cell in row]
    assert any("=cmd()" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in tuple("=+@\t\r")]
    assert not [cell for cell in cells if cell[:1] == "-" and not is_number(cell)]


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
