"""Options that several commands take, and their values.

Nothing heavy is imported here, so that --help answers at once. The languages are therefore said
again; a test holds them against the catalogue's.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import click

LANGUAGES = ("en", "es")
_WORLD = (-180.0, -90.0, 180.0, 90.0)
_ISO_LENGTHS = (4, 7)  # of a year and of a month

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of names and sentences.",
)


def day(_: click.Context, __: click.Parameter, text: str | None) -> dt.date | None:
    """A callback: the date that was typed, or a usage error that says how to write one."""
    if text is None:
        return None
    # ISO 8601 has other forms too, such as weeks; one form is enough, and can't be misread.
    with suppress(ValueError):
        typed = dt.date.fromisoformat(text)
        if typed.isoformat() == text:
            return typed
    raise click.BadParameter(f"{text!r} is not a date; write it as 2012-08-31.")


def degrees(option: str, text: str) -> str:
    """What was typed for an option ("lat" or "lon"), if it is written as columns may write it.

    Degrees with a point or a comma, or with minutes and seconds: "-12.25", "-12,25", "12°15'S".

    Raises:
        click.BadParameter: when it is none of these.
    """
    from geodata.coordinates import read_point

    # To a table, "nan" would be an empty cell: then there is half a point.
    point = read_point(text, "1", _WORLD)
    if point is not None and point.fault not in {"not_numbers", "incomplete"}:
        return text
    raise click.BadParameter(
        f"{text!r} is not a number of degrees; write it as -12.25 or 12°15'00\"S.",
        param_hint=f"'--{option}'",
    )


def part_of_date(text: str) -> str:
    """What was typed for --date, if it is a day, a month or a year.

    Raises:
        click.BadParameter: when it is none of these.
    """
    with suppress(ValueError):
        whole = text + "0001-01-01"[len(text) :] if len(text) in _ISO_LENGTHS else text
        if dt.date.fromisoformat(whole).isoformat() == whole:
            return text
    raise click.BadParameter(
        f"{text!r} is not a date; write it as 2012-08-31, 2012-08 or 2012.", param_hint="'--date'"
    )
