import csv
import io
import zipfile
from collections import Counter

import geopandas
import pandas as pd
import pytest
import shapely
from click.testing import CliRunner

from dashboard import cli
from geodata.additions.geonames import COLUMNS
from geodata.packs import forget, pack_folder

# Made up; the points lie in the units stated, but for the last two.
LIST = """nombre,ubigeo,lat,lon
Shinkipata,080902,-12.6,-73.05
Chiripata,080902,-12.5,-73.0
=1+1 Pampa,080902,-12.4,-73.0
,080902,-12.3,-73.0
"=HYPERLINK(""x"")\x1b[31m",,4.6,-74.1
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path / "home"))
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "pueblos.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(cli.main, ["places", *map(str, arguments)])


@pytest.mark.parametrize("command", ["add", "list", "remove"])
def test_help_is_enough(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"incident-atlas places {command}" in result.output


def test_a_list_is_added_with_a_report(file):
    result = run("add", file, "--name", "Mis pueblos", "--licence", "CC0")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    for part in (
        "Added 3 places of pueblos.csv to PER as “mis-pueblos”.",
        "Rows in the file 5",
        "Taken 3",
        "Not taken 2",
        "no name 1",
        "point outside the country 1",
        "Columns: name = nombre, latitude = lat, longitude = lon, unit's code = ubigeo",
        "row 5: – (no name)",
        "row 6: =HYPERLINK",
        "No district borders are at hand",
    ):
        assert part in said
    assert "\x1b" not in result.stdout


def test_the_report_is_in_spanish_too(file):
    said = run("add", file, "--lang", "es").stdout
    assert "Se añadieron 3 lugares de pueblos.csv a PER como «pueblos»." in said
    assert "punto fuera del país" in said
    assert "Not taken" not in said


def test_rows_not_taken_are_written_where_asked(file, tmp_path):
    target = tmp_path / "left-out.csv"
    assert run("add", file, "--rejected", target).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [(row["row"], row["reason"]) for row in rows] == [
        ("5", "no name"),
        ("6", "point outside the country"),
    ]
    assert rows[1]["nombre"].startswith("'=HYPERLINK")  # no formula in a spreadsheet


HEADINGS = ("nombre", "lat", "lon")
ROWS = [
    ("Shinkipata", -12.6, -73.05),
    ("Chiripata", -12.5, -73.0),
    ("Shinkipata", -12.6, -73.05),
    ("", -12.4, -73.0),
    ("Usme", 4.4, -74.1),
]


def as_csv(folder):
    frame = pd.DataFrame(ROWS, columns=HEADINGS)
    text = frame.to_csv(index=False) + "Cut,-12.3,-73.0,in,two\n\n"
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return path, 4


def as_xlsx(folder):
    pd.DataFrame(ROWS, columns=HEADINGS).to_excel(folder / "a.xlsx", index=False)
    return folder / "a.xlsx", 3


def as_parquet(folder):
    pd.DataFrame(ROWS, columns=HEADINGS).to_parquet(folder / "a.parquet")
    return folder / "a.parquet", 3


def as_layer(folder):
    shapes = [shapely.Point(lon, lat) for _, lat, lon in ROWS]
    names = {"nombre": [name for name, *_ in ROWS]}
    geopandas.GeoDataFrame(names, geometry=shapes, crs=4326).to_file(folder / "a.geojson")
    return folder / "a.geojson", 3


def as_geonames(folder):
    lines = []
    for kind, country in (("P", "PE"), ("T", "PE"), ("P", "CO")):
        for name, lat, lon in ROWS[:2] if kind == "T" else ROWS:
            row = dict.fromkeys(COLUMNS, "") | {
                "geonameid": "1", "name": name, "latitude": str(lat), "longitude": str(lon),
                "feature class": kind, "country code": country,
            }  # fmt: skip
            lines.append("\t".join(row.values()))
    (folder / "PE.txt").write_text("\n".join([*lines, "17\tCut off"]), encoding="utf-8")
    with zipfile.ZipFile(folder / "PE.zip", "w") as archive:
        archive.write(folder / "PE.txt", "PE.txt")
    return folder / "PE.zip", 3 + 2 + 5 + 1


@pytest.mark.parametrize("layout", [as_csv, as_xlsx, as_parquet, as_layer, as_geonames])
def test_every_row_not_taken_is_written(tmp_path, layout):
    path, left_out = layout(tmp_path)
    target = tmp_path / "left-out.csv"
    result = run("add", path, "--rejected", target)
    assert result.exit_code == 0, result.stderr
    report = " ".join(result.stdout.split())
    assert f"Taken 2 Not taken {left_out} " in report
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert len(rows) == left_out
    assert all(row["reason"] for row in rows)
    numbers = [int(row["row"]) for row in rows]
    assert numbers == sorted(set(numbers))
    for reason, count in Counter(row["reason"] for row in rows).items():
        assert f"{reason} {count}" in report


def test_lists_are_shown_and_removed(file):
    assert "No list of places has been added" in run("list").stdout
    run("add", file, "--name", "uno", "--source", "IGN\x1b[31m")
    shown = run("list").stdout
    for part in ("uno\n", "Places   3", "IGN [31m", "Licence  none stated", "pueblos.csv"):
        assert part in shown
    assert "Quitó" not in shown
    removed = run("remove", "UNO", "--lang", "es")
    assert (removed.exit_code, removed.stdout) == (0, "Se quitó la lista «uno».\n")
    again = run("remove", "uno")
    assert again.exit_code == 1
    assert "There is no list “uno” in PER; there are: none." in again.stderr


def test_a_list_older_than_the_borders_of_districts_is_told(file):
    run("add", file)
    assert "add it again" not in run("list").stdout
    layer = pack_folder("PER") / "layers" / "districts.parquet"
    layer.parent.mkdir()
    layer.touch()
    assert "add it again" in run("list").stdout


def test_a_file_that_does_not_fit_is_refused_with_what_became_of_its_rows(tmp_path):
    path = tmp_path / "bogota.csv"
    path.write_text("name,lat,lon\nUsme,4.4,-74.1\nChía,4.8,-74.0\n", encoding="utf-8")
    result = run("add", path)
    assert result.exit_code == 1
    assert "Only 0 of 2 rows can be used" in result.stderr
    assert "point outside the country" in result.stderr
    assert not result.stdout
    assert "Solo se pueden usar 0 de 2 filas" in run("add", path, "--lang", "es").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("add", "no-such-file.csv"), 2, "does not exist"),
        (("add", "{file}", "--country", "XXX"), 1, "There is no pack of XXX"),
        (("add", "{file}", "--epsg", "7"), 2, "--epsg"),
        (("remove", "x", "--country", "xxx"), 1, "There is no pack of XXX"),
    ],
)
def test_what_a_user_gets_wrong_is_told_in_a_sentence(file, arguments, code, said):
    result = run(*(str(file) if part == "{file}" else part for part in arguments))
    assert result.exit_code == code
    assert said in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_a_folder_that_can_t_be_written_is_told(file, tmp_path, monkeypatch):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(blocked))
    forget()
    result = run("add", file)
    assert result.exit_code == 2
    assert f"Cannot write {blocked}" in result.stderr


def test_stopping_leaves_everything_as_it_was(file, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("geodata.additions.place_adding.prepare", stop)
    result = run("add", file)
    assert result.exit_code == 1
    assert "Stopped; everything is as it was." in result.stderr
    assert "No list of places has been added" in run("list").stdout


def test_lists_are_added_to_the_home_country_unless_another_is_named(file, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", "Perú")
    assert "to PER as" in run("add", file).stdout
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", "Chile")
    refused = run("add", file)
    assert refused.exit_code == 1
    assert "INCIDENT_ATLAS_COUNTRY is Chile, but there is no pack of it" in refused.stderr
