"""Text from records made harmless for the places that would read it as markup."""

from __future__ import annotations

import html
import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
_ALLOWED = re.compile(r"^https?://[^\s<>\"'`\\^{|}]+$")


def as_html(text: str) -> str:
    """`text` as HTML that shows just that text, each piece in its own writing direction."""
    return f'<bdi dir="auto">{html.escape(text, quote=True)}</bdi>'


def as_heading(text: str, tag: str = "h2") -> str:
    """`text` as the heading of a part of the page."""
    return f'<{tag} class="atlas-part">{as_html(text)}</{tag}>'


def as_markdown(text: str) -> str:
    """`text` as Markdown that shows just that text: no markup, link, formula or emoji code."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def web_address(address: object) -> str | None:
    """The address when it is one that a browser may open as a web page, else None."""
    return address if isinstance(address, str) and _ALLOWED.match(address) else None
