"""The page's own style, on top of the theme of `.streamlit/config.toml`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = Path(__file__).parent / "assets" / "page.css"


def is_dark() -> bool:
    """Whether the reader sees the page in its dark theme."""
    return st.context.theme.type == "dark"


def apply_style() -> None:
    """Loads the style sheet."""
    st.html(CSS)
