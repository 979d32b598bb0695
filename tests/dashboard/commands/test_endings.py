"""How commands end."""

import click
import pytest
from click.testing import CliRunner

from dashboard.commands.endings import (
    loading,
    print_bytes,
    print_text,
    stoppable,
    write_file,
    writing,
)
from geodata.catalogue import Message
from geodata.entries import EntriesError

PARAMS = {"file": "mine.csv", "columns": "text"}


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


def test_rows_that_break_a_rule_are_told_in_the_language():
    def work():
        with loading("es"):
            raise EntriesError([Message("{file} lacks the columns {columns}; add them.", PARAMS)])

    result = ending_of(work)
    assert result.exit_code == 1
    assert "A mine.csv le faltan las columnas text; agréguelas." in result.stderr


def test_a_pack_that_cannot_be_read_is_told():
    def work():
        with loading("es"):
            raise ValueError("pack.json can't be read.")

    assert "Error: pack.json can't be read." in ending_of(work).stderr


def test_a_text_is_printed_whatever_letters_it_has():
    assert ending_of(lambda: print_text("Junín \ud800")).stdout_bytes == "Junín ?\n".encode()
