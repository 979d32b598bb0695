"""Words, numbers and dates in the reader's language."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from geodata.catalogue import LANGUAGES, Catalogue, Message, load_catalogue
from geodata.results import LOCALE

__all__ = ["LANGUAGES", "Words", "words_for"]

# Peru's own conventions for Spanish: a point for decimals, a comma for thousands.
_LOCALES = {"en": "en_GB", "es": "es_PE"}
_THIN_SPACE = "\u2009"


class Words:
    """Everything that is written for a reader in one language: texts, numbers, dates."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.language = catalogue.language
        self.locale = Locale.parse(_LOCALES[self.language])
        self._catalogue = catalogue

    def tr(self, msgid: str, /, **params: Any) -> str:
        """`msgid` in this language; `{name}` fields are filled from `params`."""
        return self._catalogue.tr(msgid, **params)

    def trn(self, one: str, many: str, n: int, /, **params: Any) -> str:
        """The form of a message for `n` things; `{n}` becomes the formatted number."""
        return self._catalogue.trn(one, many, n, **{"n": self.number(n), **params})

    def said(self, message: Message) -> str:
        """A sentence of the geodata package in this language."""
        return message.text(load_catalogue(LOCALE, self.language))

    def number(self, value: float | None) -> str:
        """A count with the language's separators; "not stated" for an absent one."""
        if value is None or pd.isna(value):
            return self.tr("not stated")
        return str(format_decimal(value, locale=self.locale))

    def count(
        self,
        low: float | None,
        best: float | None,
        high: float | None,
        *,
        open_above: bool = False,
    ) -> str:
        """A count of people: "5", "5 (4–7)", "4–7" where no best is stated, or "at least 4".

        Args:
            low: the least; None or NA where not stated, as for the others.
            best: the best-supported.
            high: the greatest.
            open_above: whether a total has parts of which only "at least" is known.
        """
        known = [None if value is None or pd.isna(value) else value for value in (low, best, high)]
        low, best, high = known
        if high is None and low is None:
            return self.number(best)
        if high is None or (open_above and low == high):
            return self.tr("at least {n}", n=self.number(low if best is None else best))
        if low is None:
            return self._at_most(best, high)
        if low == high:
            return self.number(high if best is None else best)
        span = self.span(low, high, open_above=open_above)
        return span if best is None else f"{self.number(best)} ({span})"

    def span(self, low: float, high: float, *, open_above: bool = False) -> str:
        """A range: "4–7", or "4–7+" where parts of it are only known as "at least"."""
        return f"{self.number(low)}–{self.number(high)}{'+' if open_above else ''}"

    def _at_most(self, best: float | None, high: float) -> str:
        if best is None:
            return self.tr("at most {n}", n=self.number(high))
        if best == high:
            return self.number(best)
        return self.tr("{n}, at most {high}", n=self.number(best), high=self.number(high))

    def day(self, date: dt.date) -> str:
        """A date to the day: "15 August 2012", "15 de agosto de 2012"."""
        return format_date(date, "long", self.locale)

    def month(self, date: dt.date) -> str:
        """A month: "August 2012", "agosto de 2012"."""
        return _month(date, "yMMMM", self.locale)

    def month_short(self, date: dt.date) -> str:
        """A month where room is short: "Aug 2012", "ago. 2012"."""
        return _month(date, "yMMM", self.locale)

    def date(self, start: dt.date, end: dt.date, precision: str) -> str:
        """When an incident was, said no more exactly than its `date_precision` allows."""
        if precision == "year":
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if precision == "month":
            return self.months(start, end)
        span = self.days(start, end)
        return self.tr("{span}, day uncertain", span=span) if precision == "week" else span

    def days(self, start: dt.date, end: dt.date) -> str:
        """A span of days, no part said twice: "12–13 August 2012"."""
        return self._span(start, end, "yMMMMd") if start != end else self.day(start)

    def months(self, start: dt.date, end: dt.date) -> str:
        """A span of months: "August 2012", "January–August 2012"."""
        return self._span(start, end, "yMMMM")

    def _span(self, start: dt.date, end: dt.date, skeleton: str) -> str:
        # CLDR sets thin spaces round some of the dashes; one way of writing reads better.
        span = format_interval(start, end, skeleton, locale=self.locale)
        return span.replace(_THIN_SPACE, "")


@lru_cache(maxsize=4096)
def _month(date: dt.date, skeleton: str, locale: Locale) -> str:
    """The slider names every month at each run of the page."""
    return format_skeleton(skeleton, date, locale=locale)


@cache
def words_for(language: str) -> Words:
    """The words of a language.

    Raises:
        ValueError: when the language is not one of `LANGUAGES`.
    """
    return Words(load_catalogue(Path(__file__).parent / "locale", language))
