"""`incident-atlas alias`: what reviewers decided that a text means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dashboard.commands.endings import RefusedError, loading, print_bytes, print_text, writing
from dashboard.commands.options import language_option

if TYPE_CHECKING:
    from geodata.entries import Alias

country_option = click.option("--country", help="Alpha-3 code of the country; the home country.")


@click.group()
def alias() -> None:
    """Record what a place text means, show what was recorded, take it back.

    An alias is another name of a unit or a region. Each has an author, a date and a source, and the
    geocoder knows it from then on.
    """


@alias.command()
@click.argument("text")
@click.option("--means", required=True, metavar="CODE", help="Code of the unit, or a region's id.")
@click.option("--author", required=True, help="Who decided.")
@click.option("--source", required=True, help="On what grounds: a register, a report, its address.")
@click.option("--note", default="", help="What else to know.")
@country_option
@language_option
def add(  # noqa: PLR0913 - one for each part of a decision
    text: str,
    *,
    means: str,
    author: str,
    source: str,
    note: str,
    country: str | None,
    language: str,
) -> None:
    """Record that TEXT means the unit or region CODE.

    It is refused where TEXT is known already, is itself the name of another unit, of a country or
    of a city abroad, or is no name: a code, "near Satipo", "unknown".

    \b
    Examples:
      incident-atlas alias add "Alto Pangoa" --means 120606 --author "Field desk" --source DEVIDA
      incident-atlas alias add "zona roja" --means VRAEM --author "Field desk" --source RPP
    """
    from geodata.decisions import add_alias

    with _deciding(country, language):
        added = add_alias(
            text, means, author=author, source=source, note=note, country=_code(country)
        )
    print_bytes(f"{_line(added)}\n".encode())


@alias.command("list")
@country_option
@language_option
def list_(*, country: str | None, language: str) -> None:
    """Show the aliases that were added: text, what it means, date, author, source.

    \b
    Examples:
      incident-atlas alias list
    """
    from dashboard.i18n import words_for
    from geodata.decisions import decided_aliases

    with _deciding(country, language):
        entries = decided_aliases(_code(country))
    none = words_for(language).tr(
        "No aliases have been added; there are those that come with the program."
    )
    print_text("\n".join(_line(entry.value) for entry in entries) or none)


@alias.command()
@click.argument("text")
@country_option
@language_option
def remove(text: str, *, country: str | None, language: str) -> None:
    """Take back what was added for TEXT, whatever its case and accents.

    \b
    Examples:
      incident-atlas alias remove "Alto Pangoa"
    """
    from dashboard.i18n import words_for
    from geodata.decisions import remove_alias

    with _deciding(country, language):
        removed = remove_alias(text, _code(country))
    if not removed:
        words = words_for(language)
        shown = _printable(text)
        raise RefusedError(words.tr("No alias “{text}” was added, so none is removed.", text=shown))
    print_bytes("".join(f"{_line(each)}\n" for each in removed).encode())


def _code(country: str | None) -> str | None:
    return country.strip().upper() if country else None


@contextmanager
def _deciding(country: str | None, language: str) -> Iterator[None]:
    """Has what a user can cause end the command with a sentence."""
    from dashboard.i18n import words_for
    from geodata.home import home_folder
    from geodata.packs import load_packs

    with loading(language), writing(home_folder()):
        packs = load_packs()
        if country and _code(country) not in packs:
            words = words_for(language)
            raise RefusedError(
                words.tr(
                    "There is no country {country} here; there are: {known}.",
                    country=_printable(country),
                    known=", ".join(packs),
                )
            )
        yield


def _line(decided: Alias) -> str:
    """An alias in one line: what it says, then who says it."""
    meant = f"{_printable(decided.text)} → {decided.target_code} ({decided.target_level})"
    parts = (meant, decided.date, decided.author, decided.source, decided.note)
    return "  ".join(_printable(part) for part in parts if part)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
