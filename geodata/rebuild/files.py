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


def write_geojson(path: Path, rows: list[dict[str, Any]], decimals: int) -> None:
    """Writes rows as GeoJSON (RFC 7946: WGS84, longitude first), one feature a line.

    Args:
        path: of the file.
        rows: properties, and the shape under "geometry".
        decimals: of the degrees; rounding moves a shared vertex alike in every shape that has it.
    """
    lines = []
    for row in rows:
        shape = shapely.transform(row["geometry"], lambda points: points.round(decimals))
        feature = {
            "type": "Feature",
            "properties": {key: value for key, value in row.items() if key != "geometry"},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    body = ",\n".join(lines)
    text = f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")
