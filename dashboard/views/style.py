"""The page's own style, on top of the theme of `.streamlit/config.toml`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.i18n import LANGUAGES

ASSETS = Path(__file__).parent / "assets"


def is_dark() -> bool:
    """Whether the reader sees the page in its dark theme."""
    return st.context.theme.type == "dark"


def say_language(language: str) -> None:
    """Tells the browser and screen readers which of `i18n.LANGUAGES` the page is in.

    Streamlit has no setting for it; the script is ours alone, no text of a record comes near it.

    Raises:
        ValueError: for anything that is not one of the languages.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No language {language!r}.")
    script = f"<script>document.documentElement.lang = '{language}'</script>"
    st.html(script, unsafe_allow_javascript=True)


def apply_style(*, briefing: bool) -> None:
    """Loads the style sheet of the page, and on top of it that of a briefing."""
    st.html(ASSETS / "page.css")
    if briefing:
        st.html(ASSETS / "briefing.css")
