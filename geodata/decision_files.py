"""The files that hold reviewers' decisions: a row is added or taken away whole, or not at all."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from geodata.catalogue import Message
from geodata.collisions import CollisionError, collisions
from geodata.entries import (
    ALIAS_COLUMNS,
    ALIASES,
    VILLAGE_COLUMNS,
    VILLAGES,
    EntriesError,
    Entry,
    alias_of,
    alias_problems,
    read_entries,
    village_of,
    village_problems,
)
from geodata.files import write_whole
from geodata.gazetteer import Gazetteer
from geodata.names import clean
from geodata.packs import Pack, forget
from geodata.places import Place

COLUMNS = {ALIASES: ALIAS_COLUMNS, VILLAGES: VILLAGE_COLUMNS}
# Two reviewers at one page: the second decision is held against the first.
one_at_a_time = threading.Lock()


def append_row(
    gazetteer: Gazetteer,
    name: str,
    row: Mapping[str, str],
    check_place: Callable[[Place, Gazetteer], None] | None = None,
) -> None:
    """Adds a row to a file of the user's folder, and has the packs read again.

    Args:
        gazetteer: the country's.
        name: `ALIASES` or `VILLAGES`.
        row: its cells, in any order; a column that is left out is empty.
        check_place: refuses a village.

    Raises:
        EntriesError: when the row breaks a rule of its form, or, as `CollisionError`, contradicts
            what is known. The file is as it was.
        OSError: when it can't be written.
    """
    path = gazetteer.pack.folder / name
    headings, rows = _read(path, COLUMNS[name])
    cells = {column: clean(row.get(column, "")) for column in COLUMNS[name]}
    entry = _checked(name, cells, len(rows) + 2)
    if check_place and isinstance(entry.value, Place):
        check_place(entry.value, gazetteer)
    _refuse_collisions(name, entry, gazetteer)
    _write(path, headings, [*rows, cells])
    forget()


def remove_rows(pack: Pack, name: str, entries: Iterable[Entry[Any]]) -> None:
    """Takes rows away from a file of the user's folder, and has the packs read again.

    Raises:
        OSError: when it can't be written; it is as it was.
    """
    gone = {entry.row for entry in entries}
    if not gone:
        return
    path = pack.folder / name
    headings, rows = _read(path, COLUMNS[name])
    _write(path, headings, [row for number, row in enumerate(rows, start=2) if number not in gone])
    forget()


def _checked(name: str, cells: Mapping[str, str], row: int) -> Entry[Any]:
    wrong = (alias_problems if name == ALIASES else village_problems)(cells)
    problems = [
        Message("{column}: {what}", {"column": column, "what": what}) for column, what in wrong
    ]
    if problems:
        raise EntriesError(problems)
    value = (alias_of if name == ALIASES else village_of)(cells)
    return Entry(value, cells["author"], cells["date"], name, row)


def _refuse_collisions(name: str, entry: Entry[Any], gazetteer: Gazetteer) -> None:
    known = read_entries(gazetteer.pack)
    with_it = (
        replace(known, aliases=[*known.aliases, entry])
        if name == ALIASES
        else replace(known, villages=[*known.villages, entry])
    )
    here = (entry.file, entry.row)
    problems = collisions(with_it, gazetteer)
    if problems:
        # Where the new row would stand helps nobody: it is not in the file yet.
        raise CollisionError(
            p.params["what"] if (p.params.get("file"), p.params.get("row")) == here else p
            for p in problems
        )


def _read(path: Path, columns: tuple[str, ...]) -> tuple[list[str], list[dict[str, str]]]:
    """The headings, all of `columns` among them, and the rows as they stand."""
    if not path.is_file():
        return list(columns), []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(dict.fromkeys([*(reader.fieldnames or ()), *columns])), rows


def _write(path: Path, headings: list[str], rows: Iterable[Mapping[str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headings, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.getvalue().encode())
