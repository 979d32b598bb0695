"""What a link says beside the filter: language, briefing, and how the charts are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.filters import Filter
from dashboard.i18n import LANGUAGES
from dashboard.summaries import MEANINGS
from dashboard.url_params import PARAMS, from_params, to_params

PERIODS = ("month", "year")


@dataclass(frozen=True)
class ViewState:
    """One state of the page; `to_params` and `view_from_params` are each other's inverse.

    Attributes:
        asked: the filter.
        language: `en` or `es`.
        briefing: whether the filters are hidden and the page is read-only.
        meaning: which of the three meanings the chart per group shows.
        period: `month` or `year`, for the chart over time.
    """

    asked: Filter = field(default_factory=Filter)
    language: str = "en"
    briefing: bool = False
    meaning: str = "suffered"
    period: str = "month"

    def to_params(self) -> dict[str, list[str]]:
        """The query parameters of this state; what is at its default is left out."""
        own = {
            "lang": (self.language, "en"),
            "briefing": ("1" if self.briefing else "", ""),
            "meaning": (self.meaning, "suffered"),
            "per": (self.period, "month"),
        }
        shown = {name: [value] for name, (value, default) in own.items() if value != default}
        return {**to_params(self.asked), **shown}


def view_from_params(
    params: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]] | None = None
) -> tuple[ViewState, list[str]]:
    """The state a link describes, and the parameters that were not understood (`name=value`).

    `known` is as in `url_params.from_params`.
    """
    asked, unread = from_params(params, known)
    known = {"lang": LANGUAGES, "meaning": MEANINGS, "per": PERIODS, "briefing": ("0", "1")}
    read: dict[str, str] = {}
    for name, given in params.items():
        if name in PARAMS.values() or not given:
            continue
        if given[-1] in known.get(name, ()):
            read[name] = given[-1]
        else:
            unread.append(f"{name}={given[-1]}")
    view = ViewState(
        asked=asked,
        language=read.get("lang", "en"),
        briefing=read.get("briefing") == "1",
        meaning=read.get("meaning", "suffered"),
        period=read.get("per", "month"),
    )
    return view, unread
