"""What a record states beside the place text: department, province, district, made one scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geodata.chains import of_kind
from geodata.matching import NameIndex, Scope
from geodata.names import clean
from geodata.placetext import Kind, Name, parse_place, read_code
from geodata.readings import RANK, Reading
from geodata.results import Level

_LEVELS: dict[Kind, Level] = {
    "department": "department",
    "province": "province",
    "district": "district",
}


@dataclass
class Stated:
    """The scope that the stated parents make, and those that could not be used.

    `unknown` are the texts of parents that are no unit's name; `apart` those that are a unit's
    elsewhere, with the scope that they would make.
    """

    scope: Scope = field(default_factory=Scope)
    unknown: list[str] = field(default_factory=list)
    apart: list[tuple[str, Scope]] = field(default_factory=list)


def stated_parents(fields: Mapping[Kind, str], index: NameIndex) -> Stated:
    """Narrow from the country to the finest stated unit; a unit outside the coarser is not used."""
    stated = Stated()
    for kind in _LEVELS:
        text = fields.get(kind)
        if not text:
            continue
        readings = _readings(text, kind, stated.scope, index)
        if readings:
            stated.scope = _narrow(stated.scope, readings[0])
        elif stated.scope.known and (elsewhere := _readings(text, kind, Scope(), index)):
            stated.apart.append((text, _narrow(Scope(), elsewhere[0])))
        else:
            stated.unknown.append(text)
    return stated


def _readings(text: str, kind: Kind, scope: Scope, index: NameIndex) -> list[Reading]:
    if (code := read_code(text)) and (unit := index.unit(index.codes.in_text(code))):
        return [unit] if index.fits(unit, scope) else []
    names = parse_place(clean(text), index.names_unit).names
    if not names:
        return []
    name = names[0]
    said = index.kind(name) or kind
    found = [r for r in index.lookup(name) if r.level != "place" and index.fits(r, scope)]
    level = said if said in _LEVELS else kind  # "Satipo town" in a field for districts
    found = of_kind(found, said) or index.misspelt(name, _units_only(scope, level))
    found = found or _of_seats(name, scope, index)
    return found if len({r.unit for r in found}) == 1 else _coarsest(found)


def _of_seats(name: Name, scope: Scope, index: NameIndex) -> list[Reading]:
    """The districts whose seats bear the name: some say Tingo María for the district Rupa-Rupa."""
    seats = [r for r in index.lookup(name) if r.seat and index.fits(r, scope)]
    return [unit for seat in seats if (unit := index.unit(seat.unit))]


def _coarsest(readings: list[Reading]) -> list[Reading]:
    """The reading that contains all others, as in "Lima"; none when they lie apart."""
    ordered = sorted(readings, key=lambda r: RANK[r.level])
    return ordered[:1] if all(r.unit.startswith(ordered[0].unit) for r in ordered) else []


def _units_only(scope: Scope, kind: Kind) -> Scope:
    """The scope, for a misspelt unit of that kind."""
    rank = RANK[_LEVELS[kind]]
    return Scope(scope.unit, scope.region, rank, rank)


def _narrow(scope: Scope, reading: Reading) -> Scope:
    if reading.level == "region":
        return Scope(scope.unit, reading.unit, scope.floor)
    return Scope(reading.unit, scope.region, RANK[reading.level])
