"""`incident-atlas export`, as it is typed."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dashboard import cli
from dashboard.exports.export import export_csv
from dashboard.filters import Filter
from dashboard.store import bundled_store
from dashboard.url_params import PARAMS

AUGUST = ("--from", "2012-08-01", "--to", "2012-08-31", "--region", "VRAEM")
NOTHING = ("--from", "1900-01-01", "--to", "1900-12-31")


@pytest.fixture(scope="module")
def store():
    return bundled_store()


@pytest.fixture(autouse=True)
def one_store(monkeypatch, store):
    """The records are read once for all tests here."""
    monkeypatch.setattr("dashboard.store.bundled_store", lambda: store)


def run(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_export_has_an_option_for_every_part_of_a_filter():
    options = {option for param in cli.export.params for option in param.opts}
    assert {f"--{name.replace('_', '-')}" for name in PARAMS.values()} <= options
    names = {param.name for param in cli.export.params}
    assert set(PARAMS) <= names


def test_the_attack_of_august_2012():
    result = run("export", *AUGUST)
    assert result.exit_code == 0
    rows = {row["date_start"]: row for row in rows_of(result.stdout) if row["kind"] == "attack"}
    row = rows["2012-08-15"]
    assert row["place"] == "Mazángaro"
    assert row["killed_best"] == "5"
    assert (row["wounded_low"], row["wounded_high"]) == ("5", "7")
    assert "https://" in row["sources"]
    assert "VRAEM" in row["regions"].split(" | ")


def test_bytes_are_those_of_the_page(store):
    page = export_csv(store, Filter(kinds=("attack",), regions=("VRAEM",)), "es")
    result = run("export", "--kind", "attack", "--region", "vraem", "--lang", "es")
    assert result.stdout_bytes == page


def test_summary_goes_beside_the_rows():
    result = run("export", *AUGUST)
    count = len(rows_of(result.stdout))
    assert f"{count} incident" in result.stderr
    assert "VRAEM" in result.stderr


def test_options_are_all_heard(store):
    everything = rows_of(run("export").stdout)
    assert len(everything) == len(store.tables()["incidents"])
    narrowed = {
        ("--kind", "ambush"): lambda row: row["kind"] == "ambush",
        ("--department", "junin"): lambda row: row["department"] == "Junín",
        ("--department", "12"): lambda row: row["department"] == "Junín",
        ("--province", "LA CONVENCION"): lambda row: row["province"] == "La Convención",
        ("--min-killed", "5"): lambda row: int(row["killed_best"] or row["killed_low"] or 0) >= 5,
        ("--precision", "exact"): lambda row: row["precision"] == "exact",
        ("--from", "2015-01-01"): lambda row: row["date_end"] >= "2015-01-01",
        ("--to", "2005-12-31"): lambda row: row["date_start"] <= "2005-12-31",
    }
    for options, holds in narrowed.items():
        found = rows_of(run("export", *options).stdout)
        assert [row["id"] for row in found] == [row["id"] for row in everything if holds(row)]
        assert 0 < len(found) < len(everything), options


def test_repeated_options_add_up():
    one = run("export", "--kind", "ambush").stdout
    two = run("export", "--kind", "ambush", "--kind", "clash").stdout
    kinds = {row["kind"] for row in rows_of(two)}
    assert kinds == {"ambush", "clash"}
    assert len(rows_of(two)) > len(rows_of(one))


def test_groups_by_name_in_either_language():
    by_name = run("export", "--group", "shining path", "--role", "attributed")
    by_spanish = run("export", "--group", "Sendero Luminoso", "--role", "attributed")
    assert by_name.exit_code == 0
    assert by_name.stdout == by_spanish.stdout
    assert rows_of(by_name.stdout)


def test_nothing_matched():
    result = run("export", *NOTHING)
    assert result.exit_code == 1
    assert rows_of(result.stdout) == []
    assert result.stdout.startswith("id,")
    assert "0 incidents" in result.stderr


def test_file_with_a_note_beside_it(tmp_path, store):
    path = tmp_path / "out.csv"
    result = run("export", *AUGUST, "--lang", "es", "-o", path)
    assert result.exit_code == 0
    assert result.stdout == ""
    rows = rows_of(path.read_text(encoding="utf-8"))
    note = json.loads((tmp_path / "out.csv.about.json").read_text(encoding="utf-8"))
    assert (note["rows"], note["of"]) == (len(rows), len(store.tables()["incidents"]))
    assert note["language"] == "es"
    assert "agosto de 2012" in note["shows"]
    assert note["link"].startswith("?from=2012-08-01&to=2012-08-31&region=VRAEM")
    [dataset] = note["datasets"]
    assert dataset["version"]
    assert dataset["licence"]
    assert note["exported_at"].endswith("+00:00")
    assert {path.name for path in tmp_path.iterdir()} == {"out.csv", "out.csv.about.json"}


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    assert run("export", *NOTHING, "-o", path).exit_code == 1
    assert path.read_text(encoding="utf-8").startswith("id,")


def test_a_path_that_cannot_be_written_is_said(tmp_path):
    result = run("export", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert result.exit_code == 2
    assert "Cannot write" in result.stderr
    assert "Traceback" not in result.stderr
    (tmp_path / "file").touch()
    assert "Cannot write" in run("export", "-o", tmp_path / "file" / "x.csv").stderr
    assert "Cannot write" in run("export", "-o", tmp_path).stderr


def test_a_dash_is_standard_output():
    assert run("export", *AUGUST, "-o", "-").stdout == run("export", *AUGUST).stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "2012-13-01"), "is not a date; write it as 2012-08-31"),
        (("--from", "01/08/2012"), "is not a date"),
        (("--from", "2013-01-01", "--to", "2012-01-01"), "is after the last"),
        (("--kind", "party"), "'ambush'"),
        (("--role", "watched"), "'suffered'"),
        (("--precision", "vague"), "'district'"),
        (("--region", "Atlantis"), "VRAEM"),
        (("--group", "Nobody"), "There are:"),
        (("--department", "Atlantis"), "Junín (12)"),
        (("--province", "Satpo"), "Satipo (1206)"),
        (("--province", "9999"), "There are 196"),
        (("--min-killed", "-1"), "0<=x"),
        (("--format", "pdf"), "'csv'"),
        (("--nonsense",), "No such option"),
    ],
)
def test_what_is_not_understood_is_said_with_what_there_is(options, said):
    result = run("export", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_reader_that_has_seen_enough_is_no_error():
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", "from dashboard.cli import main; main()", "export"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writer)
    os.close(reader)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
