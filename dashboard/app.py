"""The Streamlit entry: what `incident-atlas serve` runs for each reader."""

from __future__ import annotations

from dashboard.pages import map_page

map_page.show()
