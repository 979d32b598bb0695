"""What the reader takes away as a file."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.export import export_csv
from dashboard.views.question import Question


def show_export(question: Question) -> None:
    """The button that downloads exactly the incidents shown."""
    words = question.words
    count = len(question.rows)
    st.download_button(
        words.tr("CSV ({n})", n=words.number(count)),
        data=lambda: export_csv(question.store, question.view.asked, words.language),
        file_name="incidents.csv",
        mime="text/csv",
        icon=":material/download:",
        key="download_csv",
        disabled=count == 0,
        on_click="ignore",
        help=words.trn("The {n} incident shown, as CSV", "The {n} incidents shown, as CSV", count),
    )
