"""What all readers share, made once for the whole server."""

from __future__ import annotations

import streamlit as st

from dashboard.store import Store, bundled_store


@st.cache_resource(show_spinner=False)
def shared_store() -> Store:
    """The store with the bundled records; each run takes a session of its own from it."""
    return bundled_store()
