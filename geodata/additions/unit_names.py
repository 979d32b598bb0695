"""The units of one level of a country's pack, found by their codes and by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from geodata.codes import CodeReader
from geodata.gazetteer import Gazetteer, pack_rows
from geodata.likeness import LIKENESS, MARGIN, SHORTEST
from geodata.names import fold, sound
from geodata.units import Unit

LEAST_ALIKE = 0.6
"""A code's name and the unit's may differ this much (1 less edits by length) and still agree: the
code says which unit is meant, and the name only that the code is no other register's."""

CUT = 10
"""Characters from which on a name that is the beginning of another is taken as cut off."""

_BRACKETED = re.compile(r"\s*[(\[].*")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as it is looked up: folded and run together, as GADM writes "SanJuandeLurigancho".

    What stands in brackets is another spelling ("Quisqui (Kichki)") and is left out.
    """
    return fold(_BRACKETED.sub("", name) or name).replace(" ", "")


class UnitNames:
    """The units of a level, duplicates left out.

    Args:
        gazetteer: of one country.
        level: one of `geodata.units.LEVELS`.
    """

    def __init__(self, gazetteer: Gazetteer, level: str) -> None:
        self.level = level
        self._gazetteer = gazetteer
        self._codes = CodeReader(gazetteer)
        units = (unit for unit in gazetteer.units.values() if unit.level == level)
        self.units: dict[str, Unit] = {u.code: u for u in units if not u.duplicate_of}
        self._keys: dict[str, set[str]] = {
            code: {name_key(unit.name)} for code, unit in self.units.items()
        }
        for text, code in _other_names(gazetteer):
            if code in self._keys:
                self._keys[code].add(name_key(text))
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for code, keys in self._keys.items():
            for key in keys - {""}:
                self._by_key[key].add(code)

    def coded(self, text: str) -> str | None:
        """The unit with that code, lost zeros and a country's letters mended; None when unknown."""
        code = self._codes.in_field(text) if text else None
        unit = self._gazetteer.units.get(code) if code else None
        if unit is None or unit.level != self.level:
            return None
        return unit.duplicate_of or unit.code

    def named(self, names: Iterable[str], within: str = "") -> list[str]:
        """Codes of the units of the first of the names that is known, in order.

        Args:
            names: of one unit, the best first.
            within: code of a unit that they must lie in; "" for none.
        """
        for name in names:
            codes = self._by_key.get(name_key(name), set())
            if found := sorted(code for code in codes if self._lies_in(code, within)):
                return found
        return []

    def misspelt(self, names: Iterable[str], within: str) -> str | None:
        """The one unit of the parent that a name is a misspelling of, by the geocoder's own rule.

        That is: long enough, alike enough, and no other unit of the parent nearly as much.
        """
        siblings = [code for code in self.units if self._lies_in(code, within)]
        for name in names:
            key = name_key(name)
            if len(key) < SHORTEST:
                continue
            scores = sorted(((self._likeness(key, code), code) for code in siblings), reverse=True)
            rival = scores[1][0] if len(scores) > 1 else 0.0
            if scores and scores[0][0] >= LIKENESS and scores[0][0] - rival >= MARGIN:
                return scores[0][1]
        return None

    def agrees(self, names: Iterable[str], code: str) -> bool:
        """Whether any of the names may be that of the unit with the code, however it is spelt.

        A name that another unit of the same parent bears does not agree.
        """
        return any(self._agrees(name_key(name), code) for name in names)

    def _agrees(self, key: str, code: str) -> bool:
        if key in self._keys[code]:
            return True
        parent = self.units[code].parent or ""
        if any(self._lies_in(other, parent) for other in self._by_key.get(key, ())):
            return False
        if len(key) >= CUT and any(own.startswith(key) for own in self._keys[code]):
            return True
        return self._likeness(key, code) >= LEAST_ALIKE

    def _likeness(self, key: str, code: str) -> float:
        return max(
            1.0 if sound(own) == sound(key) else OSA.normalized_similarity(own, key)
            for own in self._keys[code]
        )

    def _lies_in(self, code: str, within: str) -> bool:
        return not within or within in self._gazetteer.line(code)


def _other_names(gazetteer: Gazetteer) -> Iterable[tuple[str, str]]:
    yield from ((alias.text, alias.target_code) for alias in gazetteer.aliases)
    for row in pack_rows(gazetteer.pack, "common-names.csv"):
        yield row["text"], row["target_code"]
