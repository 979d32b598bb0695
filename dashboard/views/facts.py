"""A thing's facts, as the page lists them: its name, and below it term by term."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.views.safe import as_html


def facts_html(title: str, facts: Mapping[str, str]) -> str:
    """HTML of a title and of the facts by term, those left out that have no text.

    Args:
        title: any text, as are the terms and facts; none of it is taken for markup.
        facts: text by term, in order.
    """
    rows = "".join(
        f"<dt>{as_html(term)}</dt><dd>{as_html(text)}</dd>" for term, text in facts.items() if text
    )
    return (
        f'<p class="atlas-fact-title"><b>{as_html(title)}</b></p>'
        f'<dl class="atlas-facts">{rows}</dl>'
    )
