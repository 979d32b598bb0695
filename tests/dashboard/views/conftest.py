"""A user's folder for the views to draw from: empty at first, and filled by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas
import pytest
import shapely

from geodata.home import HOME_VARIABLE
from geodata.packs import forget

SAID = {
    "file": "districts.shp",
    "sha256": "0" * 64,
    "source": "The Surveyors",
    "licence": "CC BY 4.0",
    "date": "2026-03-02",
    "rows": 3,
    "matched": 2,
}
# Degrees: Colombia, near enough for a test.
COLOMBIA = (-77.0, 1.0, -70.0, 8.0)


class Home:
    """A user's folder; what is put into it is in use at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put_layer(self, country: str, name: str, shapes: dict[str, shapely.Geometry]) -> Path:
        """A drawn layer of a pack: shapes by code."""
        path = self.folder / "packs" / country / "drawn" / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = {"code": list(shapes), "name": [f"Unit {code}" for code in shapes]}
        frame = geopandas.GeoDataFrame(columns, geometry=list(shapes.values()), crs="EPSG:4326")
        frame.to_parquet(path)
        forget()
        return path

    def put_about(self, country: str, about: object) -> None:
        """What was added to a pack, as `boundaries.json` says it."""
        path = self.folder / "packs" / country / "boundaries.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(about), encoding="utf-8")
        forget()

    def put_colombia(self) -> None:
        """A pack of another country: one department with two provinces and two districts."""
        folder = self.folder / "packs" / "COL"
        folder.mkdir(parents=True)
        about = {"country": "COL", "alpha2": "CO", "box": COLOMBIA}
        (folder / "pack.json").write_text(json.dumps(about), encoding="utf-8")
        units = [
            ("CO05", "department", ""),
            ("CO05001", "province", "CO05"),
            ("CO05001003", "district", "CO05001"),
        ]
        with (folder / "units.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["code", "level", "name", "lat", "lon", "parent", "seat", "duplicate_of"]
            )
            for code, level, parent in units:
                writer.writerow([code, level, f"Unit {code}", 4, -74, parent, "", ""])
        whole = shapely.box(*COLOMBIA)
        for name, code in zip(("departments", "provinces", "districts"), units, strict=True):
            self.put_layer("COL", name, {code[0]: whole})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    forget()
    yield Home(tmp_path)
    forget()


@pytest.fixture
def added(home: Home) -> Callable[[], Home]:
    """Two districts of Peru, and what is said of them."""

    def add() -> Home:
        shapes = {
            "050408": shapely.box(-74, -13, -73, -12),
            "050409": shapely.box(-74, -12, -73, -11),
        }
        home.put_layer("PER", "districts", shapes)
        home.put_about("PER", {"district": SAID})
        return home

    return add
