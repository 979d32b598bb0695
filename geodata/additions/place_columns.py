"""Which column of a list of places is which: by its heading, and where that fails by content.

Headings are those of IGN's and INEI's "centros poblados", MINSA's directory of health posts,
MINEDU's register of schools, OCHA's and plain lists in Spanish and English; a shapefile cuts them
to ten characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import product
from typing import Literal, cast

import numpy as np
import pandas as pd

from geodata.coordinates import Box
from geodata.names import fold

Subject = Literal["place", "school", "health"]

_HEADINGS: dict[str, str] = {
    "place": """centro poblado|centropoblado|cen pob|cenpob|nombre centro poblado|ccpp
        |nombre del centro poblado|nom ccpp|nomccpp|nomb ccpp|nombccpp|nombre ccpp|nomcp|nom cp
        |nombcp|nomb cp|nom poblad|nom pob|nombre poblado|nombre poblacion|poblado|localidad
        |populated place|settlement|settlement name|village|village name|town|place name|place
        |locality|featurename|feature name|ppl name|nucleo urbano|lugar""",
    "name": """nombre|name|nom|nombres|nombre oficial|toponimo|toponimia|asciiname|denominacion
        |label""",
    "building": """nombre del establecimiento|nombre establecimiento|establecimiento|nombre ie
        |nom ie|nombre de la ie|nombre iiee|cen edu|cenedu|nombre de ss ee|nombre ss ee
        |institucion educativa|nombre institucion educativa|nombre de la institucion educativa
        |nombre ipress|nombre eess|eess|school name|school|facility name|facility|health facility
        |razon social""",
    "lat": """lat|latitud|latitude|lat dec|latitud dec|latitud decimal|nlat ie|nlat|lat wgs84
        |latitud y|y lat|y gcs|ygcs|lat dd|latitude dd|latitudwgs84|coordenada latitud|point y|y
        |norte|coord y|coordenada y|y utm|utm y|utm norte|utm n|norte utm|northing|north|coordy
        |cy|y coord|ycoord""",
    "lon": """lon|long|lng|longitud|longitude|lon dec|longitud dec|longitud decimal|nlong ie|nlong
        |long wgs84|lon wgs84|longitud x|x lon|x long|x gcs|xgcs|lon dd|longitude dd|longitudwgs84
        |coordenada longitud|point x|x|este|coord x|coordenada x|x utm|utm x|utm este|utm e
        |este utm|easting|east|coordx|cx|x coord|xcoord""",
    "code": """ubigeo|cod ubigeo|codubigeo|codigo ubigeo|ubigeo distrito|ubigeo dis|ubigeo inei
        |codgeo|cod geo|iddist|id dist|coddist|cod dist|codigo distrito|codigo de distrito
        |ubigeo ccpp|adm3 pcode|admin3pcod|admin3 pcode|adm2 pcode|pcode|admin3code|admin3
        |district code|idccpp ubigeo|cod dane|divipola|codigo dane|municipality code""",
    "zone": "zona utm|zonautm|utm zone|huso|huso utm|zona|zone|utm zona|zona geografica utm",
    "id": """idccpp|cod ccpp|codccpp|codigo ccpp|codcp|cod cp|codigo centro poblado|codigo
        |cod mod|codmod|codigo unico|codigo modular|geonameid|geoname id|pcode ppl|cod|code|id
        |objectid|fid|gid""",
    "population": """poblacion|poblacion total|pob total|pobtotal|pob tot|pob|pob2017|pob17
        |poblacion 2017|poblacion2017|population|pop|habitantes|pop total|total pob""",
    "category": """categoria|categoria ccpp|cat poblad|categ|cat|tipo|tipo ccpp|tipo centro poblado
        |clase|class|type|category|feature code|clasificacion|d tipo""",
    "others": """alternatenames|alternate names|alternate name|alt names|alt name|otros nombres
        |otro nombre|nombre alterno|nombres alternos|alias|other names|other name""",
    "department": """departamento|dpto|depto|dep|d dpto|d dep|nomdep|nombdep|nom dep|nombre dep
        |nombre departamento|department|admin1|adm1 es|adm1 name|adm1 en|region|dpto nom""",
    "province": """provincia|prov|d prov|nomprov|nombprov|nom prov|nomb prov|nombre provincia
        |province|adm2 es|adm2 name|adm2 en|nombre prov""",
    "district": """distrito|dist|d dist|nomdist|nombdist|nom dist|nomb dist|nombre distrito|district
        |adm3 es|adm3 name|adm3 en|municipio|municipality|nombre dist""",
}
_OF: dict[str, dict[str, int]] = {
    role: {" ".join(h.split()): at for at, h in enumerate(text.split("|"))}
    for role, text in _HEADINGS.items()
}
_CUT = 10
"""Characters that a shapefile's headings have at most."""
_SHORTEST_CUT = 8
"""A heading as long as a cut one may be, once its spaces and accents are folded away."""
_SCHOOLS = {"cod mod", "codmod", "cen edu", "nlat ie", "codlocal", "cod local", "d niv mod"}
_HEALTH = {"codigo disa", "disa", "microrred", "codigo microrred", "cod ipress", "ipress"}
_HEALTH_HEADINGS = {"nombre del establecimiento", "nombre ipress", "nombre eess", "eess"}
_SCHOOL_NAMES = re.compile(
    r"(?:i e|ie|iei|iep|institucion educativa|escuela|colegio|pronoei|jardin|school)\b"
)
_HEALTH_NAMES = re.compile(
    r"(?:c s|cs|p s|ps|puesto de salud|centro de salud|puesto salud|posta|hospital|clinica"
    r"|health (?:post|centre|center))\b"
)
_SAMPLE = 3000
_PAIRED = 4  # columns of a kind: degrees, metres in two systems, and degrees spelt out
_MOST = 0.9


