"""A country's pack as it is written, made anew, and taken away."""

import csv
import json

import geopandas
import pytest
import shapely

from geodata.additions.country_keeping import entered
from geodata.additions.country_packs import add_country, country_pack, remove_country
from geodata.additions.place_adding import Stated, add_places
from geodata.boundaries import load_layer, unit_shape
from geodata.gazetteer import load_country, load_gazetteer
from geodata.geocoder import load_geocoder
from geodata.packs import load_packs
from geodata.unusable import UnusableFileError

MUNICIPIOS = [
    ("Antioquia", "05", "Medellín", "05001", (0, 0)),
    ("Antioquia", "05", "La Unión", "05400", (1, 0)),
    ("Antioquia", "05", "San Francisco", "05652", (0, 1)),
    ("Nariño", "52", "La Unión", "52399", (4, 0)),
    ("Nariño", "52", "Pasto", "52001", (5, 0)),
    ("Putumayo", "86", "San Francisco", "86755", (4, 1)),
    ("Sucre", "70", "Sincelejo", "70001", (5, 1)),
    ("Sucre", "70", "La Unión", "70400", (6, 1)),
]
"""Colombian departments and municipalities with DANE's codes; each is a square in the sea."""


def write(path, rows=MUNICIPIOS, *, codes=True, driver="GPKG"):
    columns = {"ADM1_ES": [r[0] for r in rows], "ADM2_ES": [r[2] for r in rows]}
    if codes:
        columns |= {"ADM1_PCODE": [r[1] for r in rows], "ADM2_PCODE": [r[3] for r in rows]}
    squares = [shapely.box(x - 90, y + 5, x - 89, y + 6) for *_, (x, y) in rows]
    geopandas.GeoDataFrame(columns, geometry=squares, crs="EPSG:4326").to_file(path, driver=driver)
    return path


