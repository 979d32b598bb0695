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
OWN_KEYS = ("language", "briefing", "meaning", "period")
# Digits of a UBIGEO code.
DEPARTMENT, PROVINCE = 2, 4
FILTER_KEYS = tuple(f.name for f in fields(Filter))


def current_view(known: Mapping[str, Collection[str]]) -> ViewState:
    """The state of the page at the start of a run.

    Reading every widget here, before any is drawn, also matters: a choice is sent by its label,
    the label carries a count, and only until the widget is drawn anew does the label mean what
    the reader saw when choosing. `known` is as in `url_params.from_params`.
    """
    link = _link()
    if link != st.session_state.get(_SEEN):
        view, unread = view_from_params(link, known)
        _hold(view)
        st.session_state[_SEEN] = link
        st.session_state[_UNREAD] = unread
        return view
    kept, _ = view_from_params(link, known)
    read = {name: _held(name, getattr(kept.asked, name)) for name in FILTER_KEYS}
    own = {name: _held(name, getattr(kept, name)) for name in OWN_KEYS}
    if read["date_from"] and read["date_to"] and read["date_from"] > read["date_to"]:
        read["date_from"], read["date_to"] = read["date_to"], read["date_from"]
    view = ViewState(asked=Filter(**read), **own)
    _hold(view)
    return view


def known_codes(store: Store, gazetteer: Gazetteer) -> dict[str, Collection[str]]:
    """Filter field → the codes it may hold with these records and this gazetteer."""
    return {
        "kinds": codebook.values("incidents", "kind"),
        "groups": set(store.tables()["groups"]["group_id"]),
        "departments": {code for code in gazetteer.units if len(code) == DEPARTMENT},
        "provinces": {code for code in gazetteer.units if len(code) == PROVINCE},
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
        value = getattr(asked, name)
        st.session_state[name] = list(value) if isinstance(value, tuple) else value


def _hold(view: ViewState) -> None:
    """Sets every widget to the state, so that each is drawn with it whatever it held before."""
    hold_filter(view.asked)
    for name in OWN_KEYS:
        st.session_state[name] = getattr(view, name)


def _held(name: str, fallback: Any) -> Any:  # noqa: ANN401 - whatever the widget holds
    """What the widget of that name holds, as the filter wants it."""
    value = st.session_state.get(name, fallback)
    if isinstance(value, list):
        return tuple(value)
    if value is None and not isinstance(fallback, (dt.date, type(None))):
        return fallback if name in OWN_KEYS or name == "role" else type(fallback)()
    return value
