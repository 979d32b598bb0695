"""The map page as a person uses it: what can be done on it and what can be read off it."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.serving import settle

MONTHS_A_YEAR = 12
ANSWER_MILLISECONDS = 20_000
FIRST_YEAR, LAST_YEAR = 2002, 2023


class MapPage:
    """One reader's page; every action waits until the page has answered."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator("iframe[title^='streamlit_folium']")

    @property
    def heading(self) -> Locator:
        """The sentence; what is expected of it is waited for."""
        return self.page.locator("h1.atlas-sentence")

    @property
    def sentence(self) -> str:
        return self.heading.inner_text()

    def figure(self, name: str) -> str:
        """A key figure as it is written, range included: "5 (5–7)"."""
        item = self.page.locator(".atlas-figures > div").filter(
            has=self.page.locator("dt", has_text=re.compile(f"^{name}$"))
        )
        return item.locator("dd").first.inner_text()

    def drag_slider_to_year(self, year: int) -> None:
        """Drags the left thumb to the year's January and the right one to its December."""
        months = (LAST_YEAR - FIRST_YEAR + 1) * MONTHS_A_YEAR - 1
        first = (year - FIRST_YEAR) * MONTHS_A_YEAR
        thumbs = self.page.locator("[class*=st-key-months] [data-rac]:has(> div > input)")
        keys = self.page.locator("[class*=st-key-months] input")
        track = _middles(thumbs)
        width = track[1] - track[0]
        for index, month in ((1, first + MONTHS_A_YEAR - 1), (0, first)):
            self._drag(thumbs.nth(index), track[0] + width * month / months)
            self._step(keys.nth(index), f"{'Jan' if index == 0 else 'Dec'} {year}")

    def _drag(self, thumb: Locator, x: float) -> None:
        box = thumb.bounding_box()
        assert box is not None
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] / 2, y)
        self.page.mouse.down()
        self.page.mouse.move(x, y, steps=12)
        self.page.mouse.up()
        settle(self.page)

    def _step(self, keys: Locator, wanted: str) -> None:
        """A pixel of the track is more than a month: the arrow keys do the rest."""
        for _ in range(MONTHS_A_YEAR):
            text = keys.get_attribute("aria-valuetext") or ""
            if text == wanted:
                return
            ahead = _month(text) < _month(wanted)
            keys.press("ArrowRight" if ahead else "ArrowLeft")
            settle(self.page)
        raise AssertionError(f"The slider does not come to {wanted}, but to {text}.")

    def choose(self, label: str, option: str) -> None:
        """Picks an option, named without its count, from one of the sidebar's lists."""
        box = self.page.get_by_role("combobox", name=re.compile(label))
        box.click()
        self.page.get_by_role("option", name=re.compile(rf"^{option} \(")).click()
        self.page.keyboard.press("Escape")
        settle(self.page)

    def choose_role(self, name: str) -> None:
        self.page.locator(".st-key-role").get_by_role("radio", name=name).click()
        settle(self.page)

    def on_the_map(self) -> str:
        """What the map itself says of what it shows: "3 of 3 incidents · Killed 8"."""
        return self.map.locator(".atlas-time .figures").inner_text()

    def group_chart(self) -> str:
        """The chart per group in words, as it is read aloud."""
        chart = self.page.locator(".st-key-per_group [data-testid='stVegaLiteChart']")
        return chart.get_attribute("aria-label") or ""

    def open_first_popup(self) -> Locator:
        """Opens the popup of the first place, by keyboard."""
        cursor = self.map.locator("[data-atlas='cursor']")
        cursor.focus()
        cursor.press("Enter")
        popup = self.map.locator(".atlas-popup")
        expect(popup).to_be_visible()
        return popup

    def select_first_row(self) -> Locator:
        """Ticks the first row of the table; gives the card that tells all of its incident."""
        grid = self.page.locator("[data-testid='stDataFrame']").first
        grid.scroll_into_view_if_needed()
        expect(grid.locator("canvas").first).to_be_visible()
        self.page.wait_for_timeout(500)  # the table is a canvas: nothing else tells it is drawn
        grid.click(position={"x": 15, "y": 52})
        card = self.page.locator(".atlas-cards > li")
        expect(card).to_have_count(1, timeout=ANSWER_MILLISECONDS)
        return card

    def download(self, key: str = "download_csv") -> bytes:
        with self.page.expect_download() as caught:
            self.page.locator(f".st-key-{key} button").first.click()
        return caught.value.path().read_bytes()


def _middles(thumbs: Locator) -> list[float]:
    boxes = [thumbs.nth(index).bounding_box() for index in range(2)]
    return [box["x"] + box["width"] / 2 for box in boxes if box]


def _month(text: str) -> int:
    """A month's place in time, from its short English name: "Aug 2012"."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    name, year = text.split()
    return int(year) * MONTHS_A_YEAR + names.index(name[:3])
