"""`boundaries add --country` and its like, from the command line."""

import json

import geopandas
import pytest
import shapely
from click.testing import CliRunner

from dashboard.cli import main


@pytest.fixture
def file(tmp_path):
    table = {
        "NAME_1": ["Oruro", "Oruro", "Potosí"],
        "NAME_2": ["Cercado", "Poopó", "Tomás Frías"],
    }
    squares = [shapely.box(x, -18, x + 1, -17) for x in (-68, -67, -66)]
    path = tmp_path / "bol_adm2.geojson"
    geopandas.GeoDataFrame(table, geometry=squares, crs="EPSG:4326").to_file(path)
    return str(path)


def run(*arguments):
    done = CliRunner().invoke(main, ["boundaries", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_country_is_added_listed_and_removed(home, file):
    done = run("add", file, "--country", "Bolivia", "--source", "GADM")
    assert done.exit_code == 0
    assert "Bolivia (BOL)" in done.stdout
    assert "numbered here, not official" in done.stdout
    assert "Provinces, BOL" in run("list").stdout
    assert run("remove", "--country", "BOL").stdout == "Removed the pack of BOL.\n"
    assert run("remove", "--country", "BOL").exit_code == 1
    assert not list((home / "packs").iterdir())


def test_the_report_in_spanish_and_as_json(home, file):
    text = run("add", file, "--country", "bo", "--lang", "es").stdout
    assert "numerados aquí, no oficiales" in text
    assert "Países" not in text
    found = json.loads(run("add", file, "--country", "bo", "--json").stdout)
    assert found["units"] == {"department": 2, "province": 3}
    assert found["codes"] == "assigned"
    assert found["replaced"]


def test_the_geocoder_works_there_at_once(home, file):
    run("add", file, "--country", "BOL")
    done = CliRunner().invoke(main, ["geocode", "Poopó, Bolivia", "--json"])
    assert json.loads(done.stdout)["unit"] == "BO01002"


def test_a_country_that_users_filled_is_removed_when_they_say_so(home, file):
    run("add", file, "--country", "BOL")
    with (home / "packs" / "BOL" / "aliases.csv").open("a", encoding="utf-8") as aliases:
        aliases.write("Villa Imperial,department,BO02,es,Wikipedia,Ana,2026-01-01,\n")
    refused = run("remove", "--country", "BOL")
    assert refused.exit_code == 1
    assert "aliases.csv" in refused.stderr
    assert run("remove", "--country", "BOL", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["--country", "Atlantis"], 1, "no country that is known"),
        (["--country", "BOL", "--level", "district"], 1, "no column of names for units"),
        (["also.gpkg"], 2, "one file at a time"),
    ],
)
def test_refusals_are_sentences(home, file, arguments, code, why):
    done = run("add", file, *arguments)
    assert done.exit_code == code
    assert why in done.stderr
    assert not (home / "packs" / "BOL").exists()


def test_a_country_is_not_removed_by_level(home):
    assert run("remove", "--country", "BOL", "--level", "province").exit_code == 2
