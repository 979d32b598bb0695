import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geodata.added_places import load_added_places
from geodata.additions.place_adding import Stated, add_places, pack_of
from geodata.names import sound
from geodata.packs import forget

ROOT = Path(__file__).parents[2]
VILLAGES = Path(
    os.environ.get(
        "INCIDENT_ATLAS_VILLAGES",
        ROOT.parent / "shared" / "samples" / "places" / "ign-centros-poblados-100k.parquet",
    )
)
"""IGN's populated places 1:100 000 as GeoParquet; not part of the project."""

# Made up; the points lie in the units stated.
LIST = """nombre,ubigeo,lat,lon,alias,poblacion
Palma Pampa Alta,080902,-12.60,-73.05,Palmar,12
Shinkipata,080902,-12.55,-73.00,,7
Shinkipata,080902,-12.70,-73.10,,3
Shinkipata,120608,-11.20,-74.00,,5
Shinquipata,0809,-12.40,-73.00,,1
Chiripata,120608,-11.25,-74.05,,
Quiripata,,-11.30,-74.10,,
"""


@pytest.fixture
def places(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path / "home"))
    forget()
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    add_places(path, Stated(source="made up"))
    yield load_added_places(pack_of("PER"))
    forget()


def units(places, rows):
    return sorted(places.unit(row) for row in rows)


def test_without_a_list_there_are_none(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    forget()
    places = load_added_places(pack_of("PER"))
    assert len(places) == 0
    assert places.find("kiteni") == places.find_other("kiteni") == []
    assert places.find_squashed("kiteni") == []
    assert places.within("", "k")[0] == []
    forget()


def test_places_by_name(places):
    assert len(places) == 7
    assert units(places, places.find("shinkipata")) == ["080902", "080902", "120608"]
    assert places.find("shinki") == []
    assert places.find("\udcff") == []


def test_further_names_are_found_apart(places):
    assert places.find("palmar") == []
    (row,) = places.find_other("palmar")
    assert places.place(row).name == "Palma Pampa Alta"
    assert places.find_other("palma pampa alta") == []


def test_names_run_together(places):
    (row,) = places.find_squashed("palmapampaalta")
    assert places.key(row) == "palma pampa alta"
    assert len(places.find_squashed("shinkipata")) == 3
    assert places.find_squashed("palmar") == []


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("", ["shinkipata", "shinkipata", "shinkipata", "shinquipata"]),
        ("08", ["shinkipata", "shinkipata", "shinquipata"]),
        ("0809", ["shinkipata", "shinkipata", "shinquipata"]),
        ("080902", ["shinkipata", "shinkipata"]),
        ("1206", ["shinkipata"]),
        ("12", ["shinkipata"]),
        ("120609", []),
        ("99", []),
    ],
)
def test_names_of_a_unit_with_the_same_first_sound(places, code, keys):
    found, rows = places.within(code, sound("shinkipata")[0])
    assert sorted(found) == keys
    assert [places.key(row) for row in rows] == found
    assert all(places.unit(row).startswith(code) for row in rows)


def test_places_of_which_the_province_is_known_are_in_it(places):
    assert "quiripata" in places.within("1206", "k")[0]
    assert "quiripata" not in places.within("120608", "k")[0]


def test_a_place_says_where_it_is_from(places):
    place = places.place(*places.find("chiripata"))
    assert (place.name, place.kind, place.source) == ("Chiripata", "added", "made up")
    assert (place.lat, place.lon, place.unit) == (-11.25, -74.05, "120608")
    assert (place.population, place.precision, place.radius_km) == (0, "exact", 1.0)


def test_loading_needs_neither_pandas_nor_geometry(places):
    code = (
        "import sys\n"
        "from geodata.added_places import load_added_places\n"
        "from geodata.packs import load_packs\n"
        "places = load_added_places(load_packs()['PER'])\n"
        "rows = places.find('shinkipata') + places.find_squashed('palmapampaalta')\n"
        "assert [places.place(row).name for row in rows] and places.within('08', 's')[0]\n"
        "print({'pandas', 'shapely', 'geopandas'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


@pytest.mark.skipif(
    not VILLAGES.exists(), reason="no list at hand: set INCIDENT_ATLAS_VILLAGES to IGN's Parquet"
)
def test_all_villages_of_peru_are_there_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    forget()
    added = add_places(VILLAGES, Stated())
    counts = added.prepared.counts
    assert counts["rows"] == 136_587 == counts["taken"] + len(added.prepared.rejected)
    assert counts["taken"] > 130_000
    assert 2000 < added.repeated < 4000
    forget()
    pack = pack_of("PER")
    start = time.perf_counter()
    places = load_added_places(pack)
    assert time.perf_counter() - start < 0.3  # measured: 0.01 s
    assert len(places) == counts["taken"] - added.repeated
    assert len(places.find("nueva esperanza")) > 100
    start = time.perf_counter()
    for _ in range(1000):
        places.find("shinkiveni")
        places.find_squashed("shinkiveni")
    assert time.perf_counter() - start < 0.5  # measured: 0.03 s
    forget()
