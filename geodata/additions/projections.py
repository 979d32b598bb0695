"""Any coordinate reference system to degrees WGS84."""

from __future__ import annotations

import geopandas
import numpy as np
import pyproj
import shapely

from geodata.catalogue import Message
from geodata.unusable import UnusableFileError

WGS84 = "EPSG:4326"
_SLACK = 1e-6
"""Degrees: what rounding may put a shape beyond the antimeridian or a pole."""


def in_degrees(
    frame: geopandas.GeoDataFrame, file: str, epsg: int | None = None
) -> tuple[geopandas.GeoDataFrame, str, list[Message]]:
    """The frame in WGS84, what its system was called, and what is to be said of that.

    A file that names no system is taken to be in WGS84 only when its numbers can be degrees.

    Args:
        frame: as it was read.
        file: what to call it in a sentence.
        epsg: code of the system that it is in when it names none itself.

    Raises:
        UnusableFileError: when the system is missing or unknown, or the numbers are no degrees.
    """
    if epsg is not None:
        return _stated(frame, file, epsg)
    if frame.crs is None:
        if not _are_degrees(frame):
            raise UnusableFileError(
                Message(
                    "{file} does not say which coordinate system it is in (a shapefile does so in "
                    "its .prj file), and its numbers are no degrees. Say it with --epsg.",
                    {"file": file},
                )
            )
        remark = Message("The file names no coordinate system; its numbers are taken as WGS84.")
        return frame.set_crs(WGS84), "", [remark]
    name = _name(frame.crs)
    turned, remarks = _turned(frame, file, name)
    if not _are_degrees(turned):
        raise UnusableFileError(
            Message(
                "{file} says that its coordinates are {crs}, but its numbers are not.",
                {"file": file, "crs": name},
            )
        )
    return turned, name, remarks


def _stated(
    frame: geopandas.GeoDataFrame, file: str, epsg: int
) -> tuple[geopandas.GeoDataFrame, str, list[Message]]:
    """As `in_degrees` with a system that the user states, which counts when the file names none."""
    if frame.crs is not None:
        turned, name, remarks = in_degrees(frame, file)
        params = {"crs": name, "epsg": epsg}
        ignored = Message(
            "The file itself says that it is in {crs}, so --epsg {epsg} was not used.", params
        )
        return turned, name, [ignored, *remarks]
    try:
        known = frame.set_crs(epsg)
    except pyproj.exceptions.CRSError as error:
        raise UnusableFileError(
            Message("There is no coordinate system EPSG:{epsg}.", {"epsg": epsg})
        ) from error
    turned, remarks = _turned(known, file, f"EPSG:{epsg}")
    if not _are_degrees(turned):
        raise UnusableFileError(
            Message("The numbers in {file} are not of EPSG:{epsg}.", {"file": file, "epsg": epsg})
        )
    return turned, f"EPSG:{epsg}", remarks


def _name(crs: pyproj.CRS) -> str:
    authority = crs.to_authority(min_confidence=70)
    return ":".join(authority) if authority else str(crs.name)[:80]


def _turned(
    frame: geopandas.GeoDataFrame, file: str, name: str
) -> tuple[geopandas.GeoDataFrame, list[Message]]:
    if name in {WGS84, "OGC:CRS84"}:
        return frame.set_crs(WGS84, allow_override=True), []
    try:
        turned = frame.to_crs(WGS84)
    except pyproj.exceptions.ProjError as error:
        params = {"file": file, "crs": name}
        raise UnusableFileError(
            Message("{file} is in {crs}, which can't be turned into degrees.", params)
        ) from error
    return turned, [Message("Turned from {crs} into WGS84.", {"crs": name})]


def _are_degrees(frame: geopandas.GeoDataFrame) -> bool:
    bounds = shapely.bounds(frame.geometry.array)
    bounds = bounds[~np.isnan(bounds).all(axis=1)]
    most = np.array([180.0, 90.0, 180.0, 90.0]) + _SLACK
    return bool((np.abs(bounds) <= most).all())
