"""The charts beside the map: casualties per group and over time, each with its table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import labels, summaries
from dashboard.i18n import Words
from dashboard.view_state import PERIODS
from dashboard.views import charts
from dashboard.views.question import Question
from dashboard.views.safe import as_heading, as_markdown
from dashboard.views.style import is_dark

# More rows than these scroll, so that the chart over time stays in view.
ROWS_IN_VIEW = 14
GROUP_HEIGHT = 236
TABLE_WIDTH = 440


def show_charts(question: Question) -> None:
    """Both charts, one under the other."""
    _per_group(question)
    _per_period(question)


def _per_group(question: Question) -> None:
    words, meaning = question.words, question.view.meaning
    rows = summaries.per_group(question.session, question.view.asked, meaning)
    table = charts.group_table(rows, words)
    title = words.tr(labels.MEANING_TITLES[meaning])
    with st.container(key="per_group", gap="small"):
        _heading(title, words.tr(labels.MEANING_NOTES[meaning]))
        if not question.view.briefing:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.segmented_control(
                    words.tr("What “casualties per group” means"),
                    summaries.MEANINGS,
                    key="meaning",
                    required=True,
                    format_func=lambda code: words.tr(labels.MEANINGS[code]),
                    label_visibility="collapsed",
                )
                _table(table, title, words)
        if rows.empty:
            st.caption(words.tr("No count of killed or wounded is stated."))
            return
        groups = rows["group_id"].nunique()
        st.caption(
            words.trn(
                "{n} group · solid: killed, pale: wounded, line: low–high",
                "{n} groups · solid: killed, pale: wounded, line: low–high",
                groups,
            )
        )
        with st.container(
            height=GROUP_HEIGHT if len(rows) > ROWS_IN_VIEW else "content", border=False
        ):
            st.altair_chart(
                charts.group_chart(rows, words, dark=is_dark()),
                width="stretch",
                alt=_alt_text(title, table),
            )


def _per_period(question: Question) -> None:
    words, unit = question.words, question.view.period
    rows = summaries.per_period(question.session, question.view.asked, unit)
    title = words.tr("Killed and wounded per month")
    if unit == "year":
        title = words.tr("Killed and wounded per year")
    with st.container(key="per_period", gap="small"):
        _heading(
            title,
            words.tr(
                "Killed stand above the line, wounded hang below it. An incident stands where it "
                "began, or may first have begun."
            ),
        )
        if not question.view.briefing:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.segmented_control(
                    words.tr("Per"),
                    PERIODS,
                    key="period",
                    required=True,
                    format_func=lambda u: words.tr("year") if u == "year" else words.tr("month"),
                    label_visibility="collapsed",
                )
                _table(charts.period_table(rows, unit, words), title, words)
        st.altair_chart(
            charts.period_chart(rows, unit, words, dark=is_dark()), width="stretch", alt=title
        )


def _heading(title: str, note: str) -> None:
    st.markdown(f"**{as_markdown(title)}**", help=note)


def _table(table: pd.DataFrame, title: str, words: Words) -> None:
    """The chart's numbers behind a toggle."""
    with st.popover(words.tr("Table"), icon=":material/table:", type="tertiary"):
        st.html(as_heading(title, "h3"))
        st.dataframe(table, hide_index=True, width=TABLE_WIDTH, alt=title)


def _alt_text(title: str, table: pd.DataFrame) -> str:
    """The chart in words: its title and the count of every bar."""
    lines = ["; ".join(str(cell) for cell in row) for row in table.itertuples(index=False)]
    heads = ", ".join(str(name) for name in table.columns)
    return f"{title}. {heads}: {' · '.join(lines)}"
