"""Spanish words that change with the word after them: «del», «al», and «e» for «y»."""

from __future__ import annotations

import re
from collections.abc import Mapping

_JOINED = re.compile(r"\b(?P<word>de|a|y) \{(?P<field>\w+)\}")
_ARTICLE = "el "
_SOUNDS_LIKE_I = re.compile(r"[ií]|hi(?![ae])", re.IGNORECASE)


def contracted(template: str, parts: Mapping[str, str]) -> str:
    """The template with "de", "a" and "y" as they are written before the parts.

    Args:
        template: a sentence with fields in braces.
        parts: by field, Spanish words that begin in lower case where they are no name: a place
            called "El Tambo" keeps its article.

    Returns:
        The template; where an article was run together, its part is filled in already.
    """
    return _JOINED.sub(lambda found: _join(found, parts.get(found["field"], "")), template)


def _join(found: re.Match[str], part: str) -> str:
    if found["word"] == "y":
        return f"e {{{found['field']}}}" if _SOUNDS_LIKE_I.match(part) else found[0]
    if not part.startswith(_ARTICLE):
        return found[0]
    rest = part.removeprefix(_ARTICLE).replace("{", "{{").replace("}", "}}")
    return f"{found['word']}l {rest}"
