"""The sentence that says what is shown: above the map, in every export, on every briefing."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from dashboard import codebook, labels
from dashboard.filters import Filter
from dashboard.i18n import Words

DECEMBER = 12


@dataclass(frozen=True)
class Names:
    """What codes are called: functions from a code to its name in the reader's language."""

    group: Callable[[str], str]
    unit: Callable[[str], str]
    region: Callable[[str], str]


def sentence(asked: Filter, count: int, names: Names, words: Words) -> str:
    """For instance: "38 incidents in the VRAEM, 2008 to 2016, attributed to Shining Path"."""
    head = words.trn("{n} incident", "{n} incidents", count)
    parts = [
        _kinds(asked, words),
        _places(asked, names, words),
        _dates(asked, words),
        _groups(asked, names, words),
        _killed(asked, words),
        _precision(asked, words),
        _text(asked, words),
    ]
    return ", ".join([head, *(part for part in parts if part)])


def listed(items: list[str], words: Words) -> str:
    """Things joined by "or": "a", "a or b", "a, b or c"."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    return words.tr("{most} or {last}", most=", ".join(items[:-1]), last=items[-1])


def _kinds(asked: Filter, words: Words) -> str:
    if not asked.kinds:
        return ""
    kinds = [codebook.label("incidents", "kind", kind, words.language) for kind in asked.kinds]
    return words.tr("kind: {kinds}", kinds=listed([kind.lower() for kind in kinds], words))


def _places(asked: Filter, names: Names, words: Words) -> str:
    parts = []
    if asked.regions:
        regions = listed([names.region(code) for code in asked.regions], words)
        parts.append(words.tr("in the region {regions}", regions=regions))
    if asked.departments:
        units = listed([names.unit(code) for code in asked.departments], words)
        parts.append(words.tr("in the department of {units}", units=units))
    if asked.provinces:
        units = listed([names.unit(code) for code in asked.provinces], words)
        parts.append(words.tr("in the province of {units}", units=units))
    return ", ".join(parts)


def _dates(asked: Filter, words: Words) -> str:
    start, end = asked.date_from, asked.date_to
    if start and end:
        return _span(start, end, words)
    if start:
        return words.tr("since {date}", date=words.day(start))
    if end:
        return words.tr("until {date}", date=words.day(end))
    return ""


def _span(start: dt.date, end: dt.date, words: Words) -> str:
    """Whole years and whole months are said as such."""
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.month == 1 and end.month == DECEMBER:
        return words.date(start, end, "year")
    return words.months(start, end) if whole_months else words.days(start, end)


def _groups(asked: Filter, names: Names, words: Words) -> str:
    if not asked.groups:
        return ""
    groups = listed([names.group(code) for code in asked.groups], words)
    if asked.role == "suffered":
        return words.tr("with casualties suffered by {groups}", groups=groups)
    if asked.role == "attributed":
        return words.tr("attributed to {groups}", groups=groups)
    return words.tr("involving {groups}", groups=groups)


def _killed(asked: Filter, words: Words) -> str:
    if not asked.min_killed:
        return ""
    return words.tr("with at least {n} killed", n=words.number(asked.min_killed))


def _precision(asked: Filter, words: Words) -> str:
    if not asked.precision:
        return ""
    label = words.tr(labels.PRECISIONS[asked.precision]).lower()
    return words.tr("located to “{precision}” or better", precision=label)


def _text(asked: Filter, words: Words) -> str:
    return words.tr("mentioning “{text}”", text=asked.text) if asked.text else ""
