"""The Streamlit entry: what `incident-atlas serve` runs for each reader."""

from __future__ import annotations

import streamlit as st

from dashboard.pages import map_page

# Named here, or Streamlit would list the modules of the folder `pages` in the sidebar.
st.navigation(
    [st.Page(map_page.show, title="Incident Atlas", default=True)], position="hidden"
).run()
