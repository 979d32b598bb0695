"""Encodings of files, told by their bytes."""

import pytest

from geodata.spreadsheets.text import text_encoding
from geodata.unusable import UnusableFileError

TEXT = "lugar;año\nCañete;2012\nJunín, Perú;-12,5\n"


def encoding_of(folder, content):
    path = folder / "in.csv"
    path.write_bytes(content)
    return text_encoding(path)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        *((same, same) for same in ("utf-8", "utf-8-sig", "cp1252", "cp850", "utf-16", "utf-32")),
        *((same, same) for same in ("utf-16-le", "utf-16-be")),
        ("latin-1", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("ascii", "utf-8"),
    ],
)
def test_encodings(tmp_path, written, told):
    text = TEXT if written != "ascii" else "a;b"
    assert encoding_of(tmp_path, text.encode(written)) == told


def test_accents_only_at_the_end_of_a_long_file(tmp_path):
    text = "Satipo\n" * 200_000 + "Cañete\n"
    assert encoding_of(tmp_path, text.encode()) == "utf-8"
    assert encoding_of(tmp_path, text.encode("latin-1")) == "cp1252"


def test_one_wrong_byte_among_many_accents_is_no_objection(tmp_path):
    assert encoding_of(tmp_path, "Cañete\n".encode() * 50 + b"Jun\xedn\n") == "utf-8"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, b"\x01\x02\x03"])
def test_what_is_no_text_is_refused(tmp_path, content):
    with pytest.raises(UnusableFileError, match=r"in.csv is neither text nor a workbook"):
        encoding_of(tmp_path, content)
