"""The codebook: what `data/datapackage.json` says of tables, columns and code values."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from dashboard.records import records_dir


@cache
def load_codebook() -> dict[str, Any]:
    """The Frictionless data package of the records, as parsed JSON."""
    text = (records_dir() / "datapackage.json").read_text(encoding="utf-8")
    package: dict[str, Any] = json.loads(text)
    return package


@cache
def _categories(table: str, column: str) -> dict[str, dict[str, str]]:
    resources = {r["name"]: r for r in load_codebook()["resources"]}
    columns = {f["name"]: f for f in resources[table]["schema"]["fields"]}
    return {c["value"]: c for c in columns[column]["categories"]}


def values(table: str, column: str) -> tuple[str, ...]:
    """The code values a column may hold, in the codebook's order.

    Raises:
        KeyError: when the table or column is not in the codebook, or has no code values.
    """
    return tuple(_categories(table, column))


def label(table: str, column: str, value: str, language: str) -> str:
    """What a code value is called in a language; a value the codebook lacks is shown as it is."""
    category = _categories(table, column).get(value)
    if category is None:
        return value
    return category["label"] if language == "en" else category[f"label_{language}"]
