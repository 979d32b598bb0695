"""The base map: a folium map whose script never changes, so that it is loaded only once.

streamlit-folium reloads its frame whenever the map's own script differs (its key is a hash of that
script). So nothing that can change in a session stands in it: theme, language, incidents and view
all come with the incident layer.
"""

from __future__ import annotations

import math

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard.assets import PREFIX, asset_url
from dashboard.views.base_layers import LayerUnreadableError, has_districts
from geodata.boundaries import DISTRICTS, LAYERS
from geodata.packs import home_country, load_packs

# In the order in which they build on each other. folium's jQuery, Bootstrap and icon fonts serve
# markers that this map does not have.
SCRIPTS = (
    "leaflet/leaflet.js",
    "atlas/dom.js",
    "atlas/words.js",
    "atlas/symbols.js",
    "atlas/timeline.js",
    "atlas/places.js",
    "atlas/shapes.js",
    "atlas/ground-names.js",
    "atlas/base-map.js",
    "atlas/camera.js",
    "atlas/painter.js",
    "atlas/popup.js",
    "atlas/cursor.js",
    "atlas/legend-precision.js",
    "atlas/legend.js",
    "atlas/notices.js",
    "atlas/histogram.js",
    "atlas/time-control.js",
    "atlas/incident-layer.js",
)
STYLES = (
    "leaflet/leaflet.css",
    "atlas/map.css",
    "atlas/legend.css",
    "atlas/popup.css",
    "atlas/time-control.css",
)

MIN_ZOOM = 3
# The boundaries are drawn to about 100 m; closer in they would look surer than they are.
MAX_ZOOM = 13
# A map as small as a phone's still shows the whole country at first.
FIRST_VIEW = 480  # pixels
WORLD = 256  # pixels, the width of the whole world at zoom 0


class BaseLayers(MacroElement):
    """Land, water, borders and names, which the browser fetches as files of this server."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.baseMap({{ this._parent.get_name() }},
                {{ this.addresses|tojson }}, {{ this.later|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "BaseLayers"
        self.addresses = {name: _address(name) for name in LAYERS}
        # Fetched only by a browser that is to draw districts: as large as all the others together.
        self.later = {DISTRICTS: _address(DISTRICTS)} if has_districts() else {}


def _address(layer: str) -> str:
    """Where the browser gets a layer; one that can't be read it is left to ask for, and to miss."""
    path = f"layers/{layer}.json"
    try:
        return asset_url(path)
    except LayerUnreadableError:  # which is in the log already
        return f"{PREFIX}/{path}"


def base_map() -> folium.Map:
    """The map without incidents; no tiles, and nothing from any other address than this server's.

    A new object each time: streamlit-folium changes the one that it is given.
    """
    centre, zoom = first_view(load_packs()[home_country()].box)
    drawn = folium.Map(
        location=centre,
        zoom_start=zoom,
        min_zoom=MIN_ZOOM,
        max_zoom=MAX_ZOOM,
        tiles=None,
        zoom_control=False,
        zoom_snap=0.25,
        zoom_delta=0.75,
        attribution_control=False,
        fade_animation=False,
    )
    drawn.default_js = [(path, asset_url(path)) for path in SCRIPTS]
    drawn.default_css = [(path, asset_url(path)) for path in STYLES]
    drawn.add_child(BaseLayers())
    return drawn


def first_view(box: tuple[float, float, float, float]) -> tuple[tuple[float, float], int]:
    """Where the map stands until it is fitted to the incidents: centre (lat, lon) and zoom.

    Args:
        box: west, south, east and north of the country, degrees.
    """
    west, south, east, north = box
    width = (east - west) / 360
    # Web Mercator, in widths of the world; its poles lie at 85 degrees.
    top, bottom = (
        math.asinh(math.tan(math.radians(lat))) for lat in (min(north, 85), max(south, -85))
    )
    height = (top - bottom) / (2 * math.pi)
    zoom = math.log2(FIRST_VIEW / WORLD / max(width, height, FIRST_VIEW / WORLD / 2**MAX_ZOOM))
    middle = (top + bottom) / 2
    centre = (round(math.degrees(math.atan(math.sinh(middle))), 2), round((west + east) / 2, 2))
    return centre, max(math.floor(zoom), MIN_ZOOM)
