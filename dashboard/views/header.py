"""The head of the page: the sentence that says what is shown, and in a briefing its title."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import Words
from dashboard.views.question import Question
from dashboard.views.safe import as_heading, as_html, as_markdown
from dashboard.views.url_state import change


def show_header(question: Question) -> None:
    """The sentence as the page's heading; a briefing has a title and a way back above it."""
    words = question.words
    if question.view.briefing:
        title, back = st.columns([80, 20], vertical_alignment="center")
        with title:
            st.html(as_heading(words.tr("Incident Atlas · briefing"), "p"))
        with back.container(key="leave_briefing", horizontal_alignment="right"):
            st.button(
                words.tr("Back to the filters"),
                icon=":material/tune:",
                on_click=change,
                kwargs={"briefing": False},
                type="tertiary",
            )
    st.html(f'<h1 class="atlas-sentence">{as_html(question.sentence)}</h1>')


def show_unread(unread: list[str], words: Words) -> None:
    """Says which parts of the link were not understood, so that nothing is left out silently."""
    if unread:
        parts = as_markdown("; ".join(unread)[:500])
        st.warning(
            words.tr(
                "This link holds something that was not understood and is left out: {parts}",
                parts=parts,
            ),
            icon=":material/link_off:",
        )
