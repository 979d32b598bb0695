from __future__ import annotations

import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.safe import as_html, as_markdown, web_address


class Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_html_shows_just_the_text(text: str) -> None:
    reader = Reader()
    reader.feed(as_html(text))
    reader.close()
    assert reader.tags == ["bdi"]
    assert reader.text == text


@pytest.mark.parametrize("text", ["**x**", "[a](javascript:b)", "<b>", "$x$", ":smile:", "`c`"])
def test_markdown_signs_are_escaped(text: str) -> None:
    assert all(sign == "\\" or shown.isalnum() for sign, shown in pairs(as_markdown(text)))


def pairs(text: str) -> list[tuple[str, str]]:
    """Each character with the one before it, escapes skipped."""
    found, before = [], ""
    for sign in text:
        if sign == "\\" and before != "\\":
            before = sign
            continue
        found.append((before, sign))
        before = ""
    return found


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://a b",
        'https://a"onclick=',
        "",
        None,
        7,
    ],
)
def test_only_web_addresses_become_links(address: object) -> None:
    assert web_address(address) is None


def test_a_web_address_stays_as_it_is() -> None:
    assert web_address("https://example.org/a?b=c&d=é") == "https://example.org/a?b=c&d=é"
