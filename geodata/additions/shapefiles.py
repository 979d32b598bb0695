"""A shapefile's several files: whether they are all there and whole, and the text in its table."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import geopandas
import pyogrio
from pyogrio.errors import DataSourceError

from geodata.catalogue import Message
from geodata.encodings import encoding_of, stated_encoding
from geodata.unusable import UnusableFileError

MAGIC = b"\x00\x00\x27\x0a"
"""The file code 9994 that a `.shp` begins with (Esri's shapefile description, 1998)."""

LOSSLESS = "ISO-8859-1"
"""Every byte is a letter of Latin-1, so that text read with it can be turned back into bytes."""

_TABLE_HEADER = struct.Struct("<4xIHH")


def sibling(path: Path, suffix: str) -> Path | None:
    """The file of the same name with another suffix, in either case; None when there is none."""
    for name in (suffix, suffix.upper()):
        beside = path.with_suffix(name)
        if beside.is_file():
            return beside
    return None


def whole_shapefile(path: Path, folder: Path) -> Path:
    """A path under which all of the shapefile can be opened.

    Where the index (`.shx`) is missing, that of a copy in `folder`, beside which GDAL writes a new
    one.

    Raises:
        UnusableFileError: when the table is missing, a file is shorter than its header says, or
            no index can be made.
    """
    table = sibling(path, ".dbf")
    if table is None:
        raise UnusableFileError(
            Message(
                "{file} has no table: {table} must lie beside it.",
                {"file": path.name, "table": path.with_suffix(".dbf").name},
            )
        )
    for part, stated in ((path, _length_of_shapes(path)), (table, _length_of_table(table))):
        if part.stat().st_size < stated:
            raise UnusableFileError(
                Message("{file} is cut short: copy it again from its source.", {"file": part.name})
            )
    if sibling(path, ".shx") is not None:
        return path
    for suffix in (".shp", ".dbf", ".prj", ".cpg"):
        copied = path if suffix == ".shp" else sibling(path, suffix)
        if copied is not None:
            shutil.copyfile(copied, folder / f"restored{suffix}")
    restored = folder / "restored.shp"
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": "YES"})
    try:
        pyogrio.read_info(restored, encoding=LOSSLESS)
    except DataSourceError as error:
        raise UnusableFileError(
            Message("{file} can't be read without its index (.shx).", {"file": path.name})
        ) from error
    finally:
        pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": None})
    return restored


def _length_of_shapes(path: Path) -> int:
    """Bytes that the header of a `.shp` says the file has; it counts in 16-bit words."""
    with path.open("rb") as file:
        header = file.read(100)
    return int(struct.unpack(">I", header[24:28])[0]) * 2 if len(header) == 100 else 100  # noqa: PLR2004


def _length_of_table(path: Path) -> int:
    """Bytes that a `.dbf`'s header says the file has, without the end mark that some leave out."""
    with path.open("rb") as file:
        header = file.read(_TABLE_HEADER.size)
    if len(header) < _TABLE_HEADER.size:
        return _TABLE_HEADER.size
    records, start, size = _TABLE_HEADER.unpack(header)
    return int(start + records * size)


def decoded_table(
    frame: geopandas.GeoDataFrame, path: Path
) -> tuple[geopandas.GeoDataFrame, list[Message]]:
    """The frame, read with `LOSSLESS`, with its text in the encoding that it is really in."""
    columns = [name for name in frame.columns if name != frame.geometry.name]
    texts = [name for name in columns if frame[name].dtype.kind not in "biufM"]
    values = {text for name in texts for text in frame[name].unique() if isinstance(text, str)}
    raw = [text.encode("latin-1", "ignore") for text in {*values, *columns}]
    table = sibling(path, ".dbf")
    stated = stated_encoding(table) if table is not None else ""
    encoding = encoding_of(raw, stated)
    if encoding == "ascii":
        return frame, []
    read = {text: text.encode("latin-1", "ignore").decode(encoding, "replace") for text in values}
    frame = frame.copy()
    for name in texts:
        frame[name] = frame[name].map(lambda text: read.get(text, text))
    frame = frame.rename(
        columns={
            name: name.encode("latin-1", "ignore").decode(encoding, "replace") for name in columns
        }
    )
    return frame, _remarks(encoding, stated)


def _remarks(encoding: str, stated: str) -> list[Message]:
    if encoding == stated:
        return []
    if not stated:
        return [Message("The file does not state its encoding; it is {used}.", {"used": encoding})]
    params = {"used": encoding, "stated": stated}
    return [Message("The file says that its text is {stated}, but it is {used}.", params)]
