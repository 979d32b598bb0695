"""What the map says, in the reader's language: the texts that its scripts fill in themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Words
from dashboard.labels import N_
from dashboard.views.boundary_sources import credited
from geodata.gazetteer import country_of, load_gazetteer
from geodata.packs import BUNDLED
from geodata.spanish import contracted

# By precision, of a unit or region somewhere in which an incident was; the words are those of the
# bundled country, and others call their units otherwise.
SOMEWHERE = {
    "district": N_("somewhere in {name} district"),
    "province": N_("somewhere in {name} province"),
    "department": N_("somewhere in the department of {name}"),
}
ELSEWHERE = N_("somewhere in {name}")
AREAS = (*SOMEWHERE, "region")
# Words with which the Spanish names of regions begin and that have an article before them.
WITH_ARTICLE = ("Valle ", "Alto ", "Bajo ", "VRAEM ")


def map_words(words: Words) -> dict[str, str | list[str]]:
    """Every text of the map's scripts by name; a pair is a singular and its plural.

    Fields in braces are left for the script to fill.
    """
    tr = words.tr

    def trn(one: str, many: str) -> list[str]:
        return [words.trn(one, many, n, n="{n}", total="{total}") for n in (1, 2)]

    return {
        # The map as a whole
        "map_label": tr("Map of the incidents. The same incidents are listed in the table below."),
        "zoom_in": tr("Zoom in"),
        "zoom_out": tr("Zoom out"),
        "fit": tr("Show all incidents"),
        "empty": tr("None of these incidents can be shown on the map."),
        "outside": tr("The incidents lie outside this part of the map."),
        "outside_action": tr("Show them"),
        "loading": tr("Loading borders…"),
        "no_base": tr("Borders and names could not be loaded; the incidents are complete."),
        "no_layers": tr(
            "Could not be loaded: {layers}. The incidents are complete.", layers="{layers}"
        ),
        "layer_countries": tr("countries"),
        "layer_departments": tr("departments"),
        "layer_provinces": tr("provinces"),
        "layer_districts": tr("districts"),
        "layer_rivers": tr("rivers"),
        "layer_regions": tr("regions"),
        "no_districts": tr("District boundaries could not be loaded; the incidents are complete."),
        "credit": tr("Sources of the boundaries"),
        "attribution": tr("Boundaries: {source}", source=credited()),
        # Symbols and popups
        "incidents": trn("{n} incident", "{n} incidents"),
        "of_total": trn("{n} of {total} incident", "{n} of {total} incidents"),
        "not_stated": tr("not stated"),
        "no_best": tr("no best count"),
        "not_stated_in": trn("not stated in {n} incident", "not stated in {n} incidents"),
        "uncertain": trn("{n} may be of another date", "{n} may be of another date"),
        "suffered_by": tr("Suffered by"),
        "perpetrators": tr("Perpetrators"),
        "note": tr("Place note"),
        "sources": tr("Sources"),
        "more": tr("Show {n} more", n="{n}"),
        "close": tr("Close"),
        "cursor": tr(
            "Incidents on the map, by date. Arrow keys go from place to place, Enter opens one."
        ),
        "position": tr("{i} of {n}", i="{i}", n="{n}"),
        # Time
        "time": tr("Time on the map"),
        "play": tr("Play"),
        "pause": tr("Pause"),
        "period": tr("Period"),
        "all_dates": tr("All dates"),
        "show": tr("Show"),
        "mode_all": tr("All dates"),
        "mode_window": tr("Period by period"),
        "mode_cumulative": tr("Cumulative"),
        "until": tr("Until {period}", period="{period}"),
        "step": tr("Step"),
        "month": tr("Month"),
        "year": tr("Year"),
        "speed": tr("Speed"),
        # The legend
        "legend": tr("Legend"),
        "size": tr("Size"),
        "several_here": tr("incidents at one place"),
        "precision": tr("Precision of the place"),
        "exact": tr("exact place"),
        "near": tr("within the ring"),
        "district": tr("in the district"),
        "district_unknown": tr("in the district (outline not known)"),
        "province": tr("in the province"),
        "department": tr("in the department"),
        "region": tr("in the region"),
        "region_approximate": tr("in the region (approximate)"),
        "outline": tr("outline of the region"),
        "outline_approximate": tr("outline of the region (approximate)"),
        "maybe": tr("pale: may be of another date"),
    }


def where_text(row: Mapping[Any, Any], words: Words) -> str:
    """Where an incident was, said no more exactly than is known: "within 5 km of Mazángaro".

    Args:
        row: an incident with place_name, level (what the name is of), precision, radius_km, unit.
        words: the reader's language.
    """
    name, km, precision = row["place_name"], row["radius_km"], row["precision"]
    of_place = row["level"] == "place"
    if precision in AREAS:
        code = area_of(row["unit"], precision)
        area = _area_name(code, words) or name
        text = _somewhere(precision, code, area, words)
        return f"{name}, {text}" if of_place and name != area else text
    if precision == "exact":
        return str(name)
    if pd.isna(km):
        return words.tr("near {name}", name=name)
    if of_place:
        return words.tr("within {km} km of {name}", km=words.number(km), name=name)
    return words.tr("{name}, within {km} km of the point shown", km=words.number(km), name=name)


def area_of(unit: str, precision: str) -> str:
    """The code of the unit, or the id of the region, that stands for an incident on the map.

    Args:
        unit: code of the finest unit known, or a region's id.
        precision: of the incident's place; when that is a level, the unit of it is meant.
    """
    gazetteer = load_gazetteer()
    line = gazetteer.line(unit)
    return next((code for code in line if gazetteer.units[code].level == precision), unit)


def _somewhere(precision: str, code: str, area: str, words: Words) -> str:
    if precision in SOMEWHERE and country_of(code) in {BUNDLED, None}:
        return words.tr(SOMEWHERE[precision], name=area)
    if words.language == "es" and area.startswith(WITH_ARTICLE):
        return contracted(words.tr(ELSEWHERE, name="{name}"), {"name": f"el {area}"}).format()
    return words.tr(ELSEWHERE, name=area)


def _area_name(code: str, words: Words) -> str | None:
    gazetteer = load_gazetteer()
    if unit := gazetteer.units.get(code):
        return unit.name
    if region := gazetteer.regions.get(code):
        return region.name_es if words.language == "es" else region.name
    return None
