"""Place text as sources write it, taken apart: names with type words, parents, "near", "between".

    "Kiteni, distrito de Echarati, provincia de La Convención"
    → names Kiteni · Echarati (district) · La Convención (province)
    "20 km north of Satipo, Junin region"
    → 20 km north of Satipo; context Junin (region)

Nothing is looked up here; the geocoder decides what each name is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from geodata.countries import country_code
from geodata.names import clean, fold

Kind = Literal["place", "district", "province", "department", "region"]
RelationKind = Literal["near", "offset", "between", "road"]

_KIND_WORDS: dict[Kind, str] = {
    "place": """annex|anexo|aldea|asentamiento humano|barrio|base|base militar|bct
        |base contraterrorista|capital|caserio|cc nn|ccnn|centro poblado|centro poblado menor
        |ciudad|city|community|comunidad|comunidad campesina|comunidad nativa|cp|c p|cpm|hamlet
        |localidad|municipality|native community|poblado|populated place|pueblo|sector
        |settlement|town|urban area|village|villa|zona urbana""",
    "district": """dist|distrito|distritos|district|municipio|comuna|comunas|commune|canton|cantones
        |parroquia|parish""",
    "province": "prov|provincia|provincias|province",
    "department": "depto|dpto|departamento|department|dept|dpt|dep",
    "region": "region|regional government|gobierno regional|zona|zone",
}
_KIND_OF = {
    " ".join(word.split()): kind for kind, words in _KIND_WORDS.items() for word in words.split("|")
}
_WORDS = "|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True))
_PREFIX = re.compile(rf"(?:(?:the|el|la) )?({_WORDS}) (?:(?:de|del|of) (?:the )?)?(?=\S)")
_SUFFIX = re.compile(rf" ({_WORDS})$")
_ONLY_KIND = re.compile(rf"(?:{_WORDS})")
# "Huari-Huanca" is a name with a hyphen or two names: the geocoder tries the whole first.
_SEPARATOR = re.compile(
    r"\s*(?:[;|()\[\]:>»•]|,(?!\d))+\s*|\s+[-\u2012-\u2015]+\s+|\s+(?:in|en)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_BEFORE_KIND = re.compile(
    r"\s+(?=(?:distrito|provincia|departamento|regi[oó]n)\s+(?:de|del)\s)", re.IGNORECASE
)
_PAIR = re.compile(r"\s*[-\u2010-\u2015/]+\s*")
_KILOMETRE_POST = re.compile(
    r"\s*\b(?:km|kil[oó]metro)\.?\s*\d+(?:[.,+]\d+)?\b\.?\s*", re.IGNORECASE
)
_NUMBER = r"(?P<number>\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = r"(?P<unit>km|kms|kil[oó]metros?|kilomet(?:er|re)s?|mi|miles?|millas?)\.?"
_COMPASS = {
    "norte": "N", "north": "N", "sur": "S", "south": "S", "este": "E", "east": "E",
    "oeste": "W", "west": "W", "noreste": "NE", "nororiente": "NE", "nordeste": "NE",
    "northeast": "NE", "noroeste": "NW", "northwest": "NW", "sureste": "SE", "sudeste": "SE",
    "southeast": "SE", "suroeste": "SW", "sudoeste": "SW", "southwest": "SW",
    "oriente": "E", "occidente": "W",
}  # fmt: skip
_DIRECTION = rf"(?P<direction>{'|'.join(sorted(_COMPASS, key=len, reverse=True))})(?:ern)?"
_OFFSET = re.compile(
    rf"(?:(?:a|about|some|unos|approximately|aproximadamente)\s+)*{_NUMBER}\s*{_UNIT}"
    rf"(?:\s+(?:al\s+|to\s+the\s+)?{_DIRECTION})?\s+(?:of|from|de|del|desde)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"(?:(?:al|el|the|to\s+the|in\s+the|en\s+el)\s+)?"
    rf"(?:{_DIRECTION}\s+(?:part\s+)?(?:of|de|del)|(?P<part>north|south|east|west|northeast"
    rf"|northwest|southeast|southwest)ern)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?:near(?:\s+to)?|close\s+to|next\s+to|around|outside(?:\s+of)?|junto\s+a|alrededor\s+de"
    r"|on\s+the\s+outskirts\s+of|(?:in\s+)?(?:the\s+)?(?:vicinity|surroundings|outskirts|area)\s+of"
    r"|(?:muy\s+)?cerca\s+(?:de\s+la\s+localidad\s+de|de|del|a|al)|pr[oó]xim[oa]\s+a"
    r"|(?:en\s+)?(?:las?\s+|los\s+)?"
    r"(?:inmediaciones|alrededores|afueras|cercan[ií]as|proximidades|zonas?)\s+del?)"
    r"\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_NEAR_AFTER = re.compile(
    r"(?P<rest>\S.*?)\s+(?:area|surroundings|outskirts|vicinity)", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:(?:en\s+)?(?:el\s+|la\s+|the\s+)?(?:frontera|l[ií]mites?|border)\s+)?"
    r"(?:between|entre)\s+(?P<a>\S.*?)\s+(?:and|y|e)\s+(?P<b>\S.*)",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"(?:(?:the|la|el)\s+)?(?:carretera|v[ií]a|ruta|trocha|tramo|autopista|camino|road|highway)"
    r"\s+(?:(?:de|from|between|entre)\s+)?(?P<rest>\S.*)",
    re.IGNORECASE,
)
_ROAD_AFTER = re.compile(r"(?P<rest>\S.*?)\s+(?:road|highway|route)", re.IGNORECASE)
_ROAD_ENDS = re.compile(r"\s*[-\u2010-\u2015/]+\s*|\s+(?:a|to|and|y)\s+", re.IGNORECASE)
_CODE = re.compile(
    r"(?:(?:ubigeo|c[oó]digo|code|p-?code)[\s:#.]*)?((?:[A-Z]{2})?\d{2,12})", re.IGNORECASE
)
_DOUBT = re.compile(
    r"(?:possibly|probably|presumably|maybe|perhaps|posiblemente|probablemente|presuntamente"
    r"|quiz[aá]s?|tal\s+vez|acaso)\s+(?=\S)",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(
    r"(?:(?:the|la|una|an)\s+)?(?:emergency\s+zone|zona\s+(?:de|en)\s+emergencia)"
    r"\s+(?:of|in|del?|en)\s+(?:(?:the|el|la)\s+)?(?=\S)",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(
    r"(?<=\s)((?:emergency\s+)?(?:regi[oó]n|zone|zona|valley|area|department|province|district"
    r"|town|city|village))\s+(?:of|in|del?)\s+([^\s,;]+)$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:in|at|en|on|or|o)\s+(?:the\s+)?", re.IGNORECASE)

#: What tables say where no place is known.
_NO_NAMES = frozenset(
    """desconocido|en blanco|n a|na|nan|ninguno|no aplica|no data|no determinado|no especificado
    |none|not specified|null|s d|sd|sin datos|sin especificar|unknown|unspecified|varios|various"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
