"""How commands end: exit codes, errors that are a sentence, and output that is whole or not there.

Exit codes are 0 for done, 1 when nothing was found or the input was refused, 2 when the command was
not understood or its output can't be written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

NOTHING_FOUND = 1


class RefusedError(click.ClickException):
    """What was given can't be used; the message says what is wrong, where, and what to do."""

    exit_code = 1


class NotWrittenError(click.ClickException):
    """The output can't be written where it was asked for."""

    exit_code = 2


@contextmanager
def stoppable(sentence: str) -> Iterator[None]:
    """Has Ctrl-C end the command with a sentence, such as "Stopped; nothing was written."."""
    try:
        yield
    except KeyboardInterrupt as error:
        click.echo(err=True)  # the terminal shows ^C, or half a progress bar, on the line
        raise RefusedError(sentence) from error


@contextmanager
def loading(language: str) -> Iterator[None]:
    """Has a file of the user's folder that breaks a rule end the command with its sentences."""
    from geodata.catalogue import load_catalogue
    from geodata.entries import EntriesError
    from geodata.results import LOCALE

    try:
        yield
    except EntriesError as error:
        catalogue = load_catalogue(LOCALE, language)
        sentences = (problem.text(catalogue) for problem in error.problems)
        raise RefusedError("\n".join(sentences)) from error
    except ValueError as error:
        raise RefusedError(str(error)) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Has a failure to write `path` end the command with a sentence."""
    try:
        yield
    except OSError as error:
        raise NotWrittenError(f"Cannot write {path}: {error.strerror or error}.") from error


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole, or ends the command with a sentence."""
    from geodata.files import write_whole

    with writing(path):
        write_whole(path, content)


def print_text(text: str) -> None:
    """A text and the end of its line to standard output, as `print_bytes`."""
    print_bytes(f"{text}\n".encode(errors="replace"))


def print_bytes(content: bytes) -> None:
    """Bytes to standard output; a reader that has seen enough (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What Python still holds would fail again when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or error
            raise NotWrittenError(f"Cannot write to standard output: {reason}.") from error
