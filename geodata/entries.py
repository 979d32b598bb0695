"""What people entered by hand: aliases and villages, each row with its author, date and source.

The bundled rows lie in `curated/`, a user's decisions in `aliases.csv` and `villages.csv` of their
own folder, in the same columns. Here each row is read and held against the rules of its form;
whether rows contradict one another, `collisions.py` tells.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from geodata.catalogue import Catalogue, Message
from geodata.names import MAX_LENGTH, fold
from geodata.packs import Pack
from geodata.places import Place, read_place
from geodata.units import LEVELS

ALIASES, VILLAGES, COMMON_NAMES = "aliases.csv", "villages.csv", "common-names.csv"
ALIAS_COLUMNS = (
    *("text", "target_level", "target_code", "language"),
    *("source", "author", "date", "note"),
)
VILLAGE_COLUMNS = (
    *("name", "alt_names", "unit", "lat", "lon", "radius_km"),
    *("source", "source_address", "note", "author", "date"),
)
ALIAS_LEVELS = (*LEVELS, "region")
MAX_RADIUS_KM = 25.0
"""A place known less exactly than this is not "near" (the design's precision), and has no point."""

_SURPLUS = "\0surplus"  # cells beyond the headings
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a unit or region, as data with a source.

    Attributes:
        text: the other name as it is written.
        target_level: a unit's level, or "region".
        target_code: UBIGEO, or the region's id.
        language: ISO 639-1 code, "" when the spelling belongs to none.
        source: where the name was read.
        author: who entered it.
        date: when it was entered, ISO.
        note: what else to know of it, "" for nothing.
    """

    text: str
    target_level: str
    target_code: str
    language: str
    source: str
    author: str
    date: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One row entered by hand: what it says, by whom and when, and where it stands.

    Attributes:
        value: the alias or the village.
        author: who entered it.
        date: when, ISO.
        file: name of its file.
        row: its number in the file as spreadsheets count, the headings being row 1.
    """

    value: T
    author: str
    date: str
    file: str
    row: int


@dataclass(frozen=True)
class Entries:
    """All that was entered by hand for a country, the bundled rows before a user's.

    Attributes:
        aliases: other names of units and regions.
        villages: places finer than a district.
        common: names by which people know one unit although others bear them too ("Surco").
    """

    aliases: list[Entry[Alias]]
    villages: list[Entry[Place]]
    common: list[Entry[Alias]]


class EntriesError(ValueError):
    """Rows entered by hand that break a rule; `problems` has a sentence for each."""

    def __init__(self, problems: Iterable[Message]) -> None:
        self.problems = tuple(problems)
        english = Catalogue("en", {})
        super().__init__("\n".join(problem.text(english) for problem in self.problems))


def at_row(file: str, row: int, column: str, what: Message) -> Message:
    """A sentence with where it applies in front."""
    place = {"file": file, "row": row, "column": column, "what": what}
    return Message("{file}, row {row}, column {column}: {what}", place)


def read_entries(pack: Pack) -> Entries:
    """The aliases and villages of a pack and those that a user added to it.

    Raises:
        EntriesError: as `read_aliases`.
    """
    return Entries(
        aliases=[e for path in _files(pack, ALIASES) for e in read_aliases(path)],
        villages=[e for path in _files(pack, VILLAGES) for e in read_villages(path)],
        common=[e for path in _files(pack, COMMON_NAMES) for e in read_aliases(path)],
    )


def _files(pack: Pack, name: str) -> list[Path]:
    """The pack's own file and the user's, which are the same but in the bundled pack."""
    return list(dict.fromkeys(path for path in (pack.base(name), pack.added(name)) if path))


def read_aliases(path: Path) -> list[Entry[Alias]]:
    """The rows of a file of aliases (`ALIAS_COLUMNS`; language and note may be left out).

    Raises:
        EntriesError: with a sentence for each row that breaks a rule, or one for the file.
    """
    return _read(path, ALIAS_COLUMNS, ("language", "note"), alias_problems, alias_of)


def read_villages(path: Path) -> list[Entry[Place]]:
    """The rows of a file of villages (`VILLAGE_COLUMNS`; source_address and note may be left out).

    Raises:
        EntriesError: with a sentence for each row that breaks a rule, or one for the file.
    """
    optional = ("alt_names", "source_address", "note")
    return _read(path, VILLAGE_COLUMNS, optional, village_problems, village_of)


def alias_of(row: Mapping[str, str]) -> Alias:
    """The alias of a row, which must have passed `alias_problems`."""
    return Alias(**{name: row.get(name, "") for name in ALIAS_COLUMNS})


def village_of(row: Mapping[str, str]) -> Place:
    """The village of a row, which must have passed `village_problems`."""
    return read_place({**dict.fromkeys(VILLAGE_COLUMNS, ""), **row}, "village")


Problems = Iterator[tuple[str, Message]]


def alias_problems(row: Mapping[str, str]) -> Problems:
    """Columns of an alias that break a rule, each with what is wrong and what to do."""
    yield from _name_problems(row, "text")
    if row["target_level"] not in ALIAS_LEVELS:
        levels = {"value": row["target_level"], "levels": ", ".join(ALIAS_LEVELS)}
        yield "target_level", Message("“{value}” is no level; write one of {levels}.", levels)
    yield from _missing(row, "target_code", "source", "author")
    yield from _date_problems(row)


def village_problems(row: Mapping[str, str]) -> Problems:
    """Columns of a village that break a rule, each with what is wrong and what to do."""
    yield from _name_problems(row, "name")
    yield from _missing(row, "unit", "source", "author")
    yield from _date_problems(row)
    numbers = {name: _number(row[name]) for name in ("lat", "lon", "radius_km")}
    for name, limit in (("lat", 90.0), ("lon", 180.0), ("radius_km", MAX_RADIUS_KM)):
        number = numbers[name]
        if row[name] and (number is None or abs(number) > limit):
            params = {"value": row[name], "limit": f"{limit:g}"}
            yield name, Message("“{value}” is no number up to {limit}; correct it.", params)
    if bool(row["lat"]) != bool(row["lon"]):
        yield "lat", Message("A point needs both lat and lon; give both or neither.")
    elif row["lat"] and not (numbers["radius_km"] or 0) > 0:
        yield (
            "radius_km",
            Message("A point needs the radius in kilometres within which the true spot lies."),
        )


def _name_problems(row: Mapping[str, str], column: str) -> Problems:
    if len(row[column]) > MAX_LENGTH:
        params = {"most": MAX_LENGTH}
        yield column, Message("A name has at most {most} characters; shorten it.", params)
    elif not fold(row[column]):
        yield column, Message("There is no letter or digit in it; write the name.")


def _missing(row: Mapping[str, str], *columns: str) -> Problems:
    for column in columns:
        if not row[column].strip():
            yield column, Message("It is empty, and every entry needs it; fill it in.")


def _date_problems(row: Mapping[str, str]) -> Problems:
    with suppress(ValueError):
        if dt.date.fromisoformat(row["date"]).isoformat() == row["date"]:
            return
    yield "date", Message("“{value}” is no date; write it as 2012-08-31.", {"value": row["date"]})


def _number(text: str) -> float | None:
    with suppress(ValueError):
        return float(text) if math.isfinite(float(text)) else None
    return None


def _read(
    path: Path,
    columns: tuple[str, ...],
    optional: tuple[str, ...],
    problems_of: Callable[[Mapping[str, str]], Problems],
    value_of: Callable[[Mapping[str, str]], T],
) -> list[Entry[T]]:
    found: list[Entry[T]] = []
    problems: list[Message] = []
    for number, row in enumerate(_rows(path, columns, optional), start=2):
        wrong = [at_row(path.name, number, *problem) for problem in problems_of(row)]
        if _SURPLUS in row:
            more = Message("It has more cells than headings; put text with commas in quotes.")
            wrong.append(at_row(path.name, number, columns[-1], more))
        problems += wrong
        if not wrong:
            found.append(Entry(value_of(row), row["author"], row["date"], path.name, number))
    if problems:
        raise EntriesError(problems)
    return found


def _rows(path: Path, columns: tuple[str, ...], optional: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows as text, an absent cell as ""; a byte order mark that Excel wrote is passed over."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=_SURPLUS)
            rows = [{name: cell or "" for name, cell in row.items()} for row in reader]
            headings = reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        params = {"file": path, "error": str(error)}
        unread = Message("{file} can't be read as CSV in UTF-8 ({error}); save it as such.", params)
        raise EntriesError([unread]) from error
    if lacking := [name for name in columns if name not in (*headings, *optional)]:
        params = {"file": path, "columns": ", ".join(lacking)}
        raise EntriesError([Message("{file} lacks the columns {columns}; add them.", params)])
    return rows
