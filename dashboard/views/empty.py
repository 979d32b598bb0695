"""What is shown when nothing matches: which filter to loosen, and what that would bring."""

from __future__ import annotations

import streamlit as st

from dashboard import summaries
from dashboard.filters import Filter
from dashboard.labels import N_
from dashboard.views import lists
from dashboard.views.question import Question
from dashboard.views.safe import as_heading
from dashboard.views.url_state import hold_filter

FIELD_NAMES = {
    "date_from": N_("the first day"),
    "date_to": N_("the last day"),
    "kinds": N_("the kind of incident"),
    "groups": N_("the group"),
    "departments": N_("the department"),
    "provinces": N_("the province"),
    "regions": N_("the region"),
    "min_killed": N_("the least killed"),
    "precision": N_("the precision"),
    "text": N_("the text"),
}


def show_empty(question: Question) -> None:
    """Says that nothing matches, and offers each filter whose removal would show something."""
    words, asked = question.words, question.view.asked
    maybe = question.figures.maybe
    with st.container(border=True, key="empty"):
        st.html(as_heading(words.tr("No incident matches all of these filters.")))
        if maybe:
            st.markdown(
                words.trn(
                    "{n} may belong but is located too coarsely to tell.",
                    "{n} may belong but are located too coarsely to tell.",
                    maybe,
                )
            )
            lists.show_maybe(question)
        found = summaries.loosened(question.session, asked)
        if found:
            st.markdown(words.tr("Loosen one of them:"))
        else:
            st.markdown(words.tr("No single filter is the cause; start again from all incidents."))
        for name, count in sorted(found.items(), key=lambda item: item[1]):
            label = words.trn(
                "Without {field}: {n} incident",
                "Without {field}: {n} incidents",
                count,
                field=words.tr(FIELD_NAMES[name]),
            )
            st.button(
                label, key=f"loosen_{name}", on_click=hold_filter, args=(asked.without(name),)
            )
        st.button(
            words.tr("Clear all filters"),
            key="clear_empty",
            on_click=hold_filter,
            args=(Filter(),),
            type="primary",
        )
