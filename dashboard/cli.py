"""The command line: serve the page, geocode a text, export what a filter asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dashboard.commands.alias import alias
from dashboard.commands.boundaries import boundaries
from dashboard.commands.endings import NOTHING_FOUND, loading, print_bytes, write_file
from dashboard.commands.geocode import geocode
from dashboard.commands.options import day, language_option
from dashboard.commands.places import places
from dashboard.commands.serve import serve

# Nothing heavy is imported up here, so that --help answers at once. The values below are therefore
# said again; a test holds them against the codebook, the filter and the store.
KINDS = (
    *("attack", "ambush", "clash", "bombing", "kidnapping"),
    *("massacre", "operation", "seizure", "sabotage", "other"),
)
ROLES = ("involved", "suffered", "attributed")
PRECISIONS = (
    *("exact", "near", "district", "province"),
    *("department", "region", "country", "unknown"),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="incident-atlas")
def main() -> None:
    """Security incidents on a map that claims no more than its sources do.

    \b
    Exit codes: 0 done, 1 nothing matched or was found, 2 the command was not
    understood, or its output could not be written.
    """


@main.command()
@click.option("--from", "date_from", metavar="YYYY-MM-DD", callback=day, help="First day.")
@click.option("--to", "date_to", metavar="YYYY-MM-DD", callback=day, help="Last day.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Repeatable.")
@click.option("--group", "groups", multiple=True, help="By id or name. Repeatable.")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default="involved",
    show_default=True,
    help="What the group did: was in it, suffered casualties, or had it attributed to it.",
)
@click.option("--region", "regions", multiple=True, help="By id or name. Repeatable.")
@click.option("--department", "departments", multiple=True, help="By code or name. Repeatable.")
@click.option("--province", "provinces", multiple=True, help="By code or name. Repeatable.")
@click.option(
    "--min-killed", type=click.IntRange(0, 1_000_000_000), default=0, help="Least number killed."
)
@click.option("--precision", type=click.Choice(PRECISIONS), help="Located at least this precisely.")
@click.option("--text", default="", help="Words in the title, the notes or the place.")
@click.option(
    "--format",
    type=click.Choice(["csv"]),
    default="csv",
    show_default=True,
    expose_value=False,
    help="Kind of file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, with a note about it beside it (FILE.about.json). "
    "Without, the rows go to standard output.",
)
@language_option
def export(*, output: Path | None, language: str, **asked: Any) -> None:
    """Write the incidents that a filter asks for: the same rows as the page's export.

    All options given must hold; of one that is repeated, any.

    \b
    Examples:
      incident-atlas export -o all.csv
      incident-atlas export --from 2012-08-01 --to 2012-08-31 --region VRAEM
      incident-atlas export --group "Shining Path" --role attributed --lang es -o atribuidos.csv
      incident-atlas export --department Junín --department 05 --min-killed 5
    """
    from dashboard.arguments import coded
    from dashboard.exports.export import export_about, export_csv
    from dashboard.filters import Filter
    from dashboard.store import bundled_store
    from geodata.gazetteer import load_gazetteer

    if asked["role"] != "involved" and not asked["groups"]:
        raise click.UsageError(
            f"--role {asked['role']} says what a group did; name it with --group."
        )
    with loading(language):
        gazetteer = load_gazetteer()
        store = bundled_store()
    try:
        wanted = coded(Filter(**asked), store.tables()["groups"], gazetteer)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    content = export_csv(store, wanted, language)
    about = export_about(store, wanted, language)
    if output is None or str(output) == "-":
        print_bytes(content)
    else:
        write_file(output, content)
        # A device or a pipe takes the rows, but nothing can stand beside it.
        if output.is_file():
            write_file(output.with_name(f"{output.name}.about.json"), about.to_json())
    click.echo(about.summary(), err=True)
    if not about.rows:
        raise SystemExit(NOTHING_FOUND)


main.add_command(alias)
main.add_command(boundaries)
main.add_command(geocode)
main.add_command(places)
main.add_command(serve)
