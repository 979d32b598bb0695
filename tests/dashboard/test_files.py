"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from dashboard.files import drafted, write_whole


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
