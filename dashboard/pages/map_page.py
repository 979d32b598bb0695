"""The map page: filters, sentence, figures, map, charts and lists; and its briefing view."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import words_for
from dashboard.names import names_for
from dashboard.views import charts_panel, empty, figures, header, lists, map_panel, sidebar
from dashboard.views.question import Question
from dashboard.views.resources import shared_store
from dashboard.views.style import ASSETS, apply_style, say_language
from dashboard.views.url_state import current_view, known_codes, unread_parameters, write_link
from geodata.gazetteer import load_gazetteer

# Streamlit fetches an icon given by its name from a font server; this one the program carries.
SIDEBAR_WIDTH = 300  # pixels
ICON = ASSETS / "icon.svg"


def show() -> None:
    """Draws the whole page once, for the state that its link and widgets describe."""
    st.set_page_config(
        page_title="Incident Atlas",
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    store, gazetteer = shared_store(), load_gazetteer()
    view = current_view(known_codes(store, gazetteer))
    unread = unread_parameters()
    write_link(view)
    words = words_for(view.language)
    apply_style(briefing=view.briefing)
    say_language(view.language)
    names = names_for(store.tables()["groups"], gazetteer, words)
    question = Question(store, store.session(), view, names, words)

    if not view.briefing:
        sidebar.show_sidebar(question)
    header.show_header(question)
    header.show_unread(unread, words)
    if question.rows.empty:
        empty.show_empty(question)
        return
    figures.show_figures(question.figures, words)
    map_column, chart_column = st.columns([62, 38], gap="medium")
    with map_column:
        map_panel.show_map_panel(question)
    with chart_column:
        charts_panel.show_charts(question)
    if view.briefing:
        lists.show_briefing_lists(question)
    else:
        lists.show_tabs(question)
