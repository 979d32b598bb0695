from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from dashboard import server
from dashboard.cli import main
from geodata.home import HOME_VARIABLE
from geodata.packs import HOME_COUNTRY_VARIABLE, forget


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


@pytest.fixture(autouse=True)
def listened(monkeypatch) -> list[str]:
    """The addresses that were listened on."""
    found: list[str] = []
    monkeypatch.setattr(server, "serve", lambda host, port, **_: found.append(f"{host}:{port}"))
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_page_is_served_where_it_is_asked_for(listened) -> None:
    assert run("serve", "--port", "20123").exit_code == 0
    assert listened == ["127.0.0.1:20123"]


@pytest.mark.parametrize("command", ["serve", "export"])
def test_a_country_without_a_pack_ends_in_a_sentence(command, monkeypatch, listened) -> None:
    monkeypatch.setenv(HOME_COUNTRY_VARIABLE, "Atlantis")
    result = run(command)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: INCIDENT_ATLAS_COUNTRY is Atlantis")
    assert not listened


@pytest.mark.parametrize("command", ["serve", "export"])
def test_a_pack_that_cannot_be_read_ends_in_a_sentence(command, home, listened) -> None:
    about = home / "packs" / "COL" / "pack.json"
    about.parent.mkdir(parents=True)
    about.write_text("{", encoding="utf-8")
    result = run(command)
    assert result.exit_code == 1
    assert f"{about} can't be read" in result.stderr
    assert not listened
