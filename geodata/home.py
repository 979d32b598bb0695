"""The folder on this machine that holds what its user added: boundaries, places, decisions."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "INCIDENT_ATLAS_HOME"


def home_folder() -> Path:
    """The folder; it need not exist yet.

    `INCIDENT_ATLAS_HOME` names it, so that a team can share one or a test can have its own;
    without it the system's convention for a program's data does.
    """
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    return user_data_path("incident-atlas", appauthor=False)
