"""From a name to its readings: by the letter, by alias, and by likeness inside a known parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geodata.added_readings import SHORTEST_SQUASHED, AddedReadings
from geodata.codes import CodeReader
from geodata.common_villages import load_common_villages
from geodata.coordinates import distance_km
from geodata.gazetteer import Gazetteer
from geodata.history import History
from geodata.likeness import LIKENESS, Like, likes_among, without_rival
from geodata.name_tables import in_capital, read_names
from geodata.names import bag, fold, sound, squash
from geodata.placetext import Kind, Name
from geodata.reach import Reach
from geodata.readings import (
    PLACE_RANK,
    RANK,
    Reading,
    in_order,
)

if TYPE_CHECKING:
    from geodata.added_places import AddedPlaces

_REMEMBERED = 65536  # names looked up; a table names the same parents again and again
_SAME_PLACE_KM = 10.0  # sources round, as for a point and its unit
_RIVAL = 0.6  # Names less alike than this are no rivals.
_ARTICLES = ("el ", "la ", "los ", "las ", "the ")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: inside a unit, a region, or both, between two ranks (coarsest, finest)."""

    unit: str = ""
    region: str | None = None
    floor: int = RANK["region"]
    ceiling: int = PLACE_RANK

    @property
    def known(self) -> bool:
        """Whether anything narrower than the country is known."""
        return bool(self.unit or self.region)


