"""The page's own style, on top of the theme of `.streamlit/config.toml`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).parent / "assets"


def is_dark() -> bool:
    """Whether the reader sees the page in its dark theme."""
    return st.context.theme.type == "dark"


def apply_style(*, briefing: bool) -> None:
    """Loads the style sheet of the page, and on top of it that of a briefing."""
    st.html(ASSETS / "page.css")
    if briefing:
        st.html(ASSETS / "briefing.css")
