"""One row an incident: the related tables joined into the columns that spreadsheets want."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from dashboard.filters import suffering
from dashboard.names import localized
from dashboard.store import COUNT_COLUMNS

# Between the parts of a cell that holds several.
SEPARATOR = " | "
COLUMNS = (
    *("id", "dataset", "title", "kind", "date_start", "date_end", "date_precision"),
    *("place", "lat", "lon", "precision", "radius_km"),
    *("department", "province", "district", "unit", "regions"),
    *("attribution", "perpetrators", "suffered_by"),
    *COUNT_COLUMNS,
    *("sources", "notes"),
)
UNIT_COLUMNS = ("department", "province", "district")


def flat_records(
    tables: dict[str, pd.DataFrame],
    counts: pd.DataFrame,
    ids: Sequence[str],
    unit_name: Callable[[str], str],
    language: str,
) -> pd.DataFrame:
    """The incidents of `ids`, in that order.

    Args:
        tables: the record tables, places geocoded.
        counts: one row an incident: incident_id and `COUNT_COLUMNS`, null where not stated.
        ids: which incidents, and in which order.
        unit_name: the name of a UBIGEO code.
        language: of titles, notes and the names of groups; where a record has no text in it, the
            English stands.

    Returns:
        A frame of `COLUMNS`. Codes and headings are the same in every language.
    """
    incidents = tables["incidents"].set_index("id").loc[list(ids)]
    places = tables["places"].set_index("place_id").reindex(incidents["place_id"])
    flat = incidents[["dataset", "kind", "date_start", "date_end", "date_precision"]].copy()
    flat["title"] = localized(incidents, "title", language)
    flat["notes"] = localized(incidents, "notes", language)
    flat["attribution"] = incidents["attribution"]
    for column, values in _place_columns(places, unit_name).items():
        flat[column] = values.to_numpy()
    names = localized(tables["groups"].set_index("group_id"), "name", language)
    flat["perpetrators"] = _perpetrators(tables["participants"], names).reindex(flat.index)
    flat["suffered_by"] = _names_by_incident(suffering(tables["casualties"]), names).reindex(
        flat.index
    )
    flat["sources"] = _sources(tables["sources"]).reindex(flat.index)
    flat = flat.join(counts.set_index("incident_id")[list(COUNT_COLUMNS)])
    return flat.rename_axis("id").reset_index()[list(COLUMNS)]


def _place_columns(places: pd.DataFrame, unit_name: Callable[[str], str]) -> dict[str, pd.Series]:
    """What is known of where, the place as its sources state it, units by name and code."""
    columns = {column: places[column] for column in ("lat", "lon", "precision", "radius_km")}
    columns["place"] = places["place_text"]
    for column in UNIT_COLUMNS:
        columns[column] = places[column].map(unit_name, na_action="ignore")
    # At the level of a region the geocoder's unit is the region, which has a column of its own.
    columns["unit"] = places["unit"].where(places["level"] != "region")
    columns["regions"] = places["regions"].map(_joined, na_action="ignore")
    return columns


def _perpetrators(participants: pd.DataFrame, names: pd.Series) -> pd.Series:
    rows = participants[participants["role"] == "perpetrator"]
    return _names_by_incident(rows, names)


def _names_by_incident(rows: pd.DataFrame, names: pd.Series) -> pd.Series:
    named = rows.assign(group_name=rows["group_id"].map(names))
    return named.groupby("incident_id")["group_name"].agg(lambda group: _joined(group.dropna()))


def _sources(sources: pd.DataFrame) -> pd.Series:
    """The publisher and link of each source: "Andina https://… | RPP https://…"."""
    parts = sources[["publisher", "url"]].fillna("").astype("str")
    texts = (parts["publisher"] + " " + parts["url"]).str.strip()
    return texts.groupby(sources["incident_id"]).agg(_joined)


def _joined(values: Iterable[str]) -> str:
    """Each value once, in the order of first mention."""
    return SEPARATOR.join(dict.fromkeys(str(value) for value in values))
