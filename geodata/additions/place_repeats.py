"""Which places are the same: those of one name that lie in one district or close together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

#: Two points of one name this close are one place: lists round, and draw a village at its square
#: or at its school.
SAME_KM = 2.0
#: The places that come with a pack have points of their districts' seats, rounded to a minute.
OWN_KM = 5.0
_KM_PER_DEGREE = 111.2  # of latitude, on the sphere of the mean radius


@dataclass(frozen=True)
class Bearers:
    """Who bears a name, in columns.

    Attributes:
        keys: folded names.
        units: codes.
        lats: degrees WGS84, NaN without a point.
        lons: the same.
        lists: the number of the list each stands in.
    """

    keys: list[str]
    units: list[str]
    lats: NDArray[np.float64]
    lons: NDArray[np.float64]
    lists: NDArray[np.int32]

    @classmethod
    def of(
        cls, rows: Iterable[tuple[str, str, float | None, float | None]], number: int = -1
    ) -> Bearers:
        """Of rows of name, unit, latitude and longitude, all in one list."""
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]  # a country without towns
        keys, units, lats, lons = map(list, columns)
        return cls(
            keys,
            units,
            np.array(lats, dtype=float),
            np.array(lons, dtype=float),
            np.full(len(keys), number, dtype=np.int32),
        )


def repeats(bearers: Bearers, own: Bearers, districts: set[str]) -> NDArray[np.bool_]:
    """Which places are there already: in the pack, or in a list added before.

    - One of the pack's own places has the name, within `OWN_KM` or in the same district.
    - One of another list has it, within `SAME_KM` or in the same district. The one of which a
      finer unit is known stays, else that of the list added first.

    Two places of one name in one list are two, unless they have the same point (`place_list`).

    Args:
        bearers: the places added.
        own: the pack's.
        districts: codes of the districts; to share a coarser unit says nothing.
    """
    both = _ranked(own, bearers)
    gone = both.same_unit(districts) | (both.stays() != np.arange(len(both.key)))
    result = np.zeros(len(bearers.keys), dtype=bool)
    added = both.row >= 0
    result[both.row[added]] = gone[added]
    return result


def repeated_rows(bearers: Bearers, km: float) -> NDArray[np.int64]:
    """For each row of one list the row that it repeats; its own number when it repeats none.

    Rows of one name are one place when they are close together, or both without a point in one
    unit. The first of those with the finest unit stays. Others are namesakes.

    Args:
        bearers: of one list.
        km: how close; at most `OWN_KM`.
    """
    none = Bearers([], [], np.empty(0), np.empty(0), np.empty(0, dtype=np.int32))
    ranked = _ranked(none, bearers)
    found = np.arange(len(bearers.keys))
    found[ranked.row] = ranked.row[ranked.stays(km)]
    seen: dict[tuple[str, str], int] = {}
    for row in map(int, np.flatnonzero(np.isnan(bearers.lats))):
        found[row] = seen.setdefault((bearers.keys[row], bearers.units[row]), row)
    return found


@dataclass(frozen=True)
class _Ranked:
    """Own and added places, those of one name side by side, from south to north.

    Attributes:
        key: the name's number.
        unit: the unit's code.
        lat: degrees.
        lon: degrees.
        number: of the list, -1 for the pack's own.
        rank: the lower stays: the pack's own, then a finer unit, then an earlier list.
        row: in the places added; -1 for the pack's own.
    """

    key: NDArray[np.int64]
    unit: NDArray[np.object_]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    number: NDArray[np.int32]
    rank: NDArray[np.int64]
    row: NDArray[np.int64]

    def same_unit(self, districts: set[str]) -> NDArray[np.bool_]:
        """Rows that share name and district with one of another list that stays."""
        codes = pa.array(self.unit.tolist()).dictionary_encode()
        unit = codes.indices.to_numpy().astype(np.int64)
        is_district = np.array([code in districts for code in codes.dictionary.to_pylist()])
        group = self.key * (unit.max(initial=0) + 1) + unit
        order = np.lexsort((self.rank, group))
        first = np.ones(len(order), dtype=bool)
        first[1:] = group[order][1:] != group[order][:-1]
        leader = np.empty(len(order), dtype=np.int64)
        leader[order] = order[first][np.cumsum(first) - 1]
        gone: NDArray[np.bool_] = (self.number[leader] != self.number) & is_district[unit]
        return gone

    def stays(self, within: float | None = None) -> NDArray[np.int64]:
        """For each row the one that stays for it: of its name, close by, and of a lower rank.

        Args:
            within: km between rows of one list; None: only other lists are looked at, up to
                `SAME_KM`, and the pack, up to `OWN_KM`.
        """
        found = np.arange(len(self.key))
        at = found.copy()
        for step in range(1, len(self.key)):
            at = at[at + step < len(self.key)]
            south = self.lat[at + step] - self.lat[at] <= OWN_KM / _KM_PER_DEGREE
            at = at[(self.key[at] == self.key[at + step]) & south]  # NaN is near nothing
            if not at.size:
                break
            pairs = np.stack([at, at + step], axis=1)[self._same(at, at + step, within)]
            pairs = np.take_along_axis(pairs, np.argsort(self.rank[pairs], axis=1), axis=1)
            better = self.rank[pairs[:, 0]] < self.rank[found[pairs[:, 1]]]
            found[pairs[better, 1]] = pairs[better, 0]
        while (found != found[found]).any():
            found = found[found]
        return found

    def _same(
        self, a: NDArray[np.int64], b: NDArray[np.int64], within: float | None
    ) -> NDArray[np.bool_]:
        """Whether two rows of one name are one place by their points."""
        east = np.cos(np.radians(self.lat[a])) * (self.lon[a] - self.lon[b])
        km = np.hypot(self.lat[a] - self.lat[b], east) * _KM_PER_DEGREE
        if within is not None:
            return np.asarray(km <= within)
        own = (self.number[a] == -1) | (self.number[b] == -1)
        other = self.number[a] != self.number[b]
        return np.asarray(other & (km <= np.where(own, OWN_KM, SAME_KM)))


def _ranked(own: Bearers, added: Bearers) -> _Ranked:
    names = pa.array(own.keys + added.keys, pa.string()).dictionary_encode()
    key = names.indices.to_numpy().astype(np.int64)
    unit = np.array(own.units + added.units, dtype=object)
    number = np.concatenate([own.lists, added.lists])
    lat, lon = np.concatenate([own.lats, added.lats]), np.concatenate([own.lons, added.lons])
    row = np.concatenate([np.full(len(own.keys), -1), np.arange(len(added.keys))])
    finest = np.array([-len(code) for code in unit])  # a unit's code is longer than its parent's
    rank = np.empty(len(key), dtype=np.int64)
    rank[np.lexsort((row, number, finest, number != -1))] = np.arange(len(key))
    order = np.lexsort((lat, key))
    return _Ranked(
        key[order], unit[order], lat[order], lon[order], number[order], rank[order], row[order]
    )
