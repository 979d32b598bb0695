"""Reading the boundary files of a country: every layer that has its units, as a table of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas

from geodata.additions.areas import valid_areas
from geodata.additions.country_columns import country_columns
from geodata.additions.country_names import shown_names
from geodata.additions.country_parents import Table
from geodata.additions.layer_files import Layer, LayerFile, open_layers
from geodata.additions.layouts import Layout, column_texts, recognise
from geodata.additions.unused_levels import unused_levels
from geodata.catalogue import Message
from geodata.countries import stated_country
from geodata.unusable import UnusableFileError


@dataclass(frozen=True)
class Read:
    """A layer as it was read.

    Attributes:
        table: its rows of the country.
        sha256: of the file that it is in.
        layout: whose layout it has, "" for none in particular.
        crs: as `Layer.crs`.
        remarks: what was mended or assumed.
    """

    table: Table
    sha256: str
    layout: str
    crs: str
    remarks: tuple[Message, ...]


def read_country(
    paths: Sequence[Path], alpha2: str, level: str | None, epsg: int | None = None
) -> list[Read]:
    """Reads the layers with units of a country.

    Args:
        paths: of the files.
        alpha2: the country's; rows that name another are passed over.
        level: of the units of a file that does not tell.
        epsg: the coordinate system of files that do not tell.

    Raises:
        UnusableFileError: when a file can't be read, or none of its layers has units.
    """
    found: list[Read] = []
    for path in paths:
        with open_layers(path, epsg) as file:
            found += _layers(file, alpha2, level)
    return found


def _layers(file: LayerFile, alpha2: str, level: str | None) -> list[Read]:
    found, refused = [], None
    for name in file.names:
        label = file.path.name if len(file.names) == 1 else f"{file.path.name} ({name})"
        try:
            layer = file.read(name)
            if layer.has_areas:
                found.append(_layer(layer, label, file.sha256, alpha2, level))
        except UnusableFileError as error:
            if len(file.names) == 1:
                raise
            refused = error  # the outline of the country, say, which names no unit
    if not found:
        without = Message(
            "{file} has no areas: its layers are points or lines.", {"file": file.path.name}
        )
        raise refused or UnusableFileError(without)
    return found


def _layer(layer: Layer, label: str, sha256: str, alpha2: str, level: str | None) -> Read:
    layout = recognise(layer.frame)
    frame = _of_country(layer.frame, layout, alpha2, label)
    columns = country_columns(frame, layout, level, label)
    named = {at: shown_names(texts) for at, texts in columns.names.items()}
    areas, mended = valid_areas(frame.geometry.array.to_numpy())
    mended += unused_levels(frame, columns.level)
    if others := len(layer.frame) - len(frame):
        mended.append(Message("Rows of other countries that were left out: {n}.", {"n": others}))
    table = Table(label, replace(columns, names=named), areas)
    return Read(table, sha256, layout.name, layer.crs, (*layer.remarks, *mended))


def _of_country(
    frame: geopandas.GeoDataFrame, layout: Layout, alpha2: str, file: str
) -> geopandas.GeoDataFrame:
    """The rows that name this country, or none; files of several countries name it on every row."""
    for column in layout.countries:
        stated = [stated_country(text) if text else "" for text in column_texts(frame[column])]
        others = {code for code in stated if code and code != alpha2}
        if not others:
            continue
        if alpha2 not in stated:
            params = {"file": file, "other": ", ".join(sorted(others)[:3]), "country": alpha2}
            raise UnusableFileError(
                Message("{file} is of another country ({other}), not of {country}.", params)
            )
        return frame[[code == alpha2 for code in stated]]
    return frame
