"""CSV as everyone can read it: UTF-8 without a byte order mark, commas, one line feed a row.

Text with a comma, quote or line break is quoted (RFC 4180); a cell that is empty was not stated.
"""

from __future__ import annotations

import csv
import io

import pandas as pd

from dashboard.exports.cells import cell, safe_text


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame's columns as CSV, without its index; every cell and heading is guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_text(str(name)) for name in frame.columns])
    columns = [[cell(value) for value in column] for _, column in frame.items()]
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8")
