from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard import summaries
from dashboard.filters import Filter
from dashboard.summaries import Count


def test_figures_add_each_bound_on_its_own(session) -> None:
    found = summaries.figures(session, Filter())
    assert (found.incidents, found.not_located, found.maybe) == (5, 1, 0)
    assert found.counts["killed"] == Count(
        low=2 + 0 + 5 + 1 + 10,
        best=3 + 0 + 5 + 1 + 12,
        high=4 + 0 + 5 + 1 + 15,
        open_above=True,
        not_stated=2,
    )
    assert found.counts["wounded"] == Count(5, 5, 7, open_above=False, not_stated=4)


def test_a_count_without_best_is_not_stated_as_zero(session) -> None:
    abducted = summaries.figures(session, Filter()).counts["abducted"]
    assert abducted == Count(low=3, best=None, high=3, open_above=True, not_stated=4)


def test_figures_of_nothing_are_zero(session) -> None:
    found = summaries.figures(session, Filter(text="no such word"))
    assert found.incidents == 0
    assert found.counts["killed"] == Count(0, None, 0, open_above=False, not_stated=0)


def test_incidents_come_by_date_then_id(session) -> None:
    assert summaries.incident_ids(session, Filter()) == ["a1", "a3", "a2", "a4", "a5"]
    assert summaries.incidents(session, Filter())["id"].to_list() == ["a1", "a3", "a2", "a4", "a5"]


def test_open_ranges_make_an_incident_s_high_count_open(session) -> None:
    rows = summaries.incidents(session, Filter()).set_index("id")
    assert rows.loc["a1", ["killed_low", "killed_best", "killed_high"]].tolist() == [2, 3, 4]
    assert rows.loc["a2", ["killed_low", "killed_best"]].tolist() == [6, 6]
    assert pd.isna(rows.loc["a2", "killed_high"]), "5 and “at least 1” have no highest count"
    assert rows.loc["a3", ["killed_low", "killed_best", "killed_high"]].isna().all()


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("suffered", {"army": 8, "rebels": 0, "rebels-north": 12, "civilians": 1}),
        # The rebels' own dead are not attributed to them; a4 counts for army and police alike.
        ("attributed", {"rebels": 3, "rebels-north": 6, "army": 12, "police": 12}),
        (
            "involving",
            {"army": 21, "rebels": 3, "rebels-north": 18, "police": 12, "civilians": 18},
        ),
    ],
)
def test_the_three_meanings_are_kept_apart(session, meaning: str, expected: dict) -> None:
    rows = summaries.per_group(session, Filter(), meaning)
    killed = rows[rows["outcome"] == "killed"].set_index("group_id")["best"]
    assert killed.to_dict() == expected


def test_an_unknown_meaning_is_refused(session) -> None:
    with pytest.raises(ValueError, match="No meaning 'caused'"):
        summaries.per_group(session, Filter(), "caused")


def test_per_period_keeps_ranges_and_missing_counts(session) -> None:
    rows = summaries.per_period(session, Filter(), "year").set_index("period")
    assert rows["incidents"].to_dict() == {
        pd.Timestamp("2010-01-01"): 1,
        pd.Timestamp("2012-01-01"): 2,
        pd.Timestamp("2013-01-01"): 1,
        pd.Timestamp("2014-01-01"): 1,
    }
    row = rows.loc[pd.Timestamp("2012-01-01")]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (6, 6, 6)
    assert row["killed_not_stated"] == 1


def test_the_timeline_has_every_month_and_ignores_only_the_dates(session) -> None:
    asked = Filter(kinds=("attack",), date_from=dt.date(2014, 1, 1))
    line = summaries.timeline(session, asked)
    assert len(line) == 5 * 12
    assert line[line["incidents"] > 0].values.tolist() == [[dt.date(2012, 8, 1), 2]]


def test_facet_counts_leave_out_their_own_field(session) -> None:
    counts = summaries.facet_counts(session, Filter(kinds=("ambush",), role="attributed"))
    assert counts["kinds"] == {"ambush": 1, "attack": 2, "operation": 1, "seizure": 1}
    assert counts["groups"] == {"rebels": 1}
    assert counts["regions"] == {"VRAE": 1, "VRAEM": 1}
    assert counts["precision"]["exact"] == counts["precision"]["region"] == 1


def test_a_group_s_count_includes_its_factions(session) -> None:
    counts = summaries.facet_counts(session, Filter(role="attributed"))
    assert counts["groups"] == {"rebels": 2, "rebels-north": 1, "army": 1, "police": 1}


def test_loosening_says_which_filter_is_too_narrow(session) -> None:
    asked = Filter(kinds=("ambush",), departments=("12",))
    assert summaries.loosened(session, asked) == {"kinds": 2, "departments": 1}


def test_sources_are_those_of_the_incidents_asked_for(session) -> None:
    found = summaries.sources(session, Filter(kinds=("ambush",)))
    assert found[["incident_id", "publisher"]].values.tolist() == [["a1", "The Paper"]]
