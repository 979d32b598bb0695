"""The charts: casualties per group, casualties over time, and the histogram over the slider."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

import altair as alt
import pandas as pd
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard import codebook, palette
from dashboard.i18n import Words
from dashboard.names import localized
from dashboard.store import BOUNDS
from dashboard.summaries import CHARTED

ChartT = TypeVar("ChartT", alt.Chart, alt.LayerChart)

# Room for two bars and a name of three short lines.
GROUP_STEP = 38
LIGHTER = 0.45
# Characters of a group's name on one line.
LABEL_WIDTH = 28
LABEL_LENGTH = 64
PERIOD_HEIGHT = 150
HISTOGRAM_HEIGHT = 58
# About what the sidebar and the charts' column have for bars at the narrowest.
CHART_WIDTH = 240
YEARS_WITH_MONTHS = 3


def group_chart(rows: pd.DataFrame, words: Words, *, dark: bool = False) -> alt.LayerChart:
    """Killed (solid) and wounded (lighter) per group: the bar is the best count, the line low–high.

    Args:
        rows: as `summaries.per_group` gives them.
        words: the reader's language.
        dark: whether the page is dark.
    """
    ink = palette.ground(dark=dark)["ink"]
    data = _group_data(rows, words)
    order = list(dict.fromkeys(data["group"]))
    outcomes = [_outcome(outcome, words) for outcome in CHARTED]
    axis = alt.Axis(
        labelLimit=180,
        labelOverlap=False,  # else Vega leaves out every second name
        labelColor=ink,
        domain=False,
        ticks=False,
        labelExpr="split(datum.label, '\\n')",
    )
    bands = alt.Scale(paddingInner=0.2, paddingOuter=0.1)
    y = alt.Y("group:N", sort=order, title=None, axis=axis, scale=bands)
    offset = alt.YOffset("outcome:N", sort=outcomes)
    tooltip = [
        alt.Tooltip("group:N", title=words.tr("Group")),
        alt.Tooltip("outcome:N", title=words.tr("Outcome")),
        alt.Tooltip("count:N", title=words.tr("Best (low–high)")),
        alt.Tooltip("incidents:N", title=words.tr("Incidents with a count")),
    ]
    kinds = sorted(set(data["kind"]))
    color = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[palette.GROUP_COLOURS[kind] for kind in kinds]),
        legend=None,
    )
    base = alt.Chart(data).encode(y=y, yOffset=offset, tooltip=tooltip)
    bars = base.mark_bar(cornerRadiusEnd=2).encode(
        x=alt.X("best:Q", title=None, axis=None),
        color=color,
        opacity=alt.condition(alt.datum.outcome == outcomes[0], alt.value(1.0), alt.value(LIGHTER)),
    )
    ranges = base.transform_filter("datum.high > datum.low").mark_rule(strokeWidth=1.5, color=ink)
    numbers = base.mark_text(align="left", dx=5, fontSize=11, color=ink).encode(
        x="end:Q", text="count:N"
    )
    chart = bars + ranges.encode(x="low:Q", x2="high:Q") + numbers
    return _in_language(chart.properties(height=len(order) * GROUP_STEP), words)


def period_chart(
    rows: pd.DataFrame, unit: str, words: Words, *, dark: bool = False
) -> alt.LayerChart:
    """Killed upwards and wounded downwards, per month or year, with low–high lines.

    Args:
        rows: as `summaries.per_period` gives them.
        unit: `month` or `year`.
        words: the reader's language.
        dark: whether the page is dark.
    """
    ink = palette.ground(dark=dark)["ink"]
    data = _period_data(rows, unit, words)
    names = [_outcome(outcome, words) for outcome in CHARTED]
    colours = [palette.OUTCOME_COLOURS[outcome] for outcome in CHARTED]
    base = alt.Chart(data).encode(
        x=alt.X("middle:T", title=None, axis=_time_axis(data["middle"], unit, ink)),
        tooltip=[
            alt.Tooltip("when:N", title=words.tr("When")),
            alt.Tooltip("outcome:N", title=words.tr("Outcome")),
            alt.Tooltip("count:N", title=words.tr("Best (low–high)")),
            alt.Tooltip("incidents:Q", title=words.tr("Incidents")),
        ],
    )
    scale = alt.Scale(domain=names, range=colours)
    bars = base.mark_bar(size=_bar_width(data["middle"], unit)).encode(
        y=alt.Y("best:Q", title=None, axis=_count_axis(3, ink)),
        color=alt.Color(
            "outcome:N",
            scale=scale,
            legend=alt.Legend(title=None, orient="top", offset=4),
        ),
    )
    ranges = base.transform_filter("datum.high != datum.low").mark_rule(strokeWidth=1.5, color=ink)
    chart = bars + ranges.encode(y="low:Q", y2="high:Q")
    return _in_language(chart.properties(height=PERIOD_HEIGHT), words)


def histogram(timeline: pd.DataFrame, chosen: tuple[dt.date, dt.date], words: Words) -> alt.Chart:
    """Incidents per month over the slider; the months outside the chosen ones are pale.

    Args:
        timeline: month (date), incidents.
        chosen: first and last month shown.
        words: the reader's language.
    """
    data = pd.DataFrame(
        {
            "start": pd.to_datetime(timeline["month"]),
            "incidents": timeline["incidents"],
            "inside": timeline["month"].between(*chosen),
            "when": [words.month(month) for month in timeline["month"]],
        }
    )
    axis = alt.Axis(format="%Y", tickCount=5, grid=False, domain=False, ticks=False)
    chart = (
        alt.Chart(data)
        .mark_bar(size=_bar_width(data["start"], "month"))
        .encode(
            x=alt.X("start:T", title=None, axis=axis),
            y=alt.Y("incidents:Q", title=None, axis=None),
            color=alt.condition("datum.inside", alt.value(palette.ACCENT), alt.value(palette.PALE)),
            tooltip=[
                alt.Tooltip("when:N", title=words.tr("When")),
                alt.Tooltip("incidents:Q", title=words.tr("Incidents")),
            ],
        )
    )
    return _in_language(chart.properties(height=HISTOGRAM_HEIGHT), words)


def group_table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table beside the group chart: one row a group, its columns in the reader's language."""
    data = _group_data(rows, words)
    groups = list(dict.fromkeys(data["group"]))
    counts = dict(zip(zip(data["group"], data["outcome"], strict=True), data["count"], strict=True))
    unstated = words.tr("not stated")
    columns = {words.tr("Group"): [group.replace("\n", " ") for group in groups]}
    for outcome in (_outcome(outcome, words) for outcome in CHARTED):
        columns[outcome] = [counts.get((group, outcome), unstated) for group in groups]
    return pd.DataFrame(columns)


