"""The map of the incidents in the page."""

from __future__ import annotations

import pandas as pd
from streamlit_folium import st_folium

from dashboard.i18n import Words
from dashboard.views.base_map import base_map
from dashboard.views.incident_layer import incident_group, layer_content


def show_map(  # noqa: PLR0913 - all but the first are named
    incidents: pd.DataFrame,
    *,
    words: Words,
    dark: bool,
    selected: str | None,
    region_ids: tuple[str, ...],
    key: str,
    height: int,
    fit: bool,
) -> None:
    """Draws the map; on later runs only its incidents change, and the reader's view stays.

    Args:
        incidents: one row an incident that has a point: id, title, kind, date_text, date_start and
            date_end (datetime64), date_precision, place_name, level (what the name is of: `place`,
            `district` …), precision (one of `store.LOCATED`), radius_km, lat, lon (degrees WGS84),
            unit (UBIGEO, or the region's id), for each of killed, wounded and abducted `_low`,
            `_best` and `_high` (Int64, NA: not stated), perpetrators, suffered_by,
            attribution_text, place_note (texts), and sources (a list of (publisher, url, title)).
        words: the reader's language.
        dark: whether the page is dark.
        selected: the id of the incident to pan to and open; None for none.
        region_ids: the regions whose outline is drawn.
        key: the widget's key.
        height: in pixels.
        fit: whether the map first shows the extent of the incidents rather than the country.
    """
    content = layer_content(
        incidents, words=words, dark=dark, selected=selected, region_ids=region_ids, fit=fit
    )
    st_folium(
        base_map(),
        key=key,
        height=height,
        use_container_width=True,
        # Nothing comes back from the map, so that moving it does not run the page again.
        returned_objects=[],
        feature_group_to_add=incident_group(content),
    )
