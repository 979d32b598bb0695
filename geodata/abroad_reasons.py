"""The sentences on places in other countries, in English; Spanish is in `locale/es.po`."""

from __future__ import annotations

from geodata.catalogue import Message
from geodata.countries import country_code, country_in, stated_country
from geodata.reasons import shown
from geodata.wording import Thing


def abroad(text: str, country: Message | str, home: Message) -> Message:
    """In another country, or another country itself; `country` is text when it is not known."""
    params = {"text": shown(text), "country": country, "home": home}
    if isinstance(country, str):
        if shown(text) == country:
            return Message(
                "“{text}” is no country that is known; the gazetteer covers {home}.", params
            )
        return Message(
            "“{text}” is stated to be in “{country}”; the gazetteer covers {home}.", params
        )
    if country_code(text) == country.msgid:
        return Message("“{text}” is another country; the gazetteer covers {home}.", params)
    if country_in(text) == country.msgid:
        return Message("“{text}” is abroad; the gazetteer covers {home}.", params)
    if stated_country(text) == country.msgid:
        return Message(
            "“{text}” is another country, {country}; the gazetteer covers {home}.", params
        )
    return Message(
        "“{text}” is in another country, {country}; the gazetteer covers {home}.", params
    )


def department_abroad(text: str, home: Message) -> Message:
    """A department that only other countries have, several of them."""
    return Message(
        "{home} has no department called “{text}”, and several other countries have one.",
        {"text": shown(text), "home": home},
    )


def field_abroad(text: str, country: Message, home: Message) -> Message:
    """A place whose record states another country."""
    return Message(
        "“{text}” is stated to be in another country, {country}; the gazetteer covers {home}.",
        {"text": shown(text), "country": country, "home": home},
    )


def city_abroad(text: str, country: Message) -> Message:
    """A bare name that is no known place at home, and a city abroad."""
    return Message(
        "“{text}” is not in the gazetteer; a city of that name is in {country}.",
        {"text": shown(text), "country": country},
    )


def city_too(text: str, it: Thing, country: Message) -> Message:
    """A bare name that a small place at home bears, and a far larger city abroad."""
    return Message(
        "“{text}” may be {it}, or the far larger city in {country}; nothing tells which is meant.",
        {"text": shown(text), "it": it, "country": country},
    )


def cities_abroad(text: str, home: Message) -> Message:
    """A bare name that cities of several countries bear, and nothing at home in that spelling."""
    return Message(
        "Nothing in {home} is spelt “{text}”, and cities of several other countries are; what is "
        "spelt nearly so is among the candidates.",
        {"text": shown(text), "home": home},
    )
