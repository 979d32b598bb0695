"""The sentences in which the geocoder says why, in English; Spanish is in `locale/es.po`.

Each function gives one sentence; `and_then` adds a second one that must not be missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.catalogue import Catalogue, Message
from geodata.countries import country_name
from geodata.gazetteer import Gazetteer
from geodata.placetext import Kind
from geodata.readings import Reading

_SHOWN = 80


@dataclass(frozen=True)
class CountryName(Message):
    """A country by its ISO code, named in the reader's language."""

    def text(self, catalogue: Catalogue) -> str:
        """The country's name in the catalogue's language."""
        return country_name(self.msgid, catalogue.language)


@dataclass(frozen=True)
class Bilingual(Message):
    """A name that is data and known in both languages: `params` holds it by language."""

    def text(self, catalogue: Catalogue) -> str:
        """The name in the catalogue's language."""
        return str(self.params[catalogue.language])


def shown(text: str) -> str:
    """The text as it stands in a sentence: cut when it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def kilometres(km: float) -> str:
    """Whole kilometres, at least 1: what the sources' own rounding allows to say."""
    return str(max(1, round(km)))


def and_then(first: Message, second: Message) -> Message:
    """Two sentences, one after the other."""
    return Message("{first} {second}", {"first": first, "second": second})


def what(reading: Reading, gazetteer: Gazetteer) -> Message:
    """The thing by its type and name, with the units that contain it in brackets."""
    region = gazetteer.regions.get(reading.unit)
    full = Bilingual("", {"en": region.name, "es": region.name_es}) if region else None
    if reading.level == "region":
        return Message("the region “{name}”", {"name": full})
    if full:
        return Message("the place {name} ({within})", {"name": reading.name, "within": full})
    town = reading.place is not None and reading.place.kind == "town"
    params = {"name": reading.name, "within": _within(reading, gazetteer)}
    return {
        "department": Message("{name} department", params),
        "province": Message("{name} province ({within})", params),
        "district": Message("{name} district ({within})", params),
        "town": Message("the town of {name} ({within})", params),
        "place": Message("the place {name} ({within})", params),
    }["town" if town else reading.level]


def _within(reading: Reading, gazetteer: Gazetteer) -> str:
    line = reading.line if reading.level == "place" else reading.line[:-1]
    return ", ".join(gazetteer.units[code].name for code in reversed(line))


def exact(text: str, it: Message) -> Message:
    """Found letter for letter."""
    return Message("“{text}” is {it}.", {"text": shown(text), "it": it})


def folded(text: str, it: Message) -> Message:
    """Found but for how it is written."""
    return Message(
        "“{text}” is {it}, apart from accents, capitals, abbreviations and words such as "
        "“district”.",
        {"text": shown(text), "it": it},
    )


def alias(text: str, it: Message) -> Message:
    """Found by another name."""
    return Message("“{text}” is another name for {it}.", {"text": shown(text), "it": it})


def spelling(text: str, it: Message) -> Message:
    """Found by likeness."""
    return Message(
        "“{text}” looks like a misspelling: the only name near it in what is stated is {it}.",
        {"text": shown(text), "it": it},
    )


def code(text: str, it: Message) -> Message:
    """Found by UBIGEO."""
    return Message("The code {code} is {it}.", {"code": shown(text), "it": it})


def stated_only(it: Message) -> Message:
    """No text, or one that names what contains the stated unit."""
    return Message("No finer place is named than {it}, which is stated.", {"it": it})


def finer_listed() -> Message:
    """A name shared down one chain."""
    return Message("What lies inside it and bears the same name is listed.")


def both_listed() -> Message:
    """A unit taken before what bears its name, inside it and elsewhere."""
    return Message("What else bears that name, inside it and elsewhere, is listed.")


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


def others_listed() -> Message:
    """A unit taken before places elsewhere that bear its name."""
    return Message("Lesser places of that name elsewhere are listed.")


def alike_listed() -> Message:
    """Suggestions that are not followed."""
    return Message("The names most like it are listed, but none is taken.")


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


def was_stated(it: Message) -> Message:
    """A place that sources put elsewhere: before a split, or across a border."""
    return Message("The source states {it}, which it belonged to or adjoins.", {"it": it})