@dataclass(frozen=True)
class PlaceColumns:
    """The column of each role; "" for one that the list lacks.

    Attributes:
        name: of the populated place.
        lat: the latitude, or northing; `lon` the longitude, or easting.
        lon: as `lat`.
        code: of the administrative unit.
        zone: of the UTM grid.
        id: what the source calls the row by.
        population: inhabitants.
        category: what kind of place it is.
        others: further names.
        department: the unit's name, like the next two.
        province: see `department`.
        district: see `department`.
        subject: what the rows are; of health posts `name` is the post's, where no other is given.
        own_name: False where `name` is a building's.
        points: every pair of columns that may hold the coordinates.
    """

    name: str = ""
    lat: str = ""
    lon: str = ""
    code: str = ""
    zone: str = ""
    id: str = ""
    population: str = ""
    category: str = ""
    others: str = ""
    department: str = ""
    province: str = ""
    district: str = ""
    subject: Subject = "place"
    own_name: bool = True
    points: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def used(self) -> dict[str, str]:
        """Role to heading, of those there are."""
        roles = (each.name for each in fields(self) if each.name in {*_OF, "name"})
        return {role: getattr(self, role) for role in roles if getattr(self, role)}


def find_columns(frame: pd.DataFrame, box: Box, codes: Iterable[str] = ()) -> PlaceColumns:
    """The roles of a table's columns.

    Args:
        frame: of texts.
        box: holds the country; columns of numbers that all lie in it are coordinates.
        codes: of units; a column of them is the unit's code.
    """
    folded = {str(column): fold(str(column)[:200]) for column in frame.columns}
    ranked = {role: _ranked(role, folded) for role in _OF}
    found = {role: columns[0] if columns else "" for role, columns in ranked.items()}
    head = frame.head(_SAMPLE)
    place, named, building = found.pop("place"), found.pop("name"), found.pop("building")
    subject = _subject(folded, head, building or named)
    if subject != "place":
        building, named = building or named, ""
    name = place or named
    own_name = bool(name) or not building
    points = list(product(ranked["lat"][:_PAIRED], ranked["lon"][:_PAIRED]))
    taken = {name or building, *found.values(), ""}
    points = points or _points_by_content(head, box, taken)
    found["code"] = found["code"] or _codes_by_content(head, frozenset(codes), taken)
    if not (name or building):
        taken |= {column for pair in points for column in pair} | {found["code"]}
        name = _names_by_content(head, taken)
    lat, lon = points[0] if points else ("", "")
    return PlaceColumns(
        **{**found, "name": name or building, "lat": lat, "lon": lon},
        subject=subject,
        own_name=own_name,
        points=tuple(points),
    )


def _ranked(role: str, folded: Mapping[str, str]) -> list[str]:
    """The columns whose headings fit a role, the most telling first."""
    known = _OF[role]
    cut = {heading[:_CUT].strip(): at for heading, at in reversed(known.items())}
    ranks = {}
    for column, heading in folded.items():
        rank = known.get(heading)
        if rank is None and _SHORTEST_CUT <= len(heading) <= _CUT:
            rank = cut.get(heading)
        if rank is not None:
            ranks[column] = rank
    return sorted(ranks, key=lambda column: ranks[column])


def _subject(folded: Mapping[str, str], frame: pd.DataFrame, named: str) -> Subject:
    """What the rows are, by headings that only such lists have, else by most of their names."""
    headings = set(folded.values())
    if headings & _SCHOOLS:
        return "school"
    if headings & _HEALTH or folded.get(named) in _HEALTH_HEADINGS:
        return "health"
    names = [fold(text[:99]) for text in frame[named]] if named else []
    for subject, words in (("school", _SCHOOL_NAMES), ("health", _HEALTH_NAMES)):
        if sum(bool(words.match(name)) for name in names) > len(names) / 2:
            return cast("Subject", subject)
    return "place"


def _points_by_content(frame: pd.DataFrame, box: Box, taken: set[str]) -> list[tuple[str, str]]:
    """The one column of numbers that are all latitudes of the country, and that of longitudes."""
    west, south, east, north = box
    lats, lons = [], []
    for column in map(str, frame.columns):
        if column in taken:
            continue
        numbers = pd.to_numeric(frame[column].str.replace(",", "."), errors="coerce")
        if numbers.notna().mean() < _MOST or (numbers % 1 == 0).mean() > 1 - _MOST:
            continue
        lats += [column] if numbers.between(south, north).mean() >= _MOST else []
        lons += [column] if numbers.between(west, east).mean() >= _MOST else []
    return [(lats[0], lons[0])] if len(lats) == len(lons) == 1 and lats != lons else []


def _codes_by_content(frame: pd.DataFrame, codes: frozenset[str], taken: set[str]) -> str:
    for column in map(str, frame.columns):
        texts = frame[column][frame[column] != ""]
        if column not in taken and len(texts) and texts.isin(codes).mean() >= _MOST:
            return column
    return ""


def _names_by_content(frame: pd.DataFrame, taken: set[str]) -> str:
    """The one column of words of which few are said twice."""
    found = []
    for column in map(str, frame.columns):
        texts = frame[column][frame[column] != ""]
        if column in taken or len(texts) < _MOST * len(frame) or not len(texts):
            continue
        words = texts.str.contains(r"[^\W\d_]{3}", regex=True).mean() >= _MOST
        if words and texts.nunique() > len(texts) / 2 and np.mean(texts.str.len()) < 60:  # noqa: PLR2004
            found.append(column)
    return found[0] if len(found) == 1 else ""
