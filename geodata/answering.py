"""What every answer to a query's names needs: its parts, and the parents it falls back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geodata import reasons
from geodata.answers import Answers
from geodata.catalogue import Message
from geodata.chains import Chain
from geodata.choosing import choose, shared
from geodata.context import Stated
from geodata.matching import NameIndex, Scope
from geodata.places import ADDED
from geodata.placetext import Name
from geodata.query import Query
from geodata.readings import RANK, Reading
from geodata.results import GeocodeResult, Method, Status


@dataclass(frozen=True)
class Answering:
    """One query, and what its record states."""

    query: Query
    stated: Stated
    answers: Answers
    index: NameIndex

    def _context(self, chain: Chain) -> bool:
        return self.stated.scope.known or len(chain.explained) > 1

    def _stated_only(self) -> GeocodeResult:
        reading = self._scope_reading(self.stated.scope)
        if reading is None:
            return self.answers.unresolved(self.query.text, reasons.empty())
        reason = reasons.stated_only(self.answers.what(reading))
        status: Status = "fallback" if self.stated.unknown else "resolved"
        return self._at(reading, status, "parents", self._noting(reason))

    def _scope_reading(self, scope: Scope) -> Reading | None:
        return self.index.unit(scope.unit or scope.region or "")

    def _closest(self, readings: list[Reading], chain: Chain, name: Name) -> Reading | None:
        """The one that is in the narrower of two parents of one name, if only one is.

        "Miraflores, Lima" is the one in the province of Lima, though the department has two.
        """
        codes = self._codes([other for other in chain.explained if other is not name])
        if any(r.place and r.place.kind == ADDED for r in readings):
            return None  # of hamlets there is one of most names in either parent
        return choose([r for r in readings if r.province in codes])

    def _closest_parent(self, readings: list[Reading], chain: Chain) -> Reading | None:
        """As `_closest`, for the name that the finest link stands for: what is in that province."""
        name = next((link.name for link in chain.links if link.reading and link.name), None)
        closest = self._closest(readings, chain, name) if name else None
        return closest if closest and RANK[closest.level] > RANK["province"] else None

    def _around(self, picked: Reading, chain: Chain) -> Scope:
        """What is known around the answer, from the record's fields and from the text."""
        scopes = (link.scope for link in chain.links if link.reading is picked)
        return next(scopes, self.stated.scope)

    def _ambiguous(self, name: Name, readings: list[Reading]) -> GeocodeResult:
        scope = self.stated.scope
        common = shared(readings, self.index, scope.unit) or self._scope_reading(scope)
        it = self.answers.what(common) if common else None
        reason = reasons.ambiguous(name.text, len(readings), it)
        if common is None:
            listed = self.answers.candidates(readings)
            return GeocodeResult(self.query.text, "ambiguous", reason, candidates=listed)
        return self._at(common, "ambiguous", "parents", reason, readings)

    def _codes(self, parents: list[Name]) -> set[str]:
        codes = {r.unit for name in parents for r in self.index.lookup(name) if r.is_unit}
        return codes | {self.stated.scope.unit}

    def _at(  # noqa: PLR0913, PLR0917 - the parts of an answer
        self,
        reading: Reading,
        status: Status,
        method: Method,
        reason: Message,
        others: Sequence[Reading] = (),
        scope: Scope | None = None,
    ) -> GeocodeResult:
        return self.answers.at(
            self.query.text,
            reading,
            status=status,
            method=method,
            reason=reason,
            scope=scope or self.stated.scope,
            others=others,
        )

    def _noting(self, reason: Message, names: Sequence[Name] = ()) -> Message:
        """The reason, and what of the input was not recognised."""
        lost = [*self.stated.unknown, *(name.text for name in names)]
        return reasons.and_then(reason, reasons.not_recognised(lost)) if lost else reason
