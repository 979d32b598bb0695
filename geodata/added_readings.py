"""What a name can mean among the places that a user added: many, so made only when asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geodata.gazetteer import Gazetteer
from geodata.names import squash
from geodata.placetext import Name
from geodata.readings import Reading, in_order, place_reading

if TYPE_CHECKING:
    from geodata.added_places import AddedPlaces

#: "Palma Pampa" = "Palmapampa"; shorter names run together are other names.
SHORTEST_SQUASHED = 7
_REMEMBERED = 50_000  # names; a reading is made once, so that it stays the same one


class AddedReadings:
    """The readings of the added places of one pack."""

    def __init__(self, gazetteer: Gazetteer, places: AddedPlaces) -> None:
        self._gazetteer = gazetteer
        self._places = places
        self.reading = lru_cache(_REMEMBERED)(self._reading)
        self._of_keys = lru_cache(_REMEMBERED)(self._find)

    def named(self, name: Name) -> list[Reading]:
        """All of that name: the whole first, then without its type word, then by further names."""
        return self._of_keys(name.folded, name.bare)

    def alike(self, code: str, initial: str) -> tuple[list[str], list[int]]:
        """Names to compare a misspelt one with, of places in the unit, and their rows."""
        keys, rows = self._places.within(code, initial)
        return keys, rows.tolist()

    def _find(self, folded: str, bare: str) -> list[Reading]:
        places = self._places
        rows = places.find(folded) or places.find(bare)
        squashed = squash(folded)
        if not rows and len(squashed) >= SHORTEST_SQUASHED:
            rows = places.find_squashed(squashed)
        rows = rows or places.find_other(folded) or places.find_other(bare)
        return in_order(self.reading(row) for row in rows)

    def _reading(self, row: int) -> Reading:
        place = self._places.place(row)
        return place_reading(place, self._gazetteer.line(place.unit))