KM_PER_MILE = 1.609344


@dataclass(frozen=True)
class Name:
    """One name as written, its folded key with and without the type word, and what that word says.

    `folded` keeps the type word ("pueblo nuevo"), `bare` has lost it ("nuevo"): the first is
    looked up before the second, because many names contain such a word.
    """

    text: str
    folded: str
    bare: str
    kind: Kind | None = None


@dataclass(frozen=True)
class Relation:
    """What is said about a place by way of one or two others.

    Near it, off it by a distance, between two, on the road from one to the other; near with a
    direction is a side of it ("north of", "southern").
    """

    kind: RelationKind
    anchors: tuple[Name, ...]
    km: float | None = None
    direction: str | None = None


@dataclass(frozen=True)
class PlaceText:
    """A place text taken apart.

    `names` in the order written, the finest usually first; `relation` and, after it, `context`
    when the text points at a place by way of another; `code` a unit's code when the text is one.
    """

    names: tuple[Name, ...] = ()
    relation: Relation | None = None
    context: tuple[Name, ...] = ()
    code: str | None = None


def read_code(text: str) -> str | None:
    """The code when the text is one, as written: 050405, PE120604, "UBIGEO 050405"."""
    found = _CODE.fullmatch(text.strip())
    return found[1] if found else None


