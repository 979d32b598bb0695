from __future__ import annotations

import datetime as dt

import pytest

from dashboard import summaries
from dashboard.filters import Filter
from dashboard.i18n import words_for
from dashboard.views import charts


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("meaning", summaries.MEANINGS)
def test_the_group_chart_and_its_table_hold_the_same_counts(session, language, meaning) -> None:
    words = words_for(language)
    rows = summaries.per_group(session, Filter(), meaning)
    spec = charts.group_chart(rows, words).to_dict()
    (data,) = spec["datasets"].values()
    table = charts.group_table(rows, words)
    drawn = {(row["group"].replace("\n", " "), row["outcome"]): row["count"] for row in data}
    for row in table.to_dict("records"):
        group, *_ = row.values()
        for outcome in list(row)[1:]:
            assert row[outcome] == drawn.get((group, outcome), words.tr("not stated"))


def test_wounded_hang_below_the_axis_with_their_range(session) -> None:
    rows = summaries.per_period(session, Filter(), "year")
    spec = charts.period_chart(rows, "year", words_for("en")).to_dict()
    (data,) = spec["datasets"].values()
    wounded = [row for row in data if row["outcome"] == "Wounded" and row["best"] is not None]
    assert [(row["low"], row["best"], row["high"]) for row in wounded] == [(-5, -5, -7)]
    assert wounded[0]["count"] == "5 (5–7)"


def test_charts_write_months_in_the_reader_s_language(session) -> None:
    rows = summaries.per_period(session, Filter(), "month")
    spec = charts.period_chart(rows, "month", words_for("es")).to_dict()
    assert spec["config"]["locale"]["time"]["months"][0] == "enero"
    assert spec["config"]["locale"]["time"]["days"][0] == "domingo"


def test_the_histogram_marks_the_months_outside_the_choice(session) -> None:
    line = summaries.timeline(session, Filter())
    chosen = (dt.date(2012, 1, 1), dt.date(2012, 12, 1))
    (data,) = charts.histogram(line, chosen, words_for("en")).to_dict()["datasets"].values()
    assert sum(row["inside"] for row in data) == 12
    assert sum(row["incidents"] for row in data) == 5


def test_an_open_count_is_said_over_time_as_it_is_per_group(session) -> None:
    rows = summaries.per_period(session, Filter(), "year")
    table = charts.period_table(rows, "year", words_for("en")).set_index("When")
    assert table.loc["2012", "Killed"] == "at least 6"
    assert table.loc["2010", "Killed"] == "3 (2–4)"
