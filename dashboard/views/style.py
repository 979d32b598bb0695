"""The page's own style, on top of the theme of `.streamlit/config.toml`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = Path(__file__).parent / "assets" / "page.css"


def apply_style() -> None:
    """Loads the style sheet."""
    st.html(CSS)
