"""The error of a file that can't be used: a sentence in either language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geodata.catalogue import Catalogue, Message


class UnusableFileError(ValueError):
    """A user's file can't be used; `message` says what is wrong, where, and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.text(Catalogue("en", {})))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message,)


def size_of(path: Path) -> int:
    """Bytes of a file that a user named, at least 1.

    Raises:
        UnusableFileError: when it is not there, no regular file, empty, or can't be opened.
    """
    params = {"file": path.name or str(path.resolve())}  # "." has no name
    if path.is_dir():
        raise UnusableFileError(Message("{file} is a folder: name the file in it.", params))
    if not path.exists():
        raise UnusableFileError(Message("There is no file {file}.", {"file": str(path)}))
    if not path.is_file():  # opening a pipe would wait for ever
        raise UnusableFileError(Message("{file} is no regular file.", params))
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as error:
        params |= {"why": error.strerror or str(error)}
        raise UnusableFileError(Message("{file} can't be opened: {why}.", params)) from error
    if not size:
        raise UnusableFileError(is_empty(path))
    return size


def is_empty(path: Path) -> Message:
    """The sentence on a file that holds nothing."""
    return Message("{file} is empty.", {"file": path.name})
