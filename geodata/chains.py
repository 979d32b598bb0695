"""Several names in one text, one inside the other: which reading of each makes sense together.

"Tambo, La Mar, Ayacucho" and "Ayacucho, La Mar, Tambo" are both one chain. The names are taken from
the last to the first; each keeps the readings that lie inside what is known so far, or that
contain it. What no reading explains is kept apart, and never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geodata.foreign import countries_with
from geodata.matching import NameIndex, Scope
from geodata.placetext import Kind, Name
from geodata.readings import PLACE_RANK, RANK, Reading, in_order
from geodata.results import Level

#: Words that by themselves are no village, though some bear them.
_NO_VILLAGE = frozenset(
    {"centro", "costa", "este", "frontera", "interior", "norte", "oeste", "selva", "sierra", "sur"}
)
_MISSPELT_IN = 4  # Ambiguous parents are not searched one by one for misspellings.
_KIND_LEVELS: dict[Kind, tuple[str, ...]] = {
    "place": ("place",),
    "district": ("district",),
    "province": ("province",),
    "department": ("department",),
    "region": ("department", "region"),
}
_FEW: dict[Kind, Level] = {
    "province": "province",
    "department": "department",
    "region": "department",
}


@dataclass(frozen=True, slots=True)
class Link:
    """What is known after some names: the scope, and the reading and name that made it.

    `used` are the readings that the names so far stand for: in "Lima, Lima, Lima" each name is
    another one.
    """

    scope: Scope
    reading: Reading | None = None
    name: Name | None = None
    misspelt: bool = False
    used: tuple[Reading, ...] = ()


@dataclass
class Chain:
    """The outcome: the links that are left, and the names that found no place in them."""

    links: list[Link]
    explained: list[Name] = field(default_factory=list)
    unknown: list[Name] = field(default_factory=list)
    widened: bool = False  # a name contains what stands to its right: written coarse to fine

    @property
    def readings(self) -> list[Reading]:
        """The finest readings that the names allow, in order."""
        return in_order(link.reading for link in self.links if link.reading)


def is_kind(reading: Reading, kind: Kind) -> bool:
    """Whether the reading is of a level that the type word says."""
    return reading.level in _KIND_LEVELS[kind]


def of_kind(readings: list[Reading], kind: Kind | None) -> list[Reading]:
    """Those of the level that the type word says; all of them when none is, or there is no word."""
    if kind is None:
        return readings
    return [reading for reading in readings if is_kind(reading, kind)] or readings


def scope_of(reading: Reading, outer: Scope) -> Scope:
    """Where to look for what lies inside the reading; a village stands for its district."""
    if reading.in_region_only:
        return Scope(outer.unit, reading.unit, max(outer.floor, 0))
    return Scope(reading.unit, outer.region, min(RANK[reading.level] + 1, PLACE_RANK))


def follow(names: tuple[Name, ...], start: Scope, index: NameIndex) -> Chain:
    """Chain the names of a text inside what its record states."""
    chain = _follow(names, Chain([Link(start)]), index)
    if len(names) > 1 and names[-1] in chain.unknown and not start.known:
        return _in_misspelt_parent(names, index) or chain
    return chain


def _in_misspelt_parent(names: tuple[Name, ...], index: NameIndex) -> Chain | None:
    """The chain when the last name is a misspelt department or province that has all the others.

    "Satipo, Junim": it can only confirm what the other names are, and never move them.
    """
    parents = index.misspelt(names[-1], Scope(floor=RANK["department"], ceiling=RANK["province"]))
    links = [Link(scope_of(r, Scope()), r, names[-1], used=(r,)) for r in parents]
    if not links:
        return None
    chain = _follow(names[:-1], Chain(links, explained=[names[-1]]), index)
    found = any(link.misspelt for link in chain.links)
    return None if chain.unknown or found else chain


def _follow(names: tuple[Name, ...], chain: Chain, index: NameIndex) -> Chain:
    for name in reversed(names):
        before = chain.links
        links = _step(name, chain, index)
        if name is names[0]:
            links = [*links, *_added(name, before, links, index)]
        _take(name, links or _misspelt(name, chain, index), chain)
    if names and names[-1] in chain.unknown and any(link.scope.known for link in chain.links):
        chain.unknown.remove(names[-1])  # written coarse to fine, its parents were still to come
        _take(names[-1], _added(names[-1], chain.links, [], index), chain)
    return chain


def _take(name: Name, links: list[Link], chain: Chain) -> None:
    if links:
        chain.links = links
        chain.explained.append(name)
    else:
        chain.unknown.append(name)


def _added(name: Name, before: list[Link], found: list[Link], index: NameIndex) -> list[Link]:
    """The places of that name that a user added, where a village may be meant.

    None when the name is said to be a unit's, or is one's, or contains what is already known. Where
    a unit or a seat is called nearly so, that may be meant as well; and it is, by a place in it.
    """
    if not index.has_added or name.folded in _NO_VILLAGE:
        return []
    if name.kind in _FEW or name.kind == "district":
        return []
    if any(link.reading is None or link.reading.is_unit or link in before for link in found):
        return []
    if not any(link.scope.known for link in before) and countries_with(name.bare):
        return []  # of "Pando" alone no hamlet is meant
    links = [
        Link(scope_of(reading, link.scope), reading, name, used=(*link.used, reading))
        for link in before
        for reading in index.added(name, link.scope)
    ]
    units = _better_known(name, before, index) if links and not found else []
    codes = tuple(link.reading.unit for link in units if link.reading)
    apart = [link for link in links if link.reading and not link.reading.unit.startswith(codes)]
    return [*units, *apart]


def _better_known(name: Name, before: list[Link], index: NameIndex) -> list[Link]:
    return [
        Link(scope_of(reading, link.scope), reading, name, misspelt=True, used=(reading,))
        for link in before
        if link.scope.known
        for reading in index.misspelt(name, link.scope, added=False)
        if reading.is_unit or reading.seat
    ]


def _step(name: Name, chain: Chain, index: NameIndex) -> list[Link]:
    readings, kind = index.lookup(name), index.kind(name)
    around = [new for link in chain.links for new in _around(of_kind(readings, kind), link)]
    finer = _finer(name, readings, chain, around, index)
    chain.widened |= bool(around and not finer)
    return finer + around or [link for link in chain.links if _again(readings, link)]


def _misspelt(name: Name, chain: Chain, index: NameIndex) -> list[Link]:
    if index.lookup(name):
        return []
    return [
        Link(scope_of(reading, scope), reading, name, misspelt=True, used=(reading,))
        for scope in _search_misspelt(name, chain)
        for reading in of_kind(index.misspelt(name, scope), name.kind)
    ]


def _finer(
    name: Name, readings: list[Reading], chain: Chain, around: list[Link], index: NameIndex
) -> list[Link]:
    """What lies inside what is known so far; a village that is in its unit has nothing in it."""
    settled = [new.reading for new in around if new.reading and not new.reading.is_unit]
    links = [
        new
        for link in chain.links
        if link.reading not in settled
        for new in _inside(name, readings, link, index)
    ]
    fitting = of_kind([link.reading for link in links if link.reading], index.kind(name))
    return [link for link in links if link.reading in fitting]


def _search_misspelt(name: Name, chain: Chain) -> list[Scope]:
    """The known parents to look in; the whole country for what is called a department or province.

    There are few of those, so a likeness among them says something; villages are too many.
    """
    known = [link.scope for link in chain.links if link.scope.known]
    if not known and name.kind in _FEW:
        rank = RANK[_FEW[name.kind]]
        return [Scope(floor=rank, ceiling=rank)]
    return known[:_MISSPELT_IN]


def _inside(name: Name, readings: list[Reading], link: Link, index: NameIndex) -> list[Link]:
    return [
        Link(scope_of(reading, link.scope), reading, name, used=(*link.used, reading))
        for reading in readings
        if reading not in link.used and index.fits(reading, link.scope)
    ]


def _around(readings: list[Reading], link: Link) -> list[Link]:
    """The link, kept because a reading contains what it knows, or is what is stated."""
    if not link.scope.known:
        return []
    for reading in readings:
        if reading.level == "region":
            contains = reading.unit == link.scope.region
        else:
            contains = reading.is_unit and link.scope.unit.startswith(reading.unit)
        if contains and reading not in link.used:
            return [replace(link, used=(*link.used, reading))]
    return []


def _again(readings: list[Reading], link: Link) -> bool:
    """Whether the name is that of the place, region or unit that the link is at already.

    Another one of it, or the same again: "Huáchac, Huáchac" is the town in the district.
    """
    return link.reading is not None and link.reading in readings
