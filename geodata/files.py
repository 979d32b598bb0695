"""Files: written whole or not at all, folders too; and told apart by their content."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A file to write in place of `path`, which it takes when all went well.

    So nobody ever finds half of it, and an older one stays until then. What is not a regular file
    (a device, a pipe) is written to directly; a link is followed.

    Raises:
        OSError: when the file can't be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Writes the file so that nobody ever finds half of it; see `drafted`.

    Raises:
        OSError: when the file can't be written.
    """
    with drafted(path) as draft:
        draft.write_bytes(content)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def drafted_parts(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    """A folder to fill in place of some parts of `folder`, which they take when all went well.

    Args:
        folder: made when there is none.
        parts: names of files and folders in it. Those that the draft lacks are taken away.

    Raises:
        OSError: when they can't be replaced; what was there is there still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{os.getpid()}.part"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
        _swap(folder, draft, parts)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(folder: Path, draft: Path, parts: Sequence[str]) -> None:
    """Puts the parts of the draft in the place of the old ones, or all old ones back."""
    former = draft / "former"
    former.mkdir()
    placed: list[str] = []
    try:
        for name in parts:
            if (folder / name).exists():
                (folder / name).rename(former / name)
            placed.append(name)
            if (draft / name).exists():
                (draft / name).rename(folder / name)
    except BaseException:
        for name in placed:
            _remove(folder / name)
        for name in parts:
            if (former / name).exists():
                (former / name).rename(folder / name)
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
