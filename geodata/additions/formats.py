"""Telling a boundary file's format by its first bytes, and unpacking what comes zipped.

GDAL opens far more than boundary files, some of which fetch their content from a network; so it is
only ever given what was recognised here.
"""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from geodata.additions.shapefiles import MAGIC, whole_shapefile
from geodata.catalogue import Message
from geodata.encodings import encoding_of
from geodata.unusable import UnusableFileError, size_of

LARGEST = 2_000_000_000
"""Bytes of a file, and of what a zip file unpacks to; official layers stay under a tenth of it."""

MOST_MEMBERS = 10_000
"""Files in a zip file."""

_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_SINGLE = (".gpkg", ".geojson", ".json", ".topojson")
_HEAD = 4096
_COMMAND = b"gdal_streamed_alg"
"""What JSON says by which GDAL would run a command that stands in it (its GDALG format)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that GDAL can be given.

    Attributes:
        path: of the file, which may be a copy.
        name: what to call it in a report.
        kind: "shapefile", "geopackage" or "json".
        remarks: what was mended to open it.
    """

    path: Path
    name: str
    kind: str
    remarks: tuple[Message, ...] = ()


def opened(path: Path, folder: Path) -> list[Opened]:
    """What there is to read in a file: one thing, or what a zip file holds.

    Args:
        path: the user's file; of a shapefile, any of its parts.
        folder: an empty one for copies, which must live as long as the result is used.

    Raises:
        UnusableFileError: when there is nothing that can be read.
    """
    path = _main_part(path)
    if size_of(path) > LARGEST:
        raise UnusableFileError(_too_large(path.name))
    if _head(path).startswith(b"PK"):
        return [_recognised(part, part.name, folder) for part in _unzipped(path, folder)]
    return [_recognised(path, path.name, folder)]


def _main_part(path: Path) -> Path:
    if path.suffix.lower() in _SHAPEFILE[1:]:
        for suffix in (".shp", ".SHP"):
            if path.with_suffix(suffix).is_file():
                return path.with_suffix(suffix)
    return path


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _too_large(name: str) -> Message:
    return Message(
        "{file} is larger than {limit} GB, too large for a boundary file.",
        {"file": name, "limit": LARGEST // 10**9},
    )


def _recognised(path: Path, name: str, folder: Path) -> Opened:
    head = _head(path)
    if head.startswith(MAGIC):
        return Opened(whole_shapefile(path, folder), name, "shapefile")
    if head.startswith(b"SQLite format 3\x00"):
        return Opened(path, name, "geopackage")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _json(path, name, folder)
    raise UnusableFileError(not_read_here(name))


def not_read_here(name: str) -> Message:
    """That a file is of no format that is read here."""
    return Message(
        "{file} is no boundary file that can be read here: it must be a shapefile (also zipped), "
        "a GeoPackage, a GeoJSON or a TopoJSON file.",
        {"file": name},
    )


def _json(path: Path, name: str, folder: Path) -> Opened:
    """JSON must be UTF-8; a file in another encoding is copied into it."""
    content = path.read_bytes()
    if _COMMAND in content:
        raise UnusableFileError(not_read_here(name))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = encoding_of(content.split(b'"'))
        encoding = "cp1252" if encoding == "utf-8" else encoding
        copy = folder / f"decoded-{len(list(folder.iterdir()))}.json"
        copy.write_text(content.decode(encoding, "replace"), encoding="utf-8")
        remark = Message(
            "The file is not UTF-8, as its format demands, but {used}.", {"used": encoding}
        )
        return Opened(copy, name, "json", (remark,))
    return Opened(path, name, "json")


def _unzipped(path: Path, folder: Path) -> list[Path]:
    """The boundary files of a zip file, copied out under names of our own making."""
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = _wanted(archive, path.name)
            return _extracted(archive, wanted, folder)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        # A password gives RuntimeError, a method unknown to Python NotImplementedError.
        params = {"file": path.name, "why": str(error)}
        raise UnusableFileError(Message("{file} can't be unzipped: {why}.", params)) from error


def _wanted(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    wanted = [
        member
        for member in members
        if PurePosixPath(member.filename).suffix.lower() in (*_SHAPEFILE, *_SINGLE)
        and "__MACOSX" not in member.filename
    ]
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in wanted) > LARGEST:
        raise UnusableFileError(
            Message("{file} unpacks to more than a boundary file can hold.", {"file": name})
        )
    if not wanted:
        raise UnusableFileError(
            Message(
                "{file} holds no shapefile, GeoPackage, GeoJSON or TopoJSON file.", {"file": name}
            )
        )
    return wanted


def _extracted(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], folder: Path) -> list[Path]:
    """Files that can be opened, in the order of the archive; parts of a shapefile stay together."""
    homes: dict[str, Path] = {}
    found = []
    for member in wanted:
        inside = PurePosixPath(member.filename)
        home = homes.setdefault(str(inside.with_suffix("")), folder / str(len(homes)))
        home.mkdir(exist_ok=True)
        # What a member is called may be no name for a file here; only its suffix is taken.
        target = home / f"{_plain(inside.stem)}{inside.suffix.lower()}"
        with archive.open(member) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        if target.suffix in (".shp", *_SINGLE) and target.stat().st_size:
            found.append(target)
    if not found:
        raise UnusableFileError(
            Message("{file} holds no file to read.", {"file": Path(str(archive.filename)).name})
        )
    return found


def _plain(stem: str) -> str:
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in stem)
    return kept[:80] or "layer"
