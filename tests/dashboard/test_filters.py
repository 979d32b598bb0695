from __future__ import annotations

import datetime as dt

import pytest

from dashboard.filters import Filter, matching, possible


def ids(session, table) -> set[str]:
    return set(session.run(table.select("id"))["id"])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter(), {"a1", "a2", "a3", "a4", "a5"}),
        (Filter(date_from=dt.date(2012, 8, 16)), {"a3", "a4", "a5"}),
        (Filter(date_to=dt.date(2012, 8, 1)), {"a1", "a3"}),
        (Filter(date_from=dt.date(2012, 8, 15), date_to=dt.date(2012, 8, 15)), {"a2", "a3"}),
        (Filter(kinds=("attack", "seizure")), {"a2", "a3", "a5"}),
        (Filter(groups=("rebels",)), {"a1", "a2", "a4"}),
        (Filter(groups=("rebels-north",)), {"a2", "a4"}),
        (Filter(groups=("rebels",), role="suffered"), {"a4"}),
        (Filter(groups=("rebels",), role="attributed"), {"a1", "a2"}),
        (Filter(groups=("civilians",), role="suffered"), {"a2", "a4"}),
        (Filter(groups=("army", "civilians")), {"a1", "a2", "a4", "a5"}),
        (Filter(departments=("12",)), {"a2", "a3"}),
        (Filter(provinces=("1206",)), {"a2"}),
        (Filter(regions=("VRAE",)), {"a1", "a4"}),
        (Filter(min_killed=6), {"a2", "a4"}),
        (Filter(precision="exact"), {"a1"}),
        (Filter(precision="department"), {"a1", "a2", "a3"}),
        (Filter(text="MAZANGARO"), {"a2"}),
        (Filter(text="base ataque"), {"a2"}),
        (Filter(text="%"), set()),
        (Filter(kinds=("attack",), departments=("05",)), set()),
    ],
)
def test_a_filter_finds_just_what_it_says(session, asked: Filter, expected: set[str]) -> None:
    assert ids(session, matching(session, asked)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter(), set()),
        (Filter(kinds=("attack",)), set()),
        # Junín reaches into the VRAE, and what is located nowhere may lie anywhere.
        (Filter(regions=("VRAE",)), {"a3", "a5"}),
        (Filter(provinces=("1206",)), {"a3", "a4", "a5"}),
        (Filter(departments=("05",)), {"a4", "a5"}),
        (Filter(departments=("05",), kinds=("seizure",)), {"a5"}),
        (Filter(departments=("12",), provinces=("1206",)), {"a3", "a4", "a5"}),
        (Filter(departments=("24",)), {"a5"}),
    ],
)
def test_what_is_located_too_coarsely_may_belong(session, asked, expected) -> None:
    assert ids(session, possible(session, asked)) == expected


def test_a_filter_says_which_fields_are_active_and_can_drop_them() -> None:
    asked = Filter(kinds=("attack",), role="suffered", text="x")
    assert asked.active() == ("kinds", "text")
    assert asked.without("kinds", "text") == Filter(role="suffered")


@pytest.mark.parametrize(("field", "value"), [("role", "victim"), ("precision", "rough")])
def test_a_value_outside_the_vocabulary_is_refused_with_the_valid_ones(field, value) -> None:
    with pytest.raises(ValueError, match=f"No {field} '{value}'; there are: "):
        Filter(**{field: value})


def test_dates_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="is after the last"):
        Filter(date_from=dt.date(2013, 1, 1), date_to=dt.date(2012, 1, 1))
