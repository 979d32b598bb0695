"""The command line: serve the page, geocode a text, export what a filter asks for."""

from __future__ import annotations

import datetime as dt
import math
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

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
LANGUAGES = ("en", "es")
NOTHING_FOUND = 1
LARGEST_PORT = 65535

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of names and sentences.",
)


def _day(_: click.Context, __: click.Parameter, text: str | None) -> dt.date | None:
    """The date that was typed, or a usage error that says how to write one."""
    if text is None:
        return None
    # ISO 8601 has other forms too, such as weeks; one form is enough, and can't be misread.
    with suppress(ValueError):
        day = dt.date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    raise click.BadParameter(f"{text!r} is not a date; write it as 2012-08-31.")


def _degrees(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """A coordinate that is a number; to a table, "nan" would be an empty cell."""
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is not a number of degrees.")
    return value


class NotWrittenError(click.ClickException):
    """The output can't be written where it was asked for."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="incident-atlas")
def main() -> None:
    """Security incidents on a map that claims no more than its sources do.

    \b
    Exit codes: 0 done, 1 nothing matched or was found, 2 the command was not
    understood, or its output could not be written.
    """


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, LARGEST_PORT),
    default=8501,
    show_default=True,
    help="Port to listen on; 0 takes one that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Show the page in the browser.")
def serve(host: str, port: int, *, open_browser: bool) -> None:
    """Serve the page until Ctrl-C.

    Only this machine can reach it, unless --host names an address that others can. There is no
    login: whoever reaches the page sees all of it.

    \b
    Examples:
      incident-atlas serve --open
      incident-atlas serve --port 9000
      incident-atlas serve --host 0.0.0.0
    """
    from dashboard.server import AddressTakenError, serve

    def say(url: str) -> None:
        click.echo(f"Incident Atlas is at {url}  (Ctrl-C stops it)")

    try:
        serve(host, port, open_browser=open_browser, say=say)
    except AddressTakenError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped.")


@main.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--department", help="The department the text is in, as its source states it.")
@click.option("--province", help="The province, likewise.")
@click.option("--district", help="The district, likewise.")
@click.option(
    "--lat", type=float, callback=_degrees, help="Latitude stated with it, degrees north."
)
@click.option(
    "--lon", type=float, callback=_degrees, help="Longitude stated with it, degrees east."
)
@click.option("--json", "as_json", is_flag=True, help="One object for one text, else a list.")
@language_option
def geocode(texts: tuple[str, ...], *, as_json: bool, language: str, **stated: Any) -> None:
    """Find the place each TEXT means, and say how sure that is.

    \b
    Examples:
      incident-atlas geocode "Mazangaro, Junin region"
      incident-atlas geocode VRAE "San Miguel" --json
      incident-atlas geocode "San Miguel" --department Ayacucho
      incident-atlas geocode Kepashiato --lat -12.68 --lon -73.15
    """
    from dashboard.geocode_report import as_text, to_json
    from geodata.geocoder import load_geocoder

    geocoder = load_geocoder()
    results = [geocoder.geocode(text, **stated) for text in texts]
    found = [result.to_dict(language) for result in results]
    text = to_json(found) if as_json else as_text(found, language)
    _print_bytes(f"{text}\n".encode(errors="replace"))
    if all(result.status == "unresolved" for result in results):
        raise SystemExit(NOTHING_FOUND)


@main.command()
@click.option("--from", "date_from", metavar="YYYY-MM-DD", callback=_day, help="First day.")
@click.option("--to", "date_to", metavar="YYYY-MM-DD", callback=_day, help="Last day.")
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
    store = bundled_store()
    try:
        wanted = coded(Filter(**asked), store.tables()["groups"], load_gazetteer())
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    content = export_csv(store, wanted, language)
    about = export_about(store, wanted, language)
    if output is None or str(output) == "-":
        _print_bytes(content)
    else:
        _write(output, content)
        # A device or a pipe takes the rows, but nothing can stand beside it.
        if output.is_file():
            _write(output.with_name(f"{output.name}.about.json"), about.to_json())
    click.echo(about.summary(), err=True)
    if not about.rows:
        raise SystemExit(NOTHING_FOUND)


def _write(path: Path, content: bytes) -> None:
    from dashboard.files import write_whole

    try:
        write_whole(path, content)
    except OSError as error:
        raise NotWrittenError(f"Cannot write {path}: {error.strerror or error}.") from error


def _print_bytes(content: bytes) -> None:
    """Bytes to standard output; a reader that has seen enough (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What Python still holds would fail again when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or error
            raise NotWrittenError(f"Cannot write to standard output: {reason}.") from error
