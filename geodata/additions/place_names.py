"""Names of populated places as lists write them, made fit to be shown and to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geodata.encodings import once_encoded
from geodata.names import clean, fold
from geodata.placetext import parse_name

LONGEST = 120
"""Characters of a name; the longest of IGN's 136,587 has 48."""

_SMALL_WORDS = {"de", "del", "la", "las", "los", "el", "y", "e", "en", "a", "al", "con", "por"}
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI{1,3}|XIX|XX|XXI)")
_WORD = re.compile("[^\\W\\d_]+(?:['`\u2019\u00b4][^\\W\\d_]+)*")  # K'ello
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*$")
_FEW_LETTERS = 4
_MOST_MENDED = 8
#: In brackets these say what the place is or where, not how else it is called.
_NO_OTHER_NAME = re.compile(
    r"(?:anexo|barrio|caserio|cc nn|ccnn|centro poblado|cerca|comunidad|cooperativa|cruce|distrito"
    r"|estacion|ex|experimental|fundo|fdo|hacienda|hda|hito|kilometro|km|mina|minera|parcela|puesto"
    r"|sector|unidad|zona)\b.*"
)
_NOTHING = frozenset(
    """desconocido|en blanco|n a|na|nan|ninguna|ninguno|none|no name|null|s d|s n|sd|sin dato
    |sin datos|sin nombre|sn|unknown|unnamed|x|xx|xxx"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
_HEALTH_TYPE = re.compile(
    r"(?:(?:c\.?\s?s\.?\s?m\.?\s?i|c\.?\s?s|p\.?\s?s)\.?(?=[\s.])"
    r"|(?:puesto|centro|posta|p\.|c\.)\s*(?:materno\s*infantil|de\s+salud|salud|m[eé]dica|sanitaria)"
    r"|posta|materno\s+infantil)"
    r"[\s.\-]*(?:materno\s*infantil\s+)?(?:(?:i{1,3}|iv)-\d\s+)?(?:de\s+)?",
    re.IGNORECASE,
)
_NOT_PUBLIC = re.compile(
    r"\b(?:asociados|centro medico|cirugia|clinica|clinicas|consultorio|consultorios|dental"
    r"|diagnostico|dr|dra|eirl|especialidades|essalud|estetica|ginecologico|hospital|imagenes|instituto"
    r"|laboratorio|medic|medica|medico|medicos|odontologia|odontologico|oftalmologico|optica|penal|pnp|policlinico"
    r"|psicologico|sac|salud|sanidad|servicios|sociedad|srl|terapia|vision)\b"
)
_PUBLIC = re.compile(r"\b(?:puestos?|postas?|centros? de salud|centro materno)\b")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name to show, its key, and further names: each as it is shown, with its key."""

    text: str
    key: str
    others: tuple[tuple[str, str], ...] = ()


def read_name(written: str, others: str = "") -> PlaceName | None:
    """The name of a row; None when there is none in it.

    What stands in brackets is a further name ("Colipuquio (La Florida)"), unless it is too short to
    be one ("Pocarccollo (I)": then it belongs to the name) or says what kind of place it is. So is
    the whole, and the name without its type word ("A.H. Santa Rosa").

    Args:
        written: as in the list, at most `LONGEST` characters.
        others: further names, separated by comma, semicolon or bar.
    """
    text = shown(tidy(written))
    if fold(text) in _NOTHING or not re.search(r"[a-z]", fold(text)):
        return None
    further = [tidy(name) for name in re.split(r"[,;|]", others)] if others else []
    found = _BRACKETS.search(text)
    if found and found.start() and re.search(r"[a-z]{2}", fold(text[: found.start()])):
        inside = fold(found[1])
        if len(inside.replace(" ", "")) >= _FEW_LETTERS:
            further.append(text)
            text = text[: found.start()].strip()
            if not _NO_OTHER_NAME.fullmatch(inside):
                further.append(found[1].strip())
    key = fold(text)
    if bare := _bare(text, key):
        further.append(bare)
    named = {fold(name): name for name in reversed(further) if _is_latin(name)}
    return PlaceName(
        text, key, tuple((name, k) for k, name in sorted(named.items()) if k and k != key)
    )


def tidy(text: str) -> str:
    """The text in one line, what was encoded twice mended, control and format characters gone."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    # A control character may be half of such a letter, or stand between two halves.
    for _ in range(_MOST_MENDED):
        mended = clean(once_encoded(text))
        if mended == text:
            break
        text = mended
    return text


def shown(text: str) -> str:
    """A name in capitals as one writes it; any other as it is."""
    if not text.isupper():
        return text
    return _WORD.sub(lambda word: _cased(word, text), text)


def _cased(word: re.Match[str], text: str) -> str:
    written = word[0]
    alone = len(written) == 1
    if alone or _ROMAN.fullmatch(written) or _INITIALS.match(text, word.start()):
        lower = written.casefold()
        return lower if alone and word.start() and lower in _SMALL_WORDS else written
    if word.start() and written.casefold() in _SMALL_WORDS:
        return written.casefold()
    return written[0] + written[1:].lower()


def _bare(text: str, key: str) -> str:
    """The name without its type word; "" when it has none, or is nothing more."""
    name = parse_name(text)
    return name.bare.title() if name and name.bare != key and len(name.bare) >= _FEW_LETTERS else ""


def _is_latin(name: str) -> bool:
    """Whether it is a name in Latin letters; GeoNames lists airport codes and other scripts too."""
    if not 1 < len(name) <= LONGEST or "://" in name:
        return False
    code = len(name) <= _FEW_LETTERS and name.isupper()
    return not code and max(name) < "\u0250" and re.search(r"[a-z]", fold(name)) is not None


def health_post_place(name: str, kind: str) -> str:
    """The village that a public health post is named for; "" when it is none, or private.

    Posts and centres of the health service carry the name of the place they serve; clinics,
    hospitals and surgeries carry those of saints, doctors and firms.

    Args:
        name: the establishment's.
        kind: what the list says it is, "" when it does not.
    """
    text = tidy(name[:LONGEST])
    found = _HEALTH_TYPE.match(text)
    rest = text[found.end() :].strip() if found else text
    if kind and not _PUBLIC.search(fold(kind[:LONGEST])):
        return ""
    if not kind and not found:
        return ""
    return "" if _NOT_PUBLIC.search(fold(rest)) else rest