def parse_name(text: str) -> Name | None:
    """One name without its type words ("Chuschi town", "distrito de Anco"); None if empty."""
    text = _LEAD.sub("", _KILOMETRE_POST.sub(" ", text).strip(" -\"'“”«»"), count=1)
    folded = fold(text)
    if not folded:
        return None
    kind: Kind | None = None
    bare = folded
    if suffix := _SUFFIX.search(bare):
        kind, bare = _KIND_OF[suffix[1]], bare[: suffix.start()]
    elif prefix := _PREFIX.match(bare):
        kind, bare = _KIND_OF[prefix[1]], bare[prefix.end() :]
    return Name(text, folded, bare, kind)


def split_name(name: Name) -> tuple[Name, ...]:
    """Names written as one: "Lima-Rimac", "Pichari/La Convención/Cusco"; () if it is only one."""
    ends = [parse_name(part) for part in _PAIR.split(name.text)]
    found = tuple(end for end in ends if end)
    return found if len(found) > 1 else ()


def without_fillers(text: str) -> str:
    """The cleaned text without the words that say nothing of where: doubt, emergency.

    "VRAE region of Peru" becomes "VRAE region, Peru".
    """
    text = _EMERGENCY.sub("", _DOUBT.sub("", clean(text)))
    found = _OF_COUNTRY.search(text)
    if found and country_code(found[2]):
        return f"{text[: found.end(1)]}, {found[2]}"
    return text


def parse_place(text: str, is_unit: Callable[[str], bool] = lambda _: False) -> PlaceText:
    """Take a place text apart; any text gives a result, an empty one when no name is in it.

    Args:
        text: the text.
        is_unit: whether a folded name is a unit's, which then is no side of another: in Colombia
            "Norte de Santander" lies beside Santander.
    """
    text = without_fillers(text)
    if code := read_code(text):
        return PlaceText(code=code)
    parts = [part for part in _SEPARATOR.split(_BEFORE_KIND.sub(", ", text)) if part]
    for at, part in enumerate(parts):
        if (relation := _parse_relation(part)) and not is_unit(fold(part)):
            return PlaceText(_names(parts[:at]), relation, _names(parts[at + 1 :]))
    return PlaceText(_names(parts))


def _names(parts: list[str]) -> tuple[Name, ...]:
    """The parts as names; a mere type word, as in "Junin (Region)", belongs to the one before."""
    names: list[Name] = []
    for part in parts:
        folded = fold(part)
        if folded in _NO_NAMES:
            continue
        if names and _ONLY_KIND.fullmatch(folded):
            names[-1] = replace(names[-1], kind=_KIND_OF[folded])
        elif name := parse_name(part):
            names.append(name)
    return tuple(names)


def _parse_relation(part: str) -> Relation | None:
    if found := _OFFSET.fullmatch(part):
        return _relation("offset", found["rest"], km=_kilometres(found), found=found)
    if found := _BETWEEN.fullmatch(part):
        return _relation("between", found["a"], found["b"])
    if found := _ROAD.fullmatch(part) or _ROAD_AFTER.fullmatch(part):
        return _relation("road", *_ROAD_ENDS.split(_KILOMETRE_POST.sub(" ", found["rest"]))[:2])
    if found := _HEADING.fullmatch(part):
        return _relation("near", found["rest"], found=found)
    if found := _NEAR.fullmatch(part) or _NEAR_AFTER.fullmatch(part):
        return _relation("near", found["rest"])
    return None


def _relation(
    kind: RelationKind, *texts: str, km: float | None = None, found: re.Match[str] | None = None
) -> Relation | None:
    anchors = tuple(name for name in map(parse_name, texts) if name)
    if len(anchors) < len(texts):
        return None
    if kind in {"between", "road"} and len(anchors) == 1:
        return None
    direction = (found["direction"] or found.groupdict().get("part")) if found else None
    return Relation(kind, anchors, km, _COMPASS[direction.lower()] if direction else None)


def _kilometres(found: re.Match[str]) -> float:
    number = float(found["number"].replace(",", "."))
    return number * KM_PER_MILE if found["unit"].lower().startswith("mi") else number
