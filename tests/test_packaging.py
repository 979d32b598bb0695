"""The wheel holds all that the program needs, and an installed copy works from any folder."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("dashboard", "geodata")
SECONDS = 180


def run(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    for module in ("hatchling", "pip"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"building a wheel needs {module} (in the extra named test)")
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    built = run("-m", "pip", "wheel", *options, str(ROOT), cwd=folder)
    assert built.returncode == 0, built.stderr.decode()
    [path] = folder.glob("incident_atlas-*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder):
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {p.relative_to(ROOT).as_posix() for p in paths if "__pycache__" not in p.parts}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_of_the_packages_is_in(names, package):
    files = files_below(package)
    assert files
    assert files <= names


def test_records_and_settings_are_in(names):
    records = {f"dashboard/_data/{Path(path).name}" for path in files_below("data")}
    assert "dashboard/_data/datapackage.json" in records
    assert "dashboard/_data/incidents.csv" in records
    assert records | {"dashboard/_data/streamlit.toml"} <= names


@pytest.mark.parametrize(
    "needed",
    [
        "dashboard/app.py",
        "dashboard/locale/es.po",
        "geodata/locale/es.po",
        "geodata/boundaries/SOURCES.md",
        "dashboard/py.typed",
    ],
)
def test_named_files_are_in(names, needed):
    assert needed in names


def test_there_are_boundary_files_scripts_and_styles(names):
    def held(folder, *suffixes):
        return any(name.startswith(folder) and name.endswith(suffixes) for name in names)

    assert held("geodata/boundaries/", ".parquet", ".json", ".csv", ".topojson", ".gz")
    assert held("dashboard/views/", ".js")
    assert held("dashboard/views/", ".css")


def test_nothing_else_is_in(names):
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_an_installed_copy_exports_the_same_from_any_folder(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        "import dashboard, sys; from dashboard.cli import main;"
        "sys.stderr.write(dashboard.__file__); main(['export', '--lang', 'es'])"
    )
    here = run("-c", code, cwd=ROOT, PYTHONPATH=str(ROOT))
    there = run("-c", code, cwd=tmp_path, PYTHONPATH=str(tmp_path / "installed"))
    assert str(tmp_path / "installed").encode() in there.stderr
    assert there.returncode == 0, there.stderr.decode()
    assert there.stdout == here.stdout
    assert there.stdout.startswith(b"id,dataset,title,")


def test_an_installed_copy_carries_the_settings(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = "import json; from dashboard.server import read_config; print(json.dumps(read_config()))"
    here = run("-c", code, cwd=ROOT, PYTHONPATH=str(ROOT))
    there = run("-c", code, cwd=tmp_path, PYTHONPATH=str(tmp_path / "installed"))
    assert there.returncode == 0, there.stderr.decode()
    assert there.stdout == here.stdout
    assert b'"client.disableDataExport": true' in there.stdout
