"""Files that can't be used are told apart before they are read."""

import os
import pickle
from pathlib import Path

import pytest

from geodata.unusable import UnusableFileError, size_of


def refusal(path):
    with pytest.raises(UnusableFileError) as told:
        size_of(path)
    return told.value


def test_the_size_of_a_file(tmp_path):
    (tmp_path / "a").write_bytes(b"123")
    assert size_of(tmp_path / "a") == 3


def test_what_is_no_file_that_can_be_read(tmp_path, monkeypatch):
    assert str(refusal(tmp_path)) == f"{tmp_path.name} is a folder: name the file in it."
    assert str(refusal(tmp_path / "a")) == f"There is no file {tmp_path / 'a'}."
    os.mkfifo(tmp_path / "pipe")
    assert str(refusal(tmp_path / "pipe")) == "pipe is no regular file."
    (tmp_path / "a").touch()
    assert str(refusal(tmp_path / "a")) == "a is empty."

    def forbidden(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", forbidden)
    assert str(refusal(tmp_path / "a")) == "a can't be opened: Permission denied."


def test_it_passes_between_processes(tmp_path):
    error = pickle.loads(pickle.dumps(refusal(tmp_path)))  # noqa: S301 - our own bytes
    assert (str(error), error.message) == (str(refusal(tmp_path)), refusal(tmp_path).message)


def test_a_folder_is_named_even_when_its_path_has_no_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableFileError, match=rf"^{tmp_path} is a folder"):
        size_of(Path())
