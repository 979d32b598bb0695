"""What became of a boundary file, and what there is, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.i18n import Words, words_for
from dashboard.labels import N_
from geodata.additions.boundary_report import Addition
from geodata.additions.boundary_store import files_of
from geodata.additions.boundary_words import short
from geodata.additions.unit_match import Match
from geodata.catalogue import Message, load_catalogue
from geodata.results import LOCALE

SHOWN = 20
"""Rows and units listed in the report; the JSON has them all."""

LEVELS = {
    "department": N_("Departments"),
    "province": N_("Provinces"),
    "district": N_("Districts"),
}


def sentence(message: Message, language: str) -> str:
    """A message of the geodata package in a reader's language."""
    return words_for(language).said(message)


def addition_json(addition: Addition, language: str) -> str:
    """All that is known of an addition, as JSON."""
    found = addition.to_dict(load_catalogue(LOCALE, language))
    return json.dumps(found, ensure_ascii=False, indent=2)


def addition_text(addition: Addition, language: str) -> str:
    """The report on a file that was added."""
    words = words_for(language)
    parts = [
        _table(_facts(addition, words)),
        _listed(words.tr("Mended or assumed:"), [sentence(r, language) for r in addition.remarks]),
        _listed(
            words.tr("Rows that were not taken:"),
            [_refused(match, words, language) for match in addition.refused],
            words,
        ),
        _listed(
            words.trn(
                "{n} unit loses the area that it had:",
                "{n} units lose the area that they had:",
                len(addition.lost),
            ),
            [f"{unit.code}  {unit.name}" for unit in addition.lost],
            words,
        ),
        _listed(
            words.tr("Units without an area, whose land is known by what comes with the program:"),
            [f"{unit.code}  {unit.name}" for unit in addition.missing],
            words,
        ),
        words.tr("A page that is being served shows them once it is started again."),
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(addition: Addition, words: Words) -> list[tuple[str, str]]:
    level = LEVELS[addition.level]
    exact = [region for region, known in addition.regions.items() if known]
    rough = [region for region, known in addition.regions.items() if not known]
    return [
        (words.tr("File"), short(addition.file)),
        (words.tr("Layer"), short(addition.layer)),
        (words.tr("Layout"), addition.layout or words.tr("codes and names of no known layout")),
        (words.tr("Coordinates"), addition.crs or words.tr("system not stated")),
        (words.tr("Rows"), words.number(len(addition.matches))),
        (words.tr(level), _matched(addition, words)),
        (words.tr("Regions, exact outline"), ", ".join(exact)),
        (words.tr("Regions, approximate"), ", ".join(rough)),
        (words.tr("In place of"), short(addition.replaced)),
        *((words.tr("Kept beside it"), _of_file(file, words)) for file in addition.kept),
        (words.tr("Source"), addition.source),
        (words.tr("Licence"), addition.licence),
    ]


def _matched(addition: Addition, words: Words) -> str:
    kept = sum(int(file["matched"]) for file in addition.kept)
    total = len(addition.units) + kept + len(addition.missing)
    methods = {
        "code": words.tr("by code {n}", n=words.number(addition.methods["code"])),
        "name": words.tr("by name {n}", n=words.number(addition.methods["name"])),
        "place": words.tr("by name and place {n}", n=words.number(addition.methods["place"])),
    }
    used = ", ".join(text for method, text in methods.items() if addition.methods[method])
    n_of_total = words.tr(
        "{n} of {total}", n=words.number(len(addition.units)), total=words.number(total)
    )
    return f"{n_of_total} ({used})"


def _of_file(file: Mapping[str, Any], words: Words) -> str:
    """An earlier file, and how many areas are still from it."""
    name, n = short(str(file.get("file", ""))), int(file["matched"])
    return words.trn("{n} area of {file}", "{n} areas of {file}", n, file=name)


def _refused(match: Match, words: Words, language: str) -> str:
    label = short(match.row.label)
    row = words.tr("row {n}", n=match.row.number)
    why = sentence(match.why, language) if match.why else ""
    return f"{row}  {label}: {why}"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in rows if value)


def _listed(heading: str, lines: Sequence[str], words: Words | None = None) -> str:
    if not lines:
        return ""
    shown = [f"  {line}" for line in lines[:SHOWN]]
    if words is not None and len(lines) > SHOWN:
        shown.append("  " + words.tr("and {n} more", n=words.number(len(lines) - SHOWN)))
    return "\n".join([heading, *shown])


def stored_text(packs: Mapping[str, Mapping[str, Mapping[str, Any]]], language: str) -> str:
    """What was added, by country and level."""
    words = words_for(language)
    parts = [
        _table(_stored(country, level, said, words))
        for country, about in packs.items()
        for level, joint in about.items()
        for said in files_of(joint)
    ]
    if not parts:
        return words.tr(
            "No boundaries have been added; there are those that come with the program."
        )
    return "\n\n".join(parts)


def _stored(
    country: str, level: str, said: Mapping[str, Any], words: Words
) -> list[tuple[str, str]]:
    heading = LEVELS[level]
    units = words.tr(
        "{n}, from {rows} rows",
        n=words.number(said.get("matched")),
        rows=words.number(said.get("rows")),
    )
    return [
        (f"{words.tr(heading)}, {country}", units),
        (words.tr("File"), short(str(said.get("file", "")))),
        (words.tr("Added on"), str(said.get("date", ""))),
        (words.tr("Source"), str(said.get("source", "")) or words.tr("none stated")),
        (words.tr("Licence"), str(said.get("licence", "")) or words.tr("none stated")),
        ("SHA-256", str(said.get("sha256", ""))),
    ]
