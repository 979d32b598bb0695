"""Every test starts from what comes with the program, whatever this machine's user has added."""

import os
import tempfile

import pytest

from geodata.packs import forget

# Before any test module is imported, since some load the geocoder then.
os.environ["INCIDENT_ATLAS_HOME"] = tempfile.mkdtemp(prefix="incident-atlas-tests-")
os.environ.pop("INCIDENT_ATLAS_COUNTRY", None)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's folder of the test's own, which need not exist yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(folder))
    forget()
    yield folder
    monkeypatch.undo()
    forget()
