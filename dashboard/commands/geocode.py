"""`incident-atlas geocode`: the place that a text means."""

from __future__ import annotations

from typing import Any

import click

from dashboard.commands.endings import NOTHING_FOUND, print_bytes
from dashboard.commands.options import degrees, language_option


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--department", help="The department the text is in, as its source states it.")
@click.option("--province", help="The province, likewise.")
@click.option("--district", help="The district, likewise.")
@click.option("--lat", type=float, callback=degrees, help="Latitude stated with it, degrees north.")
@click.option("--lon", type=float, callback=degrees, help="Longitude stated with it, degrees east.")
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
    print_bytes(f"{text}\n".encode(errors="replace"))
    if all(result.status == "unresolved" for result in results):
        raise SystemExit(NOTHING_FOUND)
