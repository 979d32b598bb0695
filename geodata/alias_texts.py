"""Which texts may become an alias: the name of a place, and of none that is known elsewhere.

Asked when a reviewer adds one. An alias is looked up before anything else, so one that is a
country's name, or points near a place, would answer for all records that say so.
"""

from __future__ import annotations

from geodata.catalogue import LANGUAGES, Message
from geodata.countries import country_code, country_name
from geodata.foreign import country_of_city
from geodata.gazetteer import Gazetteer
from geodata.names import fold
from geodata.placetext import parse_place
from geodata.wording import Bilingual


def unfit_alias(text: str, gazetteer: Gazetteer) -> Message | None:
    """Why a text can't be an alias, and what to do; None when it can.

    Args:
        text: as records write it.
        gazetteer: of the country whose alias it would be.
    """
    taken = parse_place(text)
    if taken.code:
        return Message(
            "“{text}” has a code in it, {code}, and a code is its own unit's; give a name.",
            {"text": text, "code": taken.code},
        )
    if taken.relation:
        return Message(
            "“{text}” says where a place is by way of another, and is placed by that other; give "
            "the name of the place itself.",
            {"text": text},
        )
    if not taken.names and fold(text):  # without a letter or digit: the rules of its form tell
        return Message(
            "“{text}” names no place; give a name that records write for one.", {"text": text}
        )
    if country_code(text):
        return Message(
            "“{text}” is the name of a country, and the alias would place all records that state "
            "it; give the name of a place.",
            {"text": text},
        )
    return _city_abroad(text, gazetteer)


def _city_abroad(text: str, gazetteer: Gazetteer) -> Message | None:
    """Of a name that a place at home bears too, `collisions` tells whose it is."""
    country = country_of_city(text)
    if country in {None, gazetteer.pack.alpha2} or _at_home(text, gazetteer):
        return None
    names = {language: country_name(str(country), language) for language in LANGUAGES}
    return Message(
        "“{text}” is a city in {country}, which the alias would hide; leave the alias out, and "
        "state the parent in the records instead.",
        {"text": text, "country": Bilingual("", names)},
    )


def _at_home(text: str, gazetteer: Gazetteer) -> bool:
    key = fold(text)
    names = [unit.name for unit in gazetteer.units.values()]
    names += [place.name for place in gazetteer.places]
    return any(fold(name) == key for name in names)
