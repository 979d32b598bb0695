"""Incidents as a reader sees them: every code named, every date and count in words."""

from __future__ import annotations

import pandas as pd

from dashboard import codebook, labels
from dashboard.filters import suffering
from dashboard.i18n import Words
from dashboard.names import localized
from dashboard.records import OUTCOMES
from dashboard.sentence import Names
from dashboard.store import BOUNDS, LOCATED

# A row of text that is longer than this is cut in lists, where it would push all else away.
LONGEST = 300


def shown_incidents(
    rows: pd.DataFrame, tables: dict[str, pd.DataFrame], names: Names, words: Words
) -> pd.DataFrame:
    """Adds to the rows of `summaries.incidents` what the map, table and briefing show.

    Returns:
        The rows in the same order, with `title`, `notes` and `place_note` in the reader's language,
        and: date_text, kind_text, place_name, precision_text, attribution_text, geo_reason,
        perpetrators and suffered_by (group names joined by commas), sources (a list of
        (publisher, url, title)), located (bool), and for each outcome `<outcome>_text`.
    """
    language = words.language
    shown = rows.copy()
    for column in ("title", "notes", "place_note"):
        shown[column] = localized(rows, column, language)
    shown["date_text"] = [
        words.date(start, end, precision)
        for start, end, precision in zip(
            rows["date_start"].dt.date,
            rows["date_end"].dt.date,
            rows["date_precision"],
            strict=True,
        )
    ]
    shown["kind_text"] = [codebook.label("incidents", "kind", k, language) for k in rows["kind"]]
    shown["attribution_text"] = [
        codebook.label("incidents", "attribution", value, language) for value in rows["attribution"]
    ]
    shown["located"] = rows["precision"].isin(LOCATED) & rows["lat"].notna()
    shown["precision_text"] = [
        _precision(value, radius, words)
        for value, radius in zip(
            rows["precision"].fillna("unknown"), rows["radius_km"], strict=True
        )
    ]
    shown["place_name"] = [
        names.region(unit) if level == "region" else name
        for name, level, unit in zip(
            rows["name"].fillna(rows["place_text"]), rows["level"], rows["unit"], strict=True
        )
    ]
    shown["geo_reason"] = rows[f"geo_reason_{language}"]
    participants, casualties = tables["participants"], tables["casualties"]
    perpetrators = participants[participants["role"] == "perpetrator"]
    shown["perpetrators"] = _group_names(rows, perpetrators, names)
    shown["suffered_by"] = _group_names(rows, suffering(casualties), names)
    shown["sources"] = pd.Series(_sources(rows, tables["sources"]), index=rows.index)
    for outcome in OUTCOMES:
        bounds = rows[[f"{outcome}_{bound}" for bound in BOUNDS]]
        shown[f"{outcome}_text"] = [words.count(*b) for b in bounds.itertuples(index=False)]
    return shown


def incident_table(shown: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table beside the map: one row an incident, headings in the reader's language."""
    columns = {
        words.tr("Date"): shown["date_text"],
        words.tr("Incident"): shown["title"].str.slice(0, LONGEST),
    }
    for outcome in ("killed", "wounded", "abducted"):
        label = codebook.label("casualties", "outcome", outcome, words.language)
        columns[label] = shown[f"{outcome}_text"]
    columns[words.tr("Place")] = shown["place_name"].str.slice(0, LONGEST)
    columns[words.tr("Precision")] = shown["precision_text"]
    columns[words.tr("Kind")] = shown["kind_text"]
    columns[words.tr("Perpetrators")] = shown["perpetrators"]
    columns[words.tr("Attribution")] = shown["attribution_text"]
    return pd.DataFrame(columns)


def unlocated_table(shown: pd.DataFrame, words: Words) -> pd.DataFrame:
    """What is not on the map, and why; headings in the reader's language."""
    rows = shown[~shown["located"]]
    return pd.DataFrame(
        {
            words.tr("Date"): rows["date_text"],
            words.tr("Incident"): rows["title"].str.slice(0, LONGEST),
            words.tr("Place, as the sources name it"): rows["place_text"].str.slice(0, LONGEST),
            words.tr("Why it is not located"): rows["geo_reason"],
        }
    )


def source_table(sources: pd.DataFrame, shown: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The sources of the incidents shown; the address column is the last one."""
    titles = dict(zip(shown["id"], shown["title"], strict=True))
    published = pd.to_datetime(sources["published"])
    return pd.DataFrame(
        {
            words.tr("Publisher"): sources["publisher"],
            words.tr("Title"): sources["title"],
            words.tr("Published"): published.dt.strftime("%Y-%m-%d"),
            words.tr("Incident"): sources["incident_id"].map(titles),
            words.tr("Link"): sources["url"],
        }
    )


def _precision(precision: str, radius_km: float, words: Words) -> str:
    label = words.tr(labels.PRECISIONS[precision])
    if precision != "near":
        return label
    within = words.tr("within {km} km", km=words.number(radius_km))
    return f"{label}, {within}"


def _group_names(rows: pd.DataFrame, members: pd.DataFrame, names: Names) -> list[str]:
    pairs = members[["incident_id", "group_id"]].drop_duplicates()
    called = pairs["group_id"].map(names.group)
    joined = called.groupby(pairs["incident_id"], sort=False).agg(", ".join)
    return [joined.get(incident, "") for incident in rows["id"]]


def _sources(rows: pd.DataFrame, sources: pd.DataFrame) -> list[list[tuple[str, str, str]]]:
    texts = sources[["publisher", "url", "title"]].fillna("").astype("str")
    by_incident = {
        incident: list(group.itertuples(index=False, name=None))
        for incident, group in texts.groupby(sources["incident_id"], sort=False)
    }
    return [by_incident.get(incident, []) for incident in rows["id"]]
