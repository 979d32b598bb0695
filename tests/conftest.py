"""Every test starts from what comes with the program, whatever this machine's user has added."""

import os
import tempfile

# Before any test module is imported, since some load the geocoder then.
os.environ["INCIDENT_ATLAS_HOME"] = tempfile.mkdtemp(prefix="incident-atlas-tests-")
os.environ.pop("INCIDENT_ATLAS_COUNTRY", None)
