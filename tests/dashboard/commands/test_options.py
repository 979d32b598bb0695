"""Options that several commands take."""

import datetime as dt

import click
import pytest
from click.testing import CliRunner

from dashboard.commands.options import LANGUAGES, day, degrees, language_option, part_of_date
from geodata import catalogue


def run(*arguments):
    seen = {}

    @click.command()
    @click.option("--day", callback=day)
    @language_option
    def show(**given):
        seen.update(given)

    return CliRunner().invoke(show, arguments), seen


def test_languages_are_those_of_the_catalogue():
    assert LANGUAGES == catalogue.LANGUAGES


def test_values_as_typed():
    _, seen = run("--day", "2012-08-31", "--lang", "es")
    assert seen == {"day": dt.date(2012, 8, 31), "language": "es"}
    assert run()[1] == {"day": None, "language": "en"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--day", "31/08/2012"), "write it as 2012-08-31"),
        (("--day", "2012-W05-1"), "is not a date"),
        (("--lang", "qu"), "'es'"),
    ],
)
def test_what_is_not_understood(arguments, said):
    result, _ = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_degrees_as_columns_write_them():
    for text in ("-12.5", "-12,25", "12°15'30\"S", "12 15 30 S", "73°09'W"):
        assert degrees("lat", text) == text
    for text in ("nan", "inf", "north", "", "12.5.1"):
        with pytest.raises(click.BadParameter, match="is not a number of degrees") as told:
            degrees("lat", text)
        assert "--lat" in told.value.format_message()


def test_days_months_and_years():
    for text in ("2012", "2012-08", "2012-08-31", "2012-02-29"):
        assert part_of_date(text) == text
    for text in ("abc", "2012-13-40", "2012-13", "2011-02-29", "12", "", "2012-W05-1", "20120831"):
        with pytest.raises(click.BadParameter, match="is not a date; write it as 2012-08-31, 2012"):
            part_of_date(text)
