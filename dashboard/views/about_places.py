"""Whose populated places there are: the program's own, and lists that users added."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import Words
from dashboard.views.about_boundaries import country_name, day_text
from dashboard.views.boundary_sources import LONGEST_FACT, short
from dashboard.views.facts import facts_html
from dashboard.views.safe import as_heading, as_html
from geodata.additions.place_store import PlaceList, list_places
from geodata.gazetteer import load_country
from geodata.packs import BUNDLED, Pack, load_packs
from geodata.unusable import UnusableFileError


def show_places(words: Words) -> None:
    """The lists of places that users added, and the towns that came with the program."""
    st.html(as_heading(words.tr("Places"), "h3"))
    for pack in load_packs().values():
        for entry in lists_html(pack, words):
            st.html(entry)
    st.html(towns_html(words))


def lists_html(pack: Pack, words: Words) -> list[str]:
    """The lists that were added for a country; a sentence where one of them can't be read."""
    try:
        found = list_places(pack.folder)
    except UnusableFileError as error:
        return [f"<p>{as_html(words.said(error.message))}</p>"]
    return [list_html(entry, pack.country, words) for entry in found]


def list_html(entry: PlaceList, country: str, words: Words) -> str:
    """A list that was added: from where, since when, and how many places it has."""
    title = words.tr(
        "Added places: {name}, {country}",
        name=short(entry.slug),
        country=country_name(country, words),
    )
    unknown = words.tr("none stated")
    facts = {
        words.tr("File"): _text(entry.file),
        words.tr("Source"): _text(entry.source) or unknown,
        words.tr("Licence"): _text(entry.licence) or unknown,
        words.tr("Added on"): day_text(_text(entry.added), words),
        words.tr("Number"): _number(entry.places, words),
    }
    return facts_html(title, facts)


def towns_html(words: Words) -> str:
    """The towns that come with the program (geodata/boundaries/SOURCES.md)."""
    towns = sum(place.kind == "town" for place in load_country(BUNDLED).places)
    facts = {
        words.tr("Source"): "GeoNames, INEI",
        words.tr("Licence"): "CC BY 4.0 (GeoNames), MIT (INEI)",
        words.tr("Number"): words.number(towns),
    }
    return facts_html(words.tr("Towns: {country}", country=country_name(BUNDLED, words)), facts)


def _text(value: object) -> str:
    """A text of a file that anybody may have changed."""
    return short(str(value or ""), LONGEST_FACT)


def _number(value: object, words: Words) -> str:
    """A number of such a file."""
    return words.number(value) if isinstance(value, int) else words.tr("not stated")
