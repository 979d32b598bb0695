"""`incident-atlas serve`: the page, once all that it is made of can be read."""

from __future__ import annotations

import click

from dashboard.commands.endings import loading

LARGEST_PORT = 65535


@click.command()
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
    from dashboard import server
    from geodata.gazetteer import load_gazetteer

    # Every page would fail over a pack that is broken, or not there.
    with loading("en"):
        load_gazetteer()
    try:
        server.serve(host, port, open_browser=open_browser, say=_say)
    except server.AddressTakenError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _say(url: str) -> None:
    click.echo(f"Incident Atlas is at {url}  (Ctrl-C stops it)")
