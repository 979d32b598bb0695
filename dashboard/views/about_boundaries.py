"""Which boundaries the map is drawn with, whose they are, and how to add those of districts."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from babel import Locale
from babel.core import get_global

from dashboard.i18n import Words
from dashboard.labels import N_
from dashboard.views.base_layers import has_districts
from dashboard.views.boundary_sources import AddedBoundaries, added_boundaries
from dashboard.views.facts import facts_html
from dashboard.views.safe import as_heading, as_html
from geodata.packs import BUNDLED
from geodata.unusable import UnusableFileError

COMMAND = "incident-atlas boundaries add"

LEVELS = {
    "department": N_("Departments"),
    "province": N_("Provinces"),
    "district": N_("Districts"),
}


def show_boundaries(words: Words) -> None:
    """The boundary files that users added, those that came with the program, and how to add one."""
    st.html(as_heading(words.tr("Boundaries"), "h3"))
    try:
        added = added_boundaries()
    except UnusableFileError as error:
        # What the file holds is unknown, but the map is drawn all the same.
        st.html(f"<p>{as_html(words.said(error.message))}</p>")
        added = ()
    for file in added:
        st.html(added_html(file, words))
    for entry in bundled_html(words, filling=any(file.country == BUNDLED for file in added)):
        st.html(entry)
    if not has_districts():
        st.html(f'<p class="atlas-quiet">{invitation_html(words)}</p>')


def bundled_html(words: Words, *, filling: bool) -> list[str]:
    """The boundaries that come with the program (geodata/boundaries/SOURCES.md).

    Args:
        words: the reader's language.
        filling: whether an added file has taken the place of the provinces where it has areas.
    """
    rest = words.tr("land that the added file has no area for") if filling else ""
    units = {
        words.tr("Used for"): rest,
        words.tr("Source"): "geoBoundaries PER ADM2 2020 (IGN Perú, OCHA)",
        words.tr("Licence"): "CC BY 3.0 IGO",
    }
    around = {
        words.tr("Source"): "Natural Earth",
        words.tr("Licence"): words.tr("public domain"),
    }
    return [
        facts_html(
            words.tr("Departments and provinces: {country}", country=country_name(BUNDLED, words)),
            units,
        ),
        facts_html(words.tr("Other countries, rivers"), around),
    ]


def added_html(file: AddedBoundaries, words: Words) -> str:
    """A boundary file that was added: from where, since when, and what it gave an outline to."""
    title = words.tr("Added boundaries: {country}", country=country_name(file.country, words))
    facts = {
        words.tr("File"): file.file,
        words.tr("Source"): file.source or words.tr("none stated"),
        words.tr("Licence"): file.licence or words.tr("none stated"),
        words.tr("Added on"): day_text(file.date, words),
    }
    for level in file.levels:
        facts[words.tr(LEVELS[level])] = _outlines(file, level, words)
    return facts_html(title, facts)


def _outlines(file: AddedBoundaries, level: str, words: Words) -> str:
    if level in file.lost:
        return words.tr("the outlines can't be read; add the file again")
    n, total = words.number(file.units[level]), words.number(file.of[level])
    return words.tr("{n} of {total}", n=n, total=total)


def invitation_html(words: Words) -> str:
    """How districts get an outline: a sentence with the command."""
    text = words.tr(
        "The outlines of districts are not part of the program: an incident known only to its "
        "district is drawn as one symbol. To have districts shaded, add a file of their boundaries "
        "with {command} and start the program again.",
        command="{command}",
    )
    return as_html(text).replace("{command}", f"<code>{COMMAND} FILE</code>")


def country_name(alpha3: str, words: Words) -> str:
    """A country's name in the reader's language, as the Unicode CLDR has it, or else its code."""
    found = get_global("territory_aliases").get(alpha3)
    return Locale(words.language).territories[found[0]] if found else alpha3


def day_text(date: str, words: Words) -> str:
    """The day of an ISO date or time as it is said; the text as it stands where it is none."""
    try:
        return words.day(dt.datetime.fromisoformat(date).date())
    except ValueError:
        return date
