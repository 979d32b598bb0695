"""What units are called where those of several countries, or namesakes, stand in one list."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from geodata.countries import country_name
from geodata.gazetteer import Gazetteer, country_of
from geodata.packs import load_packs


class UnitLabels:
    """Labels of units: "Junín", "La Unión (Nariño), Colombia".

    A unit outside the home country has its country behind it, and one whose name others of its
    level and country bear has the unit that it is in. Districts at home are left as they are.
    """

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        """Labels in a language ("en", "es") for the units of all packs."""
        self._units = gazetteer.units
        self._home = gazetteer.pack.country
        self._language = language

    @cached_property
    def _bearers(self) -> Counter[tuple[str | None, str, str]]:
        units = self._units.values()
        return Counter((country_of(unit.code), unit.level, unit.name) for unit in units)

    def abroad(self, code: str) -> bool:
        """Whether the unit is in another country than records are taken to be in."""
        return (country_of(code) or self._home) != self._home

    def label(self, code: str) -> str:
        """The unit's label; the code itself when no unit has it."""
        unit = self._units.get(code)
        if unit is None:
            return code
        abroad, name = self.abroad(code), unit.name
        told = abroad or unit.level != "district"
        if unit.parent and told and self._bearers[country_of(code), unit.level, unit.name] > 1:
            name = f"{name} ({self._units[unit.parent].name})"
        if not abroad:
            return name
        alpha2 = load_packs()[country_of(code) or self._home].alpha2
        return f"{name}, {country_name(alpha2, self._language)}"
