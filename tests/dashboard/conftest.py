"""A few made-up incidents, small enough to count by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.store import Session, Store

# id, kind, first day, last day, date precision, place
INCIDENTS = [
    ("a1", "ambush", "2010-05-01", "2010-05-01", "day", "huanta"),
    ("a2", "attack", "2012-08-15", "2012-08-15", "day", "satipo"),
    ("a3", "attack", "2012-08-01", "2012-08-31", "month", "junin"),
    ("a4", "operation", "2013-01-01", "2013-12-31", "year", "vrae"),
    ("a5", "seizure", "2014-02-03", "2014-02-03", "day", "nowhere"),
]
# id, precision, level, unit, department, province, district, regions
PLACES = [
    ("huanta", "exact", "place", "050408", "05", "0504", "050408", ["VRAE", "VRAEM"]),
    ("satipo", "near", "place", "120609", "12", "1206", "120609", ["VRAEM"]),
    ("junin", "department", "department", "12", "12", None, None, []),
    ("vrae", "region", "region", "VRAE", None, None, None, ["VRAE"]),
    ("nowhere", "unknown", None, None, None, None, None, []),
]
CASUALTIES = [
    ("a1", "army", "killed", 2, 3, 4),
    ("a1", "rebels", "killed", 0, 0, 0),
    ("a1", "army", "wounded", 5, 5, 7),
    ("a2", "army", "killed", 5, 5, 5),
    ("a2", "civilians", "killed", 1, 1, None),
    ("a4", "rebels-north", "killed", 10, 12, 15),
    ("a4", "civilians", "abducted", 3, None, None),
]
PARTICIPANTS = [
    ("a1", "rebels", "perpetrator"),
    ("a1", "army", "target"),
    ("a2", "rebels-north", "perpetrator"),
    ("a4", "army", "perpetrator"),
    ("a4", "police", "perpetrator"),
    ("a5", "army", "involved"),
]
GROUPS = [
    ("army", "Army", "Ejército", "state", None),
    ("police", "Police", "Policía", "state", None),
    ("rebels", "Rebels", "Rebeldes", "rebel", None),
    ("rebels-north", "Rebels of the North", "Rebeldes del Norte", "rebel", "rebels"),
    ("civilians", "Civilians", "Civiles", "civilian", None),
]


def small_tables() -> dict[str, pd.DataFrame]:
    incidents = pd.DataFrame(
        INCIDENTS, columns=["id", "kind", "date_start", "date_end", "date_precision", "place_id"]
    )
    incidents = incidents.assign(
        dataset="small",
        title=["Ambush", "Attack on a base", "Attack in Junín", "Operation", "Seizure"],
        title_es=["Emboscada", "Ataque a una base", "Ataque en Junín", "Operación", None],
        attribution="attributed",
        notes=[None, "Mazángaro was named later", None, None, None],
        notes_es=None,
        date_start=pd.to_datetime(incidents["date_start"]),
        date_end=pd.to_datetime(incidents["date_end"]),
    )
    places = pd.DataFrame(
        PLACES,
        columns=[
            *("place_id", "precision", "level", "unit"),
            *("department", "province", "district", "regions"),
        ],
    )
    places = places.assign(
        place_text=["Llochegua", "Mazángaro", "Junín", "VRAE", "somewhere"],
        name=["Llochegua", "Mazángaro", "Junín", "VRAE", None],
        lat=[-12.4, -12.2, -11.5, -12.5, None],
        lon=[-73.9, -74.1, -75.0, -73.8, None],
        radius_km=[0.0, 5.0, None, None, None],
        note=None,
        note_es=None,
        geo_reason_en="Found by name.",
        geo_reason_es="Hallado por su nombre.",
    )
    text = ["note", "note_es", "department", "province", "district", "level", "unit", "name"]
    places = places.astype(dict.fromkeys(text, "str"))
    casualties = pd.DataFrame(
        CASUALTIES, columns=["incident_id", "group_id", "outcome", "low", "best", "high"]
    ).astype(dict.fromkeys(["low", "best", "high"], "Int64"))
    sources = pd.DataFrame(
        {
            "incident_id": ["a1", "a2"],
            "publisher": ["The Paper", "El Diario"],
            "title": ["A report", None],
            "url": ["https://example.org/a", "javascript:alert(1)"],
            "published": pd.to_datetime(["2010-05-02", None]),
        }
    )
    return {
        "incidents": incidents.astype({"notes": "str", "notes_es": "str", "title_es": "str"}),
        "places": places,
        "casualties": casualties,
        "participants": pd.DataFrame(PARTICIPANTS, columns=["incident_id", "group_id", "role"]),
        "sources": sources,
        "groups": pd.DataFrame(
            GROUPS, columns=["group_id", "name", "name_es", "kind", "parent"]
        ).astype({"parent": "str"}),
    }


@pytest.fixture(scope="session")
def small_store() -> Store:
    return Store(small_tables())


@pytest.fixture
def session(small_store: Store) -> Session:
    return small_store.session()
