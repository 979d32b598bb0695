"""GeoNames' dump of a country: 19 columns without headings, separated by tabs.

Columns as in GeoNames' readme.txt. Of its feature classes only P is taken, "city, village, …";
that has the abandoned and historical places too (PPLQ, PPLH, PPLW), since incidents happened when
they still stood. Class A are the units themselves, the others hills, streams, churches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature class", "feature code", "country code", "cc2", "admin1 code", "admin2 code"),
    *("admin3 code", "admin4 code", "population", "elevation", "dem", "timezone"),
    "modification date",
)
_PEEKED = 20
_CLASS, _COUNTRY = 6, 8


def is_geonames(head: str) -> bool:
    """Whether the first lines of a file are rows of a dump; some may be cut off."""
    lines = [line for line in head.split("\n")[:_PEEKED] if line.strip()]
    complete = lines if len(lines) < _PEEKED else lines[:-1]
    rows = [_is_row(line) for line in complete]
    return bool(rows) and rows[0] and sum(rows) > len(rows) / 2


def _is_row(line: str) -> bool:
    cells = line.rstrip("\r").split("\t")
    return (
        len(cells) == len(COLUMNS)
        and cells[0].strip().isdigit()
        and len(cells[_COUNTRY]) in (0, 2)
        and len(cells[_CLASS]) <= 1
    )


def read_geonames(
    lines: Iterable[str], country: str
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """The populated places of a dump, and the rows of other kinds that were left out.

    Args:
        lines: of the file.
        country: ISO alpha-2; a dump may hold several.

    Returns:
        A frame of texts in `COLUMNS`, indexed by the line's number; and such frames by why their
        rows are none of them: "broken_row", "other_country" or "other_feature".
    """
    rows: dict[str, tuple[list[list[str]], list[int]]] = defaultdict(lambda: ([], []))
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        kept, numbers = rows[_kind(cells, country)]
        kept.append(cells if len(cells) == len(COLUMNS) else _fitted(cells))
        numbers.append(number)
    taken = _frame(*rows.pop("", ([], [])))
    return taken, {why: _frame(*found) for why, found in rows.items()}


def _kind(cells: list[str], country: str) -> str:
    """Why a row is no populated place of the country; "" when it is one."""
    if len(cells) != len(COLUMNS):
        return "broken_row"
    if cells[_COUNTRY] != country:
        return "other_country"
    return "" if cells[_CLASS] == "P" else "other_feature"


def _fitted(cells: list[str]) -> list[str]:
    """As many cells as columns: what is too many stands in the last one, so that none is lost."""
    last = len(COLUMNS) - 1
    return [*cells[:last], *[""] * (last - len(cells)), "\t".join(cells[last:])]


def _frame(rows: list[list[str]], numbers: list[int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS), index=numbers, dtype=object)


def finest_code(rows: pd.DataFrame) -> pd.Series[str]:
    """The finest code of a unit that each row states: the longest of admin1 to admin3.

    In Peru admin2 and admin3 are INEI's codes; admin1 is GeoNames' own, with letters for Lima.
    """
    codes = rows["admin3 code"].where(rows["admin3 code"] != "", rows["admin2 code"])
    return codes.where(codes != "", rows["admin1 code"])
