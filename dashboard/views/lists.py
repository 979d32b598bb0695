"""The lists under the map: incidents, what is not located, sources, and about the data."""

from __future__ import annotations

import hashlib
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard import summaries
from dashboard.display import incident_table, source_table, unlocated_table
from dashboard.views import incident_card
from dashboard.views.about_data import show_about
from dashboard.views.question import Question
from dashboard.views.safe import as_heading, web_address

TABLE_HEIGHT = 320
ROWS_IN_VIEW = 7


def show_tabs(question: Question) -> None:
    """The four lists as tabs, each with its number."""
    words, rows = question.words, question.rows
    unlocated = int((~rows["located"]).sum())
    tabs = st.tabs(
        [
            words.tr("Incidents ({n})", n=words.number(len(rows))),
            words.tr("Not located ({n})", n=words.number(unlocated)),
            words.tr("Sources"),
            words.tr("About the data"),
        ]
    )
    with tabs[0]:
        _incidents(question)
    with tabs[1]:
        _unlocated(question)
    with tabs[2]:
        _sources(question)
    with tabs[3]:
        show_about(question)


def show_briefing_lists(question: Question) -> None:
    """All incidents with their sources, to be read or printed: nothing to click, nothing cut."""
    words, rows = question.words, question.rows
    st.html(as_heading(words.tr("Incidents")))
    incident_card.show_cards(rows, words)
    if not rows["located"].all():
        st.html(as_heading(words.tr("Not located")))
        _unlocated(question)
    st.html(as_heading(words.tr("About the data")))
    show_about(question)


def selected_incident(question: Question) -> str | None:
    """The id of the incident chosen in the table, if any."""
    state = st.session_state.get(_table_key(question.rows))
    chosen = state["selection"]["rows"] if state else []
    if not chosen or chosen[0] >= len(question.rows):
        return None
    return str(question.rows["id"].iloc[chosen[0]])


def _table_key(rows: pd.DataFrame) -> str:
    """A key of these very incidents: a row number chosen among others would mean another one."""
    ids = "\n".join(rows["id"])
    return f"incidents_{hashlib.sha256(ids.encode()).hexdigest()[:12]}"


def _table_height(rows: pd.DataFrame) -> int | Literal["content"]:
    """As high as its rows; a longer table scrolls."""
    return TABLE_HEIGHT if len(rows) > ROWS_IN_VIEW else "content"


def _incidents(question: Question) -> None:
    words, rows = question.words, question.rows
    st.caption(words.tr("Choose a row to see the incident on the map, with its sources."))
    st.dataframe(
        incident_table(rows, words),
        key=_table_key(rows),
        hide_index=True,
        height=_table_height(rows),
        on_select="rerun",
        selection_mode="single-row",
        alt=words.tr("The incidents shown, one a row"),
    )
    chosen = selected_incident(question)
    if chosen is not None:
        incident_card.show_cards(rows[rows["id"] == chosen], words)


def _unlocated(question: Question) -> None:
    words = question.words
    table = unlocated_table(question.rows, words)
    if table.empty:
        st.caption(words.tr("Every incident shown is on the map."))
        return
    st.caption(words.tr("These count in all figures and exports, but have no place on the map."))
    st.table(table.set_index(table.columns[0]))


def _sources(question: Question) -> None:
    words = question.words
    found = summaries.sources(question.session, question.view.asked)
    table = source_table(found, question.rows, words)
    link = table.columns[-1]
    table[link] = [web_address(address) for address in table[link]]
    st.dataframe(
        table,
        hide_index=True,
        height=_table_height(table),
        column_config={link: st.column_config.LinkColumn(width="medium")},
        alt=words.tr("The sources of the incidents shown"),
    )
