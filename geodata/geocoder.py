"""The geocoder: from a place text, and what its record states, to one honest answer.

The order of things: UBIGEO, then stated parents, then coordinates narrow down where to look; then
the names are looked up by the letter, by alias, and by likeness inside a known parent. Where the
right place is unknown the answer falls back to the stated parent, never to a namesake.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from geodata import abroad_reasons, reasons
from geodata.abroad import abroad_by_names
from geodata.alternatives import alternatives
from geodata.answers import Answers
from geodata.context import Stated, stated_parents
from geodata.coordinates import province_at
from geodata.countries import country_code, stated_country
from geodata.foreign import countries_with, country_of
from geodata.gazetteer import Alias, Gazetteer, load_country, pack_rows
from geodata.history import load_history
from geodata.matching import NameIndex, Scope
from geodata.names import MAX_LENGTH
from geodata.naming import Naming
from geodata.packs import Pack, home_country, kept, load_packs
from geodata.pairs import joined, one_name, two_places
from geodata.placetext import Name, PlaceText, Relation, parse_name, parse_place
from geodata.points import with_point
from geodata.query import Query, read_query
from geodata.readings import RANK, Reading
from geodata.relations import relate
from geodata.results import GeocodeResult

if TYPE_CHECKING:
    import pandas as pd

    from geodata.added_places import AddedPlaces

_ARTICLES = (["el"], ["la"], ["the"])


class Geocoder:
    """Answers place texts from one country's gazetteer; deterministic, offline, safe to share."""

    def __init__(
        self, gazetteer: Gazetteer, others: Iterable[str] = (), added: AddedPlaces | None = None
    ) -> None:
        """Index the gazetteer's names.

        Args:
            gazetteer: the units, places, regions and aliases to answer with.
            others: alpha-3 codes of the other countries with a pack; a record that says it is in
                one of them is answered from that country's gazetteer.
            added: the places that a user added to it.
        """
        self.index = NameIndex(gazetteer, load_history(gazetteer.pack.country), added)
        self.answers = Answers(self.index)
        self.home = gazetteer.pack.alpha2
        self._others = {load_packs()[country].alpha2: country for country in others}

    def geocode(  # noqa: PLR0913 - one for each field a record may have
        self,
        text: object,
        *,
        department: object = None,
        province: object = None,
        district: object = None,
        country: object = None,
        lat: object = None,
        lon: object = None,
        ubigeo: object = None,
        date: object = None,
    ) -> GeocodeResult:
        """Where `text` is.

        Args:
            text: place text in Spanish or English; None, NaN and NA count as empty.
            department: its name or UBIGEO as stated beside the text; also province, district.
            province: see `department`.
            district: see `department`.
            country: name or ISO code; one without a pack is answered `unresolved`.
            lat: latitude in WGS84 degrees, a number, its text, or degrees-minutes-seconds.
            lon: longitude, the same.
            ubigeo: the unit's code (in Peru INEI's of 2, 4 or 6 digits), or a P-code; a leading
                zero that was lost is put back.
            date: when the incident was (anything with a year): for units split since.

        Returns:
            Always a result; nothing that a record can hold makes this raise.
        """
        fields = {
            "department": department,
            "province": province,
            "district": district,
            "lat": lat,
            "lon": lon,
            "ubigeo": ubigeo,
            "date": date,
        }
        query = read_query(text, self.index.gazetteer.pack.box, country=country, **fields)
        if self._others and (elsewhere := self._others.get(self._country_of(query) or "")):
            return _geocoder_of(elsewhere).geocode(text, **fields)
        located = with_point(query, self._by_name(query), self.answers, self.index)
        return self.answers.drawn_wider(located)

    def geocode_many(self, frame: pd.DataFrame, **columns: str | None) -> pd.DataFrame:
        """Geocode a table, each distinct input once.

        Args:
            frame: one row a record.
            **columns: which column holds what: `text` (default "place_text"), `department`,
                `province`, `district`, `country`, `lat`, `lon`, `ubigeo`, `date`.

        Returns:
            A table with the frame's index and the fields of `GeocodeResult.to_dict`, prefixed
            `geo_`; the reason in English as `geo_reason` and in Spanish as `geo_reason_es`.

        Raises:
            KeyError: when a column named is not in the frame, or a keyword is none of the above.
        """
        from geodata.tables import geocode_frame  # noqa: PLC0415 - pandas takes half a second

        return geocode_frame(self.geocode, frame, {"text": "place_text"} | columns)

    def _by_name(self, query: Query) -> GeocodeResult:
        if len(query.text) > MAX_LENGTH:
            reason = reasons.too_long(len(query.text), MAX_LENGTH)
            return self.answers.unresolved(query.text, reason)
        if query.country and (elsewhere := self._elsewhere(query)):
            return elsewhere
        parsed = parse_place(query.words, self.index.names_unit)
        if abroad := self._stated_abroad(query, parsed):
            return abroad
        stated = stated_parents(query.fields, self.index)
        code = self.index.codes.in_field(query.coded)
        if query.coded and not self.index.unit(code):
            stated.unknown.append(query.coded)
        elif code or parsed.code:
            code = code or self._code_in_text(parsed.code or "")
            return self._by_code(query, parsed, stated, code)
        return self._by_text(query, parsed, stated)

    def _code_in_text(self, text: str) -> str:
        """The code as units have it; one that lost its zero only when there is such a unit."""
        mended = self.index.codes.in_field(text)
        whole = self.index.codes.in_text(text) or (mended if self.index.unit(mended) else None)
        return whole or text

    def _country_of(self, query: Query) -> str | None:
        """Alpha-2 code of the country that the record says it is in, None when it does not say."""
        if query.country:
            return stated_country(query.country, self.index.gazetteer.pack)
        parsed = parse_place(query.words, self.index.names_unit)
        written = (query.coded or parsed.code or "")[:2].upper()
        if written in self._others:
            return written
        stated = stated_parents(query.fields, self.index)
        country = self._split_country(parsed, query, stated)[1]
        if country or parsed.names or parsed.relation or stated.scope.known or query.point is None:
            return country
        code = province_at(query.point.lat, query.point.lon)
        return next((other for other in self._others if (code or "").startswith(other)), None)

    def _stated_abroad(self, query: Query, parsed: PlaceText) -> GeocodeResult | None:
        """The answer when the department stated is none at home but another country's unit."""
        said = (name for name in parsed.names if name.kind == "department")
        department = parse_name(query.fields["department"]) or next(said, None)
        if query.country or department is None or self.index.names_wide_unit(department):
            return None
        countries = countries_with(department.bare) - {self.home}
        head = parsed.names[0].text if parsed.names else ""
        if country := country_of(head, countries):
            return self.answers.abroad(query.text, query.words, reasons.CountryName(country))
        if not countries or department.kind != "department":
            return None
        reason = abroad_reasons.department_abroad(department.text, self.answers.country)
        return self.answers.unresolved(query.text, reason)

    def _elsewhere(self, query: Query) -> GeocodeResult | None:
        code = stated_country(query.country, self.index.gazetteer.pack)
        if code == self.home:
            return None
        if code and query.text.strip():
            named = reasons.CountryName(code)
            reason = abroad_reasons.field_abroad(query.text, named, self.answers.country)
            return self.answers.abroad(query.text, query.text, named, reason)
        country = reasons.CountryName(code) if code else reasons.shown(query.country)
        return self.answers.abroad(query.text, query.text or query.country, country)

    def _by_code(self, query: Query, parsed: PlaceText, stated: Stated, code: str) -> GeocodeResult:
        unit = self.index.unit(code)
        if unit is None:
            return self.answers.unresolved(query.text, reasons.no_such_code(code))
        named = self._by_text(query, replace(parsed, code=None), stated)
        known = named.level != "place" or self._is_capital(named, parsed)
        at = self.index.unit(named.unit) if known else None
        told = named.status in {"resolved", "fallback", "conflict"}
        if at and told and not self._same_line(at, code):
            reason = reasons.codes_disagree(code, self.answers.what(unit), self.answers.what(at))
            return replace(named, status="conflict", reason=reason)
        if parsed.names or parsed.relation:
            inside = replace(stated, scope=Scope(code, None, RANK[unit.level]))
            return self._by_text(query, parsed, inside)
        return self.answers.at(
            query.text,
            unit,
            status="resolved",
            method="code",
            reason=reasons.code(code, self.answers.what(unit)),
        )

    def _is_capital(self, named: GeocodeResult, parsed: PlaceText) -> bool:
        """Whether the place is a capital, which is not meant by a village unknown to us."""
        readings = self.index.lookup(parsed.names[0]) if parsed.names else []
        return any(r.capital and (r.unit, r.name) == (named.unit, named.name) for r in readings)

    def _same_line(self, named: Reading, code: str) -> bool:
        """Whether one of the two lies in the other; a region may hold a part of the unit."""
        if named.in_region_only:
            return self.index.in_region(code, named.unit)
        return any(n.startswith(code) or code.startswith(n) for n in (named.unit, *named.also))

    def _by_text(self, query: Query, parsed: PlaceText, stated: Stated) -> GeocodeResult:
        naming = Naming(query, stated, self.answers, self.index)
        parsed, country = self._split_country(parsed, query, stated)
        if country == self.home and not (parsed.names or parsed.relation or stated.scope.known):
            return self.answers.home(query.text)
        if country and country != self.home:
            named = reasons.CountryName(country)
            return self.answers.abroad(query.text, query.text, named)
        if vague := self._beside_country(parsed, query, stated):
            return vague
        if parsed.relation:
            return relate(naming, parsed.names, parsed.relation, parsed.context)
        whole = one_name(query.words, self.index) if len(parsed.names) > 1 else None
        if whole:
            return naming.answer((whole,))
        return self._names(naming, joined(parsed.names, self.index, query.words))

    def _names(self, naming: Naming, names: tuple[Name, ...]) -> GeocodeResult:
        if several := alternatives(naming, names):
            return several
        if pair := two_places(names, naming.stated.scope, self.index):
            return relate(naming, (), Relation("between", pair), names[1:])
        return naming.answer(names)

    def _split_country(
        self, parsed: PlaceText, query: Query, stated: Stated
    ) -> tuple[PlaceText, str | None]:
        """Take a country's name off the end of the text; names of the country's own units stay."""
        if len(parsed.names) > 1 and country_code(parsed.names[0].text) == self.home:
            return replace(parsed, names=parsed.names[1:]), self.home
        tail = parsed.context or parsed.names
        code = self._country_said(tail[-1]) if tail else None
        at_home = bool(query.country) or stated.scope.known
        if code is None and not (at_home or parsed.relation):
            return parsed, abroad_by_names(tail, self.index)
        if code is None or (code != self.home and (at_home or self._is_unit(tail[-1]))):
            return parsed, None
        if parsed.context:
            return replace(parsed, context=tail[:-1]), code
        return replace(parsed, names=tail[:-1]), code

    def _country_said(self, name: Name) -> str | None:
        """The country that a name is, or that ends it: "el Perú", "Santiago de Chile"."""
        if self.index.lookup(name):
            return country_code(name.text)
        words = name.folded.split()
        shorter = (name.folded, " ".join(words[1:]) if words[:1] in _ARTICLES else "")
        said = next((code for key in shorter if key and (code := country_code(key))), None)
        if said or len(words) < 3 or words[-2] != "de":  # noqa: PLR2004 - "Santiago de Chile"
            return said
        return country_code(words[-1])

    def _beside_country(
        self, parsed: PlaceText, query: Query, stated: Stated
    ) -> GeocodeResult | None:
        """The answer to "southern Peru" or "southern Ukraine"; None when something else is said."""
        anchors = parsed.relation.anchors if parsed.relation else ()
        alone = not (parsed.names or parsed.context or stated.scope.known or query.country)
        code = country_code(anchors[0].text) if len(anchors) == 1 and alone else None
        if code is None or self._is_unit(anchors[0]):
            return None
        if code == self.home:
            reason = reasons.side_of_country(query.text, self.answers.country)
            return self.answers.unresolved(query.text, reason)
        return self.answers.abroad(query.text, query.text, reasons.CountryName(code))

    def _is_unit(self, name: Name) -> bool:
        """Whether a country's name is a unit's too: San Martín, Granada."""
        return any(reading.is_unit for reading in self.index.lookup(name))


def load_geocoder() -> Geocoder:
    """The geocoder of the home country, which knows the others that have a pack; built once.

    Raises:
        ValueError: when a pack can't be read.
    """
    return _geocoder_of(home_country())


@kept
def _geocoder_of(country: str) -> Geocoder:
    """The geocoder over a pack and the common names of its units."""
    gazetteer = load_country(country)
    common = [Alias(**row) for row in pack_rows(gazetteer.pack, "common-names.csv")]
    others = [other for other in load_packs() if other != country]
    whole = replace(gazetteer, aliases=[*gazetteer.aliases, *common])
    return Geocoder(whole, others, _added_places(gazetteer.pack))


def _added_places(pack: Pack) -> AddedPlaces | None:
    if not any(pack.folder.glob("places/*.parquet")):
        return None
    from geodata.added_places import load_added_places  # noqa: PLC0415 - costs a tenth of a second

    return load_added_places(pack)
