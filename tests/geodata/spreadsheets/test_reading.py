"""Opening a spreadsheet by its content."""

import os

import pytest

from geodata.catalogue import load_catalogue
from geodata.results import LOCALE
from geodata.spreadsheets.reading import open_sheet
from geodata.unusable import UnusableFileError


def refusal(path, sheet=None):
    with pytest.raises(UnusableFileError) as told:
        open_sheet(path, sheet)
    return told.value


def test_older_workbooks_and_those_with_a_password(tmp_path):
    path = tmp_path / "in.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "older .xls file, or has a password" in str(refusal(path))
    spanish = refusal(path).message.text(load_catalogue(LOCALE, "es"))
    assert spanish.startswith("in.xls es un archivo .xls antiguo")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "PDF"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><table></table>", "HTML"),
        (b"{\\rtf1 a,b}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
@pytest.mark.parametrize("name", ["in.xlsx", "in.csv"])
def test_what_is_no_table_whatever_its_name(tmp_path, content, kind, name):
    path = tmp_path / name
    path.write_bytes(content)
    assert str(refusal(path)).startswith(f"{name} is no table but a {kind} file")


def test_a_sheet_of_what_has_none(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("a,b\n")
    assert "is no workbook, and has no sheets" in str(refusal(path, "Datos"))


def test_what_is_no_file(tmp_path):
    assert "is a folder: name the file in it" in str(refusal(tmp_path))
    assert "There is no file" in str(refusal(tmp_path / "missing.csv"))
    (tmp_path / "empty.csv").touch()
    assert "empty.csv is empty" in str(refusal(tmp_path / "empty.csv"))
    os.mkfifo(tmp_path / "pipe")
    assert "is no regular file" in str(refusal(tmp_path / "pipe"))
