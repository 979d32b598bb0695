"""The map and its place in the page."""

from __future__ import annotations

from dashboard.views.incident_map import show_map
from dashboard.views.lists import selected_incident
from dashboard.views.question import Question
from dashboard.views.style import is_dark

HEIGHT = 600


def show_map_panel(question: Question) -> None:
    """The located incidents on the map; the incident chosen in the table is shown on it."""
    show_map(
        question.rows[question.rows["located"]],
        words=question.words,
        dark=is_dark(),
        selected=selected_incident(question),
        region_ids=question.view.asked.regions,
        key="incident_map",
        height=HEIGHT,
        fit=True,
    )
