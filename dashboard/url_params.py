"""The filter as query parameters: every view is a link.

Streamlit's own `bind="query-params"` writes an option's label, which here carries a count and is
in the reader's language; a link must mean the same when counts or language change. So parameters
are the codes themselves, under the names that the command line uses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dashboard.filters import ROLES, Filter
from dashboard.store import PRECISIONS

# Filter field → query parameter; the command line's option is the same with dashes.
PARAMS = {
    "date_from": "from",
    "date_to": "to",
    "kinds": "kind",
    "groups": "group",
    "role": "role",
    "departments": "department",
    "provinces": "province",
    "regions": "region",
    "min_killed": "min_killed",
    "precision": "precision",
    "text": "text",
}
# A link is cut off by browsers and mail programs long before this; what is longer is no filter.
LONGEST_TEXT = 200
MOST_KILLED = 1_000_000_000


def to_params(asked: Filter) -> dict[str, list[str]]:
    """The query parameters of a filter; fields that ask for nothing are left out."""
    params = {}
    for name, param in PARAMS.items():
        value = getattr(asked, name)
        if value != Filter.__dataclass_fields__[name].default:
            items = value if isinstance(value, tuple) else (value,)
            params[param] = [str(item) for item in items]
    return params


def from_params(
    params: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]] | None = None
) -> tuple[Filter, list[str]]:
    """The filter that query parameters describe, and the parameters that could not be read.

    A parameter that makes no sense is left out of the filter and named in the second value, so
    that the page can say so; nothing is guessed.

    Args:
        params: parameter → its values.
        known: filter field → the codes it may hold; fields that are absent take any code.
    """
    read: dict[str, Any] = {}
    unread: list[str] = []
    for name, param in PARAMS.items():
        given = [value for value in params.get(param, []) if value]
        if known and name in known:
            unread += [f"{param}={value}" for value in given if value not in known[name]]
            given = [value for value in given if value in known[name]]
        if not given:
            continue
        try:
            read[name] = _value(name, given)
        except ValueError:
            unread.append(f"{param}={', '.join(given)}")
    if read.get("date_from", dt.date.min) > read.get("date_to", dt.date.max):
        unread += [f"from={read.pop('date_from')}", f"to={read.pop('date_to')}"]
    return Filter(**read), unread


def _value(name: str, given: list[str]) -> object:
    if name in {"date_from", "date_to"}:
        return dt.date.fromisoformat(given[-1])
    if name == "min_killed":
        return _count(given[-1])
    if name == "role":
        return _one_of(given[-1], ROLES)
    if name == "precision":
        return _one_of(given[-1], PRECISIONS)
    if name == "text":
        return " ".join(given[-1].replace("\0", " ").split())[:LONGEST_TEXT]
    return tuple(dict.fromkeys(given))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > MOST_KILLED:
        raise ValueError(text)
    return int(text)


def _one_of(value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(value)
    return value
