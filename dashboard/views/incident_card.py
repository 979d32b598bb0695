"""One incident in full: what is known, how surely, and who says so."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import codebook
from dashboard.i18n import Words
from dashboard.records import OUTCOMES
from dashboard.store import BOUNDS
from dashboard.views.safe import as_html, web_address


def show_cards(rows: pd.DataFrame, words: Words) -> None:
    """The incidents one under the other, as an HTML list that also prints.

    Args:
        rows: as `display.shown_incidents` gives them.
        words: the reader's language.
    """
    cards = "".join(_card(row, words) for row in rows.to_dict("records"))
    st.html(f'<ol class="atlas-cards">{cards}</ol>')


def _card(row: dict[Any, Any], words: Words) -> str:
    facts = [
        (words.tr("Place"), f"{_text(row['place_name'])} · {_text(row['precision_text'])}"),
        (words.tr("How it was located"), _text(row["geo_reason"])),
        *_counts(row, words),
        (words.tr("Suffered by"), _text(row["suffered_by"])),
        (words.tr("Perpetrators"), _perpetrators(row)),
        (words.tr("Notes"), _text(row["notes"])),
        (words.tr("On the place"), _text(row["place_note"])),
        (words.tr("Sources"), "; ".join(_source(*source) for source in row["sources"])),
    ]
    listed = "".join(f"<dt>{as_html(t)}</dt><dd>{value}</dd>" for t, value in facts if value)
    head = f"<b>{_text(row['title'])}</b> <span>{_text(row['date_text'])}</span>"
    return f"<li><p>{head} <span>{_text(row['kind_text'])}</span></p><dl>{listed}</dl></li>"


def _text(value: object) -> str:
    return as_html(value) if isinstance(value, str) and value else ""


def _counts(row: dict[Any, Any], words: Words) -> list[tuple[str, str]]:
    """Killed and wounded always, even if nobody states them; the others where they are stated."""
    found = []
    for outcome in OUTCOMES:
        stated = any(not pd.isna(row[f"{outcome}_{bound}"]) for bound in BOUNDS)
        if stated or outcome in ("killed", "wounded"):
            label = codebook.label("casualties", "outcome", outcome, words.language)
            found.append((label, as_html(row[f"{outcome}_text"])))
    return found


def _perpetrators(row: dict[Any, Any]) -> str:
    if not row["perpetrators"]:
        return _text(row["attribution_text"])
    return f"{_text(row['perpetrators'])} · {_text(row['attribution_text'])}"


def _source(publisher: str, url: str, title: str) -> str:
    name = f"{_text(publisher)}{', ' if title else ''}{_text(title)}"
    address = web_address(url)
    if address is None:
        return name
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{name}</a>'
