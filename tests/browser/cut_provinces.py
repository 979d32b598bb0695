"""A boundary file made of the bundled provinces, cut into cells that stand for their districts.

A cell holds all that is nearest to its district's seat. So the districts have codes, share borders
and fill their provinces, as those of an official file do.
"""

from __future__ import annotations

from pathlib import Path

import geopandas
import shapely

from geodata.additions.adding import BoundaryFile, add_boundaries
from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country
from geodata.units import Unit

SOURCE = "Surveyors <b>of the test</b>"
LICENCE = "CC0"
FILE = "cells.geojson"
# Degrees: no two cells can have the same seat.
APART = 0.01


def add_cells(folder: Path, region: str) -> None:
    """Adds districts for all provinces that a region touches, so that its outline is exact.

    Args:
        folder: where the file is written that is added.
        region: id of a region of the bundled country.
    """
    path = folder / FILE
    cells(region).to_file(path)
    add_boundaries(BoundaryFile(path, source=SOURCE, licence=LICENCE))


def cells(region: str) -> geopandas.GeoDataFrame:
    """Districts of all provinces that a region touches: ubigeo, geometry."""
    gazetteer = load_country()
    districts = [
        unit
        for unit in gazetteer.units.values()
        if unit.level == "district" and not unit.duplicate_of
    ]
    wanted = {gazetteer.line(code)[1] for code in gazetteer.regions[region].districts}
    cut = {
        code: cell
        for province in sorted(wanted)
        for code, cell in _cut(
            bundled_provinces()[province], [unit for unit in districts if unit.parent == province]
        ).items()
    }
    return geopandas.GeoDataFrame(
        {"ubigeo": list(cut)}, geometry=list(cut.values()), crs="EPSG:4326"
    )


def _cut(province: shapely.Geometry, districts: list[Unit]) -> dict[str, shapely.Geometry]:
    middle = shapely.point_on_surface(province)
    seats: list[tuple[float, float]] = []
    for unit in districts:
        lon, lat = (middle.x, middle.y) if unit.lat is None else (unit.lon, unit.lat)
        while (lon, lat) in seats:
            lon += APART
        seats.append((lon, lat))
    points = shapely.MultiPoint(seats)
    diagram = shapely.voronoi_polygons(points, extend_to=province, ordered=True)
    parts = shapely.intersection(shapely.get_parts(diagram), province)
    return {unit.code: part for unit, part in zip(districts, parts, strict=True)}
