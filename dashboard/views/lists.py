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
    lists = {
        words.tr("Incidents ({n})", n=words.number(len(rows))): _incidents,
        words.tr("Not located ({n})", n=words.number(unlocated)): _unlocated,
    }
    maybe = question.figures.maybe
    if maybe:
        lists[words.tr("May belong ({n})", n=words.number(maybe))] = show_maybe
    lists |= {words.tr("Sources"): _sources, words.tr("About the data"): show_about}
    for tab, show in zip(st.tabs(list(lists)), lists.values(), strict=True):
        with tab:
            show(question)


def show_briefing_lists(question: Question) -> None:
    """All incidents with their sources, to be read or printed: nothing to click, nothing cut."""
    words, rows = question.words, question.rows
    st.html(as_heading(words.tr("Incidents")))
    incident_card.show_cards(rows, words)
    if not rows["located"].all():
        st.html(as_heading(words.tr("Not located")))
        _unlocated(question)
    if question.figures.maybe:
        st.html(as_heading(words.tr("May belong")))
        show_maybe(question)
    st.html(as_heading(words.tr("About the data")))
    show_about(question)


def show_maybe(question: Question) -> None:
    """What matches but for its place, which is known too coarsely to tell."""
    words = question.words
    st.caption(words.tr("These match all else, but their place is known too coarsely to tell."))
    table = incident_table(question.maybe, words)
    st.dataframe(
        table,
        hide_index=True,
        height=_table_height(table),
        alt=words.tr("The incidents that may belong, one a row"),
    )


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
    addresses = [web_address(address) for address in table[link]]
    table = table.fillna("")
    table[link] = addresses
    st.dataframe(
        table,
        hide_index=True,
        height=_table_height(table),
        column_config={link: st.column_config.LinkColumn(width="medium")},
        alt=words.tr("The sources of the incidents shown"),
    )
