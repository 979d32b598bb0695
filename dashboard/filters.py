"""The filter: which incidents are asked for, as one frozen value and as an Ibis predicate."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any

import ibis
import pandas as pd
from ibis.expr.types import BooleanValue, Table

from dashboard.store import ANYWHERE, BOUNDS, PRECISIONS, Session
from geodata.names import fold

ROLES = ("involved", "suffered", "attributed")
PLACE_FIELDS = ("departments", "provinces", "regions")


@dataclass(frozen=True)
class Filter:
    """What is asked for. An empty field asks for nothing; several values of a field mean "or".

    Attributes:
        date_from: first day, inclusive; an incident counts when it may have happened that late.
        date_to: last day, inclusive; an incident counts when it may have happened that early.
        kinds: kinds of incident, as in `data/datapackage.json`.
        groups: group ids; a group stands for its factions too.
        role: what the groups must have done: `involved` in any way, `suffered` casualties,
            or had the incident `attributed` to them.
        departments: UBIGEO codes of two digits.
        provinces: UBIGEO codes of four digits.
        regions: ids of named regions.
        min_killed: least number killed, by the best count, or the low one where no best is stated.
        precision: the coarsest location precision that is still shown.
        text: words that must occur in title, notes or place, whatever the case or accents.
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    role: str = "involved"
    departments: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    min_killed: int = 0
    precision: str | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"No role {self.role!r}; there are: {', '.join(ROLES)}.")
        if self.precision is not None and self.precision not in PRECISIONS:
            raise ValueError(
                f"No precision {self.precision!r}; there are: {', '.join(PRECISIONS)}."
            )
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"The first day, {self.date_from}, is after the last, {self.date_to}.")

    def active(self) -> tuple[str, ...]:
        """The names of the fields that ask for something; a role alone asks for nothing."""
        return tuple(
            f.name for f in fields(self) if f.name != "role" and getattr(self, f.name) != f.default
        )

    def without(self, *names: str) -> Filter:
        """The same filter with those fields emptied."""
        defaults: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name in names}
        return replace(self, **defaults)


def matching(session: Session, asked: Filter) -> Table:
    """The incidents asked for, one row each; columns as in the store's `incident_facts`."""
    predicates = _other_predicates(session, asked) + _places(session, asked)
    return session.incident_facts.filter(_all(predicates))


def possible(session: Session, asked: Filter) -> Table:
    """The incidents that may belong to the places asked for, but are located too coarsely to tell.

    Columns as in `matching`. Empty when the filter names no place.
    """
    named = [name for name in PLACE_FIELDS if getattr(asked, name)]
    rows = session.incident_facts
    if not named:
        return rows.filter(ibis.literal(value=False))
    certain = _all(_places(session, asked))
    maybe = [
        _certain(session, name, getattr(asked, name)) | _possible(session, getattr(asked, name))
        for name in named
    ]
    return rows.filter(_all([*_other_predicates(session, asked), *maybe, ~certain]))


def suffering(casualties: pd.DataFrame) -> pd.DataFrame:
    """The rows of the casualties table whose group suffered: the frames' twin of `taking_role`.

    A stated zero is no suffering; a count that nobody states may be.
    """
    return casualties[casualties[list(BOUNDS)].max(axis=1).fillna(1) > 0]


def taking_role(session: Session, role: str) -> Table:
    """incident_id and group_id of the groups that had the role in an incident; pairs may repeat.

    A group that is stated to have suffered nothing (a count of 0) did not suffer; where nobody
    states a count, it may have.
    """
    taking_part = session.participants
    suffering = session.casualties.filter(
        ibis.coalesce(ibis._.high, ibis._.best, ibis._.low, 1) > 0
    ).select("incident_id", "group_id")
    if role == "suffered":
        return suffering
    if role == "attributed":
        taking_part = taking_part.filter(ibis._.role == "perpetrator")
        return taking_part.select("incident_id", "group_id")
    return taking_part.select("incident_id", "group_id").union(suffering)


def _all(predicates: list[Any]) -> BooleanValue:
    return ibis.and_(*predicates) if predicates else ibis.literal(value=True)


def _other_predicates(session: Session, asked: Filter) -> list[Any]:
    """Everything but the place fields."""
    found: list[Any] = []
    if asked.date_from:
        found.append(ibis._.date_end >= ibis.literal(asked.date_from).cast("timestamp"))
    if asked.date_to:
        found.append(ibis._.date_start <= ibis.literal(asked.date_to).cast("timestamp"))
    if asked.kinds:
        found.append(ibis._.kind.isin(asked.kinds))
    if asked.groups:
        found.append(ibis._.id.isin(_incidents_of(session, asked).incident_id))
    if asked.min_killed:
        counted = ibis.coalesce(ibis._.killed_best, ibis._.killed_low, 0)
        found.append(counted >= asked.min_killed)
    if asked.precision:
        fine = PRECISIONS[: PRECISIONS.index(asked.precision) + 1]
        found.append(ibis._.precision.isin(fine))
    words = fold(asked.text).split()
    if asked.text.strip() and not words:
        found.append(ibis.literal(value=False))  # signs alone occur in no folded text
    return found + [ibis._.search.contains(word) for word in words]


def _incidents_of(session: Session, asked: Filter) -> Table:
    """incident_id of the incidents in which the groups, or their factions, have the role."""
    lines = session.group_lines.filter(ibis._.ancestor_id.isin(asked.groups))
    members = taking_role(session, asked.role)
    return members.filter(members.group_id.isin(lines.group_id)).select("incident_id")


def _places(session: Session, asked: Filter) -> list[Any]:
    return [
        _certain(session, name, getattr(asked, name))
        for name in PLACE_FIELDS
        if getattr(asked, name)
    ]


def _certain(session: Session, name: str, codes: tuple[str, ...]) -> BooleanValue:
    if name == "regions":
        inside = session.place_regions.filter(ibis._.region_id.isin(codes))
        return ibis._.place_id.isin(inside.place_id)
    column = ibis._.department if name == "departments" else ibis._.province
    return column.isin(codes).fill_null(False)


def _possible(session: Session, codes: tuple[str, ...]) -> BooleanValue:
    maybe = session.place_possible.filter(ibis._.code.isin([*codes, ANYWHERE]))
    return ibis._.place_id.isin(maybe.place_id)
