"""Options that several commands take, and their values.

Nothing heavy is imported here, so that --help answers at once. The languages are therefore said
again; a test holds them against the catalogue's.
"""

from __future__ import annotations

import datetime as dt
import math
from contextlib import suppress

import click

LANGUAGES = ("en", "es")

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


def degrees(option: str, text: str) -> float:
    """The coordinate that was typed for an option ("lat" or "lon").

    Raises:
        click.BadParameter: when it is no number of degrees.
    """
    with suppress(ValueError):
        value = float(text)
        # To a table, "nan" would be an empty cell.
        if math.isfinite(value):
            return value
    raise click.BadParameter(f"{text!r} is not a number of degrees.", param_hint=f"'--{option}'")
