"""Geocoding a table: each distinct input once, the answers spread over its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from geodata.query import plain
from geodata.results import GeocodeResult

INPUTS = (
    "text",
    "department",
    "province",
    "district",
    "country",
    "lat",
    "lon",
    "ubigeo",
    "date",
)


def geocode_frame(
    geocode: Callable[..., GeocodeResult], frame: pd.DataFrame, columns: Mapping[str, str | None]
) -> pd.DataFrame:
    """The `geo_` columns for a table; see `Geocoder.geocode_many`."""
    if strange := set(columns) - set(INPUTS):
        raise KeyError(f"Not an input of the geocoder: {', '.join(sorted(strange))}.")
    used = {name: column for name, column in columns.items() if column}
    missing = sorted(set(used.values()) - set(frame.columns))
    if missing:
        raise KeyError(f"No such column: {', '.join(missing)}.")
    inputs = pd.DataFrame({name: _hashable(frame[column]) for name, column in used.items()})
    groups = inputs.groupby(list(used), sort=False, dropna=False).ngroup().to_numpy()
    distinct = inputs[~inputs.duplicated()]
    answers = [
        _row(geocode(**dict(zip(used, values, strict=True))))
        for values in distinct.itertuples(index=False, name=None)
    ]
    table = pd.DataFrame(answers, columns=_COLUMNS).take(groups)
    return table.set_index(frame.index)


def _hashable(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column as it is, or as text when it holds mixed objects."""
    return column.map(plain) if column.dtype == object else column


def _row(result: GeocodeResult) -> dict[str, Any]:
    fields = {f"geo_{name}": value for name, value in result.to_dict("en").items()}
    return {**fields, "geo_reason_es": result.reason_in("es")}


_COLUMNS = [
    f"geo_{name}"
    for name in (
        "text", "status", "level", "unit", "name", "department", "province", "district", "regions",
        "lat", "lon", "precision", "radius_km", "method", "reason", "candidates", "reason_es",
    )
]  # fmt: skip