def _same_place(one: Reading, other: Reading) -> bool:
    """Whether two registers mean one place of a name: their points may be this far apart."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.unit == other.unit
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= _SAME_PLACE_KM


class NameIndex:
    """Every name of the gazetteer, ready to be looked up.

    Two tiers: what units, places and regions are called, with the curated aliases, and the
    alternate names of towns, which are only asked when the first tier has nothing. Apart from
    both stand the places that a user added: there may be hundreds of a name, so they count only
    where one name can be a village (`added`), and never as what contains something else.
    """

    def __init__(
        self, gazetteer: Gazetteer, history: History, added: AddedPlaces | None = None
    ) -> None:
        self.gazetteer = gazetteer
        self._added = AddedReadings(gazetteer, added) if added else None
        self.common_villages = load_common_villages(gazetteer.pack.country)
        self.history = history
        self._names = read_names(gazetteer, history)
        self._codes_of_region = {
            region.region_id: frozenset(
                code for district in region.districts for code in gazetteer.line(district)
            )
            for region in gazetteer.regions.values()
        }
        self.codes = CodeReader(gazetteer)
        self._has_districts = bool(gazetteer.codes_of("district"))
        self._pools: dict[tuple[Scope, str], tuple[Sequence[str], Sequence[Reading]]] = {}
        self._looked_up = lru_cache(_REMEMBERED)(self._look_up)

    @cached_property
    def reach(self) -> Reach:
        """How far each district may reach."""
        return Reach(self.gazetteer)

    def unit(self, code: str | None) -> Reading | None:
        """The reading of a unit or region by its code."""
        return self._names.units.get(code) if code else None

    def in_capital(self, reading: Reading) -> bool:
        """Whether it is in the district of a province's or department's capital; codes tell."""
        return in_capital(reading, self.gazetteer)

    def kind(self, name: Name) -> Kind | None:
        """What the type word says; nothing when it belongs to the name, as in "Pueblo Nuevo".

        A "municipio" is a province where provinces are the finest units.
        """
        if name.bare != name.folded and self._exact(name.folded):
            return None
        return "province" if name.kind == "district" and not self._has_districts else name.kind

    def names_unit(self, folded: str) -> bool:
        """Whether a folded name is a unit's."""
        return any(reading.is_unit for reading in self._names.first.get(folded, ()))

    def names_wide_unit(self, name: Name) -> bool:
        """Whether it is a department's, province's or region's name, or a misspelling of one."""
        found = self.lookup(name) or self.misspelt(name, Scope(ceiling=RANK["province"]))
        return any(RANK[reading.level] <= RANK["province"] for reading in found)

    def lookup(self, name: Name) -> list[Reading]:
        """Everything of that name: the whole first, then without its type word; [] if unknown."""
        return self._looked_up(name.folded, name.bare, name.kind == "region")

    def _look_up(self, folded: str, bare: str, is_region: bool) -> list[Reading]:
        return (
            self._exact(folded)
            or self._exact(bare)
            or self._region(folded)
            or (self._region(bare) if is_region else [])
            or self._further(bare)
        )

    def _further(self, key: str) -> list[Reading]:
        """The towns that have it as a further name, and their units of the town's own name.

        "Huankayo", a spelling of the town, is one of the province too.
        """
        towns = self._names.second.get(key, [])
        units = [
            reading
            for town in towns
            for reading in self._names.first[fold(town.name)]
            if reading.is_unit and reading.unit in town.line
        ]
        return in_order([*towns, *units]) if units else towns

    @property
    def has_added(self) -> bool:
        """Whether a user added any places."""
        return self._added is not None

    def added(self, name: Name, scope: Scope) -> list[Reading]:
        """The added places of that name in the scope; in a region only those sure to be in it."""
        if self._added is None:
            return []
        known = [r for r in self.lookup(name) if r.level == "place"]
        return [
            reading
            for reading in self._added.named(name, whole=name.folded in self._names.first)
            if self.fits(reading, scope) and not any(_same_place(reading, r) for r in known)
            if not scope.region or scope.region in self._regions_of(reading)
        ]

    def _regions_of(self, reading: Reading) -> tuple[str, ...]:
        return self.gazetteer.regions_of(reading.unit) if reading.line else ()

    def known(self, name: Name) -> bool:
        """Whether anything bears that name, an added place included."""
        return bool(self.lookup(name) or self.added(name, Scope()))

    def rivals(self, name: Name) -> list[Reading]:
        """Units that a town's alternate name may mean as well: it is a part of their names.

        GeoNames calls one of the towns named La Libertad plain "Libertad", which most would say of
        the department. Empty for a name of the first tier; the towns' own units are no rivals.
        """
        if self._exact(name.folded) or self._exact(name.bare):
            return []
        towns = self._names.second.get(name.bare, [])
        return [
            self._names.units[unit.code]
            for unit in (self.gazetteer.units.values() if towns else ())
            if f" {name.bare} " in f" {fold(unit.name)} " and not unit.duplicate_of
            if not all(town.unit.startswith(unit.code) for town in towns)
        ]

    def _exact(self, key: str) -> list[Reading]:
        if key in self._names.first:
            return self._names.first[key]
        squashed = squash(key)
        return self._names.squashed.get(squashed, []) if len(squashed) >= SHORTEST_SQUASHED else []

    def _region(self, key: str) -> list[Reading]:
        """A region by its words in any order, or with an article before its name."""
        if reading := self._names.bags.get(bag(key)):
            return [reading]
        if key.startswith("the ") and (named := self._names.first.get("el " + key[len("the ") :])):
            return [r for r in named if r.level == "region"]
        for article in _ARTICLES:
            if key.startswith(article):
                named = self._names.first.get(key[len(article) :], [])
                return [r for r in named if r.level == "region"]
        return []

    def fits(self, reading: Reading, scope: Scope) -> bool:
        """Whether the reading lies in the scope and is no coarser than it allows."""
        rank = RANK[reading.level]
        if rank > scope.ceiling:
            return False
        # A district does not lie in a district, but in one that it was cut out of.
        if rank < scope.floor and reading.level != "region" and scope.unit not in reading.also:
            return False
        if reading.in_region_only:
            own = self._codes_of_region[reading.unit]
            if scope.region and not (own & self._codes_of_region[scope.region]):
                return False
            return not scope.unit or scope.unit in own
        codes = (reading.unit, *reading.also)
        if scope.region and not any(self.in_region(code, scope.region) for code in codes):
            return False
        return reading.unit.startswith(scope.unit) or any(
            code.startswith(scope.unit) for code in reading.also
        )

    def in_region(self, code: str, region_id: str) -> bool:
        """Whether the unit lies in the region or holds a part of it."""
        return code in self._codes_of_region[region_id]

    def alike(self, name: Name, scope: Scope) -> list[Like]:
        """Names of the scope that are nearly this one, best first, each reading once.

        Places that a user added are left out: of so many names one is always like another.
        """
        return self._alike(name.bare, scope, added=False)

    def misspelt(self, name: Name, scope: Scope, *, added: bool = True) -> list[Reading]:
        """The readings `name` is a misspelling of: alike enough, and with no rival; else [].

        A place that a user added is one only where nothing that is better known is like the name;
        it stands against that only when it is more alike. Without `added` they are left aside.
        """
        for key in dict.fromkeys((name.folded, name.bare)):
            if found := self._misspelt(key, scope, added=added and scope.known):
                return found
        return []

    def _misspelt(self, key: str, scope: Scope, *, added: bool) -> list[Reading]:
        likes = self._alike(key, scope, added=False)
        more = self._alike(key, scope, added=True) if added and self._added else []
        if not likes or likes[0].score < LIKENESS:
            return without_rival(sorted([*likes, *more], key=lambda like: -like.score))
        return [] if more and more[0].score > likes[0].score else without_rival(likes)

    def _alike(self, key: str, scope: Scope, *, added: bool) -> list[Like]:
        few = scope.known or scope.ceiling < RANK["district"]
        keys, readings = (self._added_pool if added else self._pool)(scope, sound(key)[:1])
        likes = likes_among(key, keys, readings, _RIVAL if few else LIKENESS)
        return [like for like in likes if self.fits(like.reading, scope)] if added else likes

    def _pool(self, scope: Scope, initial: str) -> tuple[Sequence[str], Sequence[Reading]]:
        """Names and readings of the scope that begin with that sound, as like names do."""
        if (scope, initial) not in self._pools:
            named = self._by_unit.get((scope.unit, initial), ())
            pairs = [pair for pair in named if self.fits(pair[1], scope)]
            pool = ([text for text, _ in pairs], [reading for _, reading in pairs])
            self._pools[scope, initial] = pool
        return self._pools[scope, initial]

    def _added_pool(self, scope: Scope, initial: str) -> tuple[Sequence[str], Sequence[Reading]]:
        """Names and readings of the unit's added places: whether they fit is asked of the likes."""
        if self._added is None or scope.ceiling < PLACE_RANK:
            return (), ()
        return self._added.alike(scope.unit, initial)

    @cached_property
    def _by_unit(self) -> dict[tuple[str, str], list[tuple[str, Reading]]]:
        """Names by code of a unit that contains them ("": the country) and by first sound."""
        grouped: dict[tuple[str, str], list[tuple[str, Reading]]] = defaultdict(list)
        for text, readings in self._names.first.items():
            for reading in readings:
                if reading.in_region_only:
                    continue
                lines = [reading.line, *map(self.gazetteer.line, reading.also)]
                for code in {"", *(code for line in lines for code in line)}:
                    grouped[code, sound(text)[:1]].append((text, reading))
        return grouped
