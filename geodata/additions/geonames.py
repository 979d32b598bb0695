"""GeoNames' dump of a country: 19 columns without headings, separated by tabs.

Columns as in GeoNames' readme.txt. Of its feature classes only P is taken, "city, village, …";
that has the abandoned and historical places too (PPLQ, PPLH, PPLW), since incidents happened when
they still stood. Class A are the units themselves, the others hills, streams, churches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature class", "feature code", "country code", "cc2", "admin1 code", "admin2 code"),
    *("admin3 code", "admin4 code", "population", "elevation", "dem", "timezone"),
    "modification date",
)
_PEEKED = 20
_COUNTRY = 8


def is_geonames(head: str) -> bool:
    """Whether the first lines of a file are rows of a dump."""
    lines = [line for line in head.split("\n")[:_PEEKED] if line.strip()]
    complete = lines if len(lines) < _PEEKED else lines[:-1]
    return bool(complete) and all(map(_is_row, complete))


def _is_row(line: str) -> bool:
    cells = line.rstrip("\r").split("\t")
    return (
        len(cells) == len(COLUMNS)
        and cells[0].strip().isdigit()
        and len(cells[_COUNTRY]) in (0, 2)
        and len(cells[6]) <= 1
    )


def read_geonames(lines: Iterable[str], country: str) -> tuple[pd.DataFrame, dict[str, int]]:
    """The populated places of a dump, and how many rows of other kinds were left out.

    Args:
        lines: of the file.
        country: ISO alpha-2; a dump may hold several.

    Returns:
        A frame of texts in `COLUMNS`, indexed by the line's number; and counts by "broken_row",
        "other_country" and "other_feature".
    """
    kept, numbers, left_out = [], [], Counter[str]()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != len(COLUMNS):
            left_out["broken_row"] += 1
        elif cells[_COUNTRY] != country:
            left_out["other_country"] += 1
        elif cells[6] != "P":
            left_out["other_feature"] += 1
        else:
            kept.append(cells)
            numbers.append(number)
    return pd.DataFrame(kept, columns=list(COLUMNS), index=numbers, dtype=object), dict(left_out)


def finest_code(rows: pd.DataFrame) -> pd.Series[str]:
    """The finest code of a unit that each row states: the longest of admin1 to admin3.

    In Peru admin2 and admin3 are INEI's codes; admin1 is GeoNames' own, with letters for Lima.
    """
    codes = rows["admin3 code"].where(rows["admin3 code"] != "", rows["admin2 code"])
    return codes.where(codes != "", rows["admin1 code"])
