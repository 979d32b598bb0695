"""The points of a list of places: from columns of degrees or metres, however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray

from geodata.additions.place_columns import PlaceColumns
from geodata.catalogue import Message
from geodata.coordinates import Box, read_point
from geodata.unusable import UnusableFileError

WGS84 = 4326
_LARGEST_DEGREE = 180.0
_LONGEST = 60  # characters of a coordinate
_HALF = 0.5
_EQUATOR = 5_000_000.0
"""Metres: a northing above this is of the southern hemisphere in a country on the equator."""
_ZONE = re.compile(r"(?<!\d)([1-9]|[1-5]\d|60)\s*([C-HJ-NP-X])?(?![A-Z\d])", re.IGNORECASE)

Column = NDArray[np.float64]


@dataclass
class Points:
    """Degrees WGS84, NaN where a row has none, and what is wrong where something is.

    Attributes:
        lat: degrees.
        lon: degrees.
        fault: "" or "no_point", "bad_point", "zero_point".
        remarks: what was mended.
    """

    lat: Column
    lon: Column
    fault: NDArray[np.object_]
    remarks: list[Message] = field(default_factory=list)


def of_geometry(lat: Column, lon: Column) -> Points:
    """The points of a map layer."""
    lat, lon = lat.copy(), lon.copy()
    none = ~(np.isfinite(lat) & np.isfinite(lon))
    zero = (lat == 0) & (lon == 0)
    lat[none | zero] = lon[none | zero] = np.nan
    return Points(lat, lon, np.select([none, zero], ["no_point", "zero_point"], "").astype(object))


def read_points(
    frame: pd.DataFrame, columns: PlaceColumns, box: Box, epsg: int | None = None
) -> Points:
    """The points that a table's columns hold.

    Args:
        frame: of texts.
        columns: whose `points` are tried; the pair that puts most rows into the country is taken.
        box: that holds the country. Points that only lie in it with latitude and longitude
            exchanged are put right.
        epsg: the system the user says the numbers are in.

    Raises:
        UnusableFileError: when the numbers are metres and nothing says of which grid.
    """
    if not columns.points:
        none = np.full(len(frame), np.nan)
        return of_geometry(none, none)
    pairs = [(_numbers(frame[lat]), _numbers(frame[lon])) for lat, lon in columns.points]
    best = max(range(len(pairs)), key=lambda at: (_inside(*pairs[at], box), -at))
    y, x = pairs[best]
    lat_name, lon_name = columns.points[best]
    if epsg not in {None, WGS84} or _are_metres(y, x):
        zones = frame[columns.zone] if columns.zone else None
        points = _from_metres(y, x, zones, box, epsg)
    else:
        points = Points(*_spelt_out(frame[lat_name], frame[lon_name], y, x, box), _no_faults(frame))
    _mark_faults(points, frame[lat_name], frame[lon_name])
    _put_right(points, box)
    return points


def _no_faults(frame: pd.DataFrame) -> NDArray[np.object_]:
    return np.full(len(frame), "", dtype=object)


def _numbers(texts: pd.Series[Any]) -> Column:
    """Numbers with a point or a comma for decimals; NaN for what is none."""
    plain = texts.str.strip().str.replace("\u2212", "-", regex=False)
    one_comma = plain.str.count(",") == 1
    plain = plain.where(~one_comma, plain.str.replace(",", ".", regex=False))
    found = pd.to_numeric(plain, errors="coerce").to_numpy(dtype=float)
    return np.where(np.isfinite(found), found, np.nan)


def _in_box(lat: Column, lon: Column, box: Box) -> NDArray[np.bool_]:
    west, south, east, north = box
    inside: NDArray[np.bool_] = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
    return inside


def _inside(y: Column, x: Column, box: Box) -> tuple[int, int]:
    """How many rows lie in the country, in either order; then, how many are numbers at all."""
    inside = _in_box(y, x, box) | _in_box(x, y, box)
    return int(inside.sum()), int((np.isfinite(y) & np.isfinite(x)).sum())


def _are_metres(y: Column, x: Column) -> bool:
    known = np.isfinite(y) & np.isfinite(x)
    large = (np.abs(y) > _LARGEST_DEGREE) | (np.abs(x) > _LARGEST_DEGREE)
    return bool(known.any() and large[known].mean() > _HALF)


def _spelt_out(
    lats: pd.Series[Any],
    lons: pd.Series[Any],
    y: Column,
    x: Column,
    box: Box,
) -> tuple[Column, Column]:
    """The degrees, with those read that are written with minutes and seconds."""
    y, x = y.copy(), x.copy()
    for at in np.flatnonzero(np.isnan(y) | np.isnan(x)):
        texts = lats.iloc[at], lons.iloc[at]
        point = read_point(*texts, box) if max(map(len, texts)) <= _LONGEST else None
        if point is not None:
            y[at], x[at] = point.lat, point.lon
    return y, x


def _from_metres(
    y: Column,
    x: Column,
    zones: pd.Series[Any] | None,
    box: Box,
    epsg: int | None,
) -> Points:
    remarks = []
    known = np.isfinite(y) & np.isfinite(x)
    if known.any() and np.nanmedian(y[known]) < np.nanmedian(x[known]) and box[1] < 0:
        y, x = x, y  # southern northings are millions of metres, eastings never one
        remarks.append(Message("Northing and easting stood in each other's columns."))
    systems = _systems(y, zones, box, epsg)
    lat, lon = np.full(len(y), np.nan), np.full(len(y), np.nan)
    for system in sorted(set(systems[known]) - {0}):
        rows = known & (systems == system)
        turn = pyproj.Transformer.from_crs(int(system), WGS84, always_xy=True)
        lon[rows], lat[rows] = turn.transform(x[rows], y[rows])
        params = {"crs": f"EPSG:{system}", "n": int(rows.sum())}
        remarks.append(Message("Coordinates turned from {crs} into degrees: {n}.", params))
    lat[~np.isfinite(lat) | ~np.isfinite(lon)] = np.nan
    return Points(lat, lon, np.full(len(y), "", dtype=object), remarks)


def _systems(
    y: Column,
    zones: pd.Series[Any] | None,
    box: Box,
    epsg: int | None,
) -> NDArray[np.int64]:
    """The EPSG code of each row's grid: WGS84's UTM zones are 326zz north and 327zz south."""
    if epsg is not None:
        return np.full(len(y), epsg)
    read = [] if zones is None else [_ZONE.search(text[:40]) for text in zones]
    if not any(read):
        raise UnusableFileError(
            Message(
                "Its coordinates are metres, and no column says of which UTM zone. Say which "
                "system it is with --epsg; in WGS 84 the country's zones are: {codes}.",
                {"codes": ", ".join(map(str, _utm_codes(box)))},
            )
        )
    found = np.zeros(len(y), dtype=np.int64)
    for at, zone in enumerate(read):
        if zone:
            band = (zone[2] or "").upper()
            south = box[1] < 0 and (band in set("CDEFGHJKLMS") or y[at] > _EQUATOR)
            found[at] = (32700 if south else 32600) + int(zone[1])
    return found


def _utm_codes(box: Box) -> list[int]:
    """EPSG codes of the UTM zones, six degrees wide, that a country's box lies in."""
    west, south, east, north = box
    zones = range(_zone(west), _zone(east) + 1)
    halves = [32700] * (south < 0) + [32600] * (north > 0)
    return [half + zone for half in halves for zone in zones]


