"""What stands in one cell: text for a spreadsheet that can't be mistaken for a formula.

Spreadsheets run a cell that begins with `=`, `+`, `-` or `@`, or with a tab or line break before
one, as a formula (OWASP, "CSV Injection"); East Asian versions take the full-width forms too. An
apostrophe in front turns it into text. Records come from anywhere, so every text is guarded,
whatever the type of its column; real numbers stay numbers.
"""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pandas as pd

# Six decimals of a degree are a decimetre, far finer than any place here is known.
DECIMALS = 6
GUARD = "'"
# White space, and marks that are not seen but that some programs skip: byte order mark, zero-width
# and bidirectional marks.
_UNSEEN = r"\s\ufeff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069"
_TRIGGERS = "=+\\-@＝＋－＠"  # noqa: RUF001
_FORMULA = re.compile(rf"[\t\r\n]|[{_UNSEEN}]*[{_TRIGGERS}]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?")
# Control characters but tab and line feed, and halves of a surrogate pair: no text, and some
# programs end a cell or refuse a file at them. Bidirectional marks are text, and are kept.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def cell(value: object) -> str:
    """A value as the text of a cell.

    Args:
        value: text, a number, a date or time, a truth value, or an absent value of any kind.

    Returns:
        Empty for an absent value, so that it differs from 0; dates as ISO 8601; numbers with a
        point for decimals and no exponent; texts made harmless.
    """
    if isinstance(value, str):
        return safe_text(value)
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(value).lower()
    if isinstance(value, (float, np.floating)):
        return _decimal(float(value))
    if isinstance(value, dt.date):
        return _iso(value)
    return str(value) if isinstance(value, (int, np.integer)) else safe_text(str(value))


def safe_text(text: str) -> str:
    """A text without control characters, and with an apostrophe where it might run as a formula.

    Line breaks within it become line feeds. A text that is nothing but a number stays as it is.
    """
    guard = _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    clean = _CONTROL.sub(_REPLACEMENT, lines)
    return GUARD + clean if guard else clean


def _decimal(value: float) -> str:
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _iso(value: dt.date) -> str:
    """A day without the midnight that pandas gives every date."""
    if isinstance(value, dt.datetime) and value.time() != dt.time.min:
        return value.isoformat()
    return value.strftime("%Y-%m-%d")
