import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.cells import cell, safe_text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "=cmd()",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "   =1+1",
        "\ufeff=1",
        "\u200f\u202e=1",
        "\u00a0-2+3",
        "＝1",  # noqa: RUF001
        "=",
        "-",
        "-\u0661",
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_text(text).startswith("'")
    assert safe_text(text)[1:] == text.replace("\r", "\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Junín",
        "a=b",
        "12",
        "-12.5",
        "-12,5",
        "+51987654321",
        "-1e5",
        "'=1",
        "<b>",
        "${alert(1)}",
    ],
)
def test_harmless_text_stays_as_it_is(text):
    assert safe_text(text) == text


@given(st.text())
def test_no_text_begins_as_a_formula_or_holds_a_control_character(text):
    safe = safe_text(text)
    assert not safe.startswith(FORMULA_STARTS) or is_number(safe)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in safe)
    safe.encode("utf-8")


def test_control_characters_are_shown_as_replaced():
    assert safe_text("a\x00b\x1b[31mc\x85\ud800") == "a\ufffdb\ufffd[31mc\ufffd\ufffd"


def test_line_breaks_become_line_feeds():
    assert safe_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_bidirectional_marks_are_text():
    assert safe_text("abc \u202e\u05d0\u05d1\u202c") == "abc \u202e\u05d0\u05d1\u202c"


def test_long_text_is_not_cut():
    assert safe_text("x" * 40_000) == "x" * 40_000


@pytest.mark.parametrize("absent", [None, pd.NA, pd.NaT, float("nan"), np.nan])
def test_absent_is_empty(absent):
    assert cell(absent) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (np.int64(-3), "-3"),
        (-12.0464, "-12.0464"),
        (np.float64(25.0), "25"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e-9, "0"),
        (1e15, "1000000000000000"),
        (-71.123456789, "-71.123457"),
        (True, "true"),
        (np.False_, "false"),
        (dt.date(2012, 8, 15), "2012-08-15"),
        (pd.Timestamp("2012-08-15"), "2012-08-15"),
        (pd.Timestamp("2012-08-15 06:30"), "2012-08-15T06:30:00"),
        (["=1"], "['=1']"),
    ],
)
def test_values_by_kind(value, text):
    assert cell(value) == text
