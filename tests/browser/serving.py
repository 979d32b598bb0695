"""Starts the program as a user would, for tests and pictures that look at it in a browser."""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from playwright.sync_api import Browser, Page, Playwright

from geodata.home import HOME_VARIABLE

# A path to the browser to use, where the one that is found is not the one that is wanted.
CHROMIUM_VARIABLE = "ATLAS_CHROMIUM"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
START_SECONDS = 60
STOP_SECONDS = 10
RUN_MILLISECONDS = 60_000


def find_chromium(playwright: Playwright) -> str | None:
    """The browser named by `ATLAS_CHROMIUM`, else one on the path, else Playwright's own."""
    named = os.environ.get(CHROMIUM_VARIABLE)
    if named:
        return named
    on_path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    own = playwright.chromium.executable_path
    return on_path or (own if Path(own).exists() else None)


def launch(playwright: Playwright, executable: str) -> Browser:
    """A headless browser that asks for nothing of its own accord."""
    return playwright.chromium.launch(
        executable_path=executable, args=list(CHROMIUM_ARGUMENTS), timeout=RUN_MILLISECONDS
    )


START = "from dashboard.cli import main; main()"


@contextmanager
def running_server(start: str = START, **environment: str) -> Iterator[str]:
    """`incident-atlas serve` on a free port, started from an empty folder; gives its address.

    Args:
        start: the Python that starts the program.
        environment: variables to set for the server.

    Raises:
        RuntimeError: when the server does not say its address in time; with what it did say.
    """
    command = [sys.executable, "-c", start]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [*command, "serve", "--port", "0"],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONUNBUFFERED": "1",
                # What this machine's user added is none of the tests' business.
                HOME_VARIABLE: str(Path(folder) / "home"),
                **environment,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield _address(server)
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def settle(page: Page) -> None:
    """Waits until the page's script has run and nothing is drawn any more."""
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=RUN_MILLISECONDS
    )
    page.wait_for_function(
        '!document.querySelector(\'[data-testid="stSkeleton"], [data-stale="true"]\')',
        timeout=RUN_MILLISECONDS,
    )


def _address(server: subprocess.Popen[str]) -> str:
    """The address that the server says; what it says later is read and dropped, lest it block."""
    assert server.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(server.stdout, lines), daemon=True).start()
    said = []
    try:
        while (line := lines.get(timeout=START_SECONDS)) is not None:
            said.append(line)
            if found := re.search(r"http://\S+", line):
                return found.group()
    except queue.Empty:
        said.append(f"(nothing more for {START_SECONDS} seconds)")
    raise RuntimeError("The server did not start. It said:\n" + "".join(said))


def _read(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
