"""Comparing names across packages that spell them with and without accents."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """A name in capitals without accents or tildes, for matching only."""
    decomposed = unicodedata.normalize("NFD", name.upper())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
