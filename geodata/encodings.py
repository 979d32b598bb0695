"""Which encoding a file's text is really in, and names that were encoded twice.

A shapefile's table says its encoding in a `.cpg` file, in a byte of its header, or not at all, and
all three are often wrong. What the bytes can be is a better witness: text that happens to be valid
UTF-8 with accents in it is UTF-8.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

LEAST_VALID = 0.9
"""Share of the accented texts that must be valid UTF-8: a field's width cuts letters in two."""

SINGLE_BYTE = ("cp1252", "cp850", "mac_roman")
"""Windows', DOS's and the old Mac's encodings of western Europe; Latin-1 is in the first."""

_SPANISH = frozenset("áéíóúñüÁÉÍÓÚÑÜ")
_PORTUGUESE = frozenset("ãõâêôçàÃÕÂÊÔÇÀ")

_HEADER_BYTE = 29
_LANGUAGE_DRIVERS = {0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x57: "cp1252"}
"""dBASE's language driver ids, as Esri's and GDAL's documentation list them."""


def stated_encoding(table: Path) -> str:
    """The encoding that a `.dbf` and the `.cpg` beside it state, as Python calls it; "" if none."""
    for beside in (table.with_suffix(".cpg"), table.with_suffix(".CPG")):
        if beside.is_file():
            return _python_name(beside.read_bytes()[:40].decode("ascii", "ignore"))
    with table.open("rb") as file:
        header = file.read(_HEADER_BYTE + 1)
    return _LANGUAGE_DRIVERS.get(header[_HEADER_BYTE], "") if len(header) > _HEADER_BYTE else ""


def _python_name(written: str) -> str:
    """Python's name of "UTF-8", "65001", "ANSI 1252", "ISO88591" and the like; "" if unknown."""
    text = written.strip().lower().replace("ansi", "").replace("oem", "").strip(" _-")
    if text == "65001":
        return "utf-8"
    if text.startswith("88591") or text.replace("-", "").replace("_", "").startswith("iso88591"):
        return "cp1252"
    try:
        return codecs.lookup(f"cp{text}" if text.isdigit() else text).name
    except LookupError:
        return ""


def encoding_of(texts: Iterable[bytes], stated: str = "") -> str:
    """The encoding that the texts are in: UTF-8 if they can be, else what reads best.

    Args:
        texts: only those with a byte beyond ASCII matter.
        stated: what the file says, taken when no other reads better; "" for nothing.

    Returns:
        Python's name of it, "ascii" when the texts have nothing beyond ASCII.
    """
    accented = [text for text in texts if not text.isascii()]
    if not accented:
        return "ascii"
    if sum(map(_is_utf8, accented)) >= LEAST_VALID * len(accented):
        return "utf-8"
    likely = max(SINGLE_BYTE, key=lambda name: _likelihood(accented, name))
    if not stated or stated == "utf-8":
        return likely
    return max((stated, likely), key=lambda name: _letters(accented, name))


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _letters(texts: list[bytes], encoding: str) -> int:
    decoded = (text.decode(encoding, "replace") for text in texts)
    return sum(c.isalpha() for text in decoded for c in text if not c.isascii())


def _likelihood(texts: list[bytes], encoding: str) -> int:
    """How well the texts read so: all three encodings have letters for most bytes.

    A letter of Spanish counts most, then of Portuguese, then any other; a capital within a word of
    small letters nothing, nor a small one among capitals.
    """
    return sum(
        _weight(before, c, after)
        for decoded in (text.decode(encoding, "replace") for text in texts)
        for before, c, after in zip(f" {decoded}", decoded, f"{decoded[1:]} ", strict=False)
        if not c.isascii() and c.isalpha()
    )


def _weight(before: str, letter: str, after: str) -> int:
    if letter.isupper() and before.islower():
        return 0
    if letter.islower() and before.isupper() and after.isupper():
        return 0
    return 3 if letter in _SPANISH else 2 if letter in _PORTUGUESE else 1


def once_encoded(text: str) -> str:
    """Undoes UTF-8 that was read as Latin-1 or Windows-1252 ("CaÃ±ete"), however often.

    Any other text passes as it is: accents that are not such pairs are no valid UTF-8.
    """
    for _ in range(3):
        if text.isascii():
            break
        better = _read_again(text)
        if better == text:
            break
        text = better
    return text


def _read_again(text: str) -> str:
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
