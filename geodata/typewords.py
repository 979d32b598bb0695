"""The words that say what a name is of: "distrito de", "province", "police base"."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["place", "district", "province", "department", "region"]

_WORDS_OF: dict[Kind, str] = {
    "place": """annex|anexo|aldea|asentamiento humano|barrio|base|base militar|bct
        |base contrasubversiva|base contraterrorista|capital|caserio|cc nn|ccnn|centro poblado
        |centro poblado menor
        |ciudad|city|community|comunidad|comunidad campesina|comunidad nativa|cp|c p|cpm|hamlet
        |localidad|municipality|native community|poblado|populated place|pueblo|sector
        |settlement|town|urban area|village|villa|zona urbana
        |aerodromo|aeropuerto|airport|airstrip|army base|base antidrogas|base policial|comisaria
        |estacion policial|health post|hospital|main square|military base|military post
        |plaza|plaza de armas|police base|police post|police station|posta medica|puesto policial
        |puesto de salud|vereda|corregimiento""",
    "district": """dist|distrito|distritos|district|districts|municipio|district municipality
        |municipalidad distrital|comuna|comunas|commune|canton|cantones|parroquia|parish""",
    "province": "prov|provincia|provincias|province|provinces|municipalidad provincial",
    "department": """dep|departamento|departamentos|department|departments|depto|dept|dpt|dpto
        |estado|state""",
    "region": "region|regiones|regions|regional government|gobierno regional|zona|zone",
}
KIND_OF: dict[str, Kind] = {
    " ".join(word.split()): kind for kind, words in _WORDS_OF.items() for word in words.split("|")
}
"""What each word says, folded."""

_ANY = "|".join(sorted(map(re.escape, KIND_OF), key=len, reverse=True))
_PREFIX = re.compile(rf"(?:(?:the|el|la|los|las) )?({_ANY}) (?:(?:de|del|of) (?:the )?)?(?=\S)")
_SUFFIX = re.compile(rf" ({_ANY})$")
_LABEL = re.compile(
    r"(?:^|[\s,;|]+)\b(departamento|department|dpto|depto|regi[oó]n|provincia|province|prov"
    r"|distrito|district|dist|localidad|centro poblado|ciudad|city|town|village)\.?\s*[:=]\s*",
    re.IGNORECASE,
)


_CODE_LABEL = re.compile(r"\b(ubigeo|p-?code|c[oó]digo|code)\s*[:#=.]+\s*(?=\w)", re.IGNORECASE)


def split_kind(folded: str) -> tuple[str, Kind | None]:
    """A folded name without its type word, and what that word says."""
    if suffix := _SUFFIX.search(folded):
        return folded[: suffix.start()], KIND_OF[suffix[1]]
    if prefix := _PREFIX.match(folded):
        return folded[prefix.end() :], KIND_OF[prefix[1]]
    return folded, None


def unlabelled(text: str) -> str:
    """A form's labels made type words: "PROVINCIA: SATIPO DISTRITO: PANGOA" is two names."""
    return _LABEL.sub(r", \1 de ", _CODE_LABEL.sub(r"\1 ", text)).lstrip(", ")
