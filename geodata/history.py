"""Where sources put a place that lies elsewhere today: split units, and points across a border."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geodata.gazetteer import pack_rows
from geodata.names import fold
from geodata.packs import BUNDLED, kept, load_packs


@dataclass(frozen=True, slots=True)
class Former:
    """The unit that a younger one was cut out of, and the year, where it was read."""

    code: str
    until: int | None


@dataclass(frozen=True)
class History:
    """`formers`: by today's code. `stated`: other parents that sources give, by name and unit."""

    formers: Mapping[str, Former]
    stated: Mapping[tuple[str, str], tuple[str, ...]]

    def line(self, unit: str) -> tuple[Former, ...]:
        """What the unit was cut out of, what that one was cut out of, and so on."""
        found: dict[str, Former] = {}
        while (former := self.formers.get(unit)) and former.code not in found:
            found[former.code] = former
            unit = former.code
        return tuple(found.values())

    def also(self, name: str, unit: str) -> tuple[str, ...]:
        """Codes other than `unit` under which sources put the place or unit of that name."""
        codes = [former.code for former in self.line(unit)]
        return tuple(dict.fromkeys([*codes, *self.stated.get((fold(name), unit), ())]))


@kept
def load_history(country: str = BUNDLED) -> History:
    """`former-units.csv` and `stated-parents.csv` of a country's pack, each row with its source."""
    pack = load_packs()[country]
    formers = {
        row["unit"]: Former(row["former"], int(row["until"]) if row["until"] else None)
        for row in pack_rows(pack, "former-units.csv")
    }
    stated: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in pack_rows(pack, "stated-parents.csv"):
        stated[fold(row["place"]), row["unit"]].append(row["stated"])
    return History(
        MappingProxyType(formers),
        MappingProxyType({key: tuple(codes) for key, codes in stated.items()}),
    )
