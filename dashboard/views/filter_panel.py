"""The filters in the sidebar, each choice with the number of incidents it would show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import codebook, labels
from dashboard.filters import ROLES, Filter
from dashboard.i18n import Words
from dashboard.sentence import Names
from dashboard.store import LOCATED
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
    _choices(words.tr("Kind of incident"), "kinds", asked, counts, _kind_name(words), words)
    _choices(words.tr("Group"), "groups", asked, counts, names.group, words)
    _role(words)
    _choices(words.tr("Region"), "regions", asked, counts, names.region, words)
    left, right = st.columns(2, gap="small")
    with left:
        _choices(words.tr("Department"), "departments", asked, counts, names.unit, words)
        _least_killed(words)
    with right:
        _choices(words.tr("Province"), "provinces", asked, counts, names.unit, words)
        _precision(counts["precision"], words)
    st.text_input(
        words.tr("Text"), key="text", placeholder=words.tr("in title, notes or place"),
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
    st.session_state["months"] = chosen
    st.select_slider(
        words.tr("Months shown"),
        options=months,
        key="months",
        format_func=lambda month: words.month_short(month),
        on_change=_months_chosen,
        args=(months,),
        label_visibility="collapsed",
    )
    first, last = months[0], _month_end(months[-1])
    left, right = st.columns(2, gap="small")
    bounds = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
    left.date_input(words.tr("From"), key="date_from", **bounds)
    right.date_input(words.tr("To"), key="date_to", **bounds)


def _months_of(asked: Filter, months: list[dt.date]) -> tuple[dt.date, dt.date]:
    first = asked.date_from.replace(day=1) if asked.date_from else months[0]
    last = asked.date_to.replace(day=1) if asked.date_to else months[-1]
    return min(max(first, months[0]), months[-1]), max(min(last, months[-1]), months[0])


def _months_chosen(months: list[dt.date]) -> None:
    first, last = st.session_state["months"]
    change(
        date_from=None if first == months[0] else first,
        date_to=None if last == months[-1] else _month_end(last),
    )


def _month_end(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _choices(
    label: str, name: str, asked: Filter, counts: Counts, called: Callable[[str], str], words: Words
) -> None:
    found = counts[name]
    chosen = getattr(asked, name)
    options = sorted({*found, *chosen}, key=lambda code: (-found.get(code, 0), called(code)))
    st.multiselect(
        label,
        options,
        key=name,
        format_func=lambda code: f"{called(code)} ({words.number(found.get(code, 0))})",
        placeholder=words.tr("any"),
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
    )


def _least_killed(words: Words) -> None:
    st.number_input(
        words.tr("Least killed"),
        key="min_killed",
        min_value=0,
        step=1,
        help=words.tr("By the best count; where none is stated, by the low one."),
    )


def _precision(found: dict[str, int], words: Words) -> None:
    def shown(precision: str | None) -> str:
        if precision is None:
            return words.tr("any")
        return f"{words.tr(labels.PRECISIONS[precision])} ({words.number(found.get(precision, 0))})"

    st.selectbox(
        words.tr("Precision at least"), [None, *LOCATED], key="precision", format_func=shown
    )
