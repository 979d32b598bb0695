"""The base map: a folium map whose script never changes, so that it is loaded only once.

streamlit-folium reloads its frame whenever the map's own script differs (its key is a hash of that
script). So nothing that can change in a session stands in it: theme, language, incidents and view
all come with the incident layer.
"""

from __future__ import annotations

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard.assets import asset_url
from dashboard.views.base_layers import LAYER_NAMES

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
    "atlas/base-map.js",
    "atlas/camera.js",
    "atlas/painter.js",
    "atlas/popup.js",
    "atlas/cursor.js",
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

# Peru: where the map stands until it is fitted to the incidents.
CENTRE = (-9.6, -75.0)
ZOOM = 5
MIN_ZOOM = 3
# The boundaries are drawn to about 100 m; closer in they would look surer than they are.
MAX_ZOOM = 13


class BaseLayers(MacroElement):
    """Land, water, borders and names, which the browser fetches as files of this server."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.baseMap({{ this._parent.get_name() }}, {{ this.addresses|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "BaseLayers"
        self.addresses = {name: asset_url(f"layers/{name}.json") for name in LAYER_NAMES}


def base_map() -> folium.Map:
    """The map without incidents; no tiles, and nothing from any other address than this server's.

    A new object each time: streamlit-folium changes the one that it is given.
    """
    drawn = folium.Map(
        location=CENTRE,
        zoom_start=ZOOM,
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
