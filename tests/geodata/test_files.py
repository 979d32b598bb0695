"""Files and folders are written whole or not at all."""

import os
from pathlib import Path

import pytest

from geodata.files import drafted, drafted_parts, sha256_of, write_whole


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with drafted(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_what_is_stopped_leaves_all_as_it_was(tmp_path, stop):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(stop), drafted(path) as draft:
        draft.write_text("half")
        raise stop
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_is_followed(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"


def test_a_device_is_written_to_directly():
    write_whole(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


def test_parts_of_a_folder_are_replaced_and_the_rest_stays(tmp_path):
    folder = tmp_path / "new" / "folder"
    with drafted_parts(folder, ["a", "b.txt"]) as draft:
        (draft / "a").mkdir()
        (draft / "a" / "x").write_text("1")
        (draft / "b.txt").write_text("1")
    (folder / "mine").write_text("mine")
    with drafted_parts(folder, ["a", "b.txt"]) as draft:
        (draft / "b.txt").write_text("2")
        assert (folder / "a" / "x").read_text() == "1"
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "b.txt": "2",
        "mine": "mine",
    }


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_what_is_stopped_leaves_the_parts_as_they_were(tmp_path, stop):
    (tmp_path / "a").write_text("1")
    with pytest.raises(stop), drafted_parts(tmp_path, ["a"]) as draft:
        (draft / "a").write_text("2")
        raise stop
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "1"}


@pytest.mark.parametrize(
    ("there", "failing_call"),
    # Each part that is there moves out, and each that is new moves in.
    [(there, call) for there in ("ab", "b", "") for call in range(1, len(there) + 3)],
)
def test_parts_that_cannot_be_replaced_all_stay(tmp_path, monkeypatch, there, failing_call):
    rename, calls = Path.rename, []

    def failing(self, target):
        calls.append(self)
        if len(calls) == failing_call:
            raise OSError("disk full")
        return rename(self, target)

    for name in there:
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text("1")
    monkeypatch.setattr(Path, "rename", failing)
    with (
        pytest.raises(OSError, match="disk full"),
        drafted_parts(tmp_path, ["a", "b"]) as draft,
    ):
        for name in "ab":
            (draft / name).write_text("2")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(there)
    assert all((tmp_path / name / "x").read_text() == "1" for name in there)


def test_files_are_told_apart_by_their_content(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4
    assert sha256_of(tmp_path / "a") == known
