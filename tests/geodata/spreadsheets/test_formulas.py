"""Formulas whose value was never worked out."""

import io
from xml.etree.ElementTree import ParseError

import pytest

from geodata.spreadsheets import formulas
from geodata.spreadsheets.formulas import unworked_formulas

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def count(cells, prefix=""):
    start = f'<{prefix}worksheet xmlns{":" + prefix[:-1] if prefix else ""}="{NAMESPACE}">'
    rows = "".join(f"<{prefix}row>{cell}</{prefix}row>" for cell in cells)
    sheet = f"{start}<{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>"
    return unworked_formulas(io.BytesIO(sheet.encode()))


@pytest.mark.parametrize(
    ("cell", "unworked"),
    [
        ("<c><f>1+1</f></c>", 1),
        ("<c><f>1+1</f><v></v></c>", 1),
        ('<c><f t="shared" si="0"/><v/></c>', 1),
        ("<c><f>1+1</f><v>2</v></c>", 0),
        ('<c t="str"><f>T(1)</f><v></v></c>', 0),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', 0),
        ("<c><v>5</v></c>", 0),
        ("<c/>", 0),
    ],
)
def test_cells(cell, unworked):
    assert count([cell, "<c><v>1</v></c>", cell]) == 2 * unworked


def test_names_with_a_prefix():
    assert count(["<x:c><x:f>1+1</x:f></x:c>"], "x:") == 1


def test_a_tag_cut_in_two_by_the_end_of_a_block(monkeypatch):
    for size in range(1, 80):
        monkeypatch.setattr(formulas, "_BLOCK", size)
        assert count(["<c><f>1+1</f></c>"]) == 1


def test_broken_xml():
    with pytest.raises(ParseError):
        unworked_formulas(io.BytesIO(b"<c><f>1"))
