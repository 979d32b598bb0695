"""`incident-atlas geocode`: the place that a text means, or each row of a spreadsheet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dashboard.commands.endings import (
    NOTHING_FOUND,
    RefusedError,
    loading,
    print_text,
    stoppable,
    writing,
)
from dashboard.commands.options import degrees, language_option, part_of_date

if TYPE_CHECKING:
    from dashboard.geocode_file import Plan, Tally
    from dashboard.i18n import Words

# Written again here, so that --help need not read how files are written; a test compares.
SUFFIXES = (".csv", ".xlsx")


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--file",
    "source",
    type=click.Path(path_type=Path),
    help="A CSV or XLSX file to geocode instead: the options below then name its columns.",
)
@click.option("--place", help="With --file: the column of the place text.")
@click.option("--department", help="The department that the text's source states, name or code.")
@click.option("--province", help="The province, likewise.")
@click.option("--district", help="The district, likewise.")
@click.option("--country", help="The country, name or ISO code.")
@click.option("--lat", help="Latitude stated with it: -12.25, or 12°15'S.")
@click.option("--lon", help="Longitude stated with it, likewise.")
@click.option("--ubigeo", help="Code of the unit: UBIGEO of 2, 4 or 6 digits, or a P-code.")
@click.option("--date", help="When it was, for units that were split or renamed since.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --file: the file to write, .csv or .xlsx.",
)
@click.option("--sheet", help="With --file: the workbook's sheet; the first without.")
@click.option("--json", "as_json", is_flag=True, help="One object for one text, else a list.")
@language_option
def geocode(  # noqa: PLR0913 - one for each option that is treated apart
    texts: tuple[str, ...],
    *,
    source: Path | None,
    output: Path | None,
    sheet: str | None,
    place: str | None,
    as_json: bool,
    language: str,
    **stated: str | None,
) -> None:
    """Find the place each TEXT means, or each row of a file, and say how sure that is.

    Without --file, --department and its like are values that hold for every TEXT. With --file they
    are the names of columns. All columns of the file come out as they were, followed by geo_status,
    geo_level, geo_unit and the other fields that --json shows: several regions separated by " | ",
    candidates (at most 20) as JSON. Encoding, separator and decimal comma are told by what is in
    the file. CSV is written as UTF-8 with commas; text of a CSV file stays text in XLSX, so that
    codes keep their zeros; text that would run as a formula gets an apostrophe in front. Where the
    file has geo_ columns already, they stay, and the new ones end in _2.

    \b
    Examples:
      incident-atlas geocode "Mazangaro, Junin region"
      incident-atlas geocode VRAE "San Miguel" --json
      incident-atlas geocode "San Miguel" --department Ayacucho
      incident-atlas geocode Kepashiato --lat -12.68 --lon -73.15
      incident-atlas geocode --file in.csv --place lugar --province provincia -o out.csv
      incident-atlas geocode --file in.xlsx --place where --lat y --lon x --date day -o out.xlsx
    """
    given = {name: value for name, value in stated.items() if value is not None}
    if ("lat" in given) != ("lon" in given):
        raise click.UsageError("A point needs both --lat and --lon; give both or neither.")
    if source is None:
        _refuse_file_options({"--place": place, "--output": output, "--sheet": sheet})
        _geocode_texts(texts, given, language, as_json=as_json)
        return
    columns = {"text": place, **given} if place is not None else given
    _check_file(texts, source, output, columns, as_json=as_json)
    if output is not None:
        _geocode_file(source, sheet, columns, output, language)


def _refuse_file_options(given: Mapping[str, object]) -> None:
    for option, value in given.items():
        if value is not None:
            raise click.UsageError(f"{option} goes with --file, which names the file to geocode.")


def _geocode_texts(
    texts: tuple[str, ...], stated: dict[str, str], language: str, *, as_json: bool
) -> None:
    from dashboard.geocode_report import as_text, to_json
    from geodata.geocoder import load_geocoder

    if not texts:
        raise click.UsageError("Missing argument 'TEXT...': give a place, or a --file.")
    fields: dict[str, Any] = dict(stated)
    for option in {"lat", "lon"} & fields.keys():
        fields[option] = degrees(option, fields[option])
    if "date" in fields:
        fields["date"] = part_of_date(fields["date"])
    with loading(language):
        geocoder = load_geocoder()
    results = [geocoder.geocode(text, **fields) for text in texts]
    found = [result.to_dict(language) for result in results]
    text = to_json(found) if as_json else as_text(found, language)
    print_text(text)
    if all(result.status == "unresolved" for result in results):
        raise SystemExit(NOTHING_FOUND)


def _check_file(
    texts: tuple[str, ...],
    source: Path,
    output: Path | None,
    columns: Mapping[str, str],
    *,
    as_json: bool,
) -> None:
    """What can be told before the file is opened."""
    if source.is_dir():
        raise click.UsageError(f"{source.resolve()} is a folder: name the file in it.")
    if not source.is_file():
        raise click.UsageError(f"There is no file {source}.")
    if texts:
        raise click.UsageError("Give either a TEXT or a --file, not both.")
    if as_json:
        raise click.UsageError("--json goes with a TEXT; a --file is written as .csv or .xlsx.")
    if not columns:
        raise click.UsageError("Say which column holds the place: --place COLUMN.")
    if output is None:
        raise click.UsageError("Say what to write: -o FILE.csv or -o FILE.xlsx.")
    if output.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{output.name}: write a .csv or an .xlsx file.")
    if output.exists() and output.samefile(source):
        raise click.UsageError(f"{output} is the file that is read; write another.")


def _geocode_file(
    source: Path, sheet: str | None, columns: Mapping[str, str], output: Path, language: str
) -> None:
    from dashboard.geocode_summary import summary
    from dashboard.i18n import words_for
    from dashboard.spreadsheets.errors import SheetError
    from geodata.unusable import UnusableFileError

    words = words_for(language)
    with stoppable(words.tr("Stopped; nothing was written.")):
        try:
            planned, tally = _geocoded(source, sheet, columns, output, words)
        except SheetError as error:
            raise RefusedError(error.sentence(words)) from error
        except UnusableFileError as error:
            raise RefusedError(words.said(error.message)) from error
    click.echo(summary(planned, tally, output, words), err=True)
    if tally.statuses["unresolved"] == tally.rows:
        raise SystemExit(NOTHING_FOUND)


def _geocoded(
    source: Path, sheet: str | None, columns: Mapping[str, str], output: Path, words: Words
) -> tuple[Plan, Tally]:
    from dashboard.geocode_file import check_fits, plan, write
    from geodata.geocoder import load_geocoder
    from geodata.spreadsheets.reading import open_sheet

    if sys.stderr.isatty():
        click.echo(words.tr("Reading {file}", file=click.format_filename(source)), err=True)
    planned = plan(open_sheet(source, sheet), columns)
    check_fits(planned, output.suffix.lower())
    with loading(words.language):
        geocoder = load_geocoder()
    with writing(output), _progress(planned, words) as advance:
        tally = write(planned, output, geocoder.geocode, words.language, advance)
    return planned, tally


@contextmanager
def _progress(planned: Plan, words: Words) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, with how many distinct inputs are answered; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _work, _answered: None
        return
    total = words.number(len(planned.asked))

    def position(answered: int | None) -> str:
        return words.tr("{n} of {total} distinct", n=words.number(answered or 0), total=total)

    with click.progressbar(
        length=planned.work,
        label=words.tr("Geocoding"),
        file=sys.stderr,
        item_show_func=position,
    ) as bar:
        yield bar.update
