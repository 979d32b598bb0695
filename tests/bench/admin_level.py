"""The `AdminLevel` matcher of hdx-python-country, as a competent user would run it.

It maps one unit's name to its P-code, at one level, within a parent when that is given. It knows no
texts, coordinates, regions or statuses, so what a user has to do around it is done here, each time
the way that scored best on the gold file among those tried:

- A matcher for each level, set up from the gazetteer that the geocoder has: names and codes of its
  units (P-codes as OCHA writes them, `PE` and the UBIGEO; duplicates left out) with their parents.
  Provinces and districts are set up once more with the department as parent, and once with none,
  so that a text which states only the department, or nothing, can be asked about too.
- Seats, towns and villages are further names of their districts; official names win over them. The
  gazetteer's curated aliases of units are its `admin_name_mappings`.
- The text is split at commas, brackets and semicolons, finest part first; one that runs from coarse
  to fine is turned round. Type words ("distrito de", "province") are taken off and say the level.
- Stated fields, then later parts of the text, are the parents of the first part. Text that repeats
  a stated field is that unit.
- A record that states another country, or a department that there is none of, or a text that ends
  in another country's name by the package's own table, is given no answer.
- Below its parent the name is asked for by the letter from coarse to fine (a name shared down one
  chain is labelled at the coarsest), then with fuzzy matching from fine to coarse. When it is found
  nowhere, the parent is the answer, as in the geocoder's `fallback`.
- Codes are answered as themselves; one that lost its zero gets it back.

Fuzzy matching is on everywhere, the package's default. A user who wants fewer wrong answers, or
speed, can keep it to names with a stated parent, or turn it off; the benchmark shows both beside
it. Each code it gives counts as certain: the flag beside it says only whether a name was matched by
the letter.
"""

import re
from collections.abc import Iterator
from typing import Literal

from hdx.location.adminlevel import AdminLevel
from hdx.location.country import Country
from hdx.utilities.text import normalise

from geodata.gazetteer import Gazetteer, load_country, pack_rows
from geodata.packs import BUNDLED
from geodata.units import LEVELS
from tests.bench.gold import NOTHING, Answer, Label

HOME = BUNDLED
PREFIX = "PE"
SEPARATORS = re.compile(r"[,;()]")
_BEFORE = r"^(?:el |la |the )?(?:{0}) (?:de |del |of )?"
_AFTER = r" (?:{0})$"
TYPE_WORDS = {
    level: re.compile(f"{_BEFORE.format(words)}|{_AFTER.format(words)}", re.IGNORECASE)
    for level, words in {
        "district": "distrito|district",
        "province": "provincia|province",
        "department": "departamento|department|región|region",
        "place": "ciudad|city|town|village|anexo|caserío",
    }.items()
}
"""How sources say of which type a name is. A place is a further name of its district."""
Fuzzy = Literal["everywhere", "in parent", "off"]
CODE = re.compile(r"(?:PE)?(\d{2}|\d{4}|\d{5}|\d{6})", re.IGNORECASE)


