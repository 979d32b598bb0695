"""Labelled place texts, and what a tool answered to one, in terms that any tool can be put in."""

import csv
from dataclasses import dataclass
from pathlib import Path

INPUTS = ("department", "province", "district", "country", "lat", "lon", "ubigeo", "date")
LABELS = ("status", "level", "unit")
UNIT_LEVELS = ("department", "province", "district")


@dataclass(frozen=True)
class Label:
    """One row of a gold file.

    Attributes:
        text: the place text.
        stated: the fields beside it, each "" when the record leaves it out.
        status: what the geocoder should say.
        level: how fine the answer should be, "" when the row does not say.
        unit: the code it should give, or a region's id; "" when there is none to give.
        case: what kind of row it is, "" when the file does not say.
    """

    text: str
    stated: dict[str, str]
    status: str
    level: str
    unit: str
    case: str = ""


@dataclass(frozen=True)
class Answer:
    """What a tool said: a unit's code or region's id or None; whether it offers that as certain.

    `status` is None for tools that know none.
    """

    unit: str | None
    sure: bool
    status: str | None = None


NOTHING = Answer(None, sure=False)


def read_gold(path: Path) -> list[Label]:
    """The rows of a CSV file that has `text`, the labels, and whichever inputs it has.

    Raises:
        ValueError: when a column is missing or the file has no row.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = reader.fieldnames or ()
        if missing := [name for name in ("text", *LABELS) if name not in columns]:
            raise ValueError(f"{path.name} lacks the column(s) {', '.join(missing)}.")
        rows = [_label(row) for row in reader]
    if not rows:
        raise ValueError(f"{path.name} has no rows.")
    return rows


def _label(row: dict[str, str]) -> Label:
    stated = {name: row.get(name) or "" for name in INPUTS}
    labels = {name: row[name] or "" for name in LABELS}
    return Label(row["text"] or "", stated, **labels, case=row.get("case") or "")


def write_gold(path: Path, labels: list[Label]) -> None:
    """Write labels as a file that `read_gold` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", *INPUTS, *LABELS])
        for label in labels:
            stated = [label.stated[name] for name in INPUTS]
            writer.writerow([label.text, *stated, label.status, label.level, label.unit])
