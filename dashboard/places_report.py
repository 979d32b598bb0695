"""What `incident-atlas places` says: what was taken, what was not, and why."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.exports.cells import cell
from dashboard.i18n import Words, words_for
from dashboard.labels import N_
from geodata.additions.place_adding import Added
from geodata.additions.place_columns import PlaceColumns
from geodata.additions.place_list import TooFewFitError
from geodata.additions.place_store import PlaceList
from geodata.catalogue import Message
from geodata.packs import Pack
from geodata.unusable import UnusableFileError

EXAMPLES = 2
"""Rows shown of each reason for which rows were not taken."""
_WIDEST = 60
_DISTRICTS = "layers/districts.parquet"

# Why a row is no place: the codes are those of `geodata.additions.place_list`.
REASONS = {
    "duplicate": N_("same name at the same spot as another row"),
    "abroad": N_("point outside the country"),
    "far": N_("point and stated unit have nothing in common"),
    "no_name": N_("no name"),
    "long_name": N_("longer than a name"),
    "private": N_("not a public health post, or not named for a place"),
    "no_point": N_("neither point nor unit"),
    "bad_point": N_("coordinates that can't be read"),
    "zero_point": N_("coordinates 0, 0"),
    "broken_row": N_("more or fewer cells than columns"),
    "other_country": N_("of another country"),
    "other_feature": N_("no populated place (GeoNames' class P)"),
}
ROLES = {
    "name": N_("name"),
    "lat": N_("latitude"),
    "lon": N_("longitude"),
    "code": N_("unit's code"),
    "zone": N_("UTM zone"),
    "id": N_("row's code"),
    "population": N_("inhabitants"),
    "category": N_("category"),
    "others": N_("other names"),
    "department": N_("department"),
    "province": N_("province"),
    "district": N_("district"),
}


def in_words(message: Message, language: str) -> str:
    """A sentence of the geodata package in a language, on one line."""
    return _one_line(words_for(language).said(message))


def refusal(error: UnusableFileError, language: str) -> str:
    """Why a file was not taken; of one of which too little fits, what became of its rows."""
    sentence = in_words(error.message, language)
    if not isinstance(error, TooFewFitError):
        return sentence
    return "\n".join([sentence, *counts_lines(error.counts, words_for(language))])


def added_report(added: Added, language: str) -> str:
    """What came of adding a list, as text for a terminal."""
    words = words_for(language)
    entry, prepared = added.entry, added.prepared
    counts = prepared.counts
    lines = [
        words.trn(
            "Added {n} place of {file} to {country} as “{name}”.",
            "Added {n} places of {file} to {country} as “{name}”.",
            counts["taken"],
            file=_one_line(entry.file),
            country=added.country,
            name=entry.slug,
        )
    ]
    if added.replaced:
        lines.append(words.tr("It takes the place of the list of that name."))
    lines += [
        "",
        *counts_lines(counts, words, added.repeated),
        "",
        _columns(prepared.columns, words),
    ]
    lines += [f"- {in_words(remark, language)}" for remark in prepared.remarks]
    lines += _examples(prepared.rejected, str(prepared.columns.name), words)
    if not entry.districts:
        lines += ["", _without_districts(words)]
    return "\n".join(lines)


def _without_districts(words: Words) -> str:
    return words.tr(
        "No district borders are at hand: places whose list states no district are known by their "
        "province. After “incident-atlas boundaries add”, add this list again."
    )


def counts_lines(counts: Mapping[str, int], words: Words, repeated: int = 0) -> list[str]:
    """Rows by what became of them; those taken and those not add up to all."""
    rows = [(words.tr("Rows in the file"), counts["rows"]), (words.tr("Taken"), counts["taken"])]
    parts = [
        (words.tr("of these, known already, and not listed again"), repeated),
        (words.tr("of these, in a coarser unit than stated"), counts["coarser"]),
        (words.tr("of these, without a point"), counts["unlocated"]),
    ]
    rows += [(f"  {label}", n) for label, n in parts if n]
    reasons = [(words.tr(REASONS[code]), counts[code]) for code in REASONS if counts.get(code)]
    if reasons:
        rows.append((words.tr("Not taken"), counts["rows"] - counts["taken"]))
        rows += [(f"  {label}", n) for label, n in sorted(reasons, key=lambda row: -row[1])]
    width = max(len(label) for label, _ in rows)
    return [f"{label:<{width}}  {words.number(n):>9}" for label, n in rows]


def _columns(columns: PlaceColumns, words: Words) -> str:
    pairs = (
        f"{words.tr(ROLES[role])} = {_one_line(heading)}"
        for role, heading in columns.used().items()
    )
    return words.tr("Columns: {columns}", columns=", ".join(pairs))


def _examples(rejected: pd.DataFrame, name: str, words: Words) -> list[str]:
    if rejected.empty:
        return []
    lines = ["", words.tr("Not taken, for example:")]
    for code, rows in rejected.groupby("reason", sort=False):
        lines += [
            words.tr(
                "  row {row}: {name} ({why})",
                row=row["row"],
                name=_one_line(str(row[name])[:_WIDEST]) or "–",
                why=words.tr(REASONS[str(code)]),
            )
            for _, row in rows.head(EXAMPLES).iterrows()
        ]
    return lines


def rejected_csv(rejected: pd.DataFrame, language: str) -> bytes:
    """The rows not taken as CSV: the file's row, the reason in words, then its own columns."""
    words = words_for(language)
    table = rejected.copy()
    table["reason"] = [words.tr(REASONS[code]) for code in table["reason"]]
    table = table.map(cell)
    table.columns = [cell(str(column)) for column in table.columns]
    text = io.StringIO()
    table.to_csv(text, index=False, lineterminator="\n")
    return text.getvalue().encode("utf-8")


def lists_report(packs: Iterable[tuple[Pack, list[PlaceList]]], language: str) -> str:
    """The lists of every pack."""
    words = words_for(language)
    blocks = [
        "\n".join(_list_lines(pack, entry, words)) for pack, found in packs for entry in found
    ]
    return "\n\n".join(blocks) or words.tr(
        "No list of places has been added. Add one: incident-atlas places add FILE"
    )


def _list_lines(pack: Pack, entry: PlaceList, words: Words) -> list[str]:
    rows = [
        (words.tr("Country"), pack.country),
        (words.tr("Places"), words.number(entry.places)),
        (words.tr("Source"), _one_line(entry.source)),
        (words.tr("Licence"), _one_line(entry.licence) or words.tr("none stated")),
        (words.tr("File"), _one_line(entry.file)),
        (words.tr("Added"), entry.added[:10]),
    ]
    width = max(len(label) for label, _ in rows)
    lines = [entry.slug, *(f"  {label:<{width}}  {value}" for label, value in rows)]
    if pack.added(_DISTRICTS) and not entry.districts:
        lines.append(
            words.tr(
                "  It was added before the borders of districts: add it again, and places of which "
                "only the province is known get their district."
            )
        )
    return lines


def _one_line(text: str) -> str:
    """A text shown in a terminal: no line breaks, no control sequences."""
    return "".join(c if c.isprintable() else " " for c in text)
