"""`incident-atlas places`: lists of populated places that a user adds to a country."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dashboard.commands.changing import changing
from dashboard.commands.endings import (
    RefusedError,
    print_text,
    stoppable,
    write_file,
)
from dashboard.commands.options import language_option

country_option = click.option(
    "--country",
    default="",
    metavar="COUNTRY",
    help="The country, by its ISO code or name; without, the home country (Peru's, unless "
    "INCIDENT_ATLAS_COUNTRY names another).",
)


@click.group()
def places() -> None:
    """Add lists of populated places, show them, remove them.

    Villages, hamlets and towns beyond those that come with the program. The geocoder knows
    them from the next start on.
    """


@places.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="What to call the list; without, as the file is called.")
@country_option
@click.option("--source", default="", help="Who says where these places are, for citing.")
@click.option("--licence", default="", help="The list's licence.")
@click.option(
    "--epsg",
    type=click.IntRange(1024, 32767),
    metavar="CODE",
    help="The system of the coordinates, where the file does not say: 32718 is UTM zone 18 S.",
)
@click.option(
    "--rejected",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows that are not taken to this CSV file, each with the reason.",
)
@language_option
def add(file: Path, *, rejected: Path | None, language: str, **stated: Any) -> None:
    """Add the places of FILE.

    FILE is told by its content: a GeoNames dump (PE.txt), a table (CSV, XLSX, Parquet) of IGN's or
    INEI's centros poblados, of health posts or of schools, a shapefile (also zipped), a GeoPackage
    or GeoJSON. Points are held against the borders and against the units that the list states.

    \b
    Examples:
      incident-atlas places add PE.zip --source GeoNames --licence "CC BY 4.0"
      incident-atlas places add centros_poblados.csv --name ign --rejected left-out.csv
      incident-atlas places add padron.xlsx --epsg 32718 --lang es
    """
    from dashboard.i18n import words_for
    from dashboard.places_report import added_report, rejected_csv
    from geodata.additions.place_adding import STEPS, Stated, add_places

    words = words_for(language)
    label, stderr = words.tr("Reading and checking"), sys.stderr
    with changing(language), stoppable(words.tr("Stopped; everything is as it was.")):  # noqa: SIM117
        with click.progressbar(range(STEPS), label=label, file=stderr) as bar:
            added = add_places(file, Stated(**stated), lambda: bar.update(1))
    if rejected is not None:
        write_file(rejected, rejected_csv(added.prepared.rejected, language))
    print_text(added_report(added, language))


@places.command("list")
@language_option
def list_(language: str) -> None:
    """Show the lists that were added.

    \b
    Examples:
      incident-atlas places list
    """
    from dashboard.places_report import lists_report
    from geodata.additions.place_store import list_places
    from geodata.packs import load_packs

    with changing(language):
        packs = [(pack, list_places(pack.folder)) for pack in load_packs().values()]
    print_text(lists_report(packs, language))


@places.command()
@click.argument("name")
@country_option
@language_option
def remove(name: str, *, country: str, language: str) -> None:
    """Remove the list of that NAME.

    \b
    Examples:
      incident-atlas places remove ign
    """
    from dashboard.i18n import words_for
    from geodata.additions.place_adding import drop_places, pack_of
    from geodata.additions.place_store import list_places, slug_of

    words = words_for(language)
    with changing(language):
        pack = pack_of(country)
        removed = drop_places(name, country)
        known = [each.slug for each in list_places(pack.folder)]
    if not removed:
        raise RefusedError(
            words.tr(
                "There is no list “{name}” in {country}; there are: {known}.",
                name=slug_of(name),
                country=pack.country,
                known=", ".join(known) or words.tr("none"),
            )
        )
    click.echo(words.tr("Removed the list “{name}”.", name=slug_of(name)))
