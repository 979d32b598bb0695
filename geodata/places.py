"""Places: named settlements and spots that are finer than a district."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EXACT_KM = 1.0
"""A point this close to the true spot counts as exact: the size of a village, and the rounding of
the gazetteers it comes from."""
ADDED = "added"
"""`Place.kind` of the populated places that a user added by the list."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named settlement or spot that is finer than a district.

    Attributes:
        name: display name, accented.
        alt_names: other spellings and names.
        lat: degrees WGS84, or None when the place is known by name only. Such a place is here so
            that its name is answered with the unit its sources state, never with a namesake.
        lon: as `lat`.
        unit: the finest UBIGEO known to contain it; for the two spots whose sources state no
            single unit (Vizcatán massif, Chorobamba) the id of the region that contains it.
        kind: "town" (from the packages) or "village" (entered by hand, each with its source)
            or `ADDED`.
        precision: "exact" or "near".
        radius_km: how far the true spot may be from the point; 0 where there is no point.
        source: where the point comes from.
        note: doubts to show beside the place, "" when there are none.
        population: inhabitants as the source gives them, 0 when unknown.
    """

    name: str
    alt_names: tuple[str, ...]
    lat: float | None
    lon: float | None
    unit: str
    kind: str
    precision: str
    radius_km: float
    source: str
    note: str
    population: int


def read_place(row: Mapping[str, str], kind: str) -> Place:
    """The place of a row of `towns.csv` or `villages.csv`.

    Args:
        row: name, alt_names (separated by `|`), unit, lat, lon, radius_km and source; perhaps note
            and population. Only the name and the unit need be there.
        kind: "town" or "village".

    Raises:
        ValueError: when a number is none.
    """
    radius_km = float(row["radius_km"] or 0)
    known = bool(row["lat"])
    return Place(
        name=" ".join(row["name"].split()),  # GeoNames has "La Libertad de  Pallán"
        alt_names=tuple(name for name in row["alt_names"].split("|") if name),
        lat=float(row["lat"]) if known else None,
        lon=float(row["lon"]) if known else None,
        unit=row["unit"],
        kind=kind,
        precision="exact" if known and radius_km <= EXACT_KM else "near",
        radius_km=radius_km,
        source=row["source"],
        note=row.get("note", ""),
        population=int(row.get("population") or 0),
    )
