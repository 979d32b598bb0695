"""What `incident-atlas boundaries` does when --country names another country: whole packs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dashboard.commands.endings import RefusedError, print_text

country_option = click.option(
    "--country",
    default="",
    metavar="COUNTRY",
    help="Another country, by its ISO code or name: its units are made of the files too.",
)


def is_bundled(country: str) -> bool:
    """Whether what was given for --country is the country that comes with the program, or none."""
    from geodata.countries import country_codes
    from geodata.packs import BUNDLED

    codes = country_codes(country)
    return not country or (codes is not None and codes[0] == BUNDLED)


def add_pack(
    files: Sequence[Path], country: str, *, as_json: bool, language: str, **stated: Any
) -> None:
    """Makes a country's pack of its boundary files, and says what became of them."""
    from dashboard.country_report import country_json, country_text
    from dashboard.i18n import words_for
    from geodata.additions.country_packs import STEPS, add_country

    label = words_for(language).tr("Making the units of {country}", country=country)
    with click.progressbar(range(STEPS), label=label, file=sys.stderr) as bar:
        added = add_country(files, country, advance=lambda: bar.update(1), **stated)
    report = country_json if as_json else country_text
    print_text(report(added, language))


def remove_pack(country: str, *, sure: bool, language: str) -> None:
    """Takes a country's pack away; what users entered in it only when they are sure."""
    from dashboard.i18n import words_for
    from geodata.additions.country_keeping import entered
    from geodata.additions.country_packs import country_pack, remove_country

    words = words_for(language)
    pack = country_pack(country)
    kept = ", ".join(path.name for path in entered(pack.folder))
    if kept and not sure:
        holds = words.tr(
            "The pack of {country} holds what users entered: {what}.",
            country=pack.country,
            what=kept,
        )
        how, asked = words.tr("Say --yes to remove it all the same."), words.tr("Remove it anyway?")
        if not sys.stdin.isatty():
            raise RefusedError(f"{holds} {how}")
        click.confirm(f"{holds} {asked}", abort=True)
    remove_country(country)
    click.echo(words.tr("Removed the pack of {country}.", country=pack.country))
