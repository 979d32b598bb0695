"""Words of the reports on boundary files."""

from __future__ import annotations

from geodata.catalogue import Message

LEVEL_WORDS = {
    "department": Message("departments"),
    "province": Message("provinces"),
    "district": Message("districts"),
}

_LONGEST = 60


def short(text: str) -> str:
    """A text from a file as far as there is room for it, without what a terminal would obey."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
