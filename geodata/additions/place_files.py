"""A list of places of any common format as one table: told by its content, not by its name."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geodata.additions.geonames import is_geonames, read_geonames
from geodata.additions.layer_files import open_layers
from geodata.additions.place_columns import find_columns
from geodata.additions.place_tables import Table, read_delimited, read_parquet, read_workbook
from geodata.additions.shapefiles import MAGIC
from geodata.catalogue import Message
from geodata.files import sha256_of
from geodata.packs import Pack
from geodata.query import plain
from geodata.spreadsheets.text import text_encoding
from geodata.spreadsheets.workbook import OLE
from geodata.unusable import UnusableFileError, size_of

LARGEST = 4_000_000_000
"""Bytes of a file, and of what one unpacks to."""
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_LAYERS = {".shp", ".gpkg", ".geojson", ".json", ".topojson"}
_PARTS = {".shp", ".shx", ".dbf", ".prj", ".cpg"}
_SHAPES = (b"{", b"SQLite format 3\0", MAGIC)
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"<", b"7z")
_TABLES = (".txt", ".csv", ".tsv", ".dat", ".parquet", ".xlsx", ".xls")
_HEAD = 100_000


@dataclass(frozen=True)
class PlaceFile:
    """A list of places, read but not yet understood.

    Attributes:
        frame: of texts; the index is the row in the file.
        lat: degrees WGS84 where the file has shapes, else None.
        lon: the same.
        layout: "geonames", "table" or "layer".
        sha256: of the file.
        left_out: rows that are no records of places, by kind, as `frame`; they are not in it.
        remarks: what was mended or assumed.
        ragged: rows with more cells than headings, whose cells may stand in wrong columns.
    """

    frame: pd.DataFrame
    lat: NDArray[np.float64] | None
    lon: NDArray[np.float64] | None
    layout: str
    sha256: str
    left_out: dict[str, pd.DataFrame] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    ragged: NDArray[np.bool_] | None = None


def read_place_file(path: Path, pack: Pack, epsg: int | None = None) -> PlaceFile:
    """Reads a list of places.

    Args:
        path: a table (CSV, workbook, Parquet, GeoNames' dump), a map layer, or a zip file of one.
        pack: of the country whose places are wanted.
        epsg: the system that a map layer is in, where it does not say.

    Raises:
        UnusableFileError: when it is none of these, or damaged.
    """
    if size_of(path) > LARGEST:
        raise _too_large(path.name)
    sha256 = sha256_of(path)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _read(path, pack, Path(folder), sha256, epsg)


def _read(path: Path, pack: Pack, folder: Path, sha256: str, epsg: int | None) -> PlaceFile:
    with path.open("rb") as file:
        head = file.read(_HEAD)

    def has_headings(cells: list[str]) -> bool:
        return _are_headings(cells, pack)

    kind = _kind(head, path)
    if kind == "zip":
        return _read(_unpacked(path, folder), pack, folder, sha256, epsg)
    if kind == "layer":
        return _of_layer(path, pack, sha256, epsg)
    if kind == "workbook":
        return _of_table(read_workbook(path, has_headings), sha256)
    if kind == "parquet":
        return _of_table(read_parquet(path, path.name), sha256)
    with path.open(encoding=text_encoding(path), errors="replace", newline="\n") as text:
        if is_geonames(text.read(_HEAD)):
            text.seek(0)
            frame, left_out = read_geonames(text, pack.alpha2)
            return PlaceFile(frame, None, None, "geonames", sha256, left_out)
    return _of_table(read_delimited(path, has_headings), sha256)


def _kind(head: bytes, path: Path) -> str:
    """What the content is: "zip", "layer", "workbook", "parquet" or "text".

    Raises:
        UnusableFileError: when it is something else that is known.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"PK"):
        members = _members(path)
        if any(member in _WORKBOOKS for member in members):
            return "workbook"
        inside = {PurePosixPath(member).suffix.lower() for member in members}
        return "layer" if inside & _LAYERS else "zip"
    if start.startswith(_SHAPES) or path.suffix.lower() in _PARTS:
        return "layer"
    if start.startswith(_OTHERS):
        raise UnusableFileError(_what_is_read(path.name))
    if head.startswith(OLE):
        return "workbook"
    return "parquet" if head.startswith(b"PAR1") else "text"


