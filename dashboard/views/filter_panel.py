"""The filters in the sidebar, each choice with the number of incidents it would show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import codebook, labels
from dashboard.filters import ROLES, Filter
from dashboard.i18n import Words
from dashboard.sentence import Names
from dashboard.store import LOCATED
from dashboard.url_params import MOST_KILLED
from dashboard.views.charts import histogram
from dashboard.views.safe import as_heading
from dashboard.views.url_state import change

Counts = dict[str, dict[str, int]]


def show_filters(
    asked: Filter, counts: Counts, timeline: pd.DataFrame, names: Names, words: Words
) -> None:
    """Draws every filter; what they hold is read by `url_state.current_view` in the next run.

    Args:
        asked: the filter in force.
        counts: as `summaries.facet_counts` gives them.
        timeline: incidents per month of all dates, other filters in force; month, incidents.
        names: what groups, units and regions are called.
        words: the reader's language.
    """
    _when(asked, timeline, words)
    choices = _Choices(asked, counts, words)
    choices.show(words.tr("Kind of incident"), "kinds", _kind_name(words))
    choices.show(words.tr("Group"), "groups", names.group)
    _role(words)
    choices.show(words.tr("Region"), "regions", names.region)
    left, right = st.columns(2, gap="small")
    with left:
        choices.show(words.tr("Department"), "departments", names.unit)
        _least_killed(words)
    with right:
        choices.show(words.tr("Province"), "provinces", names.unit)
        _precision(counts["precision"], words)
    st.text_input(
        words.tr("Text"),
        key="text",
        placeholder=words.tr("in title, notes or place"),
        max_chars=200,
    )


def _kind_name(words: Words) -> Callable[[str], str]:
    return lambda kind: codebook.label("incidents", "kind", kind, words.language)


def _when(asked: Filter, timeline: pd.DataFrame, words: Words) -> None:
    months = list(timeline["month"])
    chosen = _months_of(asked, months)
    st.html(as_heading(words.tr("When"), "h3"))
    st.altair_chart(
        histogram(timeline, chosen, words),
        width="stretch",
        alt=words.tr("Incidents per month; the slider below chooses among them"),
    )
    # A key for each language: the browser sends back the label, which another language lacks.
    key = f"months_{words.language}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    st.select_slider(
        words.tr("Months shown"),
        options=months,
        value=(months[0], months[-1]),  # else it would be a slider of one month
        key=key,
        format_func=words.month_short,
        on_change=_months_chosen,
        args=(key, months),
        label_visibility="collapsed",
    )
    with st.popover(words.tr("Exact days"), icon=":material/event:", type="tertiary"):
        # A link may ask for days on which nothing happened.
        first, last = asked.date_from or months[0], asked.date_to or _month_end(months[-1])
        bounds = {
            "min_value": min(first, last, months[0]),
            "max_value": max(first, last, _month_end(months[-1])),
        }
        st.date_input(words.tr("From"), key="date_from", format="YYYY-MM-DD", **bounds)
        st.date_input(words.tr("To"), key="date_to", format="YYYY-MM-DD", **bounds)


def _months_of(asked: Filter, months: list[dt.date]) -> tuple[dt.date, dt.date]:
    first = asked.date_from.replace(day=1) if asked.date_from else months[0]
    last = asked.date_to.replace(day=1) if asked.date_to else months[-1]
    return min(max(first, months[0]), months[-1]), max(min(last, months[-1]), months[0])


def _months_chosen(key: str, months: list[dt.date]) -> None:
    first, last = st.session_state[key]
    change(
        date_from=None if first == months[0] else first,
        date_to=None if last == months[-1] else _month_end(last),
    )


def _month_end(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


@dataclass(frozen=True)
class _Choices:
    """Draws the fields of which several codes can be chosen."""

    asked: Filter
    counts: Counts
    words: Words

    def show(self, label: str, name: str, called: Callable[[str], str]) -> None:
        """A list of codes with their counts, the most frequent first."""
        found = self.counts[name]
        options = {*found, *getattr(self.asked, name)}
        st.multiselect(
            label,
            sorted(options, key=lambda code: (-found.get(code, 0), called(code))),
            key=name,
            format_func=lambda code: f"{called(code)} ({self.words.number(found.get(code, 0))})",
            placeholder=self.words.tr("any"),
        )


def _role(words: Words) -> None:
    st.segmented_control(
        words.tr("Role of the group"),
        ROLES,
        key="role",
        required=True,
        format_func=lambda role: words.tr(labels.ROLES[role]),
        label_visibility="collapsed",
        width="stretch",
        help=words.tr(
            "What the group must have done: been involved in any way, suffered casualties, or had "
            "the incident attributed to it."
        ),
    )


def _least_killed(words: Words) -> None:
    st.number_input(
        words.tr("Least killed"),
        key="min_killed",
        min_value=0,
        max_value=MOST_KILLED,
        step=1,
        help=words.tr("By the best count; where none is stated, by the low one."),
    )


def _precision(found: dict[str, int], words: Words) -> None:
    def shown(precision: str) -> str:
        return f"{words.tr(labels.PRECISIONS[precision])} ({words.number(found.get(precision, 0))})"

    st.selectbox(
        words.tr("Precision"),
        LOCATED,
        index=None,
        key="precision",
        format_func=shown,
        placeholder=words.tr("any"),
        help=words.tr("At least this precise: coarser locations are left out."),
    )
