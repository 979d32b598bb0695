import json

import pytest

from geodata.additions.place_adding import Stated, add_places, pack_of
from geodata.additions.place_index import INDEX, load_index
from geodata.additions.place_store import list_places
from geodata.packs import forget
from geodata.unusable import UnusableFileError

LIST = "nombre,ubigeo,lat,lon\nShinkipata,080902,-12.6,-73.05\nChiripata,080902,-12.5,-73.0\n"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path / "home"))
    forget()
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    add_places(path, Stated(source="made up"))
    yield pack_of("PER")
    forget()


def test_the_index_is_kept_and_read_again(pack):
    path = pack.folder / INDEX
    before = path.stat().st_mtime_ns
    index = load_index(pack)
    assert path.stat().st_mtime_ns == before
    assert index.table["key"].to_pylist() == ["chiripata", "shinkipata"]
    assert (index.units, index.sources) == (("080902",), ("made up",))


@pytest.mark.parametrize("content", [b"", b"ARROW1\0\0 damaged", None])
def test_an_index_that_is_damaged_or_gone_is_made_anew(pack, content):
    path = pack.folder / INDEX
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert load_index(pack).table.num_rows == 2
    assert path.stat().st_size > 1000


def test_an_index_of_other_lists_is_made_anew(pack):
    (entry,) = list_places(pack.folder)
    entry.path.with_suffix(".json").unlink()
    assert load_index(pack).table.num_rows == 0


def test_a_folder_that_can_only_be_read_still_works(pack, monkeypatch):
    (pack.folder / INDEX).unlink()

    def refuse(*_):
        raise PermissionError("read-only")

    monkeypatch.setattr("geodata.additions.place_index.write_whole", refuse)
    assert load_index(pack).table.num_rows == 2
    assert not (pack.folder / INDEX).exists()


def test_a_damaged_list_is_told_with_what_to_do(pack):
    (entry,) = list_places(pack.folder)
    (pack.folder / INDEX).unlink()
    entry.path.write_bytes(b"no parquet")
    with pytest.raises(UnusableFileError, match=r"list.parquet can't be read.*places remove list"):
        load_index(pack)
    entry.path.with_suffix(".json").write_text(json.dumps({"file": "x"}), encoding="utf-8")
    with pytest.raises(UnusableFileError, match=r"list.json can't be read.*places remove list"):
        load_index(pack)
