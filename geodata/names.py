"""Names made comparable: accents, case, punctuation and abbreviations folded away.

Four keys of a name, from strict to loose:

- `fold`: what two careful writers agree on ("Sto. Domingo" = "SANTO DOMINGO").
- `squash`: the same run together, as some write names of several words.
- `sound`: what one hears ("Quepashiato" = "Kepasiato"): the spellings between which
  Spanish, Quechua and Asháninka names vary. Only used inside a known parent.
- `bag`: the telling words in any order and in either language
  ("Apurimac and Ene River Valley" = "valle de los ríos Ene y Apurímac").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: A longer text is no place name: it is refused at once, so that no input costs more than another.
MAX_LENGTH = 300

_ABBREVIATIONS = {
    "cap": "capitan",
    "cnel": "coronel",
    "crnl": "coronel",
    "dr": "doctor",
    "fco": "francisco",
    "gral": "general",
    "mcal": "mariscal",
    "ntra": "nuestra",
    "nva": "nueva",
    "nvo": "nuevo",
    "pdte": "presidente",
    "pto": "puerto",
    "sn": "san",
    "sr": "senor",
    "sra": "senora",
    "sta": "santa",
    "sto": "santo",
}
_SMALL_WORDS = frozenset(
    {"a", "al", "and", "basin", "cuenca", "de", "del", "el", "la", "las", "los",
     "of", "or", "rio", "rios", "river", "rivers", "the", "y"}
)  # fmt: skip
_IN_SPANISH = {"valles": "valle", "valley": "valle", "valleys": "valle", "upper": "alto"}
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.\s?){3,}")
_SOUNDS = (
    (re.compile(r"sh"), "s"),
    (re.compile(r"qu(?=[ei])"), "k"),
    (re.compile(r"c(?=[ei])"), "s"),
    (re.compile(r"ch"), "x"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"[hg]u(?=[aeio])|w"), "u"),
    (re.compile(r"\bh|(?<=[aeiou])h(?=[aeiou])"), ""),
    (re.compile(r"(?<=[aeiou])ll(?=[aeiou])"), "y"),
    (re.compile(r"m(?=[bpvf]|\b)"), "n"),
)
_SAME_SOUND = str.maketrans({"z": "s", "v": "b", "y": "i", "e": "i", "o": "u", " ": None})
_DOUBLED = re.compile(r"([a-z])\1+")


def clean(text: str) -> str:
    """The text in one line without control, format and private characters (RTL marks, NUL …)."""
    if text.isprintable():  # no such character is, nor any blank but the plain one
        return " ".join(text.split())
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in text
        if unicodedata.category(c) not in {"Cf", "Co", "Cs", "Cn"}
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The name in plain lower-case letters, single spaces, abbreviations written out.

    "V.R.A.E.M." becomes "vraem", "Sto. Domingo de Acobamba" "santo domingo de acobamba";
    a text without a Latin letter or digit becomes "".
    """
    text = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text)
    plain = text
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", plain.casefold().replace("'", "").replace("`", "")).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def squash(folded: str) -> str:
    """A folded name without spaces and "de": "Palma Pampa" = "Palmapampa"."""
    return "".join(word for word in folded.split() if word not in {"de", "del"})


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """A folded name by its sound: one letter for z/s, v/b, k/qu/c, hu/gu/w, i/y/ll/e, o/u."""
    for pattern, by in _SOUNDS:
        folded = pattern.sub(by, folded)
    return _DOUBLED.sub(r"\1", folded.translate(_SAME_SOUND))


def bag(folded: str) -> frozenset[str]:
    """The telling words of a folded name, "valley" and "upper" in Spanish, small words dropped."""
    words = (_IN_SPANISH.get(word, word) for word in folded.split())
    return frozenset(word for word in words if word not in _SMALL_WORDS)
