"""What sentences are filled with: units, places and regions by name, numbers, distances."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal

from geodata.catalogue import Catalogue, Message
from geodata.gazetteer import Gazetteer
from geodata.readings import Reading

_GROUPED = 1000
_LOCALES = {"en": "en_GB", "es": "es_PE"}


@dataclass(frozen=True)
class Bilingual(Message):
    """A name that is data and known in both languages: `params` holds it by language."""

    def text(self, catalogue: Catalogue) -> str:
        """The name in the catalogue's language."""
        return str(self.params[catalogue.language])


@dataclass(frozen=True)
class Number(Message):
    """A whole number, `params["n"]`, its thousands parted as the reader's language does."""

    def text(self, catalogue: Catalogue) -> str:
        """The number in the catalogue's language."""
        n = self.params["n"]
        return str(n) if n < _GROUPED else format_decimal(n, locale=_LOCALES[catalogue.language])


@dataclass(frozen=True)
class Thing(Message):
    """A unit, place or region: `params` holds it in full, and `short`.

    In full a place is "the town of X (…)" or "the place X (…)", in short "X (…)": after words that
    say that it is a place, the first would say so twice.
    """

    @property
    def short(self) -> Message:
        """The thing without the words that say it is a place."""
        short: Message = self.params["short"]
        return short

    def text(self, catalogue: Catalogue) -> str:
        """The thing in full, in the catalogue's language."""
        full: Message = self.params["full"]
        return full.text(catalogue)


def number(n: int) -> Number:
    """A whole number, at least 0."""
    return Number("", {"n": n})


def kilometres(km: float) -> Message:
    """Whole kilometres: what the sources' own rounding allows to say."""
    if km < 1:
        return Message("less than 1 km")
    return Message("{n} km", {"n": number(round(km))})


def what(reading: Reading, gazetteer: Gazetteer) -> Thing:
    """The thing by its type and name, with the units that contain it in brackets."""
    full = _full(reading, gazetteer)
    short = full
    if reading.level == "place":
        within = _region_name(reading, gazetteer) or _within(reading, gazetteer)
        short = Message("{name} ({within})", {"name": reading.name, "within": within})
    return Thing("", {"full": full, "short": short})


def _full(reading: Reading, gazetteer: Gazetteer) -> Message:
    region = _region_name(reading, gazetteer)
    if reading.level == "region":
        return Message("the region “{name}”", {"name": region})
    if region:
        return Message("the place {name} ({within})", {"name": reading.name, "within": region})
    unit = gazetteer.units.get(reading.unit)
    if reading.is_unit and unit and unit.title:
        return Bilingual("", {"en": unit.title, "es": unit.title_es})
    town = reading.place is not None and reading.place.kind == "town"
    params = {"name": reading.name, "within": _within(reading, gazetteer)}
    return {
        "department": Message("{name} department", params),
        "province": Message("{name} province ({within})", params),
        "district": Message("{name} district ({within})", params),
        "town": Message("the town of {name} ({within})", params),
        "place": Message("the place {name} ({within})", params),
    }["town" if town else reading.level]


def _region_name(reading: Reading, gazetteer: Gazetteer) -> Bilingual | None:
    """The region that it is, or that is all that is known of where it lies."""
    region = gazetteer.regions.get(reading.unit)
    return Bilingual("", {"en": region.name, "es": region.name_es}) if region else None


def _within(reading: Reading, gazetteer: Gazetteer) -> str:
    line = reading.line if reading.level == "place" else reading.line[:-1]
    return ", ".join(gazetteer.units[code].name for code in reversed(line))
