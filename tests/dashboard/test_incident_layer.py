from __future__ import annotations

import base64
import json
import re

import pandas as pd
import pytest
from streamlit_folium import _get_feature_group_string

from dashboard import codebook
from dashboard.i18n import words_for
from dashboard.views.base_map import base_map
from dashboard.views.incident_layer import encode, incident_group, layer_content
from dashboard.views.map_words import area_of, map_words, where_text

HOSTILE = (
    "</script><img src=x onerror=alert(1)>${alert(1)}`\\`{{7*7}}{% raw %}{# #}"
    "'\"\\\u2028\u2029\u202e\x00\ud800 _feature_group_0 map_div alert(coords); {{ 'x' }}"
    + "A"
    * 9000
)


def rows(**columns: object) -> pd.DataFrame:
    """One incident near Mazángaro; columns may be replaced."""
    base = {
        "id": "a1",
        "title": "Attack on a base",
        "kind": "attack",
        "date_text": "15 August 2012",
        "date_start": pd.Timestamp("2012-08-15"),
        "date_end": pd.Timestamp("2012-08-16"),
        "date_precision": "day",
        "place_name": "Mazángaro",
        "level": "place",
        "precision": "near",
        "radius_km": 5.0,
        "lat": -12.2341412,
        "lon": -74.0803712,
        "unit": "120609",
        "perpetrators": "Shining Path",
        "suffered_by": "Army",
        "attribution_text": "Attributed",
        "place_note": pd.NA,
        "sources": [("InSight Crime", "https://insightcrime.org/x", "")],
    }
    counts = {"killed": (5, 5, 5), "wounded": (5, pd.NA, 7), "abducted": (pd.NA, pd.NA, pd.NA)}
    for outcome, bounds in counts.items():
        for bound, value in zip(("low", "best", "high"), bounds, strict=True):
            base[f"{outcome}_{bound}"] = value
    # Texts as Python has them: a lone surrogate has no place in Arrow's strings.
    return pd.DataFrame([base | columns], dtype=object)


def content_of(frame: pd.DataFrame, language: str = "en", **options: object) -> dict:
    return layer_content(frame, words=words_for(language), dark=False, **options)


def test_what_the_browser_gets_is_what_the_rows_say() -> None:
    columns = content_of(rows())["columns"]
    assert columns["start"] == [15567]
    assert columns["end"] == [15568]
    assert (columns["lat"], columns["lon"]) == ([-12.23414], [-74.08037])
    assert columns["radius"] == [5.0]
    assert columns["where"] == ["within 5 km of Mazángaro"]
    assert [columns[f"wounded_{b}"] for b in ("low", "best", "high")] == [[5], [None], [7]]
    assert columns["wounded_text"] == ["5–7"]
    assert columns["abducted_text"] == ["not stated"]
    assert columns["place_note"] == [""]
    assert columns["doubtful"] == [False]


def test_a_date_that_is_not_exact_is_a_doubt() -> None:
    assert content_of(rows(date_precision="month"))["columns"]["doubtful"] == [True]


def test_kinds_come_with_their_names_in_both_languages() -> None:
    for language in ("en", "es"):
        content = content_of(rows(), language)
        attack = content["kinds"][content["columns"]["kind"][0]]
        assert attack["label"] == codebook.label("incidents", "kind", "attack", language)


def test_no_incidents_are_columns_without_rows() -> None:
    columns = content_of(rows().iloc[:0])["columns"]
    assert set(columns) == set(content_of(rows())["columns"])
    assert not any(columns.values())


def test_no_text_of_a_record_means_anything_on_the_way_to_the_browser() -> None:
    texts = ("title", "place_name", "perpetrators", "suffered_by", "place_note", "date_text")
    hostile = dict.fromkeys(texts, HOSTILE)
    content = content_of(rows(**hostile, sources=[(HOSTILE, "javascript:alert(1)", HOSTILE)]))
    script = _get_feature_group_string(incident_group(content), base_map())
    payload = re.search(r'Atlas\.incidentLayer\("([^"]*)"\)', script)
    assert payload
    assert re.fullmatch(r"[A-Za-z0-9+/]*=*", payload[1])
    # What stands around it holds nothing of the records.
    assert len(script) - len(payload[1]) < 1000
    assert json.loads(base64.b64decode(payload[1])) == content
    assert content["columns"]["title"] == [HOSTILE]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://example.org", False),
        ("", False),
    ],
)
def test_only_the_address_of_a_web_page_becomes_a_link(address: str, kept: bool) -> None:
    [sources] = content_of(rows(sources=[("P", address, "T")]))["columns"]["sources"]
    assert sources == [["P", "T", address if kept else None]]


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode({"lat": float("nan")})


@pytest.mark.parametrize(
    ("row", "english", "spanish"),
    [
        (("exact", "place", "Yuveni", 1.0, "080909"), "Yuveni", "Yuveni"),
        (
            ("near", "place", "Toccate", 2.5, "050502"),
            "within 2.5 km of Toccate",
            "a no más de 2.5 km de Toccate",
        ),
        (("near", "place", "Toccate", None, "050502"), "near Toccate", "cerca de Toccate"),
        (
            ("near", "district", "Ayna", 25.0, "050503"),
            "Ayna, within 25 km of the point shown",
            "Ayna, a no más de 25 km del punto mostrado",
        ),
        (
            ("province", "province", "Satipo", None, "1206"),
            "somewhere in Satipo province",
            "en algún lugar de la provincia de Satipo",
        ),
        # A hamlet of which only the province is sure: the province is not called by its name.
        (
            ("province", "place", "Cielo Punco", None, "080916"),
            "Cielo Punco, somewhere in La Convención province",
            "Cielo Punco, en algún lugar de la provincia de La Convención",
        ),
        (
            ("department", "department", "Ayacucho", None, "05"),
            "somewhere in the department of Ayacucho",
            "en algún lugar del departamento de Ayacucho",
        ),
    ],
)
def test_where_is_said_no_more_exactly_than_known(row: tuple, english: str, spanish: str) -> None:
    fields = ("precision", "level", "place_name", "radius_km", "unit")
    known = dict(zip(fields, row, strict=True))
    assert where_text(known, words_for("en")) == english
    assert where_text(known, words_for("es")) == spanish


def test_the_shaded_unit_is_the_one_that_is_sure() -> None:
    assert area_of("080916", "province") == "0809"
    assert area_of("080916", "department") == "08"
    assert area_of("080916", "district") == "080916"
    assert area_of("VRAEM", "region") == "VRAEM"


def test_texts_for_the_scripts_keep_the_fields_that_the_scripts_fill() -> None:
    texts = map_words(words_for("es"))
    assert texts["of_total"] == ["{n} de {total} incidente", "{n} de {total} incidentes"]
    assert texts["until"] == "Hasta {period}"
