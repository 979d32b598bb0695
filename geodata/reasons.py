"""The sentences in which the geocoder says why, in English; Spanish is in `locale/es.po`.

Each function gives one sentence; `and_then` adds a second one that must not be missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.catalogue import Catalogue, Message
from geodata.countries import country_name
from geodata.names import clean
from geodata.placetext import Kind
from geodata.wording import Thing, kilometres, number

_SHOWN = 80


@dataclass(frozen=True)
class CountryName(Message):
    """A country by its ISO code, named in the reader's language."""

    def text(self, catalogue: Catalogue) -> str:
        """The country's name in the catalogue's language."""
        return country_name(self.msgid, catalogue.language)


def shown(text: str) -> str:
    """The text as it stands in a sentence: one line without invisible marks, cut when long."""
    text = clean(text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def and_then(first: Message, second: Message) -> Message:
    """Two sentences, one after the other."""
    return Message("{first} {second}", {"first": first, "second": second})


def code(text: str, it: Message) -> Message:
    """Found by UBIGEO."""
    return Message("The code {code} is {it}.", {"code": shown(text), "it": it})


def stated_only(it: Message) -> Message:
    """No text, or one that names what contains the stated unit."""
    return Message("Nothing finer than {it} is named.", {"it": it})


def parents_apart(text: str) -> Message:
    """A stated parent that does not contain, or lie in, what else is stated."""
    return Message(
        "What is stated disagrees: “{text}” and the rest do not lie in one another.",
        {"text": shown(text)},
    )


def no_such_kind(kind: Kind) -> Message:
    """A type word that fits nothing of that name."""
    return {
        "district": Message("There is no district of that name."),
        "province": Message("There is no province of that name."),
        "department": Message("There is no department of that name."),
    }[kind]


def part_meant(it: Message) -> Message:
    """A region named beside a unit that it reaches beyond."""
    return Message("Only its part in {it} is meant.", {"it": it})


def wide_sense(region: Message) -> Message:
    """A place that the press puts in a region which does not list its district."""
    return Message(
        "Its district is not listed in {region}, which is named in its wide sense here.",
        {"region": region},
    )


def drawn_at(it: Message) -> Message:
    """A district without a point of its own."""
    return Message(
        "No point of the district itself is known: it is drawn at the point of {it}.", {"it": it}
    )


def not_recognised(names: list[str]) -> Message:
    """Parts of the text that played no role."""
    return Message("Not recognised: {names}.", {"names": shown("; ".join(names))})


def stated_former(it: Message) -> Message:
    """A unit cut out of the one that the source states."""
    return Message("The source states {it}, of which it used to be a part.", {"it": it})


def stated_beside(it: Message) -> Message:
    """A place that sources put across a border near it."""
    return Message("The source states {it}, which lies right beside it.", {"it": it})


def was_part(it: Message, until: int) -> Message:
    """A unit younger than the incident."""
    return Message("Until {until} this was a part of {it}.", {"until": str(until), "it": it})


def was_larger(part: Message, until: int) -> Message:
    """A unit that has lost a part since the incident."""
    return Message("Until {until} it also held {part}.", {"until": str(until), "part": part})


def parent(text: str, it: Message) -> Message:
    """An unknown name at its finest stated parent."""
    return Message(
        "“{text}” is not in the gazetteer, so the smallest area stated with it is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def beside_unknown(text: str, it: Message) -> Message:
    """A known unit or region whose supposed parent is not known."""
    return Message(
        "“{text}” is not in the gazetteer; what is named beside it is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def namesake(text: str, it: Message) -> Message:
    """A name known elsewhere only."""
    return Message(
        "“{text}” is known elsewhere but not in {it}, which is stated and is taken instead.",
        {"text": shown(text), "it": it},
    )


def by_village(text: str, it: Thing) -> Message:
    """An unknown name in or by a village that is known."""
    return Message(
        "“{text}” is not in the gazetteer, so the place stated with it is taken: {it}.",
        {"text": shown(text), "it": it.short},
    )


def common(text: str) -> Message:
    """A bare name of very many villages, of which the gazetteer has only some."""
    return Message(
        "“{text}” is a name that many villages bear; those in the gazetteer are among the "
        "candidates, and nothing tells whether one of them is meant.",
        {"text": shown(text)},
    )


def no_point(text: str, it: Message) -> Message:
    """A place known by name and parent, without a point."""
    return Message(
        "“{text}” is known, but no source gives its point, so what contains it is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def doubtful(text: str, unknown: str, home: Message) -> Message:
    """A known name inside something unknown."""
    return Message(
        "“{unknown}” is not a known place in {home}, so “{text}” may be another place of the same "
        "name.",
        {"text": shown(text), "unknown": shown(unknown), "home": home},
    )


def near(text: str, it: Thing, km: float) -> Message:
    """By way of another place; `km` is the circle's radius."""
    return Message(
        "“{text}” only points near {it}, so a circle of {km} km round it is taken.",
        {"text": shown(text), "it": it.short, "km": number(max(1, round(km)))},
    )


def whole_circle() -> Message:
    """A side of a place that is stated."""
    return Message("The side that is stated is not cut out of the circle.")


def beside(text: str, it: Thing) -> Message:
    """By way of a unit too wide for a circle round it."""
    return Message(
        "“{text}” only points near {it}, which is taken.", {"text": shown(text), "it": it.short}
    )


def hours(text: str, it: Thing) -> Message:
    """A way of hours from a place: how far that is depends on the road."""
    return Message(
        "“{text}” only says how long the way from {it} takes, so the department is taken.",
        {"text": shown(text), "it": it.short},
    )


def side_of_country(text: str, home: Message) -> Message:
    """A side of the country itself."""
    return Message(
        "“{text}” names no part of {home} that has borders.", {"text": shown(text), "home": home}
    )


def side(text: str, it: Message) -> Message:
    """A side of a wide unit."""
    return Message(
        "“{text}” names a side of {it}, and nothing says how far it reaches; the whole is taken.",
        {"text": shown(text), "it": it},
    )


def far(text: str, it: Thing, km: float) -> Message:
    """Too far from a place to be put near it."""
    return Message(
        "“{text}” is {km} from {it}, too far to say more than the department.",
        {"text": shown(text), "it": it.short, "km": kilometres(km)},
    )


def between(text: str, a: Thing, b: Thing, km: float) -> Message:
    """Half-way between two places; `km` is the circle's radius."""
    return Message(
        "“{text}” names two places, {a} and {b}; the middle is taken, with a circle of {km} km "
        "round it.",
        {"text": shown(text), "a": a.short, "b": b.short, "km": number(max(1, round(km)))},
    )


def either(text: str, places: list[Thing], shared: Message | None) -> Message:
    """Several places named, two at least, of which none is taken."""
    them = places[-1].short
    for place in reversed(places[:-1]):
        them = Message("{first}; {second}", {"first": place.short, "second": them})
    params = {"text": shown(text), "them": them, "shared": shared}
    if shared is None:
        return Message(
            "“{text}” names several places that share no unit, so none is placed: {them}.", params
        )
    return Message(
        "“{text}” names several places: {them}. What they share is taken: {shared}.", params
    )


def ambiguous(text: str, count: int, shared: Message | None) -> Message:
    """Several readings and nothing to choose by."""
    params = {"text": shown(text), "count": number(count), "shared": shared}
    if shared is None:
        return Message("“{text}” fits {count} places, and nothing tells which is meant.", params)
    return Message(
        "“{text}” fits {count} places, and nothing tells which is meant; what they share is "
        "taken: {shared}.",
        params,
    )


def unknown(text: str) -> Message:
    """Nothing found."""
    return Message(
        "“{text}” is not in the gazetteer, and nothing known that contains it is stated.",
        {"text": shown(text)},
    )


def country_only(text: str) -> Message:
    """Nothing but the country."""
    return Message("“{text}” is the whole country.", {"text": shown(text)})


def empty() -> Message:
    """No name at all."""
    return Message("There is no place name in the text.")


def too_long(count: int, most: int) -> Message:
    """Too long to be a place name."""
    return Message(
        "The text has {count} characters; a place text has at most {most}.",
        {"count": number(count), "most": number(most)},
    )


def no_such_code(text: str) -> Message:
    """A code that no unit has."""
    return Message("No unit has the code {code}.", {"code": shown(text)})


def codes_disagree(text: str, coded: Message, it: Message) -> Message:
    """Code and name name different units."""
    return Message(
        "The code {code} is {coded}, but the name is {it}; the name is followed.",
        {"code": shown(text), "coded": coded, "it": it},
    )
