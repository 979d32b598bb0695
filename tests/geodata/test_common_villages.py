"""Names that many villages bear: what the list holds, and that its counts are those of its source.

The source, IGN's Centros Poblados 1:100 000, is not part of the project.
"""

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
import shapely

from geodata.additions.place_repeats import Bearers, repeated_rows
from geodata.common_villages import COMMON_VILLAGES, LEAST, load_common_villages
from geodata.gazetteer import CURATED, load_country, read_rows
from geodata.names import fold
from geodata.packs import forget

VILLAGES = Path(
    os.environ.get(
        "INCIDENT_ATLAS_VILLAGES",
        Path(__file__).parents[3]
        / "shared"
        / "samples"
        / "places"
        / "ign-centros-poblados-100k.parquet",
    )
)
"""IGN's populated places: GeoParquet with `nombre`, points in EPSG:4326."""
SAME_KM = 1.0
"""Points of one name this close are counted once: the source has some places twice."""


@pytest.fixture(scope="module")
def rows():
    return list(read_rows(CURATED / COMMON_VILLAGES))


@pytest.fixture(scope="module")
def own():
    """Folded names of the gazetteer's places that are no seats and share no unit's name."""
    gazetteer = load_country()
    units = {fold(unit.name) for unit in gazetteer.units.values()}
    seats = {(code, fold(unit.seat)) for code, unit in gazetteer.units.items()}
    keys = ((place.unit, fold(place.name)) for place in gazetteer.places)
    return {key for unit, key in keys if (unit, key) not in seats} - units


@pytest.fixture(scope="module")
def counted():
    if not VILLAGES.exists():
        pytest.skip(f"IGN's populated places are not at hand: {VILLAGES}")
    table = pa.parquet.read_table(VILLAGES, columns=["nombre", "geometry"])
    table = table.filter(table["nombre"].is_valid())
    points = shapely.from_wkb(table["geometry"].to_numpy())
    keys = [fold(name) for name in table["nombre"].to_pylist()]
    lists = np.zeros(len(keys), dtype=np.int32)
    bearers = Bearers(keys, [""] * len(keys), shapely.get_y(points), shapely.get_x(points), lists)
    first = repeated_rows(bearers, SAME_KM) == np.arange(len(keys))
    return Counter(key for key, once in zip(keys, first, strict=True) if once)


def test_names_are_found_however_they_are_spelt():
    common = load_common_villages("PER")
    assert fold("NUEVA ESPERANZA") in common
    assert fold("Nva. Esperanza") in common
    assert fold("Casa Blanca") in common
    assert fold("Mazamari") not in common  # a district
    assert fold("Pucallpa") not in common  # a seat, though fifteen hamlets bear its name
    assert fold("Kiteni") not in common


def test_every_row_is_counted_sourced_signed_and_dated(rows):
    keys = [fold(row["name"]) for row in rows]
    assert len(set(keys)) == len(keys) > 50
    for row in rows:
        assert int(row["places"]) >= LEAST, row
        assert "IGN Perú, Centros Poblados 1:100 000" in row["source"], row
        assert row["author"], row
        assert row["date"], row


def test_names_are_those_of_places_that_are_no_seat_and_no_unit(own):
    assert load_common_villages() - own == frozenset()


def test_counts_are_those_of_the_source(rows, counted):
    assert {row["name"]: int(row["places"]) for row in rows} == {
        row["name"]: counted[fold(row["name"])] for row in rows
    }


def test_no_common_name_of_the_gazetteer_is_missing(own, counted):
    assert {key for key in own if counted[key] >= LEAST} == load_common_villages()


def test_a_pack_without_the_file_has_no_common_names(tmp_path, monkeypatch):
    folder = tmp_path / "packs" / "COL"
    folder.mkdir(parents=True)
    (folder / "pack.json").write_text('{"country": "COL", "alpha2": "CO"}', encoding="utf-8")
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    forget()
    try:
        assert load_common_villages("COL") == frozenset()
        with pytest.raises(KeyError):
            load_common_villages("ZZZ")
    finally:
        monkeypatch.undo()
        forget()