def period_table(rows: pd.DataFrame, unit: str, words: Words) -> pd.DataFrame:
    """The table beside the chart over time: one row a period with incidents."""
    shown: dict[str, Any] = {
        words.tr("When"): [_period_name(period, unit, words) for period in rows["period"]],
        words.tr("Incidents"): rows["incidents"].astype(int),
    }
    for outcome in CHARTED:
        shown[_outcome(outcome, words)] = _counts(
            rows, f"{outcome}_", rows[f"{outcome}_open"], words
        )
    return pd.DataFrame(shown)


def _group_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = localized(rows, "name", words.language)
    top = rows[["high", "best"]].max(axis=1).astype("float64").fillna(0)
    return pd.DataFrame(
        {
            "group": _axis_labels(rows["group_id"], names),
            "kind": rows["kind"],
            "outcome": [_outcome(outcome, words) for outcome in rows["outcome"]],
            "low": rows["low"].astype("float64"),
            "best": rows["best"].astype("float64"),
            "high": rows["high"].astype("float64"),
            "end": top,
            "count": _counts(rows, "", rows["open_above"], words),
            "incidents": rows["incidents"],
        }
    )


def _counts(rows: pd.DataFrame, prefix: str, is_open: pd.Series, words: Words) -> list[str]:
    """Each row's count in words, from its columns low, best and high with that prefix."""
    bounds = (rows[f"{prefix}{bound}"] for bound in BOUNDS)
    return [
        words.count(low, best, high, open_above=above > 0)
        for low, best, high, above in zip(*bounds, is_open, strict=True)
    ]


