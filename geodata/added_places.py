"""The populated places that a user added, ready to be looked up by name, however many they are.

All lists of a pack are joined in one file of columns, sorted by folded name, with every key, sound
and order that a look-up needs computed when a list was added (`additions/place_index.py`). Loading
it builds nothing: a name is found by bisection in the file's own buffers. Neither pandas nor
geometry is imported for that, since the command line must start at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geodata.additions.columns import Texts, numbers
from geodata.additions.place_index import PlaceIndex, load_index
from geodata.gazetteer import EXACT_KM, Place
from geodata.packs import Pack, kept

KIND = "added"
"""`Place.kind` of these places."""
_PAST = "\uffff"  # sorts after every letter of a folded name or code


class AddedPlaces:
    """The places of all lists of one pack, each once; known by the numbers of their rows.

    A row is a name. Most places have one; further names have rows of their own, which are only
    found by `find_other`, and whose `place` is that of the main row.
    """

    def __init__(self, index: PlaceIndex) -> None:
        table = index.table
        self._keys = Texts(table["key"])
        self._squashed = Texts(table["squashed"])
        self._names = Texts(table["name"])
        self._by_squashed = numbers(table["by_squashed"])
        self._main = numbers(table["main"])
        self._other = numbers(table["other"]) != 0
        self._initial = numbers(table["initial"])
        self._lat, self._lon = numbers(table["lat"]), numbers(table["lon"])
        self._radius = numbers(table["radius_km"])
        self._population = numbers(table["population"])
        self._list = numbers(table["list"])
        self._unit = numbers(table["unit"])
        by_unit = numbers(table["by_unit"])
        self._by_unit = by_unit[by_unit >= 0]
        self._units: tuple[str, ...] = index.units
        self.sources = index.sources

    def __len__(self) -> int:
        """How many places there are."""
        return int(np.count_nonzero(~self._other))

    def find(self, key: str) -> list[int]:
        """The rows of the places of that folded name (`names.fold`), in a fixed order."""
        return [row for row in self._keys.bearing(key) if not self._other[row]]

    def find_other(self, key: str) -> list[int]:
        """The main rows of the places that have it as a further name: second choice."""
        rows = (int(self._main[row]) for row in self._keys.bearing(key) if self._other[row])
        return list(dict.fromkeys(rows))

    def find_squashed(self, squashed: str) -> list[int]:
        """The rows of the places whose main name, run together (`names.squash`), is this.

        A short name run together is another name; how short is for the caller to say.
        """
        return [
            row
            for at in self._squashed.bearing(squashed)
            if not self._other[row := int(self._by_squashed[at])]
        ]

    def within(self, code: str, initial: str) -> tuple[list[str], NDArray[np.int32]]:
        """Names to compare a misspelt one with: of places in a unit, with the same first sound.

        Args:
            code: of the unit; "" is the country. Places of which only a coarser unit is known are
                not in it.
            initial: the first letter of the name's `names.sound`.

        Returns:
            Folded names, and the row of each.
        """
        first = bisect_left(self._units, code)
        last = bisect_right(self._units, code + _PAST)
        start, stop = np.searchsorted(self._units_in_order, [first, last])
        rows = self._by_unit[start:stop]
        rows = rows[self._initial[rows] == (ord(initial) if initial else 0)]
        return [self._keys[row] for row in rows], rows

    def place(self, row: int) -> Place:
        """The place of a row, as the gazetteer describes one."""
        row = int(self._main[row])
        lat, lon = float(self._lat[row]), float(self._lon[row])
        known = lat == lat  # noqa: PLR0124 - NaN where only the name and the unit are known
        radius = float(self._radius[row])
        return Place(
            name=self._names[row],
            alt_names=(),
            lat=lat if known else None,
            lon=lon if known else None,
            unit=self.unit(row),
            kind=KIND,
            precision="exact" if known and radius <= EXACT_KM else "near",
            radius_km=radius if known else 0.0,
            source=self.sources[int(self._list[row])],
            note="",
            population=int(self._population[row]),
        )

    def key(self, row: int) -> str:
        """The folded name of a row."""
        return self._keys[row]

    def unit(self, row: int) -> str:
        """The code of the finest unit known for a row's place."""
        return self._units[int(self._unit[row])]

    @cached_property
    def _units_in_order(self) -> NDArray[np.int32]:
        ordered: NDArray[np.int32] = self._unit[self._by_unit]
        return ordered


@kept
def load_added_places(pack: Pack) -> AddedPlaces:
    """The places added to a pack, read once; there are none when no list was added.

    Raises:
        UnusableFileError: when a file of a list can't be read; a ValueError that says what to do.
    """
    return AddedPlaces(load_index(pack))
