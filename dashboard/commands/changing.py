"""How commands that change what the user added to a country end when they can't."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.commands.endings import RefusedError, loading, writing


@contextmanager
def changing(language: str) -> Iterator[None]:
    """Has what a user can cause end the command with a sentence: a file, the folder, the packs."""
    from dashboard.places_report import refusal
    from geodata.gazetteer import load_gazetteer
    from geodata.home import home_folder
    from geodata.unusable import UnusableFileError

    with loading(language):  # a file of a pack that breaks its rules would fail later, and worse
        load_gazetteer()
    try:
        with writing(home_folder()):
            yield
    except UnusableFileError as error:
        raise RefusedError(refusal(error, language)) from error
