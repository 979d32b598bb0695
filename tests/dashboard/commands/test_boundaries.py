import json

import geopandas
import pytest
import shapely
from click.testing import CliRunner

from dashboard.cli import main
from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country


@pytest.fixture
def file(tmp_path):
    """Provinces of Peru as a file of ADM2, with a row that is none."""
    units = load_country().units
    names = [units[code].name for code in bundled_provinces()] + ["\x1b[31mNowhere"]
    shapes = [*bundled_provinces().values(), shapely.box(0, 0, 1, 1)]
    frame = geopandas.GeoDataFrame({"ADM2_ES": names}, geometry=shapes, crs="EPSG:4326")
    path = tmp_path / "provincias.geojson"
    frame.to_file(path)
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["boundaries", *map(str, arguments)])


def test_add_list_and_remove(home, file):
    found = run("add", file, "--source", "IGN", "--licence", "CC0")
    assert found.exit_code == 0, found.output
    assert "196 of 196 (by name and place 196)" in found.stdout
    assert "No unit of that name is known where it lies." in found.stdout
    assert "\x1b" not in found.stdout
    assert "started again" in found.stdout
    assert "Fitting" in found.stderr
    assert "Fitting" not in found.stdout
    listed = run("list").stdout
    assert "provincias.geojson" in listed
    assert "IGN" in listed
    assert "CC0" in listed
    assert run("remove").stdout == "Removed: Provinces.\n"
    assert run("remove").exit_code == 1
    assert "No boundaries have been added" in run("list").stdout


def test_in_spanish(home, file):
    found = run("add", file, "--lang", "es")
    assert "196 de 196" in found.stdout
    assert "Filas que no se tomaron" in found.stdout
    assert "Provincias, PER" in run("list", "--lang", "es").stdout
    assert run("remove", "--level", "province", "--lang", "es").stdout == "Quitado: Provincias.\n"


def test_as_json(home, file):
    report = json.loads(run("add", file, "--json").stdout)
    assert report["level"] == "province"
    assert report["matched"] == 196
    assert report["by"] == {"code": 0, "name": 0, "place": 196}
    assert [row["row"] for row in report["not_matched"]] == [197]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "no boundary file"), ("es", "no es un archivo")]
)
def test_what_can_t_be_used_is_refused_with_a_sentence(home, tmp_path, language, text):
    path = tmp_path / "a.shp"
    path.write_bytes(b"%PDF-1.7")
    found = run("add", path, "--lang", language)
    assert found.exit_code == 1
    assert text in found.stderr
    assert not home.exists()


def test_a_level_that_there_is_not(home, file):
    assert run("add", file, "--level", "town").exit_code == 2


def test_a_folder_that_can_t_be_written_to(home, file):
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    found = run("add", file)
    assert found.exit_code == 2
    assert "Cannot write" in found.stderr


def test_what_was_added_before_is_damaged(home, file):
    folder = home / "packs" / "PER"
    folder.mkdir(parents=True)
    (folder / "boundaries.json").write_text("{")
    for arguments in (("add", file), ("list",), ("remove",)):
        found = run(*arguments)
        assert found.exit_code == 1
        assert "boundaries.json" in found.stderr


@pytest.fixture
def part(file, tmp_path):
    """The first ten of the provinces."""
    path = tmp_path / "parte.geojson"
    geopandas.read_file(file)[:10].to_file(path)
    return path


def test_a_part_is_added_beside_what_is_there(home, file, part):
    run("add", file, "--source", "IGN")
    report = run("add", part, "--source", "INEI")
    said = " ".join(report.stdout.split())
    assert "10 of 196" in said
    assert "In place of provincias.geojson" in said
    assert "Kept beside it 186 areas of provincias.geojson" in said
    listed = run("list").stdout
    assert "IGN" in listed
    assert "INEI" in listed


def test_the_rest_is_given_up_only_when_that_is_asked(home, file, part):
    run("add", file)
    report = run("add", part, "--replace", "--lang", "es").stdout
    assert "186 unidades pierden el área que tenían" in report
    assert "Se conservan" not in report
    assert run("add", part, "--replace", "--country", "BOL").exit_code == 2


def test_metres_whose_system_the_file_does_not_say(home, file, tmp_path):
    path = tmp_path / "metros.shp"
    frame = geopandas.read_file(file)[:-1].to_crs(32718)
    frame.to_file(path)
    path.with_suffix(".prj").unlink()
    refused = run("add", path)
    assert refused.exit_code == 1
    assert "--epsg" in refused.stderr
    assert "196 of 196" in run("add", path, "--epsg", 32718).stdout


def test_a_folder_is_named_in_its_refusal(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert f"{tmp_path} is a folder" in run("add", ".").stderr
