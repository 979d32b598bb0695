"""How commands that change what the user added end when they can't."""

import click
import pytest
from click.testing import CliRunner

from dashboard.commands.changing import changing
from geodata.additions.place_list import TooFewFitError
from geodata.catalogue import Message
from geodata.packs import forget
from geodata.unusable import UnusableFileError


def ending_of(work=lambda: None, language="en"):
    @click.command()
    def command():
        with changing(language):
            work()

    return CliRunner().invoke(command)


def failing(error):
    def work():
        raise error

    return work


def test_what_goes_well_says_nothing(home):
    assert (ending_of().exit_code, ending_of().output) == (0, "")


def test_a_file_that_cannot_be_used(home):
    error = UnusableFileError(Message("{file} is empty.", {"file": "a\x1b[31m.csv"}))
    result = ending_of(failing(error), "es")
    assert (result.exit_code, result.stderr) == (1, "Error: a [31m.csv está vacío.\n")


def test_a_list_of_which_too_little_fits_with_what_became_of_it(home):
    counts = {"rows": 9, "taken": 1, "coarser": 0, "unlocated": 0, "abroad": 8}
    result = ending_of(failing(TooFewFitError(1, 9, counts)))
    assert result.exit_code == 1
    assert "Only 1 of 9 rows can be used" in result.stderr
    assert "point outside the country" in result.stderr


def test_a_folder_that_cannot_be_written(home):
    result = ending_of(failing(PermissionError(13, "Permission denied")))
    assert (result.exit_code, result.stderr) == (
        2,
        f"Error: Cannot write {home}: Permission denied.\n",
    )


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("aliases.csv", "text,target_level\nx,y\n", "aliases.csv"),
        ("../BOL/pack.json", "{", "pack.json"),
    ],
)
def test_a_file_of_a_pack_that_breaks_its_rules_is_said_before_anything_is_done(
    home, name, text, why
):
    path = home / "packs" / "PER" / name
    path.parent.mkdir(parents=True)
    (home / "packs" / "PER").mkdir(exist_ok=True)
    path.write_text(text)
    forget()
    result = ending_of(failing(AssertionError("not reached")))
    assert result.exit_code == 1
    assert why in result.stderr