def listing(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_the_files_of_a_pack(home, tmp_path):
    file = write(tmp_path / "col.gpkg")
    added = add_country([file], "colombia", source="DANE", licence="CC BY 4.0")
    folder = home / "packs" / "COL"
    assert added.pack.folder == folder
    assert added.counts == {"department": 4, "province": 8}
    about = json.loads((folder / "pack.json").read_text("utf-8"))
    assert (about["country"], about["alpha2"], about["codes"]) == ("COL", "CO", "official")
    assert about["box"] == [-90.1, 4.9, -82.9, 7.1]
    with (folder / "units.csv").open(encoding="utf-8", newline="") as rows:
        found = {row["code"]: row for row in csv.DictReader(rows)}
    assert found["CO05001"] | {"lat": "", "lon": ""} == {
        "code": "CO05001", "level": "province", "name": "Medellín", "lat": "", "lon": "",
        "parent": "CO05", "seat": "", "duplicate_of": "",
    }  # fmt: skip
    assert abs(float(found["CO05001"]["lon"]) + 89.5) < 0.1
    for name in ("towns", "aliases", "villages", "regions", "region-districts"):
        assert len((folder / f"{name}.csv").read_text("utf-8").splitlines()) == 1
    sources = (folder / "SOURCES.md").read_text("utf-8")
    assert "DANE" in sources
    assert json.loads((folder / "boundaries.json").read_text())["province"]["sha256"] in sources
    assert not [path for path in home.iterdir() if path.name != "packs"]


def test_layers_and_names_are_there_at_once(home, tmp_path):
    add_country([write(tmp_path / "col.gpkg")], "COL")
    assert {"CO05", "CO52"} < set(load_layer("departments")["code"])
    assert load_gazetteer().units["CO05001"].name == "Medellín"
    assert load_country("COL").line("CO05001") == ("CO05", "CO05001")


@pytest.mark.parametrize(
    ("text", "stated", "answered"),
    [
        ("Medellín, Colombia", {}, ("resolved", "CO05001")),
        ("CO05001", {}, ("resolved", "CO05001")),
        ("La Unión, Colombia", {}, ("ambiguous", None)),
        ("La Unión", {"country": "COL", "department": "Nariño"}, ("resolved", "CO52399")),
        ("San Francisco, Colombia", {}, ("ambiguous", None)),
        ("municipio de San Francisco, Putumayo, Colombia", {}, ("resolved", "CO86755")),
        ("vereda El Salado, Pasto, Nariño, Colombia", {}, ("fallback", "CO52001")),
        ("Sucre, Colombia", {}, ("resolved", "CO70")),
        ("Bogotá, Colombia", {}, ("unresolved", None)),
        ("La Unión", {}, ("ambiguous", None)),
        ("", {"lat": 5.5, "lon": -89.5}, ("resolved", "CO05001")),
    ],
)
def test_homonyms_in_a_country_without_districts(home, tmp_path, text, stated, answered):
    add_country([write(tmp_path / "col.gpkg")], "COL")
    answer = load_geocoder().geocode(text, **stated)
    assert (answer.status, answer.unit) == answered
    assert answer.regions == ()
    if answer.status == "ambiguous":
        countries = {candidate.unit[:2] == "CO" for candidate in answer.candidates}
        assert countries == {bool(stated) or "Colombia" in text}


def test_the_same_file_without_codes_gets_the_same_ones_each_time(home, tmp_path):
    first = add_country([write(tmp_path / "a.gpkg", codes=False)], "COL")
    units = load_country("COL").units
    again = add_country([write(tmp_path / "b.gpkg", MUNICIPIOS[::-1], codes=False)], "COL")
    assert load_country("COL").units == units
    assert (first.replaced, again.replaced) == (False, True)
    assert not again.official
    assert units["CO01003"].name == "San Francisco"


def decide(folder):
    with (folder / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Medallo,province,CO05001,es,El Tiempo,Ana,2026-01-01,\n")


def test_decisions_outlive_a_newer_file_of_the_same_units(home, tmp_path):
    pack = add_country([write(tmp_path / "a.gpkg")], "COL").pack
    decide(pack.folder)
    newer = [*MUNICIPIOS, ("Nariño", "52", "Tumaco", "52835", (6, 0))]
    assert add_country([write(tmp_path / "b.gpkg", newer)], "COL").replaced
    assert load_geocoder().geocode("Medallo, Colombia").unit == "CO05001"
    assert load_geocoder().geocode("Tumaco, Colombia").unit == "CO52835"


def test_decisions_are_not_put_on_other_units(home, tmp_path):
    pack = add_country([write(tmp_path / "a.gpkg")], "COL").pack
    decide(pack.folder)
    before = listing(home)
    with pytest.raises(UnusableFileError, match=r"aliases\.csv.*boundaries remove --country COL"):
        add_country([write(tmp_path / "b.gpkg", codes=False)], "COL")
    assert listing(home) == before


def test_a_failure_leaves_the_pack_as_it_was(home, tmp_path, monkeypatch):
    add_country([write(tmp_path / "a.gpkg")], "COL")
    before = listing(home)
    monkeypatch.setattr("geodata.additions.country_files._sources", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_country([write(tmp_path / "b.gpkg")], "COL")
    assert listing(home) == before


def test_a_pack_is_taken_away_whole(home, tmp_path):
    add_country([write(tmp_path / "a.gpkg")], "COL")
    assert entered(country_pack("co").folder) == []
    decide(country_pack("co").folder)
    assert [path.name for path in entered(country_pack("co").folder)] == ["aliases.csv"]
    remove_country("Colombia")
    assert list(load_packs()) == ["PER"]
    assert not list((home / "packs").iterdir())
    assert load_geocoder().geocode("Medellín, Colombia").level == "country"
    with pytest.raises(UnusableFileError, match="no pack of COL"):
        remove_country("COL")


def test_several_files_one_a_level(home, tmp_path):
    squares = [shapely.box(-90, 5, -88, 7), shapely.box(-86, 5, -83, 7)]
    upper = geopandas.GeoDataFrame(
        {"shapeName": ["Antioquia", "Nariño"], "shapeType": "ADM1", "shapeGroup": "COL"},
        geometry=squares,
        crs="EPSG:4326",
    )
    lower = geopandas.GeoDataFrame(
        {"shapeName": ["Medellín", "Pasto"], "shapeType": "ADM2", "shapeGroup": "COL"},
        geometry=[shapely.box(-90, 5, -89, 6), shapely.box(-85, 5, -84, 6)],
        crs="EPSG:4326",
    )
    upper.to_file(tmp_path / "adm1.geojson")
    lower.to_file(tmp_path / "adm2.geojson")
    added = add_country([tmp_path / "adm1.geojson", tmp_path / "adm2.geojson"], "COL")
    assert added.counts == {"department": 2, "province": 2}
    assert load_geocoder().geocode("Pasto, Nariño, Colombia").department == "CO02"


@pytest.mark.parametrize(
    ("country", "why"),
    [("PER", "come with the program"), ("Atlantis", "no country"), ("BOL", "of another country")],
)
def test_what_is_no_other_country_is_refused(home, tmp_path, country, why):
    rows = geopandas.read_file(write(tmp_path / "a.gpkg")).assign(ADM0_PCODE="CO")
    rows.to_file(tmp_path / "b.gpkg")
    with pytest.raises(UnusableFileError, match=why):
        add_country([tmp_path / "b.gpkg"], country)
    assert not home.exists() or not listing(home)


def test_slivers_between_units_drawn_apart_are_closed(home, tmp_path):
    rows = geopandas.read_file(write(tmp_path / "a.gpkg", MUNICIPIOS[:2]))
    west, east = rows.geometry
    sliver = shapely.box(-89, 5.3, -88.995, 5.7)
    rows.geometry = [west, east.difference(sliver)]
    rows.to_file(tmp_path / "b.gpkg")
    add_country([tmp_path / "b.gpkg"], "COL")
    assert unit_shape("CO05").equals(shapely.box(-90, 5, -88, 6))
    assert shapely.coverage_is_valid([unit_shape("CO05001"), unit_shape("CO05400")])


def test_places_of_a_country_without_towns(home, tmp_path):
    add_country([write(tmp_path / "col.gpkg")], "COL")
    (tmp_path / "veredas.csv").write_text("name,lat,lon\nEl Salado,6.5,-89.5\n", "utf-8")
    add_places(tmp_path / "veredas.csv", Stated(country="COL"))
    answer = load_geocoder().geocode("vereda El Salado, San Francisco, Antioquia, Colombia")
    assert (answer.status, answer.level, answer.unit) == ("resolved", "place", "CO05652")
