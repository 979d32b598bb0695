"""Geocoding results for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dashboard.i18n import Words, words_for

# More candidates than these are counted, not shown; the JSON has them all.
SHOWN = 6


def to_json(results: Sequence[dict[str, Any]]) -> str:
    """One object for one result, a list for several."""
    found = results[0] if len(results) == 1 else list(results)
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_text(results: Sequence[dict[str, Any]], language: str) -> str:
    """A small table for each result, an empty line between them."""
    words = words_for(language)
    return "\n\n".join(_table(result, words) for result in results)


def _table(result: dict[str, Any], words: Words) -> str:
    rows = [
        (words.tr("Text"), _one_line(result["text"])),
        (words.tr("Status"), result["status"]),
        (words.tr("Place"), _place(result)),
        (words.tr("UBIGEO or region"), result["unit"]),
        (words.tr("Regions"), ", ".join(result["regions"])),
        (words.tr("Point"), _point(result)),
        (words.tr("Precision"), _precision(result, words)),
        (words.tr("Reason"), result["reason"]),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}}  {value}" for name, value in rows if value]
    return "\n".join(lines + _candidates(result, words))


def _place(result: dict[str, Any]) -> str:
    return f"{result['name']} ({result['level']})" if result["name"] else ""


def _point(result: dict[str, Any]) -> str:
    return "" if result["lat"] is None else f"{result['lat']:.5f}, {result['lon']:.5f}"


def _precision(result: dict[str, Any], words: Words) -> str:
    if not result["radius_km"]:
        return str(result["precision"] or "")
    radius = words.tr("within {km} km", km=words.number(result["radius_km"]))
    return f"{result['precision']}, {radius}"


def _candidates(result: dict[str, Any], words: Words) -> list[str]:
    found = result["candidates"]
    if not found:
        return []
    heading = words.tr("Candidates")
    lines = [f"{heading}:"]
    lines += [f"  {c['unit'] or '':<6}  {c['level']:<10}  {c['name']}" for c in found[:SHOWN]]
    more = len(found) - SHOWN
    if more > 0:
        lines.append("  " + words.tr("and {n} more", n=words.number(more)))
    return lines


def _one_line(text: str) -> str:
    """A text shown in a terminal: no line breaks, no control sequences."""
    return "".join(c if c.isprintable() else " " for c in text)
