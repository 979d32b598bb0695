"""The sentences on how a name was found, in English; Spanish is in `locale/es.po`."""

from __future__ import annotations

import unicodedata

from geodata.catalogue import Message
from geodata.names import fold, sound
from geodata.placetext import Name
from geodata.readings import Reading
from geodata.reasons import shown
from geodata.results import Method


def found(method: Method, name: Name, reading: Reading, it: Message) -> Message:
    """How what is written stands to the name of what it is.

    Args:
        method: by which it was found: "exact", "folded", "alias" or "spelling".
        name: as written.
        reading: what it is.
        it: the same in words.
    """
    names = (reading.name, reading.name_es or reading.name)
    params = {"text": shown(name.text), "it": it}
    if method == "spelling":
        return Message(
            "“{text}” looks like a misspelling: the only similar name that fits is {it}.", params
        )
    if method == "alias" and reading.level != "region":
        if any(sound(fold(own)) == sound(name.bare) for own in names):
            return Message("“{text}” is {it}, in another spelling.", params)
        return Message("“{text}” is another name for {it}.", params)
    if method == "folded" and not any(own in name.text for own in names):
        if any(_plain(own) in _plain(name.text) for own in names):
            return Message("“{text}” is {it}, apart from accents and capitals.", params)
        return Message(
            "“{text}” is {it}, apart from accents, capitals, spaces or abbreviations.", params
        )
    return Message("“{text}” is {it}.", params)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def listed(picked: Reading, others: list[Reading], inside: list[bool]) -> Message:
    """What else bears the name, and so is a candidate.

    Args:
        picked: the answer.
        others: the other readings, one at least.
        inside: of each, whether it lies in what is picked.
    """
    if not any(inside):
        return Message("Lesser places of that name elsewhere are among the candidates.")
    if picked.level == "place":
        return Message("Other places of that name, near it or elsewhere, are among the candidates.")
    if not all(inside):
        return Message(
            "Other units or places of that name, in it and elsewhere, are among the candidates."
        )
    if len(others) > 1:
        return Message("Smaller units or places of that name in it are among the candidates.")
    return _one_listed(others[0])


def _one_listed(other: Reading) -> Message:
    town = other.place is not None and other.place.kind == "town"
    only: dict[str, Message] = {
        "department": Message("A department of that name in it is among the candidates."),
        "province": Message("The province of that name in it is among the candidates."),
        "district": Message("The district of that name in it is among the candidates."),
        "town": Message("Its town of that name is among the candidates."),
        "place": Message("The place of that name in it is among the candidates."),
    }
    return only["town" if town else other.level]


def alike_listed() -> Message:
    """Suggestions that are not followed."""
    return Message("The names most like it are among the candidates, but none is taken.")


def home_listed(home: Message) -> Message:
    """Villages at home that bear the name of a city abroad."""
    return Message("Villages of that name in {home} are among the candidates.", {"home": home})
