"""Geocoding results for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dashboard import labels
from dashboard.i18n import Words, words_for
from geodata.gazetteer import country_of, load_gazetteer
from geodata.packs import BUNDLED

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
    status = labels.STATUSES[result["status"]]
    rows = [
        (words.tr("Text"), _one_line(result["text"])),
        (words.tr("Status"), words.tr(status)),
        (words.tr("Place"), _place(result, words)),
        (_code_label(result, words), result["unit"]),
        (words.tr("Regions"), ", ".join(result["regions"])),
        (words.tr("Point"), _point(result)),
        (words.tr("Precision"), _precision(result, words)),
        (words.tr("Reason"), result["reason"]),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}}  {value}" for name, value in rows if value]
    return "\n".join(lines + _candidates(result, words))


def _place(result: dict[str, Any], words: Words) -> str:
    if not result["name"]:
        return ""
    level = labels.LEVELS[result["level"]]
    return f"{result['name']} ({words.tr(level)})"


def _code_label(result: dict[str, Any], words: Words) -> str:
    """UBIGEO are Peru's codes alone."""
    if country_of(str(result["unit"])) in {None, BUNDLED}:
        return words.tr("UBIGEO or region")
    return words.tr("Code")


def _point(result: dict[str, Any]) -> str:
    return "" if result["lat"] is None else f"{result['lat']:.5f}, {result['lon']:.5f}"


def _precision(result: dict[str, Any], words: Words) -> str:
    if not result["precision"]:
        return ""
    label = labels.PRECISIONS[result["precision"]]
    precision = words.tr(label)
    if not result["radius_km"]:
        return precision
    radius = words.tr("within {km} km", km=words.number(result["radius_km"]))
    return f"{precision}, {radius}"


def _candidates(result: dict[str, Any], words: Words) -> list[str]:
    found = result["candidates"]
    if not found:
        return []
    heading = words.tr("Candidates")
    lines = [f"{heading}:"]
    lines += [_candidate(candidate, words) for candidate in found[:SHOWN]]
    more = len(found) - SHOWN
    if more > 0:
        lines.append("  " + words.tr("and {n} more", n=words.number(more)))
    return lines


def _candidate(candidate: dict[str, Any], words: Words) -> str:
    """A candidate with the units it lies in, since several may share a name."""
    unit = str(candidate["unit"] or "")
    level = labels.LEVELS[candidate["level"]]
    gazetteer = load_gazetteer()
    line = gazetteer.line(unit)
    above = line if candidate["level"] == "place" else line[:-1]
    within = [gazetteer.units[code].name for code in reversed(above)]
    inside = f" ({', '.join(within)})" if within else ""
    return f"  {unit:<6}  {words.tr(level):<12}  {candidate['name']}{inside}"


def _one_line(text: str) -> str:
    """A text shown in a terminal: no line breaks, no control sequences."""
    return "".join(c if c.isprintable() else " " for c in text)
