"""Which encoding a file of text is in, told by all of its bytes."""

from __future__ import annotations

import codecs
from itertools import islice
from pathlib import Path

from geodata.catalogue import Message
from geodata.encodings import encoding_of
from geodata.unusable import UnusableFileError

NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "cp850": "DOS 850",
    "mac_roman": "Mac Roman",
}
"""What people call the encodings, by Python's names."""
# UTF-32's mark begins with UTF-16's.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SAMPLE = 1 << 18
_ACCENTED = 5000  # lines with accents that tell one encoding from another
_BLOCK = 1 << 20
_NUL_SHARE = 0.3  # of every second byte: UTF-16 of Latin letters
_CONTROL_SHARE = 0.1  # of all bytes: no text
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))


def text_encoding(path: Path) -> str:
    """The encoding of a file of text, as Python calls it; single wrong bytes are no objection.

    Raises:
        UnusableFileError: when it is no text.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    for encoding, half in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if half and half.count(0) > _NUL_SHARE * len(half):
            return encoding
    if len(head.translate(None, _CONTROL)) < (1 - _CONTROL_SHARE) * len(head):
        raise UnusableFileError(
            Message(
                "{file} is neither text nor a workbook; save it as CSV or XLSX.",
                {"file": path.name},
            )
        )
    if _is_utf8(path):
        return "utf-8"
    with path.open("rb") as file:
        return encoding_of(islice((line for line in file if not line.isascii()), _ACCENTED))


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
