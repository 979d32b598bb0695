"""Places in columns: the table in which a list of them is kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from geodata.additions.place_columns import PlaceColumns
from geodata.additions.place_names import LONGEST, PlaceName
from geodata.additions.place_points import Points
from geodata.additions.place_store import SCHEMA
from geodata.additions.place_units import Placed
from geodata.gazetteer import EXACT_KM
from geodata.names import fold, sound, squash

BUILDING_KM = 2.0
"""How far the village may be from its school or health post: what `villages.csv` allows for one."""
_MOST_PEOPLE = 50_000_000  # more live in no place; what is above is no number of inhabitants


@dataclass(frozen=True)
class Rows:
    """What was found out about every row of a list: its name, its point, its unit."""

    frame: pd.DataFrame
    columns: PlaceColumns
    names: list[PlaceName | None]
    points: Points
    placed: Placed


def place_table(found: Rows, rows: NDArray[np.int64]) -> pa.Table:
    """The places of some rows, all of which have a name, as a table of `SCHEMA`."""
    columns, points = found.columns, found.points
    known = [name for at in rows if (name := found.names[at])]
    number = np.arange(len(known))
    main = np.concatenate([number, np.repeat(number, [len(name.others) for name in known])])
    texts = [name.text for name in known] + [text for name in known for text, _ in name.others]
    keys = [name.key for name in known] + [key for name in known for _, key in name.others]
    source = found.frame.iloc[rows[main]]
    located = np.isfinite(points.lat[rows[main]])
    radius = EXACT_KM if columns.subject == "place" else BUILDING_KM
    table = pa.table(
        {
            "key": keys,
            "name": texts,
            "lat": points.lat[rows[main]],
            "lon": points.lon[rows[main]],
            "unit": found.placed.units[rows[main]].tolist(),
            "radius_km": np.where(located, radius, 0.0).astype(np.float32),
            "population": _population(source, columns.population),
            "category": _texts(source, columns.category),
            "id": _texts(source, columns.id),
            "main": main.astype(np.int32),
            "other": np.arange(len(keys)) >= len(known),
            "initial": np.array([ord(sound(key)[:1] or "\0") for key in keys], dtype=np.uint8),
            "squashed": [squash(key) for key in keys],
        },
        schema=SCHEMA,
    )
    order = np.lexsort((np.arange(len(keys)), np.array(keys, dtype=object)))
    place_of = np.empty(len(keys), dtype=np.int32)
    place_of[order] = np.arange(len(keys), dtype=np.int32)
    at = table.schema.get_field_index("main")
    return table.set_column(at, SCHEMA.field("main"), pa.array(place_of[main])).take(
        pa.array(order)
    )


def _texts(frame: pd.DataFrame, column: str) -> list[str]:
    if not column:
        return [""] * len(frame)
    return [fold(text[:LONGEST]) and text[:LONGEST].strip() for text in frame[column]]


def _population(frame: pd.DataFrame, column: str) -> NDArray[np.int32]:
    """Inhabitants; 0 where the list has no number, or none that a place can have."""
    if not column:
        return np.zeros(len(frame), dtype=np.int32)
    found = pd.to_numeric(frame[column].str.strip(), errors="coerce").to_numpy(dtype=float)
    return np.where((found > 0) & (found < _MOST_PEOPLE), found, 0).astype(np.int32)
