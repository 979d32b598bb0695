"""The map alone in a page, as streamlit-folium sets it up, without a server: quick to try."""

from __future__ import annotations

import mimetypes
from urllib.parse import urlsplit

import pandas as pd
from playwright.sync_api import Browser, BrowserContext, Page, Route
from streamlit_folium import _get_feature_group_string, generate_leaflet_string

from dashboard.assets import FOLDERS
from dashboard.i18n import words_for
from dashboard.views.base_layers import layer_json
from dashboard.views.base_map import base_map
from dashboard.views.incident_layer import incident_group, layer_content

ORIGIN = "http://map.test"
# What the component does with a new set of incidents: takes the old one away, runs the new one.
SWAP = """script => {
    for (const group of window.feature_group ?? []) map_div.removeLayer(group);
    window.feature_group = [];
    eval(script);
}"""
# Enough of the base map to stand on; all of it is tried with the program itself.
DRAWN = ("departments", "regions", "districts")
NOTHING = b'{"type": "FeatureCollection", "features": []}'
COUNTS = [f"{o}_{b}" for o in ("killed", "wounded", "abducted") for b in ("low", "best", "high")]
BLANK = {
    "title": "An incident",
    "kind": "attack",
    "date": "2012-08-15",
    "date_precision": "day",
    "place_name": "Mazángaro",
    "level": "place",
    "precision": "exact",
    "radius_km": pd.NA,
    "lat": -12.2,
    "lon": -74.1,
    "unit": "120609",
    "perpetrators": "Shining Path",
    "suffered_by": "Army",
    "attribution_text": "Attributed",
    "place_note": "",
    "sources": [],
    **dict.fromkeys(COUNTS, pd.NA),
}


def incidents(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows as the map takes them, from what is worth saying; `date` is the first and last day."""
    filled = []
    for number, row in enumerate(rows):
        full = {"id": f"i{number}", **BLANK, **row}
        day = full.pop("date")
        filled.append({"date_start": day, "date_end": day, "date_text": day, **full})
    frame = pd.DataFrame(filled, dtype=object)
    for column in ("date_start", "date_end"):
        frame[column] = pd.to_datetime(frame[column])
    return frame


class BareMap:
    """A page with nothing in it but the map."""

    def __init__(self, browser: Browser, **options: object) -> None:
        size = {"width": 800, "height": 600}
        self.context: BrowserContext = browser.new_context(**{"viewport": size, **options})
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))
        self.page.route("**/*", self._answer)
        self.page.goto(f"{ORIGIN}/")
        self.page.wait_for_function("map_div.atlas.drawn.length && map_div.atlas.dressed")

    def show(self, frame: pd.DataFrame, language: str = "en", **options: object) -> None:
        content = layer_content(frame, words=words_for(language), dark=False, **options)
        self.page.evaluate(SWAP, _get_feature_group_string(incident_group(content), base_map()))

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()

    def click_at(self, lat: float, lon: float) -> None:
        point = self.page.evaluate(
            "([lat, lon]) => { const p = map_div.latLngToContainerPoint([lat, lon]); "
            "return [p.x, p.y]; }",
            [lat, lon],
        )
        self.page.mouse.click(*point)

    def view(self) -> list[float]:
        return self.page.evaluate(
            "[map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
        )

    def _answer(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        folder, _, name = address.path.removeprefix("/assets/").partition("/")
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.outside.append(route.request.url)
            route.abort()
        elif address.path == "/":
            route.fulfill(body=_page(), content_type="text/html; charset=utf-8")
        elif folder == "layers":
            layer = name.removesuffix(".json")
            route.fulfill(body=layer_json(layer) if layer in DRAWN else NOTHING)
        else:
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            route.fulfill(body=(FOLDERS[folder] / name).read_bytes(), content_type=kind)


def _page() -> str:
    drawn = base_map()
    drawn.get_root().render()
    styles = [f'<link rel="stylesheet" href="{href}">' for _, href in drawn.default_css]
    scripts = [f'<script src="{source}"></script>' for _, source in drawn.default_js]
    return f"""<!doctype html><meta charset="utf-8">{"".join(styles)}
        <style>body {{ margin: 0 }} #map_div {{ height: 560px }}</style><div id="map_div"></div>
        {"".join(scripts)}<script>{generate_leaflet_string(drawn)}</script>"""
