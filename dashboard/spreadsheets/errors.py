"""The error of a table that can't be geocoded or written as asked."""

from __future__ import annotations

from dashboard.i18n import Words
from geodata.catalogue import Message


class SheetError(ValueError):
    """A table that lacks a column, or fits no file; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.msgid.format(**message.params))
        self.message = message

    def sentence(self, words: Words) -> str:
        """The message in a language, numbers written as it does."""
        params = self.message.params.items()
        shown = {n: words.number(v) if isinstance(v, int) else v for n, v in params}
        return words.tr(self.message.msgid, **shown)
