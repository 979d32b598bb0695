"""`incident-atlas alias`, as it is typed."""

import pytest
from click.testing import CliRunner

from dashboard.commands.alias import alias
from geodata import packs
from geodata.geocoder import load_geocoder

BY = ("--author", "Field desk", "--source", "DEVIDA, 2019")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    packs.forget()
    yield tmp_path
    monkeypatch.undo()
    packs.forget()


def run(*arguments):
    return CliRunner().invoke(alias, arguments)


def test_added_listed_heard_removed():
    added = run("add", "Alto Pangoa", "--means", "120606", *BY, "--note", "by radio")
    assert added.exit_code == 0
    assert added.stdout.startswith("Alto Pangoa → 120606 (district)  20")
    assert added.stdout.endswith("Field desk  DEVIDA, 2019  by radio\n")
    assert run("list").stdout == added.stdout
    assert load_geocoder().geocode("alto pangoa").unit == "120606"
    assert run("remove", "ALTO PANGOA").stdout == added.stdout
    none = run("list")
    assert none.exit_code == 0
    assert none.stdout.startswith("No aliases have been added")
    assert load_geocoder().geocode("alto pangoa").unit != "120606"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("San Miguel", "--means", "120606"), "es también el nombre de San Miguel"),
        (("Echarati", "--means", "120606"), "ya significa 080902 (aliases.csv, fila"),
        (("VRAEM", "--means", "150101"), "ya significa VRAEM (aliases.csv, fila"),
        (("Colombia", "--means", "120606"), "«Colombia» es el nombre de un país"),
        (("Bogotá", "--means", "120606"), "«Bogotá» es una ciudad de Colombia"),
        (("120606", "--means", "120607"), "contiene un código, 120606"),
        (("near Satipo", "--means", "1206"), "indica un lugar por medio de otro"),
        (("unknown", "--means", "120606"), "«unknown» no nombra ningún lugar"),
        (("Pozo", "--means", "9"), "No existe la unidad ni la región 9"),
        (("Pozo", "--means", "120606", "--country", "xx"), "Aquí no hay datos del país xx"),
        (("!!", "--means", "120606"), "text: No contiene letras"),
    ],
)
def test_refusals_in_spanish(home, arguments, said):
    result = run("add", *arguments, *BY, "--lang", "es")
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1  # one sentence, though several rules may be broken
    assert list(home.iterdir()) == []


def test_one_s_own_alias_is_to_be_taken_back_first():
    run("add", "Pozo", "--means", "120606", *BY)
    again = run("add", "pozo", "--means", "150101", *BY)
    assert "“pozo” already means 120606 (aliases.csv, row 2); take that back first" in again.stderr


def test_author_and_source_are_asked_for():
    assert "--author" in run("add", "Pozo", "--means", "120606", "--source", "x").stderr
    assert "--source" in run("add", "Pozo", "--means", "120606", "--author", "x").stderr


def test_what_was_never_added_is_not_removed():
    result = run("remove", "Echarati")
    assert result.exit_code == 1
    assert "No alias “Echarati” was added" in result.stderr


def test_a_folder_that_cannot_be_written(home):
    (home / "packs").write_text("in the way")
    result = run("add", "Pozo", "--means", "120606", *BY)
    assert result.exit_code == 2
    assert "Cannot write" in result.stderr


def test_no_control_codes_reach_the_terminal():
    run("add", "Pozo \x1b[31m rojo", "--means", "120606", *BY, "--note", "\u202eabc\x07")
    shown = run("list").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
