"""The records: the tables that the project bundles, read, checked and placed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.schemas import FIRST_ROW, RecordsError, problems_in, typed
from geodata.geocoder import load_geocoder

OUTCOMES = ("killed", "wounded", "abducted", "missing", "detained")
STATED = ("department", "province", "district")
# The longest span of each date precision, as the codebook defines it: so many days, months, years.
_LONGEST_SPANS = {"week": ("D", 7), "month": ("M", 3), "year": ("Y", 1)}
_VERSION_DIGITS = 12


# The geocoder's columns that a place keeps, and what they are called there.
_PLACED = {
    "geo_name": "name",
    "geo_lat": "lat",
    "geo_lon": "lon",
    "geo_precision": "precision",
    "geo_radius_km": "radius_km",
    "geo_level": "level",
    "geo_unit": "unit",
    "geo_department": "department",
    "geo_province": "province",
    "geo_district": "district",
    "geo_regions": "regions",
    "geo_status": "geo_status",
    "geo_method": "geo_method",
    "geo_reason": "geo_reason_en",
    "geo_reason_es": "geo_reason_es",
    "geo_candidates": "candidates",
}
_NUMBERS = ("lat", "lon", "radius_km")
_PLACED_TYPES = {
    name: "float64" if name in _NUMBERS else "string"
    for name in _PLACED.values()
    if name != "regions"
}


def records_dir() -> Path:
    """The folder of the bundled tables: inside the package when installed, else `data/`."""
    here = Path(__file__).parent
    installed = here / "_data"
    return installed if installed.is_dir() else here.parent / "data"


def read_tables(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """The record tables, checked against the codebook and against each other.

    Args:
        folder: where the CSV files and their `datapackage.json` are; the bundled ones by default.

    Returns:
        Table name → frame with the codebook's columns: text as `string` with `<NA>` where empty,
        dates as datetime64, counts (persons) and years as Int64. A dataset without a version gets
        the first 12 hexadecimal digits of the SHA-256 of the tables' bytes.

    Raises:
        RecordsError: when anything breaks the codebook; it names every problem.
        OSError: when a file can't be read.
    """
    folder = folder or records_dir()
    resources = _resources(folder)
    texts = {name: _read_texts(folder / r["path"]) for name, r in resources.items()}
    problems = [p for name, r in resources.items() for p in problems_in(texts[name], r)]
    if problems:
        raise RecordsError(problems)
    tables = {name: typed(texts[name], r) for name, r in resources.items()}
    problems = list(_problems_between(tables, resources))
    if problems:
        raise RecordsError(problems)
    version = _version(folder, resources)
    tables["datasets"]["version"] = tables["datasets"]["version"].fillna(version)
    return tables


def geocode_places(places: pd.DataFrame) -> pd.DataFrame:
    """Finds every place from its text and stated parents.

    Args:
        places: rows of the places table; `country` is a code (ISO 3166-1), `department`, `province`
            and `district` are names.

    Returns:
        The rows in the same order with the stated names as `stated_department`, `stated_province`
        and `stated_district`, and: name, lat, lon (WGS84 degrees), precision, radius_km, level,
        unit, department, province, district (UBIGEO codes), regions (list of ids), geo_status,
        geo_method, geo_reason_en, geo_reason_es, candidates (JSON text).
    """
    stated = {name: name for name in ("country", *STATED)}
    answers = load_geocoder().geocode_many(places, **stated)
    answers["geo_candidates"] = [
        json.dumps(found, ensure_ascii=False) for found in answers["geo_candidates"]
    ]
    placed = answers[list(_PLACED)].rename(columns=_PLACED).astype(_PLACED_TYPES)
    return places.rename(columns={name: f"stated_{name}" for name in STATED}).join(placed)


def _resources(folder: Path) -> dict[str, dict[str, Any]]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def _read_texts(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])


def _version(folder: Path, resources: dict[str, dict[str, Any]]) -> str:
    digest = hashlib.sha256()
    for path in sorted(resource["path"] for resource in resources.values()):
        digest.update((folder / path).read_bytes())
    return digest.hexdigest()[:_VERSION_DIGITS]


def _problems_between(
    tables: dict[str, pd.DataFrame], resources: dict[str, dict[str, Any]]
) -> Iterator[str]:
    yield from _dangling(tables, resources)
    yield from _misordered(tables["casualties"])
    yield from _misdated(tables["incidents"])
    sourced = tables["incidents"]["id"].isin(tables["sources"]["incident_id"])
    yield from _rows("incidents.csv", tables["incidents"], ~sourced, "id", "has no source")


def _dangling(
    tables: dict[str, pd.DataFrame], resources: dict[str, dict[str, Any]]
) -> Iterator[str]:
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            (column,) = key["fields"]
            (target,) = key["reference"]["fields"]
            other = key["reference"]["resource"] or name
            values = tables[name][column]
            lost = values.notna() & ~values.isin(tables[other][target])
            yield from _rows(resource["path"], tables[name], lost, column, f"is not in {other}.csv")


def _misordered(casualties: pd.DataFrame) -> Iterator[str]:
    for less, more in (("low", "best"), ("best", "high"), ("low", "high")):
        wrong = (casualties[less] > casualties[more]).fillna(value=False)
        yield from _rows("casualties.csv", casualties, wrong, less, f"is more than {more}")


def _misdated(incidents: pd.DataFrame) -> Iterator[str]:
    start, end = incidents["date_start"], incidents["date_end"]
    yield from _rows("incidents.csv", incidents, start > end, "date_start", "is after date_end")
    too_long = pd.Series(data=False, index=incidents.index)
    for precision, (period, most) in _LONGEST_SPANS.items():
        spans = end.dt.to_period(period).astype("int64") - start.dt.to_period(period).astype(
            "int64"
        )
        too_long |= (incidents["date_precision"] == precision) & (spans >= most)
    problem = "is finer than the span of the dates"
    yield from _rows("incidents.csv", incidents, too_long, "date_precision", problem)


def _rows(
    file: str, frame: pd.DataFrame, wrong: pd.Series, column: str, problem: str
) -> Iterator[str]:
    """One sentence for each row that is marked wrong."""
    for position, value in zip(frame.index[wrong], frame.loc[wrong, column], strict=True):
        shown = value.date() if isinstance(value, pd.Timestamp) else value
        yield f"{file}, row {position + FIRST_ROW}, column {column}: {str(shown)!r} {problem}."
