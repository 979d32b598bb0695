"""Names that separators cut wrongly: one name with a comma or hyphen in it, or two in one."""

from __future__ import annotations

import re
from dataclasses import replace

from geodata.chains import follow
from geodata.matching import NameIndex, Scope
from geodata.names import clean
from geodata.placetext import Name, parse_name, split_name

_MOST_NAMES = 8


def one_name(text: str, index: NameIndex) -> Name | None:
    """The name that the whole text is, although separators part it: "La Legua - San Jacinto".

    Commas always part names.
    """
    name = None if "," in text else parse_name(text)
    return name if name and index.known(name) else None


def joined(names: tuple[Name, ...], index: NameIndex, text: str) -> tuple[Name, ...]:
    """Names put together again where only the whole is known, and taken apart where one is in two.

    "valle de los ríos Apurímac, Ene y Mantaro" is one name; "Lima-Rimac" is Rímac in Lima.

    Args:
        names: as the separators cut them.
        index: to look them up in.
        text: what they were cut from; each name comes out as it is written there.
    """
    return tuple(_as_written(name, text) for name in _joined(names, index))


def _joined(names: tuple[Name, ...], index: NameIndex) -> tuple[Name, ...]:
    if len(names) > _MOST_NAMES:
        return names
    for length in range(len(names), 1, -1):
        for start in range(len(names) - length + 1):
            span = names[start : start + length]
            if all(index.lookup(name) for name in span):
                continue
            whole = parse_name(", ".join(name.text for name in span))
            # Not by what a type word leaves of it: "La Villa, Huaura" is not the villa of Huaura.
            if whole and index.lookup(replace(whole, bare=whole.folded)):
                before, after = names[:start], names[start + length :]
                return (*before, whole, *_joined(after, index))
    return tuple(part for name in names for part in _nested(name, index))


def _as_written(name: Name, text: str) -> Name:
    """The name with what stands for it in the text: "Islay (Matarani)" for "Islay, Matarani".

    A form's label has become a type word: "distrito de Pangoa" may stand for "DISTRITO: PANGOA".
    """
    text = clean(text)
    if name.text in text:
        return name
    words = [re.escape(word) for word in re.findall(r"\w+", name.text) if word != "de"]
    found = re.search(r"\W+(?:de\W+)?".join(words) + r"\)?", text) if words else None
    if found is None:
        return name
    written = found[0] if "(" in found[0] else found[0].removesuffix(")")
    return replace(name, text=written)


def _nested(name: Name, index: NameIndex) -> tuple[Name, ...]:
    parts = () if index.known(name) else split_name(name)
    if not parts:
        return (name,)
    meanings = [index.lookup(part) for part in parts]
    if meanings[0] and all(readings == meanings[0] for readings in meanings):
        return parts[:1]
    for order in (parts[::-1], parts):
        parent_is_unit = any(reading.is_unit for reading in index.lookup(order[-1]))
        if parent_is_unit and not follow(order, Scope(), index).unknown:
            return order
    return (name,)


def two_places(names: tuple[Name, ...], scope: Scope, index: NameIndex) -> tuple[Name, ...]:
    """The two places of "Kiteni-Postakiato" or "Hatun Asha / Matichacra" at the text's head."""
    if not names or index.known(names[0]):
        return ()
    pair = split_name(names[0])
    known = [name for name in pair if follow((name,), scope, index).explained]
    return pair if len(pair) == len(known) == 2 else ()  # noqa: PLR2004 - a pair
