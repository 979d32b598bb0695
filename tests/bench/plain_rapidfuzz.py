"""Plain rapidfuzz: the likest name in the gazetteer, when it is like enough.

`process.extractOne` with `WRatio` over every name there is: units, seats, towns, villages and their
other names, aliases of units and regions. Names and text are put through `default_process` after
accents are taken off, since a user would do that much. The whole text is asked for, not its parts;
a name that several units share stands for the coarsest of them, and among equals for the first.
"""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from geodata.gazetteer import Gazetteer, load_country, pack_rows
from geodata.packs import BUNDLED
from geodata.units import LEVELS
from tests.bench.gold import NOTHING, Answer, Label

CUTOFF = 90


class RapidfuzzTool:
    """rapidfuzz over the gazetteer's names."""

    def __init__(self, *, cutoff: float = CUTOFF, parents: bool = False) -> None:
        """List the names.

        Args:
            cutoff: the least likeness taken, 0 to 100.
            parents: whether what is stated beside the text is joined to it, and each name is listed
                with its province and department as well.
        """
        self.cutoff = cutoff
        self.parents = parents
        self.codes: dict[str, str] = {}
        for name, code in _names(load_country(BUNDLED), parents=parents):
            self.codes.setdefault(_plain(name), code)
        self.names = [name for name in self.codes if name]

    def answer(self, label: Label) -> Answer:
        """The unit of the likest name."""
        texts = [label.text]
        if self.parents:
            texts += [label.stated[level] for level in reversed(LEVELS)]
        text = _plain(", ".join(text for text in texts if text))
        best = process.extractOne(text, self.names, scorer=fuzz.WRatio, score_cutoff=self.cutoff)
        return Answer(self.codes[best[0]], sure=True) if best else NOTHING


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(utils.default_process(bare).split())


def _names(gazetteer: Gazetteer, *, parents: bool) -> Iterable[tuple[str, str]]:
    """Names and their codes, those that win first."""
    units = [unit for unit in gazetteer.units.values() if not unit.duplicate_of]
    units.sort(key=lambda unit: (LEVELS.index(unit.level), unit.code))
    named = [(unit.name, unit.code) for unit in units]
    named += [(alias.text, alias.target_code) for alias in gazetteer.aliases]
    named += [
        (row["text"], row["target_code"]) for row in pack_rows(gazetteer.pack, "common-names.csv")
    ]
    for region in gazetteer.regions.values():
        named += [(region.name, region.region_id), (region.name_es, region.region_id)]
    named += [(unit.seat, unit.code) for unit in units]
    for place in gazetteer.places:
        named += [(name, place.unit) for name in (place.name, *place.alt_names)]
    yield from named
    if parents:
        for name, code in named:
            line = [gazetteer.units[each].name for each in gazetteer.line(code)[:-1]]
            yield ", ".join([name, *reversed(line)]), code
