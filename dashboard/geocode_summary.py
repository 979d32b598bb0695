"""What became of a spreadsheet that was geocoded, in a few lines."""

from __future__ import annotations

from pathlib import Path

from dashboard import labels
from dashboard.geocode_file import Plan, Tally
from dashboard.i18n import Words


def summary(planned: Plan, tally: Tally, path: Path, words: Words) -> str:
    """Rows in and out, how many were distinct, each status with its share, and what to know."""
    lines = [words.said(planned.sheet.read_as)]
    lines += _remarks(planned, words)
    lines.append(
        words.trn(
            "{n} row read and written to {file}, {distinct} distinct.",
            "{n} rows read and written to {file}, {distinct} distinct.",
            tally.rows,
            file=path.name,
            distinct=words.number(len(planned.asked)),
        )
    )
    return "\n".join(lines + _statuses(tally, words))


def _remarks(planned: Plan, words: Words) -> list[str]:
    remarks = []
    if planned.suffix:
        first, last = planned.new_headings[0], planned.new_headings[-1]
        remarks.append(
            words.tr(
                "The file has geo_ columns already; they stay, and the new ones are {first} to "
                "{last}.",
                first=first,
                last=last,
            )
        )
    if planned.long:
        remarks.append(
            words.trn(
                "{n} row has more cells than there are headings; they stand in columns without.",
                "{n} rows have more cells than there are headings; they stand in columns without.",
                planned.long,
            )
        )
    if planned.sheet.unworked:
        remarks.append(
            words.trn(
                "{n} cell holds a formula whose value was never worked out, and counts as empty; "
                "open the file in a spreadsheet program and save it.",
                "{n} cells hold formulas whose value was never worked out, and count as empty; "
                "open the file in a spreadsheet program and save it.",
                planned.sheet.unworked,
            )
        )
    return remarks


def _statuses(tally: Tally, words: Words) -> list[str]:
    """One line a status: its count and share in columns, and what it means."""
    names = {status: words.tr(label) for status, label in labels.STATUSES.items()}
    width = max(map(len, names.values()))
    lines = []
    for status, name in names.items():
        if count := tally.statuses[status]:
            share = 100 * count / tally.rows
            meaning = labels.STATUS_MEANINGS[status]
            counted = f"{name:<{width}}  {words.number(count):>11}  {share:>5.1f} %"
            lines.append(f"  {counted}  {words.tr(meaning)}")
    return lines