def _axis_labels(ids: pd.Series, names: pd.Series) -> list[str]:
    """A label for each row; groups whose labels are alike are told apart by their ids."""
    labels = {group: _axis_label(name) for group, name in zip(ids, names, strict=True)}
    often = Counter(labels.values())
    return [
        labels[group] if often[labels[group]] == 1 else f"{labels[group]}\n({group})"
        for group in ids
    ]


def _axis_label(name: str) -> str:
    """A name in two or three short lines.

    Vega puts the names into expressions of its own, and can't read one that holds a separator
    such as U+2028; here all white space is a space or the end of a line.
    """
    return textwrap.fill(textwrap.shorten(name, LABEL_LENGTH, placeholder="…"), LABEL_WIDTH)


def _period_data(rows: pd.DataFrame, unit: str, words: Words) -> pd.DataFrame:
    """One row a period and outcome; wounded are negative so that they hang below the axis."""
    half = pd.Timedelta(days=182 if unit == "year" else 15)
    parts = []
    for outcome, sign in zip(CHARTED, (1, -1), strict=True):
        counts = rows[[f"{outcome}_{bound}" for bound in BOUNDS]].set_axis(list(BOUNDS), axis=1)
        part = counts.astype("float64") * sign
        part["outcome"] = _outcome(outcome, words)
        part["middle"] = rows["period"] + half
        part["when"] = [_period_name(period, unit, words) for period in rows["period"]]
        part["count"] = _counts(rows, f"{outcome}_", rows[f"{outcome}_open"], words)
        part["incidents"] = rows["incidents"]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def _period_name(period: pd.Timestamp, unit: str, words: Words) -> str:
    return str(period.year) if unit == "year" else words.month(period.date())


def _outcome(outcome: str, words: Words) -> str:
    return codebook.label("casualties", "outcome", outcome, words.language)


def _bar_width(times: pd.Series, unit: str) -> float:
    """Pixels a bar, so that bars of neighbouring periods do not hide each other."""
    if times.empty:
        return 1.0
    days = max((times.max() - times.min()).days, 1)
    periods = days / (365 if unit == "year" else 30) + 1
    return float(min(max(CHART_WIDTH / periods * 0.8, 2.0), 18.0))


def _time_axis(times: pd.Series, unit: str, ink: str) -> alt.Axis:
    """Years; and months too where only a few years are shown."""
    years = 0 if times.empty else (times.max() - times.min()).days / 365
    if unit == "month" and years < YEARS_WITH_MONTHS:
        form, ticks = "%b %Y", 4
    else:
        form, ticks = "%Y", min(6, int(years) + 1)
    return alt.Axis(grid=False, format=form, labelOverlap=True, tickCount=ticks, labelColor=ink)


def _count_axis(ticks: int, ink: str) -> alt.Axis:
    return alt.Axis(
        tickCount=ticks, tickMinStep=1, labelColor=ink, labelExpr="format(abs(datum.value), ',')"
    )


def _in_language(chart: ChartT, words: Words) -> ChartT:
    """With numbers and dates as the reader's language writes them."""
    locale = words.locale
    days = [get_day_names("wide", locale=locale), get_day_names("abbreviated", locale=locale)]
    months = [get_month_names("wide", locale=locale), get_month_names("abbreviated", locale=locale)]
    chart.config = alt.Config(
        locale={
            "number": {
                "decimal": get_decimal_symbol(locale),
                "thousands": get_group_symbol(locale),
                "grouping": [3],
                "currency": ["", ""],
            },
            "time": {
                "dateTime": "%x, %X",
                "date": "%Y-%m-%d",
                "time": "%H:%M:%S",
                "periods": ["AM", "PM"],
                "days": _from_sunday(days[0]),
                "shortDays": _from_sunday(days[1]),
                "months": list(months[0].values()),
                "shortMonths": list(months[1].values()),
            },
        }
    )
    return chart


def _from_sunday(days: Mapping[int, str]) -> list[str]:
    """Day names as Vega wants them; Babel's begin with Monday."""
    return [days[6], *(days[index] for index in range(6))]
