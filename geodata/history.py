"""Where sources put a place that lies elsewhere today: split units, and points across a border."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from geodata.gazetteer import CURATED, read_rows
from geodata.names import fold


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

    def also(self, name: str, unit: str) -> tuple[str, ...]:
        """Codes other than `unit` under which sources put the place or unit of that name."""
        former = self.formers.get(unit)
        codes = (former.code,) if former else ()
        return codes + self.stated.get((fold(name), unit), ())


@cache
def load_history() -> History:
    """`former-units.csv` and `stated-parents.csv`, each row with its source."""
    formers = {
        row["unit"]: Former(row["former"], int(row["until"]) if row["until"] else None)
        for row in read_rows(CURATED / "former-units.csv")
    }
    stated: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_rows(CURATED / "stated-parents.csv"):
        stated[fold(row["place"]), row["unit"]].append(row["stated"])
    return History(
        MappingProxyType(formers),
        MappingProxyType({key: tuple(codes) for key, codes in stated.items()}),
    )
