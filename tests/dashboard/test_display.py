from __future__ import annotations

import pytest

from dashboard import summaries
from dashboard.display import incident_table, shown_incidents, source_table, unlocated_table
from dashboard.filters import Filter
from dashboard.i18n import words_for
from dashboard.names import names_for
from geodata.gazetteer import load_gazetteer


def shown_in(language: str, session, store):
    words = words_for(language)
    names = names_for(store.tables()["groups"], load_gazetteer(), words)
    rows = summaries.incidents(session, Filter())
    return shown_incidents(rows, store.tables(), names, words), words


@pytest.fixture
def english(session, small_store):
    return shown_in("en", session, small_store)


def test_incidents_are_said_in_words(english) -> None:
    row = english[0].set_index("id").loc["a1"]
    assert row["date_text"] == "1 May 2010"
    assert row["killed_text"] == "3 (2–4)"
    assert row["abducted_text"] == "not stated"
    assert row["perpetrators"] == "Rebels"
    assert row["suffered_by"] == "Army", "a group that lost nobody did not suffer"
    assert row["sources"] == [("The Paper", "https://example.org/a", "A report")]


def test_dates_and_places_are_no_more_exact_than_known(english) -> None:
    rows = english[0].set_index("id")
    assert rows.loc["a3", "date_text"] == "August 2012"
    assert rows.loc["a4", "date_text"] == "2013"
    assert rows.loc["a3", "precision_text"] == "Department"
    assert rows.loc["a2", "precision_text"] == "Near a place, within 5 km"
    assert rows["located"].to_dict() == {
        "a1": True, "a2": True, "a3": True, "a4": True, "a5": False,
    }  # fmt: skip


def test_spanish_titles_stand_where_there_are_some(session, small_store) -> None:
    rows, _ = shown_in("es", session, small_store)
    titles = rows.set_index("id")["title"]
    assert titles["a1"] == "Emboscada"
    assert titles["a5"] == "Seizure"
    assert rows.set_index("id").loc["a4", "perpetrators"] == "Ejército, Policía"


def test_tables_hold_every_incident_and_say_what_is_not_located(english, session) -> None:
    shown, words = english
    assert len(incident_table(shown, words)) == len(shown) == 5
    assert unlocated_table(shown, words)["Incident"].to_list() == ["Seizure"]
    found = source_table(summaries.sources(session, Filter()), shown, words)
    assert found["Incident"].to_list() == ["Ambush", "Attack on a base"]
    assert found["Published"].to_list()[0] == "2010-05-02"
