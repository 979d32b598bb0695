"""A list of places made ready to be kept: its rows named, located, put in units, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from geodata.additions.place_columns import PlaceColumns
from geodata.additions.place_files import PlaceFile
from geodata.additions.place_points import Points, of_geometry, read_points
from geodata.additions.place_repeats import SAME_KM, Bearers, repeated_rows
from geodata.additions.place_rows import read_names, stated_units, understood
from geodata.additions.place_table import Rows, place_table
from geodata.additions.place_units import Borders, Placed, place_in_units, shared_line, widen_split
from geodata.catalogue import Message
from geodata.coordinates import Box
from geodata.gazetteer import Gazetteer
from geodata.unusable import UnusableFileError

BUILDINGS_KM = 5.0
"""Schools of one village are this close together."""
LEAST_TAKEN = 0.5
"""Share of the rows that must be usable, and of the stated units that must agree with the points.

A list of which less fits is of another country, in other coordinates, or of other codes: RENIEC's
numbers look like INEI's and name other units.
"""
LEFT_OUT = ("other_country", "other_feature", "private")
"""Rows that are no records of places, and tell nothing of whether a list fits."""


@dataclass(frozen=True)
class Prepared:
    """A list ready to be kept.

    Attributes:
        table: of `place_store.SCHEMA`.
        columns: what was taken for what.
        counts: rows by what became of them: "rows" there were, "taken", and the rest by reason;
            "coarser" of those taken lie in a coarser unit than stated, "unlocated" have no point.
        rejected: the rows not taken, as the file has them, with "row" and "reason" in front.
        remarks: what was mended or assumed.
    """

    table: pa.Table
    columns: PlaceColumns
    counts: dict[str, int]
    rejected: pd.DataFrame
    remarks: tuple[Message, ...]


def prepare(file: PlaceFile, borders: Borders, epsg: int | None = None) -> Prepared:
    """Makes a file's rows into places.

    Args:
        file: as `place_files` reads it.
        borders: of the country, and its gazetteer.
        epsg: the system of the coordinates, as the user says.

    Raises:
        UnusableFileError: when no names and points are found in it, or too few of its rows fit.
    """
    gazetteer = borders.gazetteer
    columns = understood(file, gazetteer)
    names, faults = read_names(file.frame, columns)
    points = _points(file, columns, gazetteer.pack.box, epsg)
    stated, unknown = stated_units(file, columns, gazetteer)
    placed = place_in_units(points.lat, points.lon, stated, borders)
    if file.ragged is not None:
        faults[file.ragged & (faults == "")] = "broken_row"
    # Where a unit is stated, a row without a usable point still says in which unit the place is.
    located = np.where(placed.faults == "nowhere", points.fault, placed.faults)
    faults = np.where(faults == "", located, faults)
    _check_agreement(placed, faults, columns)
    widen_split(placed, stated, borders)
    found = Rows(file.frame, columns, names, points, placed)
    _mark_repeats(found, faults, gazetteer)
    rows = np.flatnonzero(faults == "")
    counts = _counts(file, faults, placed, points, rows)
    _check_taken(counts)
    remarks = (*file.remarks, *points.remarks, *_unknown(unknown))
    return Prepared(place_table(found, rows), columns, counts, _rejected(file, faults), remarks)


def _points(
    file: PlaceFile,
    columns: PlaceColumns,
    box: Box,
    epsg: int | None,
) -> Points:
    if file.lat is None or file.lon is None:
        return read_points(file.frame, columns, box, epsg)
    return of_geometry(file.lat, file.lon)


def _check_agreement(placed: Placed, faults: NDArray[np.object_], columns: PlaceColumns) -> None:
    compared = placed.compared & ((faults == "") | (faults == "far"))
    against = compared & (placed.coarser | (placed.faults == "far"))
    if compared.any() and against.sum() > (1 - LEAST_TAKEN) * compared.sum():
        raise UnusableFileError(
            Message(
                "The points and the units stated agree in only {n} of {all} rows, so one of them "
                "is not what it seems: the codes ({column}) may be RENIEC's and not INEI's, or the "
                "coordinates of another system (see --epsg).",
                {
                    "n": int(compared.sum() - against.sum()),
                    "all": int(compared.sum()),
                    "column": columns.code or columns.district or columns.id or "admin3 code",
                },
            )
        )


def _mark_repeats(found: Rows, faults: NDArray[np.object_], gazetteer: Gazetteer) -> None:
    """Marks rows that repeat another of the list: the same name at the same spot.

    Where the two state different units, the place is in the finest that both lie in; without one
    in common, both stay.
    """
    rows = np.flatnonzero(faults == "")
    bearers = Bearers(
        [name.key for at in rows if (name := found.names[at])],
        found.placed.units[rows].tolist(),
        found.points.lat[rows],
        found.points.lon[rows],
        np.zeros(len(rows), dtype=np.int32),
    )
    km = SAME_KM if found.columns.subject == "place" else BUILDINGS_KM
    units, coarser = found.placed.units, found.placed.coarser
    for again, stays in zip(rows, rows[repeated_rows(bearers, km)], strict=True):
        if again == stays:
            continue
        one, other = gazetteer.line(units[stays]), gazetteer.line(units[again])
        shared = shared_line(one, other)
        if not shared:
            continue
        faults[again] = "duplicate"
        if len(shared) < min(len(one), len(other)):
            units[stays], coarser[stays] = shared[-1], True


def _counts(
    file: PlaceFile,
    faults: NDArray[np.object_],
    placed: Placed,
    points: Points,
    rows: NDArray[np.int64],
) -> dict[str, int]:
    reasons = Counter(faults[faults != ""].tolist())
    reasons.update({why: len(frame) for why, frame in file.left_out.items()})
    return {
        "rows": len(faults) + sum(map(len, file.left_out.values())),
        "taken": len(rows),
        "coarser": int(placed.coarser[rows].sum()),
        "unlocated": int(np.isnan(points.lat[rows]).sum()),
        **dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
    }


class TooFewFitError(UnusableFileError):
    """Too few rows of a list fit; `counts` says what became of them."""

    def __init__(self, usable: int, asked: int, counts: dict[str, int]) -> None:
        self.usable, self.asked, self.counts = usable, asked, counts
        super().__init__(
            Message(
                "Only {n} of {all} rows can be used, too few to trust that they mean what they "
                "seem to; nothing was added.",
                {"n": usable, "all": asked},
            )
        )

    def __reduce__(self) -> tuple[type, tuple[int, int, dict[str, int]]]:
        return type(self), (self.usable, self.asked, self.counts)


def _check_taken(counts: dict[str, int]) -> None:
    usable = counts["taken"] + counts.get("duplicate", 0)
    asked = counts["rows"] - sum(counts.get(kind, 0) for kind in LEFT_OUT)
    if usable and usable >= LEAST_TAKEN * asked:
        return
    raise TooFewFitError(usable, asked, counts)


def _unknown(codes: Counter[str]) -> list[Message]:
    if not codes:
        return []
    shown = ", ".join(code[:20] for code, _ in codes.most_common(5))
    params = {"n": sum(codes.values()), "codes": shown}
    return [
        Message("Codes that are no unit's, so that the point alone counts: {n} ({codes}).", params)
    ]


def _rejected(file: PlaceFile, faults: NDArray[np.object_]) -> pd.DataFrame:
    """All rows that are not taken, in the order of the file."""
    frames = [file.frame[faults != ""], *file.left_out.values()]
    reasons = [faults[faults != ""].tolist()]
    reasons += [[why] * len(frame) for why, frame in file.left_out.items()]
    frame: pd.DataFrame = pd.concat(frames) if file.left_out else frames[0]
    frame = frame.rename(columns={"row": "row ", "reason": "reason "})  # a list may have its own
    frame.insert(0, "reason", list(chain.from_iterable(reasons)))
    frame.insert(0, "row", frame.index)
    return frame.sort_values("row", kind="stable", ignore_index=True)