def _too_large(name: str) -> UnusableFileError:
    params = {"file": name, "limit": LARGEST // 10**9}
    return UnusableFileError(Message("{file} is larger than {limit} GB.", params))


def _what_is_read(name: str) -> Message:
    return Message(
        "{file} is no list of places that can be read here: it must be a table (CSV, XLSX or "
        "Parquet), GeoNames' dump of a country, a shapefile (also zipped), a GeoPackage or a "
        "GeoJSON file.",
        {"file": name},
    )


def _are_headings(cells: list[str], pack: Pack) -> bool:
    """Whether two roles at least can be told by the cells, one of them the name or a coordinate."""
    if len(cells) < 2:  # noqa: PLR2004
        return False
    found = find_columns(pd.DataFrame(columns=list(dict.fromkeys(cells))), pack.box).used()
    return len(found) > 1 and bool({"name", "lat"} & set(found))


def _members(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        params = {"file": path.name, "why": str(error)}
        raise UnusableFileError(Message("{file} can't be unzipped: {why}.", params)) from error


def _unpacked(path: Path, folder: Path) -> Path:
    """The largest table of a zip file, copied out under its name; GeoNames' have a readme too."""
    try:
        with zipfile.ZipFile(path) as archive:
            tables = [
                member
                for member in archive.infolist()
                if PurePosixPath(member.filename).suffix.lower() in _TABLES
                and "readme" not in member.filename.lower()
                and "__MACOSX" not in member.filename
            ]
            if not tables:
                raise UnusableFileError(_what_is_read(path.name))
            largest = max(tables, key=lambda member: member.file_size)
            if largest.file_size > LARGEST:
                raise _too_large(path.name)
            copy = folder / path.name
            with archive.open(largest) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
            return copy
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        # A password gives RuntimeError, a method unknown to Python NotImplementedError.
        params = {"file": path.name, "why": str(error)}
        raise UnusableFileError(Message("{file} can't be unzipped: {why}.", params)) from error


def _of_table(table: Table, sha256: str) -> PlaceFile:
    frame = table.frame
    if table.first_row:
        frame.index = pd.RangeIndex(table.first_row, table.first_row + len(frame))
    lat, lon = (None, None) if table.shapes is None else _middles(table.shapes)
    layout = "table" if lat is None else "layer"
    return PlaceFile(frame, lat, lon, layout, sha256, remarks=table.remarks, ragged=table.ragged)


def _middles(shapes: geopandas.GeoSeries) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitudes and longitudes: of what is no point, of a spot inside it."""
    array = np.asarray(shapes.array, dtype=object)
    extended = ~np.isin(shapely.get_type_id(array), (-1, 0)) & ~shapely.is_empty(array)
    points = array.copy()
    points[extended] = shapely.point_on_surface(array[extended])
    return shapely.get_y(points), shapely.get_x(points)


def _of_layer(path: Path, pack: Pack, sha256: str, epsg: int | None) -> PlaceFile:
    """The layer of a map file in which names are found, the longest of several."""
    with open_layers(path, epsg) as file:
        layers = [file.read(name) for name in file.names]
    if not layers:
        raise UnusableFileError(_what_is_read(path.name))
    tables = [_texts(layer.frame) for layer in layers]
    named = [bool(find_columns(table, pack.box).name) for table in tables]
    best = max(range(len(layers)), key=lambda at: (named[at], len(tables[at])))
    if tables[best].empty:
        raise UnusableFileError(Message("{file} has no rows.", {"file": path.name}))
    lat, lon = _middles(layers[best].frame.geometry)
    return PlaceFile(tables[best], lat, lon, "layer", sha256, remarks=list(layers[best].remarks))


def _texts(frame: geopandas.GeoDataFrame) -> pd.DataFrame:
    """The table of a layer as texts; its rows are counted as features, from 1."""
    columns = [name for name in frame.columns if name != frame.geometry.name]
    texts = {str(name): [plain(value) for value in frame[name]] for name in columns}
    return pd.DataFrame(texts, dtype=object, index=pd.RangeIndex(1, len(frame) + 1))
