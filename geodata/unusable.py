"""The error of a file that can't be used: a sentence in either language."""

from __future__ import annotations

from typing import Any

from geodata.catalogue import Catalogue, Message


class UnusableFileError(ValueError):
    """A user's file can't be used; `message` says what is wrong, where, and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.text(Catalogue("en", {})))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message,)
