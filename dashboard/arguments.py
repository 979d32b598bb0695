"""What a person types for a filter, made into the filter: names in either language, or codes."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.filters import Filter
from dashboard.i18n import LANGUAGES
from dashboard.unit_labels import UnitLabels
from geodata.gazetteer import Gazetteer
from geodata.names import fold

# More than these are not listed in full; the nearest are.
FEW = 40
NEAREST = 5


class UnknownValueError(ValueError):
    """A value that names nothing; the message says what there is instead."""


@dataclass(frozen=True)
class Choices:
    """The values of one option.

    Attributes:
        what: what they are, for messages.
        names: code → its names; the first is the one to show.
    """

    what: str
    names: dict[str, tuple[str, ...]]

    def code(self, typed: str) -> str:
        """The code that was typed, or whose name was, whatever its case and accents.

        Raises:
            UnknownValueError: when it is none of the choices, or several.
        """
        by_case = {code.casefold(): code for code in self.names}
        if typed.strip().casefold() in by_case:
            return by_case[typed.strip().casefold()]
        wanted = fold(typed)
        found = [c for c, names in self.names.items() if wanted in {fold(n) for n in names}]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownValueError(
                f"{typed!r} names several {self.what}: {self._listed(found)}. Give the code."
            )
        raise UnknownValueError(f"No {typed!r} among the {self.what}. {self._hint(wanted)}")

    def codes(self, typed: Iterable[str]) -> tuple[str, ...]:
        """The codes of several values, each once; raises as `code` does."""
        return tuple(dict.fromkeys(self.code(value) for value in typed))

    def _hint(self, wanted: str) -> str:
        if len(self.names) <= FEW:
            return f"There are: {self._listed(self.names)}."
        folded = {fold(name): code for code, names in self.names.items() for name in names}
        near = difflib.get_close_matches(wanted, folded, n=NEAREST, cutoff=0.5)
        if near:
            return f"The nearest are: {self._listed(folded[name] for name in near)}."
        return f"There are {len(self.names)}, such as {self._listed(list(self.names)[:NEAREST])}."

    def _listed(self, codes: Iterable[str]) -> str:
        return ", ".join(f"{self.names[c][0]} ({c})" for c in dict.fromkeys(codes))


def group_choices(groups: pd.DataFrame) -> Choices:
    """Groups by id or by name in either language."""
    columns = (groups[column] for column in ("group_id", "name", "name_es"))
    names = {str(i): _present(*called) for i, *called in zip(*columns, strict=True)}
    return Choices("groups", names)


def region_choices(gazetteer: Gazetteer) -> Choices:
    """Regions by id, by name in either language, or by what else they are called."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in gazetteer.aliases:
        aliases[alias.target_code].append(alias.text)
    regions = gazetteer.regions.items()
    names = {i: _present(region.name, region.name_es, *aliases[i]) for i, region in regions}
    return Choices("regions", names)


def unit_choices(gazetteer: Gazetteer, level: str) -> Choices:
    """The administrative units of a level, by code or name.

    A unit of another country is named with it ("Amazonas, Colombia"), in either language; its bare
    name is enough where no unit at home has it.
    """
    units = {code: unit.name for code, unit in gazetteer.units.items() if unit.level == level}
    labels = [UnitLabels(gazetteer, language) for language in LANGUAGES]
    at_home = {fold(name) for code, name in units.items() if not labels[0].abroad(code)}

    def names(code: str) -> tuple[str, ...]:
        whole = tuple(dict.fromkeys(of.label(code) for of in labels))
        hidden = labels[0].abroad(code) and fold(units[code]) in at_home
        return whole if hidden else (*whole, units[code])

    return Choices(f"{level}s", {code: names(code) for code in units})


def coded(typed: Filter, groups: pd.DataFrame, gazetteer: Gazetteer) -> Filter:
    """The filter with codes where names were typed.

    Args:
        typed: a filter whose groups, departments, provinces and regions are names or codes.
        groups: the table of groups.
        gazetteer: knows the names of units and regions.

    Raises:
        UnknownValueError: when a name is none that is known.
    """
    return replace(
        typed,
        kinds=tuple(dict.fromkeys(typed.kinds)),
        groups=group_choices(groups).codes(typed.groups),
        departments=unit_choices(gazetteer, "department").codes(typed.departments),
        provinces=unit_choices(gazetteer, "province").codes(typed.provinces),
        regions=region_choices(gazetteer).codes(typed.regions),
    )


def _present(*names: object) -> tuple[str, ...]:
    return tuple(str(name) for name in names if isinstance(name, str) and name)
