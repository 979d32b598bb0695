"""Reading a boundary file of any common format, one layer at a time."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from geodata.additions.formats import Opened, not_read_here, opened
from geodata.additions.projections import in_degrees
from geodata.additions.shapefiles import LOSSLESS, decoded_table
from geodata.catalogue import Message
from geodata.encodings import once_encoded
from geodata.files import sha256_of
from geodata.names import clean
from geodata.unusable import UnusableFileError

MOST_ROWS = 200_000
"""Of one layer; the finest units of the largest countries are some 50,000."""

LONGEST = 300
"""Characters kept of a text in the file's table."""

_POLYGONAL = {3, 6, 7}
"""shapely's type ids of polygon, multipolygon and collection."""

_DRIVERS = {"ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON"}
_ERRORS = (
    *(DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError),
    *(UnicodeError, ValueError, RuntimeError, OverflowError, shapely.errors.GEOSException),
)


@dataclass(frozen=True)
class Layer:
    """One layer of a file, as its user wrote it but for what reading must mend.

    Attributes:
        name: of the layer, or of the file that holds nothing else.
        frame: WGS84, two dimensions; the index counts the file's rows from 0, of which there may be
            none. Texts are cleaned of control characters and cut to `LONGEST`; shapes may be None,
            empty or invalid.
        crs: what the file calls its coordinate system, "" when it names none.
        remarks: what was mended or assumed.
    """

    name: str
    frame: geopandas.GeoDataFrame
    crs: str
    remarks: tuple[Message, ...]

    @property
    def has_areas(self) -> bool:
        """Whether anything in it is an area."""
        return bool(np.isin(shapely.get_type_id(self.frame.geometry.array), list(_POLYGONAL)).any())


@dataclass(frozen=True)
class LayerFile:
    """An opened file: `names` of its layers, each read with `read`; usable while it is open."""

    path: Path
    sha256: str
    _sources: dict[str, tuple[Opened, str]]
    _epsg: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The layers, in the file's order."""
        return tuple(self._sources)

    def read(self, name: str) -> Layer:
        """Reads one layer.

        Raises:
            KeyError: when there is no such layer.
            UnusableFileError: when it can't be read, is too long or not to be put in degrees.
        """
        source, layer = self._sources[name]
        frame = _read(source, layer)
        remarks = list(source.remarks)
        if source.kind == "shapefile":
            frame, found = decoded_table(frame, source.path)
            remarks += found
        frame, found = _clean_text(frame)
        remarks += found
        if shapely.has_z(frame.geometry.array).any():
            frame = frame.set_geometry(shapely.force_2d(frame.geometry.array), crs=frame.crs)
            remarks.append(Message("Heights were dropped from the shapes."))
        frame, crs, found = in_degrees(frame, source.name, self._epsg)
        return Layer(name, frame, crs, (*remarks, *found))


@contextmanager
def open_layers(path: Path, epsg: int | None = None) -> Iterator[LayerFile]:
    """Opens a shapefile (also zipped), GeoPackage, GeoJSON or TopoJSON file.

    Args:
        path: of the file.
        epsg: the coordinate system of its layers, where they do not say.

    Raises:
        UnusableFileError: when it is none of these, or damaged.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        sources: dict[str, tuple[Opened, str]] = {}
        files = opened(path, Path(folder))
        for source in files:
            for layer in _layers(source):
                name = layer if len(files) == 1 else f"{source.name}: {layer}"
                sources[clean(name)[:LONGEST]] = (source, layer)
        if not sources:
            raise UnusableFileError(Message("{file} has no map layer.", {"file": path.name}))
        yield LayerFile(path, sha256_of(path), sources, epsg)


def _layers(source: Opened) -> list[str]:
    """Names of the layers with shapes."""
    try:
        found = [str(name) for name, kind in pyogrio.list_layers(source.path) if kind is not None]
        driver = _info(source, found[0])["driver"] if found else ""
    except _ERRORS as error:
        raise _damaged(source, error) from error
    if found and driver not in _DRIVERS:
        raise UnusableFileError(
            Message(
                "{file} is {what}, which is not read here.", {"file": source.name, "what": driver}
            )
        )
    return found


def _encoding(source: Opened) -> str | None:
    return LOSSLESS if source.kind == "shapefile" else None


def _info(source: Opened, layer: str) -> dict[str, Any]:
    return dict(
        pyogrio.read_info(
            source.path, layer=layer, encoding=_encoding(source), force_feature_count=True
        )
    )


def _read(source: Opened, layer: str) -> geopandas.GeoDataFrame:
    try:
        rows = _info(source, layer)["features"]
        with warnings.catch_warnings():
            # GDAL warns of rings it closed or turned; what it reads is looked at here.
            warnings.simplefilter("ignore")
            frame = pyogrio.read_dataframe(
                source.path,
                layer=layer,
                encoding=_encoding(source),
                on_invalid="fix",
                datetime_as_string=True,
                max_features=MOST_ROWS,
            )
    except _ERRORS as error:
        raise _damaged(source, error) from error
    if rows > MOST_ROWS:
        params = {"file": source.name, "rows": rows, "limit": MOST_ROWS}
        raise UnusableFileError(
            Message("{file} has {rows} rows, more than the {limit} that are read here.", params)
        )
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise UnusableFileError(Message("{file} has no shapes.", {"file": source.name}))
    return frame


def _damaged(source: Opened, error: Exception) -> UnusableFileError:
    """GDAL strings its complaints together; the last one is nearest to the fault."""
    said = str(error).replace(str(source.path), source.name)
    if "not recognized" in said:
        return UnusableFileError(not_read_here(source.name))
    params = {"file": source.name, "why": clean(said.rsplit("; ", 1)[-1])[:LONGEST]}
    return UnusableFileError(
        Message("{file} can't be read, it may be damaged or cut short: {why}", params)
    )


def _clean_text(frame: geopandas.GeoDataFrame) -> tuple[geopandas.GeoDataFrame, list[Message]]:
    """The frame with text that was encoded twice mended, and control characters gone."""
    frame, mended = frame.copy(), 0
    for position, column in enumerate(frame.columns):
        if column == frame.geometry.name or frame.dtypes.iloc[position].kind in "biufM":
            continue
        read: dict[str, str] = {}
        for text in {text for text in frame[column] if isinstance(text, str)}:
            once = once_encoded(text[:LONGEST])
            mended += once != text[:LONGEST]
            read[text] = clean(once)
        frame[column] = [
            read.get(text, text) if isinstance(text, str) else text for text in frame[column]
        ]
    frame.columns = [once_encoded(str(column)) for column in frame.columns]
    if not mended:
        return frame, []
    return frame, [
        Message("Texts that had been encoded twice and were mended: {n}.", {"n": mended})
    ]
