"""The store: the records as tables in an embedded DuckDB, asked through Ibis expressions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import ibis
import pandas as pd
import pyarrow as pa
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

from dashboard.answers import Answers
from dashboard.records import OUTCOMES, geocode_places, read_tables
from geodata.gazetteer import Gazetteer, load_gazetteer
from geodata.names import fold

BOUNDS = ("low", "best", "high")
COUNT_COLUMNS = tuple(f"{outcome}_{bound}" for outcome in OUTCOMES for bound in BOUNDS)

# DESIGN's precisions from the most to the least certain; the rank is what filters compare.
PRECISIONS = (
    "exact",
    "near",
    "district",
    "province",
    "department",
    "region",
    "country",
    "unknown",
)
LOCATED = PRECISIONS[:6]
ANYWHERE = "*"
# Digits of a district's UBIGEO code, whose regions are certain: regions are lists of districts.


@dataclass(frozen=True)
class Session:
    """One reader's own cursor on the store, for use by one thread."""

    backend: Backend
    expressions: dict[str, Table]
    answers: Answers

    def __getattr__(self, name: str) -> Table:
        """The table of that name, such as `session.incidents`, to build expressions on."""
        if name not in self.expressions:
            raise AttributeError(name)
        return self.expressions[name]

    def run(self, expression: Table) -> pd.DataFrame:
        """The rows of an expression on this session's tables."""
        rows: pd.DataFrame = self.backend.execute(expression)
        return rows


class Store:
    """The records in memory.

    Tables are those of `data/datapackage.json`, and what is derived from them once, at loading:

    - `incident_facts`: one row an incident: its columns, those of its place (but for place_id; its
      notes as `place_note` and `place_note_es`), for each outcome `_low`, `_best` and `_high` (the
      sums of what is stated; null when nothing is, and `_high` also where a count is open, "at
      least 3"), and `search`, the folded text that the text filter looks in.
    - `place_regions`: place_id, region_id: the regions a place is certainly in.
    - `place_possible`: place_id, code: the departments, provinces and regions a place may be in
      without it being certain, because it is located too coarsely; `*` for anywhere.
    - `group_lines`: group_id, ancestor_id: each group with itself, its parent, and so on upwards.
    """

    def __init__(self, tables: dict[str, pd.DataFrame], gazetteer: Gazetteer | None = None) -> None:
        self._tables = tables
        self._answers = Answers()
        self._expressions: dict[str, Table] = {}
        self._connection = duckdb.connect()
        for name, frame in {**tables, **_derived(tables, gazetteer or load_gazetteer())}.items():
            self._add(name, frame)

    def _add(self, name: str, frame: pd.DataFrame) -> None:
        arrow = pa.Table.from_pandas(frame, preserve_index=False)
        self._connection.register("_incoming", arrow)
        self._connection.table("_incoming").create(name)
        self._connection.unregister("_incoming")
        # Asking the database for a table's columns takes longer than most questions.
        self._expressions[name] = ibis.table(ibis.Schema.from_pyarrow(arrow.schema), name=name)

    def tables(self) -> dict[str, pd.DataFrame]:
        """The record tables as they were loaded, places geocoded."""
        return self._tables

    def session(self) -> Session:
        """A cursor of its own: DuckDB refuses concurrent use of one connection."""
        backend = ibis.duckdb.from_connection(self._connection.cursor())
        return Session(backend, self._expressions, self._answers)


def _derived(tables: dict[str, pd.DataFrame], gazetteer: Gazetteer) -> dict[str, pd.DataFrame]:
    return {
        "incident_facts": _incident_facts(tables),
        "place_regions": _pairs(
            _region_pairs(tables["places"]),
            "region_id",
        ),
        "place_possible": _pairs(_possible_units(tables["places"], gazetteer), "code"),
        "group_lines": _group_lines(tables["groups"]),
    }


def _pairs(rows: Iterable[tuple[object, str]], second: str) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["place_id", second]).astype("str")


def _region_pairs(places: pd.DataFrame) -> Iterable[tuple[object, str]]:
    for place, regions in zip(places["place_id"], places["regions"], strict=True):
        for region in regions:
            yield place, region


def _incident_counts(incidents: pd.DataFrame, casualties: pd.DataFrame) -> pd.DataFrame:
    """One row an incident; a sum with nothing stated stays null."""
    wide = pd.DataFrame({"incident_id": incidents["id"]})
    for outcome in OUTCOMES:
        rows = casualties[casualties["outcome"] == outcome]
        sums = rows.groupby("incident_id")[list(BOUNDS)].sum(min_count=1)
        # One open count ("at least 1") leaves the incident without a highest number.
        is_open = rows["high"].isna() & rows[["low", "best"]].notna().any(axis=1)
        sums.loc[sums.index.isin(rows.loc[is_open, "incident_id"]), "high"] = pd.NA
        sums.columns = [f"{outcome}_{bound}" for bound in BOUNDS]
        wide = wide.join(sums, on="incident_id")
    return wide.astype(dict.fromkeys(COUNT_COLUMNS, "Int64"))


def _incident_facts(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    notes = {"note": "place_note", "note_es": "place_note_es"}
    places = tables["places"].rename(columns=notes)
    counts = _incident_counts(tables["incidents"], tables["casualties"])
    facts = tables["incidents"].merge(places, on="place_id", how="left")
    facts = facts.merge(counts, left_on="id", right_on="incident_id").drop(columns="incident_id")
    return facts.assign(search=_search_texts(facts))


def _search_texts(joined: pd.DataFrame) -> pd.Series:
    columns = ["title", "title_es", "notes", "notes_es", "place_text", "name"]
    texts = joined[columns].fillna("").astype("str").agg(" \n ".join, axis=1)
    return texts.map(fold)


def _group_lines(groups: pd.DataFrame) -> pd.DataFrame:
    parents = dict(zip(groups["group_id"], groups["parent"], strict=True))
    rows = []
    for group in parents:
        line: list[object] = []
        ancestor: object = group
        while isinstance(ancestor, str) and ancestor not in line:
            line.append(ancestor)
            ancestor = parents.get(ancestor)
        rows += [(group, ancestor) for ancestor in line]
    return pd.DataFrame(rows, columns=["group_id", "ancestor_id"]).astype("str")


def _possible_units(places: pd.DataFrame, gazetteer: Gazetteer) -> Iterable[tuple[object, str]]:
    for place in places.to_dict("records"):
        certain = set(place["regions"])
        for code in _possible_of(place["level"], place["unit"], certain, gazetteer):
            yield place["place_id"], code


def _possible_of(level: object, unit: object, certain: set[str], gazetteer: Gazetteer) -> set[str]:
    """The units and regions that a place of this level and unit may lie in, but need not."""
    if unit in gazetteer.regions:
        districts = set(gazetteer.regions[str(unit)].districts)
        inside = {code for district in districts for code in gazetteer.line(district)[:-1]}
    elif not isinstance(unit, str) or level == "country":
        return {ANYWHERE}
    elif gazetteer.units[unit].level == "district":
        return set()
    else:
        districts = {d for d in gazetteer.codes_of("district") if d.startswith(unit)}
        inside = {gazetteer.line(district)[1] for district in districts} - {unit}
    overlapping = {i for i, region in gazetteer.regions.items() if region.districts & districts}
    return (inside | overlapping) - certain


def bundled_store() -> Store:
    """The store with the records that the project bundles, every place geocoded from its text."""
    tables = read_tables()
    return Store({**tables, "places": geocode_places(tables["places"])})
