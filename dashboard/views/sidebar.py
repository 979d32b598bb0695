"""The sidebar: language, briefing, the filters, and what can be taken away from the page."""

from __future__ import annotations

import streamlit as st

from dashboard import summaries
from dashboard.filters import Filter
from dashboard.i18n import LANGUAGES
from dashboard.views.filter_panel import show_filters
from dashboard.views.question import Question
from dashboard.views.take_away import show_export
from dashboard.views.url_state import change, hold_filter

LANGUAGE_NAMES = {"en": "English", "es": "Español"}


def show_sidebar(question: Question) -> None:
    """Everything an analyst chooses with."""
    words, asked = question.words, question.view.asked
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", key="brand"):
            st.html('<p class="atlas-brand">Incident Atlas</p>')
            st.segmented_control(
                words.tr("Language"),
                LANGUAGES,
                key="language",
                required=True,
                format_func=LANGUAGE_NAMES.__getitem__,
                label_visibility="collapsed",
            )
        timeline = summaries.timeline(question.session, asked)
        counts = summaries.facet_counts(question.session, asked)
        show_filters(asked, counts, timeline, question.names, words)
        _actions(question)


def _actions(question: Question) -> None:
    words, asked = question.words, question.view.asked
    with st.container(horizontal=True, key="actions"):
        show_export(question)
        with st.popover(words.tr("Link"), icon=":material/link:"):
            st.markdown(words.tr("This link opens the page with these filters:"))
            st.code(question.link, language=None, wrap_lines=True)
        st.button(
            words.tr("Briefing"),
            icon=":material/co_present:",
            key="to_briefing",
            on_click=change,
            kwargs={"briefing": True},
        )
        if asked.active():
            st.button(
                words.tr("Clear all filters"),
                icon=":material/filter_alt_off:",
                key="clear_all",
                on_click=hold_filter,
                args=(Filter(),),
            )
