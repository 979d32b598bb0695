"""Translation catalogues: Babel `.po` files read at run time, English being the message itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from geodata.spanish import contracted

LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Message:
    """A sentence that is still to be put into a language: the English text and what fills it."""

    msgid: str
    params: dict[str, Any] = field(default_factory=dict)

    def text(self, catalogue: Catalogue) -> str:
        """The sentence in the catalogue's language; parts that are messages are translated too."""
        parts = {
            name: value.text(catalogue)
            for name, value in self.params.items()
            if isinstance(value, Message)
        }
        return catalogue.sentence(self.msgid, parts, self.params | parts)


class Catalogue:
    """The messages of one package in one language.

    A message that the catalogue lacks comes out in English; the tests fail when one is lacking.
    """

    def __init__(self, language: str, messages: dict[str, tuple[str, ...]]) -> None:
        self.language = language
        self._messages = messages

    def tr(self, msgid: str, /, **params: Any) -> str:
        """`msgid` in this language, with `{name}` fields filled from `params`."""
        text = self._text(msgid)
        return text.format(**params) if params else text

    def sentence(self, msgid: str, parts: dict[str, str], params: dict[str, Any]) -> str:
        """As `tr`; the fields named in `parts` hold words of this language, and not a user's text.

        Spanish runs some words together with those that follow: "de" and "el …" are "del …".
        """
        text = self._text(msgid)
        if parts and self.language == "es":
            text = contracted(text, parts)
        return text.format(**params) if params else text

    def _text(self, msgid: str) -> str:
        return self._messages.get(msgid, (msgid,))[0] or msgid

    def trn(self, one: str, many: str, n: int, /, **params: Any) -> str:
        """The singular or plural of a message for `n` things; `{n}` is filled with `n`.

        English and Spanish share the rule "one is singular, all else plural".
        """
        forms = self._messages.get(one, (one, many))
        text = (forms[0] if n == 1 else forms[-1]) or (one if n == 1 else many)
        return text.format(**{"n": n, **params})


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    messages: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        text = message.string
        messages[key] = tuple(text) if isinstance(text, (tuple, list)) else (text or "",)
    return messages


@cache
def load_catalogue(folder: Path, language: str) -> Catalogue:
    """The catalogue of `folder` (`<language>.po`); English needs no file.

    Raises:
        ValueError: when the language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No language {language!r}; there are: {', '.join(LANGUAGES)}.")
    path = folder / f"{language}.po"
    return Catalogue(language, {} if language == "en" else _read(path))
