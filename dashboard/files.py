"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
