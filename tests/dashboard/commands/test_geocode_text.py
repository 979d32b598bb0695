"""`incident-atlas geocode TEXT`, as it is typed; --file is tested in test_geocode."""

import json

import pytest
from click.testing import CliRunner

from dashboard import cli


def run(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def test_one_text_as_json():
    result = run("geocode", "Mazangaro, Junin region", "--json")
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert list(found) == [
        *("text", "status", "level", "unit", "name", "department", "province", "district"),
        *("regions", "lat", "lon", "precision", "radius_km", "method", "reason", "candidates"),
    ]
    assert found["unit"].startswith("1206")
    assert found["department"] == "12"
    assert "VRAEM" in found["regions"]
    assert found["reason"]


def test_several_texts_as_a_list():
    found = json.loads(run("geocode", "VRAE", "San Miguel", "--json").output)
    assert [item["status"] for item in found] == ["resolved", "ambiguous"]
    assert (found[0]["level"], found[0]["unit"]) == ("region", "VRAE")


def test_uses_what_is_stated():
    found = json.loads(run("geocode", "San Miguel", "--department", "Ayacucho", "--json").output)
    assert found["department"] == "05"
    stated = ("--lat", "-12.0", "--lon", "-77.0")
    assert (
        json.loads(run("geocode", "Kepashiato", *stated, "--json").output)["status"] == "conflict"
    )


def test_for_people_in_both_languages():
    english = run("geocode", "Junín").output
    spanish = run("geocode", "Junín", "--lang", "es").output
    assert "resolved" in english
    assert "Reason" in english
    assert "Candidates" in english
    assert "Motivo" in spanish
    assert "Candidatos" in spanish


def test_exit_code_says_whether_anything_was_found():
    assert run("geocode", "Bogotá, Colombia").exit_code == 1
    assert run("geocode", "Bogotá, Colombia", "Junín").exit_code == 0
    assert json.loads(run("geocode", "Bogotá, Colombia", "--json").output)["lat"] is None


@pytest.mark.parametrize(
    "text", ["", "   ", "\x1b[31m", "<script>", "${x}", "x" * 10_000, "\ud800"]
)
def test_of_nonsense_finds_nothing_and_shows_no_control_codes(text):
    for options in ((), ("--json",)):
        result = run("geocode", text, *options)
        assert result.exit_code == 1
        assert "\x1b" not in result.output


def test_needs_a_text():
    assert run("geocode").exit_code == 2


def test_units_of_another_country_have_codes_but_no_ubigeo(monkeypatch):
    assert "UBIGEO or region  120604" in run("geocode", "Mazamari").output
    monkeypatch.setattr("dashboard.geocode_report.country_of", lambda _: "COL")
    assert "UBIGEO" not in run("geocode", "Mazamari").output
    assert "Código" in run("geocode", "Mazamari", "--lang", "es").output
