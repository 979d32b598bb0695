"""About the data: where the records come from, which version, and how to read the numbers."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.labels import N_
from dashboard.names import localized
from dashboard.store import LOCATED
from dashboard.views.about_boundaries import show_boundaries
from dashboard.views.about_places import show_places
from dashboard.views.base_layers import has_districts
from dashboard.views.facts import facts_html
from dashboard.views.question import Question
from dashboard.views.safe import as_heading

READING = (
    N_(
        "A count has a best estimate and, in brackets, the lowest and highest that sources give. "
        "“Not stated” is not zero: zero is shown only where a source says that nobody was hurt."
    ),
    N_(
        "Totals add up the low, the best and the high counts each on their own. A “+” after the "
        "high total means that a source says “at least”."
    ),
    N_(
        "An incident is shown for as long as it may have happened: one known only to its month "
        "matches any day of that month."
    ),
    N_(
        "What is located too coarsely for the place asked for is not counted, but announced under "
        "“May belong”."
    ),
)

PRECISION_MEANINGS = {
    "exact": N_("the spot itself, within a kilometre or two"),
    "near": N_("within the ring drawn around it, at most 25 km"),
    "district": N_("somewhere in the district"),
    "province": N_("somewhere in the province, which is shaded"),
    "department": N_("somewhere in the department, which is shaded"),
    "region": N_("somewhere in the region, which is shown hatched"),
}
# Once district polygons have been added.
SHADED_DISTRICTS = {
    "district": N_("somewhere in the district, which is shaded where its outline is known")
}


def show_about(question: Question) -> None:
    """Datasets, boundaries, places with licence and source; how to read counts and precisions."""
    words = question.words
    left, right = st.columns(2, gap="large")
    with left:
        st.html(as_heading(words.tr("Datasets"), "h3"))
        for row in _datasets(question):
            st.html(row)
        show_boundaries(words)
        show_places(words)
    with right:
        st.html(as_heading(words.tr("How to read it"), "h3"))
        st.markdown("\n".join(f"- {words.tr(line)}" for line in READING))
        meanings = PRECISION_MEANINGS | (SHADED_DISTRICTS if has_districts() else {})
        lines = [
            f"- {words.tr(labels.PRECISIONS[code])}: {words.tr(meanings[code])}" for code in LOCATED
        ]
        st.markdown("\n".join(lines))


def _datasets(question: Question) -> list[str]:
    words = question.words
    table = question.store.tables()["datasets"]
    shown = table.assign(name=localized(table, "name", words.language)).fillna("").astype("str")
    terms = {
        "version": words.tr("Version"),
        "licence": words.tr("Licence"),
        "citation": words.tr("Citation"),
    }
    return [
        facts_html(row["name"], {term: row[column] for column, term in terms.items()})
        for row in shown.to_dict("records")
    ]
