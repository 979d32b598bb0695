"""Names of other countries' units and cities.

Departments, states and provinces are ISO 3166-2's, as pycountry has them; cities GeoNames'
(`boundaries/cities-abroad.csv`: 15,000 inhabitants in the neighbours, 100,000 elsewhere).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from geodata.gazetteer import BOUNDARIES, read_rows
from geodata.names import fold

#: Of cities of one name the largest is meant if it has so many times the people of the next.
FAR_LARGER = 10


@cache
def _cities() -> dict[str, dict[str, int]]:
    """Inhabitants by folded name and country."""
    cities: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_rows(BOUNDARIES / "cities-abroad.csv"):
        found = cities[fold(row["name"])]
        found[row["country"]] = max(int(row["population"]), found.get(row["country"], 0))
    return cities


@cache
def _subdivisions() -> dict[str, frozenset[str]]:
    import pycountry  # noqa: PLC0415 - a tenth of a second, rarely needed

    countries: dict[str, set[str]] = defaultdict(set)
    for unit in pycountry.subdivisions:
        countries[fold(unit.name)].add(unit.country_code)
    return {name: frozenset(codes) for name, codes in countries.items()}


def countries_with(unit: str) -> frozenset[str]:
    """Alpha-2 codes of the countries that have a department, state or province of that name."""
    return _subdivisions().get(fold(unit), frozenset())


def country_of_city(name: str, among: frozenset[str] | None = None) -> str | None:
    """Alpha-2 code of the country whose city of that name is meant.

    Args:
        name: of the city.
        among: the countries that come into question; None is all.

    Returns:
        None when there is no such city, or several of a size.
    """
    found = _cities().get(fold(name), {})
    sizes = sorted(
        ((people, code) for code, people in found.items() if among is None or code in among),
        reverse=True,
    )
    if not sizes or (len(sizes) > 1 and sizes[0][0] < FAR_LARGER * sizes[1][0]):
        return None
    return sizes[0][1]


def is_city(name: str) -> bool:
    """Whether a city of any other country is called so."""
    return fold(name) in _cities()


def country_of(city: str, countries: frozenset[str]) -> str | None:
    """The one of `countries` that is meant: the only one, or that of the city; None if none is."""
    if len(countries) == 1:
        return next(iter(countries))
    return country_of_city(city, countries)


def inhabitants(name: str, country: str) -> int:
    """Of the city of that name; 0 when the table has none in that country."""
    return _cities().get(fold(name), {}).get(country, 0)
