"""Texts that name a place abroad without its country, such as "Medellín, Antioquia"."""

from __future__ import annotations

from geodata.chains import follow
from geodata.foreign import (
    FAR_LARGER,
    countries_with,
    country_of,
    country_of_city,
    inhabitants,
)
from geodata.matching import NameIndex, Scope
from geodata.placetext import Name


def abroad_by_names(names: tuple[Name, ...], index: NameIndex) -> str | None:
    """Alpha-2 code of another country that a text's names speak of; None when they may be at home.

    - "Iquique, Tarapacá": no name at home is Tarapacá, and one country has a unit of that name.
    - "Tabatinga, Amazonas": there is an Amazonas at home, but no Tabatinga in it, and a city of
      that name is in a country that has an Amazonas too. If the city's name is known elsewhere at
      home, the city must be far larger.
    """
    if len(names) < 2:  # noqa: PLR2004 - a place and what it is in
        return None
    head, last = names[0], names[-1]
    countries = countries_with(last.bare) - {index.gazetteer.pack.alpha2}
    if not countries:
        return None
    if not index.lookup(last):
        return country_of(head.text, countries)
    city = country_of_city(head.text, countries)
    return city if city and _not_at_home(names, city, index) else None


def _not_at_home(names: tuple[Name, ...], city: str, index: NameIndex) -> bool:
    head = names[0]
    if head in follow(names, Scope(), index).explained:
        return False
    known = [*index.lookup(head), *index.added(head, Scope())]
    largest = max((reading.population for reading in known), default=0)
    units = any(not reading.place for reading in known)
    return not units and inhabitants(head.text, city) >= FAR_LARGER * largest
