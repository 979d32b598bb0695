"""Writing the bundled files so that the same content always gives the same bytes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import shapely


def write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    """Writes rows as UTF-8 CSV with LF line ends; the first row's keys are the header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def on_grid(shape: shapely.Geometry, decimals: int) -> shapely.Geometry:
    """The shape with its coordinates rounded; a vertex that shapes share moves alike in all.

    Rounding may fold a thin spike over itself; only such a shape is redrawn on the grid.
    """
    plain = shapely.transform(shape, lambda points: points.round(decimals))
    if plain.is_valid:
        return plain
    redrawn = shapely.set_precision(shape, 10.0**-decimals)
    return shapely.transform(redrawn, lambda points: points.round(decimals))


def write_geojson(path: Path, rows: list[dict[str, Any]], decimals: int) -> None:
    """Writes rows as GeoJSON (RFC 7946: WGS84, longitude first), one feature a line.

    Args:
        path: of the file.
        rows: properties, and the shape under "geometry".
        decimals: of the degrees.
    """
    lines = []
    for row in rows:
        shape = on_grid(row["geometry"], decimals)
        feature = {
            "type": "Feature",
            "properties": {key: value for key, value in row.items() if key != "geometry"},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    body = ",\n".join(lines)
    text = f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")
