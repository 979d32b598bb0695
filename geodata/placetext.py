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

from geodata.countries import country_code
from geodata.names import clean, fold
from geodata.relationwords import Pointer, RelationKind, read_pointer, without_post
from geodata.typewords import KIND_OF, Kind, split_kind, unlabelled

__all__ = ["Kind", "Name", "PlaceText", "Relation", "parse_name", "parse_place", "read_code"]

# "Huari-Huanca" is a name with a hyphen or two names: the geocoder tries the whole first.
_SEPARATOR = re.compile(r"\s*(?:[;|()\[\]:>»•]|,(?!\d))+\s*")
_WEAK_SEPARATOR = re.compile(r"\s+[-\u2012-\u2015]+\s+|\s+(?:in|en)\s+(?:the\s+)?", re.IGNORECASE)
_LINES = re.compile(r"[ ]*[\t\r\n\v\f\u2028\u2029]+[ ]*")
_SLASH = re.compile(r"\s*/\s*")
_KIND_AHEAD = r"(?=(?:distrito|provincia|departamento|regi[oó]n)\s+(?:de|del)\s)"
_OPENING = re.compile(rf"^(?:en\s+)?(?:(?:el|la)\s+)?{_KIND_AHEAD}", re.IGNORECASE)
_BEFORE_KIND = re.compile(rf"\s+(?:(?:en\s+)?(?:el|la)\s+)?{_KIND_AHEAD}", re.IGNORECASE)
_PAIR = re.compile(r"\s*[-\u2010-\u2015/]+\s*")
_CODE = re.compile(
    r"(?:(?:ubigeo|c[oó]digo|code|p-?code)[\s:#.]*)?((?:[A-Z]{2})?\d{2,12})", re.IGNORECASE
)
#: Digits that can only be a code, beside a name: INEI's six, or a P-code with its letters.
_CODE_BESIDE = re.compile(
    r"(?:(?!(?i:ubigeo|c[oó]digo|code|p-?code)\b)(?P<name>\S.*?)\s+)?"
    r"(?:(?i:ubigeo|c[oó]digo|code|p-?code)[\s:#.]*)?"
    r"(?P<code>\d{6}|[A-Z]{2}\d{2,10})"
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
    |n d|nd|none|not specified|null|s d|sd|sin datos|sin especificar|unknown|unspecified|varios
    |various"""
    .replace("\n    ", "").split("|")
)  # fmt: skip


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
    text = _LEAD.sub("", without_post(text).strip(" -\"'“”«»"), count=1)
    folded = fold(text)
    if not folded:
        return None
    bare, kind = split_kind(folded)
    return Name(text, folded, bare, kind)


def split_name(name: Name) -> tuple[Name, ...]:
    """Names written as one: "Lima-Rimac", "Pichari/La Convención/Cusco"; () if it is only one."""
    ends = [parse_name(part) for part in _PAIR.split(name.text)]
    found = tuple(end for end in ends if end)
    return found if len(found) > 1 else ()


def without_fillers(text: str) -> str:
    """The cleaned text without the words that say nothing of where: doubt, emergency.

    "VRAE region of Peru" becomes "VRAE region, Peru"; lines and tabs part names.
    """
    text = _LINES.sub(", ", text.strip()) if not text.isprintable() else text
    text = _EMERGENCY.sub("", _DOUBT.sub("", unlabelled(clean(text))))
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
    parts, code = _without_code(_parts(text))
    for at, part in enumerate(parts):
        relation = _relation(read_pointer(part))
        if relation and not any(map(is_unit, {fold(part), split_kind(fold(part))[0]})):
            return PlaceText(_names(parts[:at]), relation, _names(parts[at + 1 :]), code)
    return PlaceText(_names(parts), code=code)


def _parts(text: str) -> list[str]:
    """The text at its separators; a spaced hyphen between two ends is none."""
    if text.count("/") > 1:
        text = _SLASH.sub(", ", text)
    parts = [part for part in _SEPARATOR.split(_OPENING.sub("", text)) if part]
    return [piece for part in parts for piece in _pieces(part) if piece]


def _pieces(part: str) -> list[str]:
    pointer = read_pointer(part)
    if pointer and pointer.kind in {"between", "road"}:
        return [part]
    return [piece for named in _BEFORE_KIND.split(part) for piece in _WEAK_SEPARATOR.split(named)]


def _without_code(parts: list[str]) -> tuple[list[str], str | None]:
    """The parts without the first that is a unit's code beside its name: "Mazamari (PE120604)"."""
    for at, part in enumerate(parts):
        found = _CODE_BESIDE.fullmatch(part)
        if found and (found["name"] or len(parts) > 1):
            return [*parts[:at], *filter(None, [found["name"]]), *parts[at + 1 :]], found["code"]
    return parts, None


def _names(parts: list[str]) -> tuple[Name, ...]:
    """The parts as names; a mere type word, as in "Junin (Region)", belongs to the one before."""
    names: list[Name] = []
    for part in parts:
        folded = fold(part)
        if folded in _NO_NAMES:
            continue
        if names and folded in KIND_OF:
            names[-1] = replace(names[-1], kind=KIND_OF[folded])
        elif name := parse_name(part):
            names.append(name)
    return tuple(names)


def _relation(pointer: Pointer | None) -> Relation | None:
    if pointer is None:
        return None
    anchors = tuple(name for name in map(parse_name, pointer.ends) if name)
    if len(anchors) < len(pointer.ends):
        return None
    return Relation(pointer.kind, anchors, pointer.km, pointer.direction)
