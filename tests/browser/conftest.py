"""Fixtures of the browser tests: the served program, a Chromium, a watch on outside requests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Response,
    Route,
    sync_playwright,
)

from tests.browser.serving import CHROMIUM_VARIABLE, find_chromium, launch, running_server, settle

REQUIRED_VARIABLE = "REQUIRE_BROWSER"
DESK = {"width": 1440, "height": 900}
HTTP_ERROR = 400
LOCAL_SCHEMES = ("data", "blob", "about")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@dataclass
class Watch:
    """What the pages of a context asked for and complained of.

    Attributes:
        origin: the program's own address.
        block: whether requests to any other are refused.
        outside: addresses of such requests, refused or not.
        answered: status by address, without its query, of all that was answered.
        errors: uncaught errors of scripts.
        dialogs: the texts of dialogs that a script opened; none is ever meant to.
    """

    origin: str
    block: bool = True
    outside: list[str] = field(default_factory=list)
    answered: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def failed(self) -> dict[str, int]:
        """What was answered with an error."""
        return {url: status for url, status in self.answered.items() if status >= HTTP_ERROR}

    def follow(self, context: BrowserContext) -> None:
        """Watches every page of the context, and every socket."""
        context.route("**/*", self._route)
        context.on("page", self._follow_page)
        context.on("response", self._check)

    def _follow_page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", lambda socket: self._note(socket.url))
        page.on("dialog", self._dismiss)

    def _check(self, response: Response) -> None:
        self.answered[response.url.split("?")[0]] = response.status

    def _dismiss(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _route(self, route: Route) -> None:
        if self._note(route.request.url) and self.block:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    def _note(self, url: str) -> bool:
        """Whether the address is outside; notes it if so."""
        asked, own = urlsplit(url), urlsplit(self.origin)
        outside = asked.scheme not in LOCAL_SCHEMES and asked.netloc != own.netloc
        if outside:
            self.outside.append(url)
        return outside


# For this folder only: a driver's event loop runs in the thread of the tests, where it would keep
# others from running theirs.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """This machine's Chromium; without one the tests are skipped, or fail where it is required."""
    executable = find_chromium(playwright)
    if executable is None:
        reason = f"no Chromium on the path; name one with {CHROMIUM_VARIABLE}"
        if os.environ.get(REQUIRED_VARIABLE) == "1":
            pytest.fail(f"{REQUIRED_VARIABLE}=1, but there is {reason}", pytrace=False)
        pytest.skip(reason)
    browser = launch(playwright, executable)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def atlas(browser: Browser) -> Iterator[str]:
    """The address of the served program, with the bundled records."""
    with running_server() as address:
        yield address


@pytest.fixture
def watch(atlas: str) -> Watch:
    """What pages opened with `open_page` asked for outside, and the errors in them."""
    return Watch(atlas)


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Opens a part of the program in a browser context of its own, and waits until it is drawn.

    `open_page("/?lang=es", color_scheme="dark")`; options are Playwright's for a context.
    """
    contexts = []

    def open_one(path: str = "/", **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESK, "accept_downloads": True, **options})
        contexts.append(context)
        watch.follow(context)
        page = context.new_page()
        page.goto(watch.origin + path)
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
