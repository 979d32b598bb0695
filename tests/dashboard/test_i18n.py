from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.i18n import words_for

DAY = dt.date(2012, 8, 15)


@pytest.mark.parametrize(
    ("bounds", "english", "spanish"),
    [
        ((5, 5, 5), "5", "5"),
        ((4, 5, 7), "5 (4–7)", "5 (4–7)"),
        ((4, None, 7), "4–7", "4–7"),
        ((4, 4, None), "at least 4", "al menos 4"),
        ((None, 5, 9), "5, at most 9", "5, como máximo 9"),
        ((0, 0, 0), "0", "0"),
        ((None, None, None), "not stated", "no indicado"),
        ((pd.NA, 12345, pd.NA), "12,345", "12,345"),
    ],
)
def test_counts_say_what_is_stated_and_no_more(bounds, english: str, spanish: str) -> None:
    assert words_for("en").count(*bounds) == english
    assert words_for("es").count(*bounds) == spanish


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "spanish"),
    [
        (DAY, DAY, "day", "15 August 2012", "15 de agosto de 2012"),
        (
            DAY,
            dt.date(2012, 8, 16),
            "day",
            "15–16 Aug 2012",
            "15–16 de agosto de 2012",
        ),
        (
            DAY,
            dt.date(2012, 8, 21),
            "week",
            "15–21 Aug 2012, day uncertain",
            "15–21 de agosto de 2012, día incierto",
        ),
        (dt.date(2012, 8, 1), dt.date(2012, 8, 31), "month", "August 2012", "agosto de 2012"),
        (
            dt.date(2012, 10, 1),
            dt.date(2012, 12, 31),
            "month",
            "October–December 2012",
            "octubre–diciembre de 2012",
        ),
        (dt.date(2012, 1, 1), dt.date(2012, 12, 31), "year", "2012", "2012"),
    ],
)
def test_dates_are_said_no_more_exactly_than_known(start, end, precision, english, spanish) -> None:
    assert words_for("en").date(start, end, precision) == english
    assert words_for("es").date(start, end, precision) == spanish


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="No language 'qu'; there are: en, es"):
        words_for("qu")