class AdminLevelTool:
    """AdminLevel over the gazetteer's units."""

    def __init__(self, *, fuzzy: Fuzzy = "everywhere", towns: bool = True) -> None:
        """Set the matchers up.

        Args:
            fuzzy: where names may be matched by likeness.
            towns: whether seats, towns and villages are further names of their districts.
        """
        Country.countriesdata(use_live=False)
        gazetteer = load_country(HOME)
        self.fuzzy = fuzzy
        self.codes = gazetteer.units.keys()
        self.matchers = {
            (level, parent): _matcher(gazetteer, level, parent, towns=towns)
            for level in LEVELS
            for parent in ("", *LEVELS[: LEVELS.index(level)])
        }

    def answer(self, label: Label) -> Answer:
        """The unit of a text and what is stated beside it."""
        coded = CODE.fullmatch((label.stated["ubigeo"] or label.text).strip())
        if coded:
            return self._coded(coded[1])
        parts = [part.strip() for part in SEPARATORS.split(label.text) if part.strip()]
        if self._is_abroad(label, parts):
            return NOTHING
        if parts and _country(parts[-1]) == HOME:
            parts.pop()
        if len(parts) > 1 and self._is_department(parts[0]) > self._is_department(parts[-1]):
            parts.reverse()
        parent = self._parent(label.stated, parts[1:])
        asked = bool(parts) and not _repeats(parts[0], label.stated)
        unit = (self._within(parts[0], parent) if asked else None) or parent
        return Answer(unit.removeprefix(PREFIX), sure=True) if unit else NOTHING

    def _coded(self, digits: str) -> Answer:
        code = digits.zfill(len(digits) + len(digits) % 2)
        return Answer(code, sure=True) if code in self.codes else NOTHING

    def _is_abroad(self, label: Label, parts: list[str]) -> bool:
        """Whether the record or the end of its text names another country or its department."""
        department = label.stated["department"]
        if label.stated["country"]:
            return _country(label.stated["country"]) != HOME
        if department:
            return not self._within(department, "", ("department",))
        return bool(parts) and _country(parts[-1]) not in {None, HOME}

    def _is_department(self, name: str) -> bool:
        return bool(self._ask("department", _bare(name)[0], "", fuzzy=False))

    def _parent(self, stated: dict[str, str], later: list[str]) -> str:
        """The finest unit that the fields, then the later parts of the text, come down to."""
        parent = ""
        for level in LEVELS:
            if stated[level]:
                parent = self._within(stated[level], parent, (level,)) or parent
        stated_one = bool(parent)
        for part in reversed(later):
            if not (stated_one and self._is_department(part)):
                parent = self._within(part, parent) or parent
        return parent

    def _within(self, text: str, parent: str, levels: tuple[str, ...] = LEVELS) -> str | None:
        """The unit of that name inside `parent`, by the letter first; None when there is none."""
        name, said = _bare(text)
        below = [level for level in levels if _depth(level) > len(parent)]
        if said in below:
            below = [said]
        ways = [(level, False) for level in below]
        one_level = len(levels) == 1
        if self.fuzzy == "everywhere" or (self.fuzzy == "in parent" and (parent or one_level)):
            ways += [(level, True) for level in reversed(below)]
        for level, fuzzy in ways:
            if found := self._ask(level, name, parent, fuzzy=fuzzy):
                return found
        return None

    def _ask(self, level: str, name: str, parent: str, *, fuzzy: bool) -> str | None:
        of = next((each for each in LEVELS if _depth(each) == len(parent)), "")
        matcher = self.matchers[level, of]
        return matcher.get_pcode(HOME, name, fuzzy_match=fuzzy, parent=parent or None)[0]


def _bare(text: str) -> tuple[str, str | None]:
    """A name without its type word, and the level which that says."""
    for level, pattern in TYPE_WORDS.items():
        bare = pattern.sub("", text).strip()
        if bare and bare != text:
            return bare, "district" if level == "place" else level
    return text, None


def _repeats(text: str, stated: dict[str, str]) -> bool:
    """Whether a text is the finest stated field once more."""
    finest = next((level for level in reversed(LEVELS) if stated[level]), "")
    name, said = _bare(text)
    return bool(finest) and name == _bare(stated[finest])[0] and said in {None, finest}


def _depth(level: str) -> int:
    """The length of the level's P-codes."""
    return len(PREFIX) + 2 * (LEVELS.index(level) + 1)


def _country(name: str) -> str | None:
    """A country's alpha-3 code by the package's own table, None when it is no country's name."""
    return Country.get_iso3_country_code(name)


def _matcher(gazetteer: Gazetteer, level: str, parent: str, *, towns: bool) -> AdminLevel:
    config = {"admin_name_mappings": _mappings(gazetteer, level)}
    matcher = AdminLevel(config, admin_level=LEVELS.index(level) + 1)
    matcher.setup_from_iterable(_rows(gazetteer, level, parent, towns=towns))
    return matcher


def _rows(
    gazetteer: Gazetteer, level: str, parent: str, *, towns: bool
) -> Iterator[dict[str, str]]:
    """A level's units in the columns of OCHA's list of P-codes; of two rows the last one wins."""
    units = [u for u in gazetteer.units.values() if u.level == level and not u.duplicate_of]
    named = [(unit.code, unit.seat) for unit in units if towns and unit.seat]
    if towns and level == "district":
        named += [(p.unit, p.name) for p in gazetteer.places if p.unit in gazetteer.units]
    named = [(code, name) for code, name in named if normalise(name)]
    for code, name in [*named, *((unit.code, unit.name) for unit in units)]:
        line = gazetteer.line(code)
        row = {"Location": HOME, "P-Code": PREFIX + code, "Name": name}
        if parent:
            row["Parent P-Code"] = PREFIX + line[LEVELS.index(parent)]
        yield row


def _mappings(gazetteer: Gazetteer, level: str) -> dict[str, str]:
    """The curated aliases of a level's units; those of regions have no P-code."""
    aliases = [(a.text, a.target_code) for a in gazetteer.aliases]
    aliases += [
        (row["text"], row["target_code"]) for row in pack_rows(gazetteer.pack, "common-names.csv")
    ]
    codes = gazetteer.codes_of(level)
    return {text: PREFIX + code for text, code in aliases if code in codes}
