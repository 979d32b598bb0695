"""Rows of decisions are written whole or not at all."""

import pytest

from geodata import packs
from geodata.decision_files import append_row, remove_rows
from geodata.entries import ALIASES, EntriesError, Entry
from geodata.gazetteer import load_country

ROW = {
    "text": "Pozo", "target_level": "district", "target_code": "120604",
    "source": "radio", "author": "Ana", "date": "2026-01-31",
}  # fmt: skip


@pytest.fixture
def gazetteer(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    packs.forget()
    yield load_country()
    monkeypatch.undo()
    packs.forget()


def test_a_write_that_fails_leaves_the_file_as_it_was(gazetteer, monkeypatch):
    append_row(gazetteer, ALIASES, ROW)
    path = gazetteer.pack.folder / ALIASES
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        append_row(gazetteer, ALIASES, {**ROW, "text": "Pozo Dos"})
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [ALIASES]


def test_a_row_at_fault_names_its_column_and_writes_nothing(gazetteer):
    with pytest.raises(EntriesError, match=r"^date: “soon” is no date"):
        append_row(gazetteer, ALIASES, {**ROW, "date": "soon"})
    assert not gazetteer.pack.folder.exists()


def test_rows_are_removed_by_number(gazetteer):
    for text in ("Pozo Uno", "Pozo Dos", "Pozo Tres"):
        append_row(gazetteer, ALIASES, {**ROW, "text": text})
    remove_rows(gazetteer.pack, ALIASES, [Entry(None, "", "", ALIASES, 3)])
    assert [alias.text for alias in load_country().aliases][-2:] == ["Pozo Uno", "Pozo Tres"]
    remove_rows(gazetteer.pack, ALIASES, [])
