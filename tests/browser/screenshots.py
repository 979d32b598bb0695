"""Takes the pictures of the page: `python -m tests.browser.screenshots`.

They are of the real program with the bundled records; the README shows one of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import CHROMIUM_VARIABLE, find_chromium, launch, running_server, settle

FOLDER = Path(__file__).parent / "pictures"
DESK, PHONE = (1440, 900), (390, 844)
# File → query, language is English unless said, colour scheme, size in CSS pixels.
PICTURES = {
    "map.png": ("", "light", DESK),
    "map-dark.png": ("", "dark", DESK),
    "map-phone.png": ("", "light", PHONE),
    "map-phone-dark.png": ("", "dark", PHONE),
    "map-spanish.png": ("?lang=es&region=VRAEM&from=2008-01-01&to=2016-12-31", "light", DESK),
}
# After the page has settled, the map still fades in.
FADE_MILLISECONDS = 1500


def main() -> int:
    """Takes every picture; 1 when there is no browser to take them with."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, running_server() as address:
        executable = find_chromium(playwright)
        if executable is None:
            sys.stderr.write(f"There is no Chromium on the path; set {CHROMIUM_VARIABLE}.\n")
            return 1
        browser = launch(playwright, executable)
        for name, (query, scheme, size) in PICTURES.items():
            _take(browser, f"{address}/{query}", scheme, size, FOLDER / name)
        browser.close()
    return 0


def _take(browser: Browser, url: str, scheme: str, size: tuple[int, int], path: Path) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="en-GB"
    )
    page = context.new_page()
    page.goto(url)
    settle(page)
    page.frame_locator("iframe").first.locator(".leaflet-container").first.wait_for()
    page.wait_for_timeout(FADE_MILLISECONDS)
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    raise SystemExit(main())
