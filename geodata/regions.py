"""Regions: named sets of districts, such as the VRAEM, each with the list that defines it.

Membership is by code, so it is exact even where no district polygon is at hand.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of districts.

    Attributes:
        region_id: stable id, capitals ("VRAEM").
        name: display name in English.
        name_es: display name in Spanish.
        districts: the UBIGEO codes that make it up.
        source: the list it is read from.
        note: what the region is and is not, to show beside it.
        official: True when the state itself lists these districts as this region.
        wider: id of the region for which its name is used in a wide sense too, "" when none.
    """

    region_id: str
    name: str
    name_es: str
    districts: frozenset[str]
    source: str
    note: str
    official: bool
    wider: str = ""


def read_regions(regions_file: Path | None, districts_file: Path | None) -> dict[str, Region]:
    """The regions of a pack's `regions.csv` with the districts of `region-districts.csv`, by id.

    Args:
        regions_file: None when the pack has no regions.
        districts_file: likewise.

    Raises:
        ValueError: when a district is listed for a region that is not defined.
    """
    if regions_file is None or districts_file is None:
        return {}
    districts: dict[str, set[str]] = defaultdict(set)
    with districts_file.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            districts[row["region_id"]].add(row["ubigeo"])
    with regions_file.open(encoding="utf-8", newline="") as file:
        regions = {
            row["region_id"]: Region(
                region_id=row["region_id"],
                name=row["name"],
                name_es=row["name_es"],
                districts=frozenset(districts.pop(row["region_id"], ())),
                source=row["source"],
                note=row["note"],
                official=row["official"] == "true",
                wider=row["wider"],
            )
            for row in csv.DictReader(file)
        }
    if districts:
        raise ValueError(f"Districts listed for unknown regions: {', '.join(sorted(districts))}.")
    return regions
