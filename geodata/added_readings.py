"""What a name can mean among the places that a user added: many, so made only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from geodata.gazetteer import Gazetteer
from geodata.names import squash
from geodata.placetext import Name
from geodata.readings import Reading, in_order, place_reading

if TYPE_CHECKING:
    from geodata.added_places import AddedPlaces

#: "Palma Pampa" = "Palmapampa"; shorter names run together are other names.
SHORTEST_SQUASHED = 7
_POOLS = 4096
_REMEMBERED = 50_000  # names; a reading is made once, so that it stays the same one


class _Lazily(Sequence[Reading]):
    """The readings of many rows, of which few are looked at."""

    def __init__(self, reading: Callable[[int], Reading], rows: list[int]) -> None:
        self._reading = reading
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reading]: ...
    def __getitem__(self, at: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(at, slice):
            return _Lazily(self._reading, self._rows[at])
        return self._reading(self._rows[at])


class AddedReadings:
    """The readings of the added places of one pack."""

    def __init__(self, gazetteer: Gazetteer, places: AddedPlaces) -> None:
        self._gazetteer = gazetteer
        self._places = places
        self.reading = lru_cache(_REMEMBERED)(self._reading)
        self._of_keys = lru_cache(_REMEMBERED)(self._find)
        #: Names to compare a misspelt one with, of places in a unit, by first sound; and readings.
        self.alike = lru_cache(_POOLS)(self._within)

    def named(self, name: Name, *, whole: bool = False) -> list[Reading]:
        """All of that name: the whole first, then without its type word, then by further names.

        Args:
            name: to look up.
            whole: whether its type word belongs to it: "Ciudad Constitución" is no Constitución.
        """
        return self._of_keys(name.folded, name.folded if whole else name.bare, whole)

    def _within(self, code: str, initial: str) -> tuple[list[str], Sequence[Reading]]:
        keys, rows = self._places.within(code, initial)
        return keys, _Lazily(self.reading, rows.tolist())

    def _find(self, folded: str, bare: str, whole: bool) -> list[Reading]:
        places = self._places
        rows = places.find(folded)
        if not whole:
            rows = rows or places.find(bare)
        squashed = squash(folded)
        if not rows and len(squashed) >= SHORTEST_SQUASHED:
            rows = places.find_squashed(squashed)
        rows = rows or places.find_other(folded) or places.find_other(bare)
        return in_order(self.reading(row) for row in rows)

    def _reading(self, row: int) -> Reading:
        place = self._places.place(row)
        return place_reading(place, self._gazetteer.line(place.unit))
