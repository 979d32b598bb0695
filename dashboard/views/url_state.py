"""Keeps the page's widgets and its link the same thing.

The link is what lasts: it is read when the page opens and when the reader goes back or forward,
and written after each change. Between those, the widgets hold the state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

import streamlit as st

from dashboard import codebook
from dashboard.filters import Filter
from dashboard.store import Store
from dashboard.view_state import ViewState, view_from_params
from geodata.gazetteer import Gazetteer

_SEEN = "_link"
_UNREAD = "_unread"
_HELD = "_held"
# Lists whose options are labelled with counts.
LABELLED = ("kinds", "groups", "departments", "provinces", "regions", "precision")
OWN_KEYS = ("language", "briefing", "meaning", "period")
# Digits of a UBIGEO code.
FILTER_KEYS = tuple(f.name for f in fields(Filter))


def current_view(known: Mapping[str, Collection[str]]) -> ViewState:
    """The state of the page at the start of a run.

    Reading every widget here, before any is drawn, also matters: a choice is sent by its label,
    the label carries a count, and only until the widget is drawn anew does the label mean what
    the reader saw when choosing. `known` is as in `url_params.from_params`.
    """
    link = _link()
    if _is_news(link):
        view, unread = view_from_params(link, known)
        st.session_state[_SEEN] = link
        st.session_state[_UNREAD] = unread
    else:
        view = _from_widgets()
    _hold(view)
    return view


def _is_news(link: dict[str, list[str]]) -> bool:
    """Whether the link brings the reader to another state: the first run, or back and forward.

    A reader who acts twice in quick succession sends the link of the state before, which the
    browser has not yet been told to change; then it is the widgets that have changed.
    """
    seen = st.session_state.get(_SEEN)
    if seen is None:
        return True
    return link != seen and _from_widgets() == st.session_state[_HELD]


def _from_widgets() -> ViewState:
    """What the widgets hold; one that is not drawn (in a briefing) is as it was left."""
    held: ViewState = st.session_state[_HELD]
    read = {name: _held(name, getattr(held.asked, name)) for name in FILTER_KEYS}
    own = {name: _held(name, getattr(held, name)) for name in OWN_KEYS}
    if read["date_from"] and read["date_to"] and read["date_from"] > read["date_to"]:
        read["date_from"], read["date_to"] = read["date_to"], read["date_from"]
    return ViewState(asked=Filter(**read), **own)


def known_codes(store: Store, gazetteer: Gazetteer) -> dict[str, Collection[str]]:
    """Filter field → the codes it may hold with these records and this gazetteer."""
    return {
        "kinds": codebook.values("incidents", "kind"),
        "groups": set(store.tables()["groups"]["group_id"]),
        "departments": gazetteer.codes_of("department"),
        "provinces": gazetteer.codes_of("province"),
        "regions": set(gazetteer.regions),
    }


def unread_parameters() -> list[str]:
    """What the link said that was not understood, as `name=value`."""
    return st.session_state.get(_UNREAD, [])


def write_link(view: ViewState) -> None:
    """Puts the state into the browser's address, where it can be copied from."""
    params = view.to_params()
    if params != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = params
        st.session_state[_UNREAD] = []
        st.query_params.from_dict(params)


def change(**values: object) -> None:
    """Sets fields of the filter or of the view; for use in callbacks."""
    for name, value in values.items():
        st.session_state[name] = value


def _link() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def hold_filter(asked: Filter) -> None:
    """Sets every filter widget to `asked`; for use in callbacks."""
    for name in FILTER_KEYS:
        st.session_state[name] = _widget_value(getattr(asked, name))


def _hold(view: ViewState) -> None:
    """Sets the widgets to the state.

    A widget that holds it already is left alone, or a reader who is quicker than the page would
    be set back. Lists are set all the same: their labels carry counts, which change.
    """
    before: ViewState | None = st.session_state.get(_HELD)
    spoken = before is not None and before.language == view.language
    values = {name: getattr(view.asked, name) for name in FILTER_KEYS}
    values |= {name: getattr(view, name) for name in OWN_KEYS}
    for name, value in values.items():
        wanted = _widget_value(value)
        same = name in st.session_state and st.session_state[name] == wanted
        if not same or name in LABELLED or not spoken:
            st.session_state[name] = wanted
    st.session_state[_HELD] = view


def _widget_value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _held(name: str, fallback: Any) -> Any:  # noqa: ANN401 - whatever the widget holds
    """What the widget of that name holds, as the filter wants it."""
    value = st.session_state.get(name, fallback)
    if isinstance(value, list):
        return tuple(value)
    if value is None and not isinstance(fallback, (dt.date, type(None))):
        return fallback if name in OWN_KEYS or name == "role" else type(fallback)()
    return value