def was_part(it: Message, until: int) -> Message:
    """A unit younger than the incident."""
    return Message("Until {until} this was a part of {it}.", {"until": str(until), "it": it})


def was_larger(part: Message, until: int) -> Message:
    """A unit that has lost a part since the incident."""
    return Message("Until {until} it also held {part}.", {"until": str(until), "part": part})


def parent(text: str, it: Message) -> Message:
    """An unknown name at its lowest stated parent."""
    return Message(
        "“{text}” is not in the gazetteer, so the lowest parent stated is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def namesake(text: str, it: Message) -> Message:
    """A name known elsewhere only."""
    return Message(
        "“{text}” is known elsewhere but not in {it}, which is stated and taken instead of the "
        "namesake.",
        {"text": shown(text), "it": it},
    )


def by_village(text: str, it: Message) -> Message:
    """An unknown name in or by a village that is known."""
    return Message(
        "“{text}” is not in the gazetteer, so the village stated with it is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def common(text: str) -> Message:
    """A bare name of very many villages, of which the gazetteer has only some."""
    return Message(
        "“{text}” is a name that many villages bear; those in the gazetteer are listed, and "
        "nothing tells whether one of them is meant.",
        {"text": shown(text)},
    )


def no_point(text: str, it: Message) -> Message:
    """A place known by name and parent, without a point."""
    return Message(
        "“{text}” is known, but no source gives its point, so its unit is taken: {it}.",
        {"text": shown(text), "it": it},
    )


def doubtful(text: str, unknown: str, home: Message) -> Message:
    """A known name inside something unknown."""
    return Message(
        "“{text}” is a name in {home}, but “{unknown}” beside it is not, so it may be a namesake.",
        {"text": shown(text), "unknown": shown(unknown), "home": home},
    )


def near(text: str, it: Message, km: float) -> Message:
    """By way of another place."""
    return Message(
        "“{text}” only points to {it}, so a circle of {km} km round it is taken.",
        {"text": shown(text), "it": it, "km": kilometres(km)},
    )


def beside(text: str, it: Message) -> Message:
    """By way of a unit too wide for a circle round it."""
    return Message("“{text}” only points to {it}, which is taken.", {"text": shown(text), "it": it})


def hours(text: str, it: Message) -> Message:
    """A way of hours from a place: how far that is depends on the road."""
    return Message(
        "“{text}” only says how long the way from {it} takes, so the department is taken.",
        {"text": shown(text), "it": it},
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


def far(text: str, it: Message, km: float) -> Message:
    """Too far from a place to be put near it."""
    return Message(
        "“{text}” is {km} km from {it}, too far to say more than the department.",
        {"text": shown(text), "it": it, "km": kilometres(km)},
    )


def between(text: str, a: Message, b: Message, km: float) -> Message:
    """Half-way between two places."""
    return Message(
        "“{text}” names two places, {a} and {b}; the middle is taken, with a circle of {km} km.",
        {"text": shown(text), "a": a, "b": b, "km": kilometres(km)},
    )


def either(text: str, places: list[Message], shared: Message | None) -> Message:
    """Several places named, two at least, of which none is taken."""
    them = places[-1]
    for place in reversed(places[:-1]):
        them = Message("{first}; {second}", {"first": place, "second": them})
    params = {"text": shown(text), "them": them, "shared": shared}
    if shared is None:
        return Message(
            "“{text}” names several places that share no unit, so none is placed: {them}.", params
        )
    return Message(
        "“{text}” names several places ({them}); what they share is taken: {shared}.", params
    )


def ambiguous(text: str, count: int, shared: Message | None) -> Message:
    """Several readings and nothing to choose by."""
    params = {"text": shown(text), "count": str(count), "shared": shared}
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
        "“{text}” is not in the gazetteer, and no parent that is known is stated.",
        {"text": shown(text)},
    )


def abroad(text: str, country: Message | str, home: Message) -> Message:
    """In another country."""
    return Message(
        "“{text}” is in another country, {country}; the gazetteer covers {home}.",
        {"text": shown(text), "country": country, "home": home},
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
        {"count": str(count), "most": str(most)},
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
