"""A record's location fields, whatever their types, made plain before anything is looked up."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from geodata.coordinates import Box, Point, read_point
from geodata.names import MAX_LENGTH
from geodata.placetext import Kind
from geodata.point_text import pair_in

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


@dataclass(frozen=True)
class Query:
    """What is asked, in plain types: "" and None for what a record leaves out.

    `text` is the place text as written, `words` the same without coordinates that stand in it;
    `coded` is the field for codes as it was written; `year` the incident's.
    """

    text: str
    words: str
    fields: dict[Kind, str]
    country: str = ""
    point: Point | None = None
    coded: str = ""
    year: int | None = None


def plain(value: object) -> str:
    """A cell as text: "" for None, NaN, NA and NaT; whole floats without their ".0"."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text in {"<NA>", "NaT", "nan"} else text


def year_in(text: str) -> str:
    """The year that a date's text states, in digits; "" when it states none."""
    found = _YEAR.search(text)
    return found[0] if found else ""


def read_query(text: object, box: Box, **stated: object) -> Query:
    """The query of a place text and the fields stated beside it (see `Geocoder.geocode`).

    `box` holds the country; coordinates outside it may be swapped, or have lost a sign.
    """
    words, lat, lon = plain(text), stated["lat"], stated["lon"]
    if len(words) <= MAX_LENGTH and (pair := pair_in(words)):
        words, *written = pair
        lat, lon = (lat, lon) if read_point(lat, lon, box) else written
    coded = _field(stated["ubigeo"])
    year = year_in(_field(stated["date"]))
    return Query(
        text=plain(text),
        words=words,
        fields={
            "department": _field(stated["department"]),
            "province": _field(stated["province"]),
            "district": _field(stated["district"]),
        },
        country=_field(stated["country"]),
        point=read_point(lat, lon, box),
        coded=coded,
        year=int(year) if year else None,
    )


def _field(value: object) -> str:
    """A field beside the place text, cut where no name is as long."""
    return plain(value)[:MAX_LENGTH].strip()