def _zone(lon: float) -> int:
    return min(int((lon + 180) // 6) + 1, 60)


def _mark_faults(points: Points, lats: pd.Series[Any], lons: pd.Series[Any]) -> None:
    lat, lon = points.lat, points.lon
    missing = ~(np.isfinite(lat) & np.isfinite(lon))
    empty = ((lats.str.strip() == "") & (lons.str.strip() == "")).to_numpy()
    zero = (lat == 0) & (lon == 0)
    points.fault[missing] = "bad_point"
    points.fault[missing & empty] = "no_point"
    points.fault[zero] = "zero_point"
    lat[missing | zero] = lon[missing | zero] = np.nan


def _put_right(points: Points, box: Box) -> None:
    """Exchanges latitude and longitude where only that gives a point in the country."""
    _add_signs(points, box)
    lat, lon = points.lat, points.lon
    known = np.isfinite(lat)
    swapped = known & ~_in_box(lat, lon, box) & _in_box(lon, lat, box)
    if swapped.any():
        lat[swapped], lon[swapped] = lon[swapped], lat[swapped]
        points.remarks.append(
            Message(
                "Latitude and longitude stood in each other's place: {n}.",
                {"n": int(swapped.sum())},
            )
        )


def _add_signs(points: Points, box: Box) -> None:
    """Makes degrees south and west where a whole list has left out its signs, of both.

    A list with signs in one column has its points where it says, which may be abroad.
    """
    known = np.isfinite(points.lat)
    lat, lon = points.lat[known], points.lon[known]
    unsigned = lat.size > 0 and bool((lat >= 0).all() and (lon >= 0).all())
    if unsigned and _in_box(-lat, -lon, box).mean() > _HALF:
        points.lat[known], points.lon[known] = -lat, -lon
        points.remarks.append(
            Message("The list leaves out signs; its degrees were taken as south and west.")
        )
