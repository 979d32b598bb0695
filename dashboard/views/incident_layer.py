"""The incidents as one folium layer: compact columns that the browser draws on a canvas.

streamlit-folium hands a layer to the browser as a script that it evaluates, and on the way the text
passes two template engines and several regular expressions. Record text must mean nothing to any of
them, so the columns travel as base64: letters, digits, `+`, `/` and `=`, whatever the records hold.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from typing import Any

import folium
import pandas as pd
from folium.map import Layer
from folium.template import Template

from dashboard import codebook, palette
from dashboard.i18n import Words
from dashboard.store import BOUNDS, LOCATED
from dashboard.views.map_words import area_of, map_words, where_text
from dashboard.views.safe import web_address

OUTCOMES = ("killed", "wounded", "abducted")
TEXTS = ("date_text", "perpetrators", "suffered_by", "attribution_text", "place_note")


class IncidentLayer(Layer):
    """The Leaflet layer `Atlas.incidentLayer` with its data."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = Atlas.incidentLayer("{{ this.encoded }}");
        {% endmacro %}
        """
    )

    def __init__(self, content: dict[str, Any]) -> None:
        super().__init__(name="incidents", overlay=True, control=False)
        self._name = "IncidentLayer"
        self.encoded = encode(content)


def encode(content: dict[str, Any]) -> str:
    """`content` as base64 of its JSON; any text survives, lone surrogates too.

    Raises:
        ValueError: when a number is not finite, which JSON can't say.
    """
    text = json.dumps(content, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(text.encode("ascii")).decode("ascii")


def incident_group(content: dict[str, Any]) -> folium.FeatureGroup:
    """The layer in the group that streamlit-folium swaps without reloading the map."""
    group = folium.FeatureGroup(name="incidents", control=False)
    group.add_child(IncidentLayer(content))
    return group


def layer_content(  # noqa: PLR0913 - all but the first are named
    incidents: pd.DataFrame,
    *,
    words: Words,
    dark: bool,
    selected: str | None = None,
    region_ids: tuple[str, ...] = (),
    fit: bool = True,
) -> dict[str, Any]:
    """What the browser needs to draw the incidents and to speak of them.

    Args:
        incidents: one row an incident, as `incident_map.show_map` takes them.
        words: the reader's language.
        dark: whether the page is dark.
        selected: the id of the incident to show, if any.
        region_ids: the regions to outline.
        fit: whether the first view is that of the incidents rather than of the country.

    Returns:
        JSON-ready values: `columns` holds one list a column, all of the same length and order as
        the rows; days are counted from 1970-01-01; None is "not stated".
    """
    return {
        "language": words.language,
        "locale": str(words.locale).replace("_", "-"),
        "words": map_words(words),
        "ground": palette.ground(dark=dark),
        "dark": dark,
        "kinds": _kinds(words),
        "several": {
            "label": words.tr("Several kinds"),
            "colour": palette.SEVERAL_COLOUR,
            "shape": palette.SEVERAL_SHAPE,
        },
        "outcomes": {
            o: codebook.label("casualties", "outcome", o, words.language) for o in OUTCOMES
        },
        "selected": selected,
        "regions": list(region_ids),
        "fit": fit,
        "columns": _columns(incidents, words),
    }


def _kinds(words: Words) -> list[dict[str, str]]:
    return [
        {
            "label": codebook.label("incidents", "kind", kind, words.language),
            "colour": colour,
            "shape": palette.KIND_SHAPES[kind],
        }
        for kind, colour in palette.KIND_COLOURS.items()
    ]


def _columns(rows: pd.DataFrame, words: Words) -> dict[str, list[Any]]:
    kinds = {kind: number for number, kind in enumerate(palette.KIND_COLOURS)}
    columns: dict[str, list[Any]] = {
        "id": _texts(rows["id"]),
        "title": _texts(rows["title"]),
        "kind": [kinds.get(kind, kinds["other"]) for kind in rows["kind"]],
        "start": _days(rows["date_start"]),
        "end": _days(rows["date_end"]),
        "lat": [round(float(value), 5) for value in rows["lat"]],
        "lon": [round(float(value), 5) for value in rows["lon"]],
        "precision": [LOCATED.index(value) for value in rows["precision"]],
        "radius": _optional(rows["radius_km"], float),
        "unit": [
            area_of(unit, precision)
            for unit, precision in zip(_texts(rows["unit"]), rows["precision"], strict=True)
        ],
        "where": [where_text(row, words) for row in rows.to_dict("records")],
        # A span of days is when an exactly dated incident went on; any other date is a doubt.
        "doubtful": [precision != "day" for precision in rows["date_precision"]],
        "sources": [_sources(found) for found in rows["sources"]],
    }
    columns |= {name: _texts(rows[name]) for name in TEXTS}
    for outcome in OUTCOMES:
        counts = rows[[f"{outcome}_{bound}" for bound in BOUNDS]]
        columns[f"{outcome}_text"] = [words.count(*c) for c in counts.itertuples(index=False)]
        bounds = [_optional(rows[f"{outcome}_{bound}"], int) for bound in BOUNDS]
        columns |= {f"{outcome}_{bound}": c for bound, c in zip(BOUNDS, bounds, strict=True)}
    return columns


def _texts(values: Iterable[Any]) -> list[str]:
    return ["" if pd.isna(value) else str(value) for value in values]


def _days(values: pd.Series) -> list[int]:
    days = values.to_numpy().astype("datetime64[D]").astype("int64")
    return [int(day) for day in days]


def _optional(values: Iterable[Any], as_type: Callable[[Any], Any]) -> list[Any]:
    return [None if pd.isna(value) else as_type(value) for value in values]


def _sources(found: Iterable[tuple[str, str, str]]) -> list[list[str | None]]:
    """[publisher, title, address]; an address that is no web page's is left out."""
    return [[publisher, title, web_address(url)] for publisher, url, title in found]
