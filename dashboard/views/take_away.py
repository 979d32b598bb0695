"""What the reader takes away as a file."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.export import export_about, export_csv, file_name
from dashboard.views.question import Question


def show_export(question: Question) -> None:
    """Two buttons: the incidents shown as CSV, and the note that belongs beside the file."""
    words, asked = question.words, question.view.asked
    count, name = len(question.rows), file_name(question.view.asked)
    st.download_button(
        words.tr("CSV ({n})", n=words.number(count)),
        data=lambda: export_csv(question.store, asked, words.language),
        file_name=name,
        mime="text/csv",
        icon=":material/download:",
        key="download_csv",
        disabled=count == 0,
        on_click="ignore",
        help=words.trn("The {n} incident shown, as CSV", "The {n} incidents shown, as CSV", count),
    )
    st.download_button(
        words.tr("Note"),
        data=lambda: export_about(question.store, asked, words.language, question.page).to_json(),
        file_name=f"{name}.about.json",
        mime="application/json",
        icon=":material/description:",
        key="download_about",
        disabled=count == 0,
        on_click="ignore",
        help=words.tr("What belongs beside the CSV: what was asked for, data versions, licences"),
    )
