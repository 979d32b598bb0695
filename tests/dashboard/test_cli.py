"""The command line as a whole, and `serve`; each other command has its own file in `commands`."""

import socket
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dashboard import cli, codebook, server
from dashboard.filters import ROLES
from dashboard.store import PRECISIONS


def run(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


# The values that the command line says again, so that --help need not read the records.


def test_choices_are_those_of_the_program():
    assert codebook.values("incidents", "kind") == cli.KINDS
    assert set(cli.ROLES) == set(ROLES)
    assert cli.PRECISIONS == PRECISIONS


def test_the_port_is_the_same_said_twice():
    defaults = {param.name: param.default for param in cli.serve.params}
    assert (defaults["host"], defaults["port"]) == (server.HOST, server.PORT)


@pytest.mark.parametrize("command", [(), ("serve",), ("geocode",), ("export",)])
def test_help_is_enough(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    if command:
        assert "Examples:" in result.output
        assert f"incident-atlas {command[0]}" in result.output


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from dashboard.cli import main\n"
        "try: main(['export', '--help'])\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(told.stderr.split())
    assert not loaded & {"pandas", "streamlit", "ibis", "duckdb", "geopandas", "numpy"}


def test_a_taken_port_is_a_usage_error():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        result = run("serve", "--port", port)
    assert result.exit_code == 2
    assert f"port {port}" in result.stderr
    assert "--port" in result.stderr
