"""How commands end."""

import click
import pytest
from click.testing import CliRunner

from dashboard.commands.endings import print_bytes, stoppable, write_file, writing


def ending_of(work):
    @click.command()
    def command():
        work()

    return CliRunner().invoke(command)


def test_ctrl_c_ends_with_a_sentence():
    def work():
        with stoppable("Stopped; nothing was written."):
            raise KeyboardInterrupt

    result = ending_of(work)
    assert result.exit_code == 1
    assert "Error: Stopped; nothing was written." in result.stderr


def test_a_file_is_written_whole(tmp_path):
    path = tmp_path / "out.csv"
    assert ending_of(lambda: write_file(path, b"a\n")).exit_code == 0
    assert path.read_bytes() == b"a\n"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


def test_what_cannot_be_written_is_said(tmp_path):
    result = ending_of(lambda: write_file(tmp_path / "no" / "out.csv", b"a"))
    assert result.exit_code == 2
    assert f"Cannot write {tmp_path / 'no' / 'out.csv'}: No such file" in result.stderr


def test_other_errors_pass(tmp_path):
    with pytest.raises(ZeroDivisionError), writing(tmp_path):
        raise ZeroDivisionError


def test_bytes_reach_standard_output():
    assert ending_of(lambda: print_bytes("ñ\n".encode())).stdout_bytes == "ñ\n".encode()
