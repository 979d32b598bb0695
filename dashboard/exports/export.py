"""The export: the same bytes whether the page or the command line asks for it."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from dashboard.exports.about import About
from dashboard.exports.csv_writer import csv_bytes
from dashboard.exports.flat import flat_records
from dashboard.filters import Filter
from dashboard.i18n import words_for
from dashboard.names import names_for
from dashboard.sentence import sentence
from dashboard.store import COUNT_COLUMNS, Store
from dashboard.summaries import figures, incident_ids
from dashboard.url_params import to_params
from geodata.gazetteer import country_of, load_gazetteer
from geodata.packs import BUNDLED


def export_csv(store: Store, asked: Filter, language: str) -> bytes:
    """The incidents asked for as CSV, by date and then id; columns as in `exports.flat`.

    Raises:
        ValueError: when the language is not one of `i18n.LANGUAGES`.
    """
    session = store.session()
    tables = store.tables()
    names = names_for(tables["groups"], load_gazetteer(), words_for(language))
    counts = session.run(session.incident_facts.select(*COUNT_COLUMNS, incident_id="id"))
    ids = incident_ids(session, asked)
    return csv_bytes(flat_records(tables, counts, ids, names.unit, language))


def export_about(store: Store, asked: Filter, language: str, page: str = "") -> About:
    """What to say beside that export.

    Args:
        store: the records.
        asked: the filter.
        language: the language of the export.
        page: the page's address; without it the link is only the part that says what is shown.

    Raises:
        ValueError: when the language is not one of `i18n.LANGUAGES`.
    """
    tables = store.tables()
    words = words_for(language)
    session = store.session()
    ids = incident_ids(session, asked)
    rows = tables["incidents"]
    if ids:
        rows = rows[rows["id"].isin(ids)]
    units = tables["places"].set_index("place_id")["unit"].reindex(rows["place_id"]).dropna()
    names = names_for(tables["groups"], load_gazetteer(), words)
    return About(
        sentence=sentence(asked, len(ids), names, words),
        link=f"{page}?{urlencode({**to_params(asked), 'lang': language}, doseq=True)}",
        rows=len(ids),
        total=len(tables["incidents"]),
        maybe=figures(session, asked).maybe,
        datasets=tables["datasets"][tables["datasets"]["dataset"].isin(rows["dataset"])],
        exported_at=dt.datetime.now(dt.UTC),
        words=words,
        abroad=any(country_of(code) not in {None, BUNDLED} for code in units.unique()),
    )


def file_name(asked: Filter) -> str:
    """A name for the file that tells exports of different times apart."""
    days = [day.isoformat() for day in (asked.date_from, asked.date_to) if day]
    return "_".join(["incidents", *days]) + ".csv"
