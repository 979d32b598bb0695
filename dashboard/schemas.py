"""Schemas of the record tables, made from the codebook, and what they find wrong, in sentences.

The codebook (`data/datapackage.json`) is the only place where columns, types and code values are
written down; pandera reports every failing row at once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd
from pandera import errors as pandera_errors
from pandera.pandas import Check, Column, DataFrameSchema

# A file's first row is its header, so the first record stands in row 2.
FIRST_ROW = 2
# Longer values are cut in error sentences: they come from files that anybody may have written.
LONGEST = 60

_TYPE_CHECKS = {
    "integer": (re.compile(r"-?\d{1,9}"), "is not a whole number"),
    "year": (re.compile(r"\d{4}"), "is not a year of four digits"),
    "date": (re.compile(r"\d{4}-\d{2}-\d{2}"), "is not a date written YYYY-MM-DD"),
}
_PROBLEMS = {
    "not_nullable": "is empty, but a value is required",
    "field_uniqueness": "occurs more than once, but must be unique",
}


class RecordsError(ValueError):
    """The records break the codebook; one sentence a problem, with file, row and column."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def table_schema(resource: dict[str, Any]) -> DataFrameSchema:
    """The schema of one table, for a frame of texts as read from its file.

    Args:
        resource: the table's entry in the codebook.
    """
    columns = {field["name"]: _column(field) for field in resource["schema"]["fields"]}
    return DataFrameSchema(columns, strict=True, unique=resource["schema"].get("primaryKey"))


def problems_in(frame: pd.DataFrame, resource: dict[str, Any]) -> list[str]:
    """Everything in a table of texts that breaks the codebook, as sentences in row order."""
    try:
        table_schema(resource).validate(frame, lazy=True)
    except pandera_errors.SchemaErrors as found:
        return list(dict.fromkeys(_sentences(found.failure_cases, resource)))
    return []


def typed(frame: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """A valid table of texts with dates as datetime64 and whole numbers as Int64."""
    result = frame.copy()
    for field in resource["schema"]["fields"]:
        name = field["name"]
        if field["type"] == "date":
            result[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
        elif field["type"] in ("integer", "year"):
            result[name] = pd.to_numeric(frame[name]).astype("Int64")
    return result


def _column(field: dict[str, Any]) -> Column:
    rules = field.get("constraints", {})
    return Column(
        pd.StringDtype(),
        checks=[*_type_checks(field["type"]), *_rule_checks(rules)],
        nullable=not rules.get("required", False),
        unique=rules.get("unique", False),
    )


def _type_checks(kind: str) -> Iterator[Check]:
    if kind not in _TYPE_CHECKS:
        return
    pattern, problem = _TYPE_CHECKS[kind]
    yield Check(lambda texts: texts.str.fullmatch(pattern), error=problem)
    if kind == "date":
        yield Check(_in_calendar, error=problem)


def _in_calendar(texts: pd.Series) -> pd.Series:
    return pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce").notna()


def _rule_checks(rules: dict[str, Any]) -> Iterator[Check]:
    if "enum" in rules:
        values = rules["enum"]
        yield Check(lambda texts: texts.isin(values), error=f"is not one of {', '.join(values)}")
    if "pattern" in rules:
        pattern = re.compile(rules["pattern"])
        yield Check(
            lambda texts: texts.str.fullmatch(pattern), error=f"does not match {pattern.pattern}"
        )
    if "minimum" in rules:
        least = rules["minimum"]
        yield Check(
            lambda texts: ~(pd.to_numeric(texts, errors="coerce") < least),
            error=f"is less than {least}",
        )


def _sentences(cases: pd.DataFrame, resource: dict[str, Any]) -> Iterator[str]:
    # Findings about the whole table (a missing column) have no row, and come first.
    ordered = cases.sort_values("index", na_position="first", kind="stable")
    for case in ordered.to_dict("records"):
        yield f"{resource['path']}{_sentence(case, resource)}."


def _sentence(case: dict[Hashable, Any], resource: dict[str, Any]) -> str:
    check, value = case["check"], case["failure_case"]
    if check == "column_in_dataframe":
        return f": the column {value} is missing"
    if check == "column_in_schema":
        return f": the column {value} is not in the codebook"
    row = int(case["index"]) + FIRST_ROW
    if check == "multiple_fields_uniqueness":
        keys = ", ".join(resource["schema"]["primaryKey"])
        return f", row {row}: the same {keys} occur more than once"
    shown = f"{value[:LONGEST]!r} " if isinstance(value, str) else ""
    return f", row {row}, column {case['column']}: {shown}{_PROBLEMS.get(check, check)}"
