from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import ROLES, Filter
from dashboard.store import PRECISIONS
from dashboard.url_params import LONGEST_TEXT, PARAMS, from_params, to_params

codes = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=4).map(tuple)
dates = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    first, last = draw(dates), draw(dates)
    if first and last and first > last:
        first, last = last, first
    return Filter(
        date_from=first,
        date_to=last,
        kinds=draw(codes),
        groups=draw(codes),
        role=draw(st.sampled_from(ROLES)),
        departments=draw(codes),
        provinces=draw(codes),
        regions=draw(codes),
        min_killed=draw(st.integers(0, 10**6)),
        precision=draw(st.none() | st.sampled_from(PRECISIONS)),
        text=" ".join(draw(st.text(max_size=LONGEST_TEXT)).replace("\0", " ").split()),
    )


def test_every_filter_field_has_a_parameter() -> None:
    assert set(PARAMS) == {f.name for f in fields(Filter)}


@given(filters())
def test_a_filter_survives_its_link(asked: Filter) -> None:
    assert from_params(to_params(asked)) == (asked, [])


@given(st.dictionaries(st.sampled_from(sorted(PARAMS.values())), st.lists(st.text(max_size=9))))
def test_any_link_is_read_without_failing(params: dict[str, list[str]]) -> None:
    asked, unread = from_params(params)
    again, nothing = from_params(to_params(asked))
    assert again == asked
    assert nothing == []
    assert all(isinstance(part, str) for part in unread)


def test_what_makes_no_sense_is_named_and_left_out() -> None:
    params = {"from": ["yesterday"], "kind": ["attack", "picnic"], "role": ["victim"]}
    asked, unread = from_params(params, known={"kinds": {"attack"}})
    assert asked == Filter(kinds=("attack",))
    assert unread == ["from=yesterday", "kind=picnic", "role=victim"]


@pytest.mark.parametrize("count", ["-5", "1_0", "\N{ARABIC-INDIC DIGIT FIVE}", "9" * 24, "many"])
def test_a_count_that_is_none_is_named_and_left_out(count: str) -> None:
    assert from_params({"min_killed": [count]}) == (Filter(), [f"min_killed={count}"])


def test_dates_in_the_wrong_order_are_named_and_left_out() -> None:
    asked, unread = from_params({"from": ["2013-01-01"], "to": ["2012-01-01"]})
    assert asked == Filter()
    assert unread == ["from=2013-01-01", "to=2012-01-01"]
