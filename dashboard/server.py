"""The server: the Streamlit page and its assets on one address, wherever it is started from."""

from __future__ import annotations

import importlib
import socket
import threading
import tomllib
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.assets import asset_routes

HOST = "127.0.0.1"
# Streamlit's own default, which tunnels and containers are often set up for.
PORT = 8501
PACKAGE = Path(__file__).parent
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class AddressTakenError(Exception):
    """The address can't be listened on; the message says why, and what to do."""


def create_app(on_start: Callable[[], None] | None = None) -> st.App:
    """The whole program as an ASGI application.

    Args:
        on_start: called once, when the server has its address and is about to answer.
    """

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
        if on_start:
            on_start()
        yield

    return st.App(PACKAGE / "app.py", routes=asset_routes(), lifespan=lifespan)


def serve(
    host: str = HOST,
    port: int = PORT,
    *,
    open_browser: bool = False,
    say: Callable[[str], object] = print,
) -> None:
    """Serve until stopped.

    Args:
        host: the address to listen on; only `127.0.0.1` keeps it to this machine.
        port: the port to listen on; 0 takes one that is free.
        open_browser: whether to show the page in the reader's browser.
        say: is given the page's address once the server has it.

    Raises:
        AddressTakenError: when the address can't be listened on.
    """
    _check_free(host, port)

    def on_start() -> None:
        url = page_url(host, int(st.get_option("server.port")))
        say(url)
        if open_browser:
            # Off the server's own thread: some browsers return only when they are closed.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    create_app(on_start).run(
        config={
            **read_config(),
            "server.address": host,
            "server.port": port,
            # Streamlit's own welcome; the address is said in our words.
            "logger.hideWelcomeMessage": True,
        }
    )


def page_url(host: str, port: int) -> str:
    """The page's address for a browser on this machine: `http://127.0.0.1:8501`."""
    name = WILDCARDS.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def read_config() -> dict[str, Any]:
    """The project's Streamlit settings by dotted name: `{"theme.light.textColor": "#…"}`.

    Streamlit looks for them in the current folder, where an installed copy has none; given as
    overrides they hold anywhere.
    """
    installed = PACKAGE / "_data" / "streamlit.toml"
    path = installed if installed.exists() else PACKAGE.parent / ".streamlit" / "config.toml"
    return dict(_dotted(tomllib.loads(path.read_text(encoding="utf-8"))))


def _dotted(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _check_free(host: str, port: int) -> None:
    """Try the address before Streamlit does, whose own message gives no way out.

    Raises:
        AddressTakenError: when the address can't be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server does: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            if isinstance(error, socket.gaierror):
                raise AddressTakenError(
                    f"There is no address {host!r} on this machine; name one with --host, "
                    "such as 127.0.0.1."
                ) from error
            raise AddressTakenError(
                f"Cannot listen on port {port} of {host}: {error.strerror or error}. "
                "Another program may be using it; choose another port with --port, "
                "or --port 0 for any that is free."
            ) from error


def _warm_up() -> None:
    """Makes what the first page takes longest over, while the browser still loads the page.

    Not streamlit_folium: a component that is declared outside the page's own run is never served.
    """
    for name in ("dashboard.summaries", "altair"):
        importlib.import_module(name)
    importlib.import_module("dashboard.views.resources").shared_store()
    # The layers' files, whose versions stand in the page.
    importlib.import_module("dashboard.views.base_map").base_map()
