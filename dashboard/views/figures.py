"""The sentence and the key figures: best first, the range beside it in smaller type."""

from __future__ import annotations

import streamlit as st

from dashboard import codebook
from dashboard.i18n import Words
from dashboard.summaries import Count, Figures
from dashboard.views.safe import as_html

SHOWN = ("killed", "wounded", "abducted")


def show_figures(found: Figures, words: Words) -> None:
    """A row of figures, as a list of terms and values so that it reads well aloud too."""
    parts = [_figure(words.tr("Incidents"), words.number(found.incidents), "", "")]
    parts += [_outcome(outcome, found, words) for outcome in SHOWN]
    parts.append(
        _figure(
            words.tr("Not located"),
            words.number(found.not_located),
            "",
            words.tr("not on the map; listed below") if found.not_located else "",
        )
    )
    if found.maybe:
        parts.append(
            _figure(
                words.tr("May belong"),
                words.number(found.maybe),
                "",
                words.trn(
                    "more, located too coarsely to tell; not counted here",
                    "more, located too coarsely to tell; not counted here",
                    found.maybe,
                ),
            )
        )
    st.html(f'<dl class="atlas-figures">{"".join(parts)}</dl>')


def count_words(count: Count, words: Words) -> tuple[str, str]:
    """The best total, and its range: ("96", "94–104"); the range is empty when it says no more."""
    if count.best is None and not count.high:
        return words.tr("not stated"), ""
    best = words.number(count.best) if count.best is not None else words.tr("no best count")
    if count.low == count.best == count.high and not count.open_above:
        return best, ""
    if count.low == count.best == count.high:
        return best, words.tr("at least {n}", n=best)
    return best, words.span(count.low, count.high, open_above=count.open_above)


def _outcome(outcome: str, found: Figures, words: Words) -> str:
    label = codebook.label("casualties", "outcome", outcome, words.language)
    count, total = found.counts[outcome], found.incidents
    best, span = count_words(count, words)
    note = ""
    if outcome == "abducted":
        stated = total - count.not_stated
        note = words.trn("in {n} incident", "in {n} incidents", stated) if stated else ""
    elif count.not_stated:
        note = words.trn(
            "not stated in {n} incident", "not stated in {n} incidents", count.not_stated
        )
    return _figure(label, best, span, note)


def _figure(label: str, value: str, span: str, note: str) -> str:
    span_html = f" <small>({as_html(span)})</small>" if span else ""
    note_html = f'<dd class="note">{as_html(note)}</dd>' if note else ""
    return f"<div><dt>{as_html(label)}</dt><dd>{as_html(value)}{span_html}</dd>{note_html}</div>"
