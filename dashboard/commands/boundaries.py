"""`incident-atlas boundaries`: borders that a user adds to a country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dashboard.commands.changing import changing
from dashboard.commands.countries import add_pack, country_option, is_bundled, remove_pack
from dashboard.commands.endings import (
    NOTHING_FOUND,
    print_text,
    stoppable,
)
from dashboard.commands.options import language_option

LEVELS = ("department", "province", "district")

level_option = click.option("--level", type=click.Choice(LEVELS), help="What the areas are.")


@click.group()
def boundaries() -> None:
    """Add official borders, show them, remove them.

    Districts come with the program as names and seats only. Once their areas are added, districts
    are shaded, points are placed in them exactly, and the regions' outlines are exact.
    """


@boundaries.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@country_option
@level_option
@click.option("--source", default="", help="Who drew these borders, for citing.")
@click.option("--licence", default="", help="The file's licence.")
@click.option(
    "--epsg",
    type=click.IntRange(1024, 32767),
    metavar="CODE",
    help="The coordinate system, where the file does not say: 32718 is UTM zone 18 S.",
)
@click.option("--replace", is_flag=True, help="Give up areas of units that FILE lacks, too.")
@click.option("--json", "as_json", is_flag=True, help="The whole report as JSON.")
@language_option
def add(
    files: tuple[Path, ...],
    *,
    country: str,
    replace: bool,
    as_json: bool,
    language: str,
    **stated: Any,
) -> None:
    """Add the areas of FILE, in place of those that were added for the same units.

    FILE is a shapefile (also zipped), a GeoPackage, a GeoJSON or a TopoJSON file, in the layout of
    INEI or IGN, OCHA's COD-AB, GADM or geoBoundaries, or with any columns of codes and names.
    Without --level its content tells what the areas are, districts first. What does not fit the
    register of units, by code, name and place, is listed and left out; a file of which too little
    fits is refused. Areas that were added before for other units stay, so that a country can be
    added in parts, unless FILE gives their land to others; the report says which.

    With --country the units themselves are taken from FILE, the coarser ones from its columns or
    from further files, one a level; the geocoder and the map then work in that country too. ADM1
    is called department here, ADM2 province and ADM3 district, whatever the country calls them.

    \b
    Examples:
      incident-atlas boundaries add distritos.zip --source INEI
      incident-atlas boundaries add col_admin3.gpkg --country COL --licence "CC BY 3.0 IGO"
      incident-atlas boundaries add adm1.geojson adm2.geojson --country Bolivia
      incident-atlas boundaries add per_adm.gpkg --level province --licence "CC BY 3.0 IGO"
      incident-atlas boundaries add districts.topojson --json > report.json
    """
    from dashboard.boundaries_report import addition_json, addition_text, sentence
    from dashboard.i18n import words_for
    from geodata.additions.adding import BoundaryFile, add_boundaries

    stopped = words_for(language).tr("Stopped; everything is as it was.")
    if not is_bundled(country):
        if replace:
            raise click.UsageError("A country is always made anew; leave --replace out.")
        with changing(language), stoppable(stopped):
            add_pack(files, country, as_json=as_json, language=language, **stated)
        return
    if len(files) > 1:
        raise click.UsageError("Give one file at a time; several are for --country.")
    with changing(language), stoppable(stopped):
        added = add_boundaries(
            BoundaryFile(files[0], **stated, replace=replace),
            say=lambda step: click.echo(f"{sentence(step, language)} …", err=True),
        )
    report = addition_json if as_json else addition_text
    print_text(report(added, language))


@boundaries.command("list")
@language_option
def list_(language: str) -> None:
    """Show the borders that were added.

    \b
    Examples:
      incident-atlas boundaries list
    """
    from dashboard.boundaries_report import stored_text
    from geodata.additions.boundary_store import read_about
    from geodata.packs import load_packs

    with changing(language):
        packs = {country: read_about(pack.folder) for country, pack in load_packs().items()}
    print_text(stored_text(packs, language))


@boundaries.command()
@level_option
@country_option
@click.option("--yes", "sure", is_flag=True, help="Remove a country with what users entered in it.")
@language_option
def remove(level: str | None, *, country: str, sure: bool, language: str) -> None:
    """Remove the borders that were added, of one level or of all; with --country, that country.

    \b
    Examples:
      incident-atlas boundaries remove
      incident-atlas boundaries remove --level province
      incident-atlas boundaries remove --country COL
    """
    from dashboard.boundaries_report import LEVELS as NAMES
    from dashboard.i18n import words_for
    from geodata.additions.adding import remove_boundaries

    words = words_for(language)
    if not is_bundled(country):
        if level:
            raise click.UsageError("A country is removed whole; leave --level out.")
        with changing(language):
            remove_pack(country, sure=sure, language=language)
        return
    with changing(language):
        gone = remove_boundaries(level)
    if not gone:
        click.echo(words.tr("There were none to remove."))
        raise SystemExit(NOTHING_FOUND)
    for name in gone:
        heading = NAMES[name]
        click.echo(words.tr("Removed: {what}.", what=words.tr(heading)))
