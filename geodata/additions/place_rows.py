"""What the rows of a list of places say: which column is which, names, and units stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.additions.geonames import finest_code
from geodata.additions.place_columns import PlaceColumns, find_columns
from geodata.additions.place_files import PlaceFile
from geodata.additions.place_names import LONGEST, PlaceName, health_post_place, read_name
from geodata.additions.unit_names import UnitNames
from geodata.catalogue import Message
from geodata.codes import CodeReader
from geodata.gazetteer import Gazetteer
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

_DISTRICT_DIGITS = 6
_PLACE_DIGITS = 10
_MOST = 0.5


def understood(file: PlaceFile, gazetteer: Gazetteer) -> PlaceColumns:
    """The roles of a file's columns.

    Raises:
        UnusableFileError: when there are no names, or nothing that says where they are.
    """
    if file.layout == "geonames":
        return PlaceColumns(
            name="name", lat="latitude", lon="longitude", id="geonameid", population="population",
            category="feature code", others="alternatenames", points=(("latitude", "longitude"),),
        )  # fmt: skip
    columns = find_columns(file.frame, gazetteer.pack.box, gazetteer.units)
    seen = ", ".join(map(str, file.frame.columns[:40]))[:600]
    if not columns.name:
        raise UnusableFileError(
            Message(
                "No column of names was found. There must be one called, for example, nombre, name "
                "or centro_poblado. The columns are: {columns}.",
                {"columns": seen},
            )
        )
    if columns.subject == "school" and not columns.own_name:
        raise UnusableFileError(
            Message(
                "The list names schools, and no column the villages they stand in; the names of "
                "schools are not those of places. The columns are: {columns}.",
                {"columns": seen},
            )
        )
    if file.lat is None and not columns.points and not (columns.code or columns.district):
        raise UnusableFileError(
            Message(
                "No coordinates were found, nor codes of units. There must be columns called, for "
                "example, latitud and longitud, este and norte, or ubigeo. The columns are: "
                "{columns}.",
                {"columns": seen},
            )
        )
    return columns


def read_names(
    frame: pd.DataFrame, columns: PlaceColumns
) -> tuple[list[PlaceName | None], NDArray[np.object_]]:
    """The rows' names, and why they have none: "no_name", "long_name", "private"."""
    written = frame[columns.name].tolist()
    others = frame[columns.others].tolist() if columns.others else [""] * len(frame)
    faults = np.full(len(frame), "", dtype=object)
    posts = columns.subject == "health" and not columns.own_name
    kinds = frame[columns.category].tolist() if posts and columns.category else [""] * len(frame)
    names: list[PlaceName | None] = []
    for at, text in enumerate(written):
        name = None
        if len(text) > LONGEST:
            faults[at] = "long_name"
        elif posts and not (text := health_post_place(text, kinds[at])):
            faults[at] = "private"
        else:
            name = read_name(text, others[at])
            faults[at] = "" if name else "no_name"
        names.append(name)
    return names, faults


def stated_units(
    file: PlaceFile, columns: PlaceColumns, gazetteer: Gazetteer
) -> tuple[NDArray[np.object_], Counter[str]]:
    """The unit that each row states by code or by names, "" for none.

    Also the codes that are no unit's, counted.
    """
    read = code_reader(gazetteer)
    written = _codes(file, columns, gazetteer, read)
    codes = [read(code[:40]) for code in written]
    unknown = Counter(w for w, c in zip(written, codes, strict=True) if w.strip() and not c)
    if columns.district or columns.province or columns.department:
        named = name_reader(gazetteer)
        levels = (columns.department, columns.province, columns.district)
        texts = [file.frame[name].tolist() if name else [""] * len(codes) for name in levels]
        codes = [code or named(*line) for code, *line in zip(codes, *texts, strict=True)]
    return np.array(codes, dtype=object), unknown


def _codes(
    file: PlaceFile, columns: PlaceColumns, gazetteer: Gazetteer, read: Callable[[str], str]
) -> list[str]:
    """The rows' codes as written, "" where they have none."""
    frame = file.frame
    if file.layout == "geonames":
        # Elsewhere GeoNames' codes are not the pack's.
        return finest_code(frame).tolist() if gazetteer.pack.bundled else [""] * len(frame)
    if columns.code:
        return list(frame[columns.code])
    if columns.id:  # INEI numbers a populated place within its district
        own = list(frame[columns.id])
        if own and np.mean([bool(read(code)) for code in own]) > _MOST:
            return own
    return [""] * len(frame)


def code_reader(gazetteer: Gazetteer) -> Callable[[str], str]:
    """A function from a code as lists write it to a unit's; "" when it is none.

    The first six of the ten digits of one of Peru's populated places are its district's. A code
    that repeats another gives that one.
    """
    reader = CodeReader(gazetteer)

    @cache
    def read(written: str) -> str:
        text = written.strip()
        padded = text.zfill(_PLACE_DIGITS)
        of_place = text.isdigit() and _PLACE_DIGITS - 1 <= len(text) <= _PLACE_DIGITS
        if gazetteer.pack.bundled and of_place:
            text = padded[:_DISTRICT_DIGITS]
        unit = gazetteer.units.get(reader.in_field(text) or "")
        return (unit.duplicate_of or unit.code) if unit else ""

    return read


def name_reader(gazetteer: Gazetteer) -> Callable[[str, str, str], str]:
    """A function from names of department, province and district to the finest unit they state.

    A district that is unknown, or of which there are several, gives the province stated, and that
    likewise the department; "" when none is known.
    """
    levels = [UnitNames(gazetteer, level) for level in LEVELS]

    @cache
    def read(*names: str) -> str:
        found = ""
        for level, name in zip(levels, names, strict=True):
            codes = level.named([name[:99]], found) if name.strip() else []
            if len(codes) == 1:
                found = codes[0]
        return found

    return read
