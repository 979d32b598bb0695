"""Whether entries made by hand contradict one another, or hide a name that units bear.

Two entries agree when what they mean lies in one line: "Cuzco" is a province and a district in it,
and the village Palmapampa gives its name to the district it is in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geodata.catalogue import Message
from geodata.entries import Alias, Entries, EntriesError, Entry, at_row
from geodata.names import fold
from geodata.places import Place

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer


class CollisionError(EntriesError):
    """Entries that contradict one another or the gazetteer; `problems` has a sentence for each."""


def check_collisions(entries: Entries, gazetteer: Gazetteer) -> None:
    """Refuses what `collisions` finds.

    Raises:
        CollisionError: when it finds anything.
    """
    if problems := collisions(entries, gazetteer):
        raise CollisionError(problems)


def collisions(entries: Entries, gazetteer: Gazetteer) -> list[Message]:
    """What contradicts: for each entry at fault its file, row and column, and what to do.

    A common name may be the own name of another unit, but not mean two things.

    Args:
        entries: all of a country.
        gazetteer: the country's units and regions.
    """
    aliases = [*entries.common, *entries.aliases]
    strays = [_unknown_target(alias, gazetteer) for alias in aliases]
    known = [alias for alias, stray in zip(aliases, strays, strict=True) if stray is None]
    own = _own_names(known, entries.villages, gazetteer)
    return [
        *(stray for stray in strays if stray),
        *_homeless(entries.villages, gazetteer),
        *_two_targets(known, gazetteer),
        *(problem for alias in entries.aliases for problem in _hides(alias, own, gazetteer)),
        *_repeated(entries.villages),
    ]


def _homeless(villages: Iterable[Entry[Place]], gazetteer: Gazetteer) -> Iterator[Message]:
    for village in villages:
        code = village.value.unit
        if code not in gazetteer.units and code not in gazetteer.regions:
            yield _no_such(village, "unit", code)


def _unknown_target(entry: Entry[Alias], gazetteer: Gazetteer) -> Message | None:
    alias = entry.value
    code = alias.target_code
    known = gazetteer.units if alias.target_level != "region" else gazetteer.regions
    if code not in known:
        return _no_such(entry, "target_code", code)
    if alias.target_level != "region" and gazetteer.units[code].level != alias.target_level:
        level = {"code": code, "level": gazetteer.units[code].level}
        wrong = Message("{code} is a {level}; write that level, or another code.", level)
        return at_row(entry.file, entry.row, "target_level", wrong)
    return None


def _no_such(entry: Entry[Alias] | Entry[Place], column: str, code: str) -> Message:
    wrong = Message("There is no unit or region {code}; correct the code.", {"code": code})
    return at_row(entry.file, entry.row, column, wrong)


def _two_targets(entries: Iterable[Entry[Alias]], gazetteer: Gazetteer) -> Iterator[Message]:
    meant: dict[str, list[Entry[Alias]]] = defaultdict(list)
    for entry in entries:
        alias, earlier = entry.value, meant[fold(entry.value.text)]
        for other in earlier:
            if not in_line(alias.target_code, other.value.target_code, gazetteer):
                params = {
                    "text": alias.text,
                    "code": other.value.target_code,
                    "file": other.file,
                    "row": other.row,
                }
                wrong = Message(
                    "“{text}” already means {code} ({file}, row {row}); remove one of the two.",
                    params,
                )
                yield at_row(entry.file, entry.row, "target_code", wrong)
                break
        earlier.append(entry)


def _own_names(
    aliases: Iterable[Entry[Alias]], villages: Iterable[Entry[Place]], gazetteer: Gazetteer
) -> dict[str, list[tuple[str, str]]]:
    """Of the names that are aliases too: folded name → the code and display name that bear it."""
    wanted = {fold(entry.value.text) for entry in aliases}
    bearers = [(u.name, u.code, u.name) for u in gazetteer.units.values() if not u.duplicate_of]
    for region in gazetteer.regions.values():
        names = (region.region_id.replace("_", " "), region.name, region.name_es)
        bearers += [(name, region.region_id, region.name) for name in names]
    for entry in villages:
        place = entry.value
        bearers += [(name, place.unit, place.name) for name in (place.name, *place.alt_names)]
    own: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, code, shown in bearers:
        if (key := fold(name)) in wanted:
            own[key].append((code, shown))
    return own


def _hides(
    entry: Entry[Alias], own: dict[str, list[tuple[str, str]]], gazetteer: Gazetteer
) -> Iterator[Message]:
    alias = entry.value
    for code, shown in own.get(fold(alias.text), ()):
        if not in_line(alias.target_code, code, gazetteer):
            params = {"text": alias.text, "name": shown, "code": code}
            wrong = Message(
                "“{text}” is itself the name of {name} ({code}), which the alias would hide; "
                "leave the alias out, and state the parent in the records instead.",
                params,
            )
            yield at_row(entry.file, entry.row, "text", wrong)
            return


def _repeated(villages: Iterable[Entry[Place]]) -> Iterator[Message]:
    seen: dict[tuple[str, str], Entry[Place]] = {}
    for entry in villages:
        place = entry.value
        keys = {fold(name) for name in (place.name, *place.alt_names)}
        for key in sorted(keys):
            if (other := seen.get((key, place.unit))) is not None:
                params = {"name": place.name, "unit": place.unit}
                params |= {"file": other.file, "row": str(other.row)}
                wrong = Message(
                    "“{name}” is already a village of {unit} ({file}, row {row}); "
                    "make it one entry.",
                    params,
                )
                yield at_row(entry.file, entry.row, "name", wrong)
                break
        seen.update(dict.fromkeys(((key, place.unit) for key in keys), entry))


def in_line(code: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether one of the two is the other or contains it; a region contains its districts."""
    if code == other:
        return True
    line, other_line = gazetteer.line(code), gazetteer.line(other)
    if line and other_line:
        return code in other_line or other in line
    region, unit = (other, code) if line else (code, other)
    held = gazetteer.regions.get(region)
    return held is not None and unit in held.districts
