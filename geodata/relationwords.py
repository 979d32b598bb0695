"""How texts point at a place by way of others: "20 km north of", "between A and B", "road to"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

RelationKind = Literal["near", "offset", "between", "road", "hours"]

KM_PER_MILE = 1.609344
_NUMBER = r"(?P<number>\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = (
    r"(?P<unit>km|kms|kil[oó]metros?|kilomet(?:er|re)s?|mi|miles?|millas?"
    r"|m|mts?|metros?|met(?:er|re)s?)\.?"
)
_COMPASS = {
    "norte": "N", "north": "N", "sur": "S", "south": "S", "este": "E", "east": "E",
    "oeste": "W", "west": "W", "noreste": "NE", "nororiente": "NE", "nordeste": "NE",
    "northeast": "NE", "noroeste": "NW", "northwest": "NW", "noroccidente": "NW",
    "sureste": "SE", "sudeste": "SE", "suroriente": "SE",
    "southeast": "SE", "suroeste": "SW", "sudoeste": "SW", "southwest": "SW",
    "oriente": "E", "occidente": "W",
}  # fmt: skip
_INITIALS = {
    "N": "N", "S": "S", "E": "E", "W": "W", "O": "W", "NE": "NE", "NW": "NW", "NO": "NW",
    "SE": "SE", "SW": "SW", "SO": "SW",
}  # fmt: skip
_WORDS = "|".join(
    re.sub("^(nor|nort|north|sur|sud|sou|south)(?=(?:este|east|oeste|west))", r"\1[- ]?", word)
    for word in sorted(_COMPASS, key=len, reverse=True)
)
_DIRECTION = rf"(?P<direction>{_WORDS})(?:ern)?"
_SHORT_DIRECTION = rf"(?P<initials>{'|'.join(sorted(_INITIALS, key=len, reverse=True))})\.?"
_TERRAIN = (
    r"(?:(?:the|la|el|una?|a)\s+)?(?:camp|campamento|cerros|forest|hills?|jungle|monte|mountains"
    r"|rural\s+area|selva|zona\s+(?:rural|selv[aá]tica|boscosa|agreste))\s+"
)
_OFFSET = re.compile(
    rf"(?:(?:a|about|some|unos|approximately|aproximadamente)\s+)*{_NUMBER}\s*{_UNIT}"
    rf"(?:\s+(?:al\s+|to\s+the\s+)?(?:{_DIRECTION}|{_SHORT_DIRECTION}))?"
    rf"\s+(?:of|from|de|del|desde)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:(?:a|about|some|unos|unas|approximately|aproximadamente|m[aá]s\s+de|more\s+than)\s+)*"
    r"(?:\d{1,3}(?:[.,]\d)?|an?|one|two|three|four|five|six|half\s+an|un|una|dos|tres|cuatro|cinco"
    r"|seis|media|varias|several)\s+(?:horas?|hours?|minutos|minutes|d[ií]as?|days?)"
    r"(?:['\u2019]s?)?(?:\s+(?:a\s+pie|de\s+camino|en\s+\w+|on\s+foot|by\s+\w+|walk|drive))?"
    r"\s+(?:of|from|de|del|desde)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"(?:(?:al|el|the|to\s+the|in\s+the|en\s+el)\s+)?"
    rf"(?:{_DIRECTION}\s+(?:part\s+)?(?:of|de|del)|(?P<part>north|south|east|west|northeast"
    rf"|northwest|southeast|southwest)ern)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"(?:{_TERRAIN})?"
    r"(?:(?:very\s+)?near(?:\s+to)?|close\s+to|next\s+to|around|(?:just\s+)?outside(?:\s+of)?"
    r"|not\s+far\s+from|no\s+lejos\s+de|junto\s+a|alrededor\s+del?"
    r"|on\s+the\s+outskirts\s+of|(?:in\s+)?(?:the\s+)?(?:vicinity|surroundings|outskirts|area)\s+of"
    r"|(?:muy\s+)?cerca\s+(?:de\s+la\s+localidad\s+de|de|del|a|al)|cercan[oa]\s+(?:a|al)"
    r"|pr[oó]xim[oa]\s+(?:a|al)|(?:en\s+)?(?:el\s+)?[aá]rea\s+del?"
    r"|(?:(?:en|a)\s+)?(?:las?\s+|los\s+)?"
    r"(?:inmediaciones|alrededores|afueras|cercan[ií]as|proximidades|zonas?)\s+del?)"
    r"\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_NEAR_AFTER = re.compile(
    r"(?P<rest>\S.*?)\s+(?:area|surroundings|outskirts|vicinity)", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:(?:en\s+)?(?:el\s+|la\s+|los\s+|the\s+)?(?:frontera|l[ií]mites?|border)"
    r"\s+(?:between|entre|of|de)|between|entre)"
    r"\s+(?P<a>\S.*?)\s+(?:and|y|e|con|with)\s+(?P<b>\S.*)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"(?:from\s+(?P<a>\S.*?)\s+to|(?:de|desde)\s+(?P<c>\S.*?)\s+(?:a|hasta))\s+(?P<b>\S.*)",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"(?:(?:on|along|en|por|sobre|de)\s+)?(?:(?:the|la|el)\s+)?(?:carretera|v[ií]a|ruta|trocha|tramo|autopista|camino|road|highway)"
    r"\s+(?:(?:de|from|between|entre)\s+)?(?P<rest>\S.*)",
    re.IGNORECASE,
)
_ROAD_AFTER = re.compile(r"(?P<rest>\S.*?)\s+(?:road|highway|route)", re.IGNORECASE)
_BORDER = re.compile(
    r"(?:la\s+|the\s+)?(?:frontera|l[ií]mite|border)\s+(?P<rest>\S.*)", re.IGNORECASE
)
_ROAD_ENDS = re.compile(r"\s*[-\u2010-\u2015/]+\s*|\s+(?:a|to|and|y)\s+", re.IGNORECASE)
_KILOMETRE_POST = re.compile(
    r"\s*\b(?:km|kil[oó]metro)\.?\s*\d+(?:[.,+]\d+)?\b\.?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Pointer:
    """What the words say: the kind, the names pointed at as written, km and side when stated."""

    kind: RelationKind
    ends: tuple[str, ...]
    km: float | None = None
    direction: str | None = None


def without_post(text: str) -> str:
    """The text without a kilometre post: "carretera Central km 85"."""
    return _KILOMETRE_POST.sub(" ", text)


def read_pointer(part: str) -> Pointer | None:
    """What a part of a text points at, if that is all it does."""
    if found := _OFFSET.fullmatch(part):
        return Pointer("offset", (found["rest"],), _kilometres(found), _side(found))
    return _two_ends(part) or _one_end(part)


def _two_ends(part: str) -> Pointer | None:
    if found := _BETWEEN.fullmatch(part):
        return Pointer("between", (found["a"], found["b"]))
    if found := _FROM_TO.fullmatch(part):
        return Pointer("road", (found["a"] or found["c"], found["b"]))
    return read_road(part)


def _one_end(part: str) -> Pointer | None:
    if found := _HOURS.fullmatch(part):
        return Pointer("hours", (found["rest"],))
    if found := _HEADING.fullmatch(part):
        return Pointer("near", (found["rest"],), direction=_side(found))
    found = _NEAR.fullmatch(part) or _NEAR_AFTER.fullmatch(part)
    return Pointer("near", (found["rest"],)) if found else None


def read_road(part: str) -> Pointer | None:
    """The two ends of a road; None when only one is named."""
    part = without_post(part).strip()
    found = _ROAD.fullmatch(part) or _ROAD_AFTER.fullmatch(part) or _BORDER.fullmatch(part)
    ends = _ROAD_ENDS.split(found["rest"])[:2] if found else []
    return Pointer("road", tuple(ends)) if len(ends) > 1 else None


def _side(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    if initials := groups.get("initials"):
        return _INITIALS[initials.upper()]
    word = groups.get("direction") or groups.get("part")
    return _COMPASS[re.sub(r"[- ]", "", word.lower())] if word else None


def _kilometres(found: re.Match[str]) -> float:
    number = float(found["number"].replace(",", "."))
    unit = found["unit"].lower()
    if unit.startswith("mi"):
        return number * KM_PER_MILE
    return number / 1000 if unit.startswith("m") else number
