"""Which unit each place lies in: what its list states, held against its point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import cast

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geodata.boundaries import districts_at, provinces_at, unit_shape, unit_shapes
from geodata.coordinates import TOLERANCE_KM
from geodata.gazetteer import Gazetteer, load_country
from geodata.history import load_history
from geodata.points_in import units_at

MANY = 20
"""So many places of a list in one district, and the list would have some in a part of it too."""
_EARTH_KM = 6371.0088  # mean radius, IUGG

Codes = NDArray[np.object_]
Column = NDArray[np.float64]


@dataclass(frozen=True)
class Placed:
    """The unit of every row.

    Attributes:
        units: finest code known, "" where a row is refused.
        faults: "" or why it is refused: "abroad", "far" (point and stated unit have nothing in
            common), "nowhere" (neither point nor unit).
        coarser: rows that were put into the coarser unit on which point and statement agree, or
            whose unit was split after the list was made (`widen_split`).
        compared: rows that state a unit and have a point.
    """

    units: Codes
    faults: Codes
    coarser: NDArray[np.bool_]
    compared: NDArray[np.bool_]


@dataclass(frozen=True)
class Borders:
    """What is known of a country's units on the ground.

    Attributes:
        gazetteer: of the country.
        at: the finest unit that has a shape at each point (latitudes, longitudes, degrees WGS84);
            None outside all of them.
        shape: a unit's borders, None where they are not at hand.
        formers: for a younger unit, by code, the one it was cut out of.
    """

    gazetteer: Gazetteer
    at: Callable[[Column, Column], Codes]
    shape: Callable[[str], shapely.Geometry | None]
    formers: Mapping[str, str]

    def km_outside(self, code: str, lat: Column, lon: Column) -> Column:
        """How far points are outside the unit, or the finest above it whose borders are known."""
        for each in reversed(self.gazetteer.line(code)):
            shape = self.shape(each)
            if shape is not None:
                lines = shapely.shortest_line(shape, shapely.points(lon, lat))
                ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
                return _km(ends[:, 0], ends[:, 1])
        return np.zeros(len(lat))  # nothing tells against what is stated


def borders_of(country: str) -> Borders:
    """The borders of a pack's country (ISO alpha-3): bundled, or added by the user."""
    gazetteer = load_country(country)
    known = np.array([*gazetteer.units, ""], dtype=object)

    def at(lat: Column, lon: Column) -> Codes:
        found = districts_at(lat, lon)
        for coarser in (provinces_at, _departments_at):
            unknown = ~np.isin(found.astype(str), known.astype(str))
            found[unknown] = coarser(lat[unknown], lon[unknown])
        found[~np.isin(found.astype(str), known.astype(str))] = None
        return found

    formers = load_history(country).formers
    return Borders(gazetteer, at, unit_shape, {code: old.code for code, old in formers.items()})


def _departments_at(lat: Column, lon: Column) -> Codes:
    return units_at(unit_shapes("department"), lat, lon)


def place_in_units(lat: Column, lon: Column, stated: Codes, borders: Borders) -> Placed:
    """Decides every row's unit.

    - A point in the unit stated, or at most `TOLERANCE_KM` outside it: that unit; or the finer one
      at the point, where the list states a coarser.
    - In a unit that was cut out of the one stated: that younger unit, which the list did not know.
    - Further out: the finest unit that both lie in. If there is none, the row is refused.
    - A point alone: the unit at it. A unit alone: that, without a point.

    Args:
        lat: degrees WGS84, NaN without a point.
        lon: the same.
        stated: codes, "" where a row states none.
        borders: of the country.
    """
    has_point = np.isfinite(lat)
    at_point = borders.at(lat, lon)
    found = np.where(at_point == None, "", at_point).astype(object)  # noqa: E711 - elementwise
    placed = Placed(
        units=np.where(stated != "", stated, found),
        faults=np.full(len(stated), "", dtype=object),
        coarser=np.zeros(len(stated), dtype=bool),
        compared=has_point & (stated != ""),
    )
    placed.faults[~has_point & (stated == "")] = "nowhere"
    placed.faults[has_point & (stated == "") & (found == "")] = "abroad"
    rows = np.flatnonzero(placed.compared)
    pairs = pd.Series(rows).groupby([stated[rows], found[rows]]).indices
    for codes, at in pairs.items():
        _compare(placed, rows[at], (lat, lon), cast("tuple[str, str]", codes), borders)
    placed.units[placed.faults != ""] = ""
    return placed


def widen_split(placed: Placed, stated: Codes, borders: Borders) -> None:
    """Puts the places of a unit that has been split since into its province, in place.

    No border tells in which part they are, and the list is older than the split: it has many
    places in the unit (`MANY`) and none in a younger one.

    Args:
        placed: the rows' units, which are changed.
        stated: codes, "" where a row states none.
        borders: of the country.
    """
    for old in sorted(set(borders.formers.values())):
        younger = [code for code, former in borders.formers.items() if former == old]
        if borders.shape(old) is not None or np.isin(stated.astype(str), younger).any():
            continue
        rows = placed.units == old
        if rows.sum() < MANY:
            continue
        placed.units[rows] = borders.gazetteer.units[old].parent
        placed.coarser[rows] = True


def shared_line(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The units, from the department down, that two lines (`Gazetteer.line`) have in common."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(code for code, _ in same)


def _km(a: Column, b: Column) -> Column:
    """Great-circle distances between points of (lon, lat) rows, by the haversine formula."""
    (lon, lat), (other_lon, other_lat) = np.radians(a).T, np.radians(b).T
    half = (
        np.sin((other_lat - lat) / 2) ** 2
        + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    )
    km: Column = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return km


def _compare(
    placed: Placed,
    rows: NDArray[np.int64],
    points: tuple[Column, Column],
    codes: tuple[str, str],
    borders: Borders,
) -> None:
    """Rows that state the first code and whose points lie in the second ("": abroad)."""
    own, there = (borders.gazetteer.line(code) for code in codes)
    shared = shared_line(own, there)
    if shared in (own, there) and shared:
        placed.units[rows] = max(codes, key=len)
        return
    if borders.formers.get(codes[1]) == codes[0]:
        placed.units[rows] = codes[1]
        return
    lat, lon = points[0][rows], points[1][rows]
    far = rows[borders.km_outside(codes[0], lat, lon) > TOLERANCE_KM]
    if shared:
        placed.units[far] = shared[-1]
        placed.coarser[far] = True
    else:
        placed.faults[far] = "far"
