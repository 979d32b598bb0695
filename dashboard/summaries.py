"""Figures, charts' data and lists of what a filter asks for, as pandas frames from the store."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import pandas as pd
from ibis.expr.types import Table

from dashboard.answers import remembered
from dashboard.filters import Filter, matching, possible, taking_role
from dashboard.records import OUTCOMES
from dashboard.store import BOUNDS, COUNT_COLUMNS, LOCATED, Session

CHARTED = ("killed", "wounded")
MEANINGS = ("suffered", "attributed", "involving")


@dataclass(frozen=True)
class Count:
    """A total of ranges.

    Attributes:
        low: sum of the low counts.
        best: sum of the best counts that are stated; None when none is.
        high: sum of the high counts; where one is open ("at least 3"), its best or low counts.
        open_above: whether a count was open, so that the true number may exceed `high`.
        not_stated: how many incidents state no count at all.
    """

    low: int
    best: int | None
    high: int
    open_above: bool
    not_stated: int


@dataclass(frozen=True)
class Figures:
    """The key figures of a filter.

    Attributes:
        incidents: how many match.
        not_located: how many of them are not on the map.
        maybe: how many more match but for their place, which is known too coarsely to tell.
        counts: for each outcome, its total.
    """

    incidents: int
    not_located: int
    maybe: int
    counts: dict[str, Count]


@remembered
def incident_ids(session: Session, asked: Filter) -> list[str]:
    """The ids of the incidents asked for, by date and then id."""
    rows = session.run(matching(session, asked).order_by("date_start", "id").select("id"))
    return list(rows["id"])


@remembered
def incidents(session: Session, asked: Filter) -> pd.DataFrame:
    """One row an incident, by date and then id; columns as in `filters.matching`."""
    return _listed(session, matching(session, asked))


@remembered
def may_belong(session: Session, asked: Filter) -> pd.DataFrame:
    """The incidents that match but for their place, which is known too coarsely to tell.

    One row an incident, by date and then id; columns as in `incidents`.
    """
    return _listed(session, possible(session, asked))


@remembered
def figures(session: Session, asked: Filter) -> Figures:
    """The key figures of what is asked for."""
    rows = matching(session, asked)
    measures = {"incidents": rows.count(), "not_located": (~_is_located(rows)).sum()}
    for outcome in OUTCOMES:
        measures |= _measures(rows, outcome)
    row = session.run(rows.aggregate(**measures)).iloc[0]
    counts = {outcome: _count(row, outcome, int(row["incidents"])) for outcome in OUTCOMES}
    maybe = _size(session, possible(session, asked))
    return Figures(int(row["incidents"]), _whole(row["not_located"]), maybe, counts)


@remembered
def per_group(session: Session, asked: Filter, meaning: str) -> pd.DataFrame:
    """Killed and wounded per group, in one of the three meanings.

    Returns:
        One row a group and outcome, most killed and wounded first: group_id, name, name_es, kind,
        outcome, low, best, high, open_above, and incidents (how many have such a count).

    Raises:
        ValueError: for a meaning that is not one of `MEANINGS`.
    """
    rows = _group_rows(session, matching(session, asked).select("id"), meaning)
    charted = rows.filter(ibis._.outcome.isin(CHARTED))
    sums = charted.group_by("group_id", "outcome").aggregate(
        low=ibis._.low.sum(),
        best=ibis._.best.sum(),
        high=_upper(charted).sum(),
        open_above=(ibis._.high.isnull() & ibis.coalesce(ibis._.best, ibis._.low).notnull()).any(),
        incidents=ibis._.best.notnull().ifelse(ibis._.incident_id, ibis.null(str)).nunique(),
    )
    frame = session.run(sums.join(session.groups, "group_id"))
    frame = frame.astype(dict.fromkeys(BOUNDS, "Int64"))
    order = frame.groupby("group_id")["best"].transform("sum")
    frame = frame.assign(order=order).sort_values(
        ["order", "group_id", "outcome"], ascending=[False, True, True]
    )
    columns = ["group_id", "name", "name_es", "kind", "outcome", *BOUNDS]
    return frame[[*columns, "open_above", "incidents"]].reset_index(drop=True)


@remembered
def per_period(session: Session, asked: Filter, unit: str) -> pd.DataFrame:
    """Incidents, killed and wounded per month or year.

    An incident stands in the period in which it began, or may have begun first.

    Args:
        session: the store's session.
        asked: the filter.
        unit: `month` or `year`.

    Returns:
        One row a period that has incidents, in order: period (its first day), incidents, and for
        each of killed and wounded `_low`, `_best`, `_high`, `_open` (how many counts are) and
        `_not_stated`; `high` as in `Count`.
    """
    rows = matching(session, asked)
    rows = rows.mutate(period=rows.date_start.truncate("Y" if unit == "year" else "M"))
    measures = {"incidents": rows.count()}
    for outcome in CHARTED:
        measures |= _measures(rows, outcome)
        measures[f"{outcome}_not_stated"] = rows[f"{outcome}_best"].isnull().sum()
    return session.run(rows.group_by("period").aggregate(**measures).order_by("period"))


@remembered
def timeline(session: Session, asked: Filter) -> pd.DataFrame:
    """Incidents per month, whatever the dates asked for, all other filters as they are.

    Returns:
        One row a month, from the first to the last year of the store, without gaps:
        month (date, its first day), incidents (int).
    """
    first, last = date_extent(session)
    months = pd.date_range(f"{first.year}-01-01", f"{last.year}-12-31", freq="MS")
    found = per_period(session, asked.without("date_from", "date_to"), "month")
    counts = found.set_index("period")["incidents"].reindex(months, fill_value=0).astype(int)
    return pd.DataFrame({"month": months.date, "incidents": counts.to_numpy()})


@remembered
def facet_counts(session: Session, asked: Filter) -> dict[str, dict[str, int]]:
    """How many incidents each choice of a filter field would show, all other fields as they are.

    Returns:
        For kinds, groups, departments, provinces, regions and precision: code → count. A group
        counts its factions' incidents; a precision counts all that are at least that precise.
    """
    counts = {
        "kinds": _counted(session, matching(session, asked.without("kinds")), "kind"),
        "departments": _counted(
            session, matching(session, asked.without("departments")), "department"
        ),
        "provinces": _counted(session, matching(session, asked.without("provinces")), "province"),
        "regions": _region_counts(session, asked),
        "groups": _group_counts(session, asked),
    }
    exactly = _counted(session, matching(session, asked.without("precision")), "precision")
    counts["precision"] = _cumulated(exactly)
    return counts


@remembered
def loosened(session: Session, asked: Filter) -> dict[str, int]:
    """For each active field, how many incidents would match without it; only where some would."""
    found = {}
    for name in asked.active():
        count = _size(session, matching(session, asked.without(name)))
        if count:
            found[name] = count
    return found


@remembered
def date_extent(session: Session) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and last day on which any incident of the store may have happened."""
    bounds = {"first": ibis._.date_start.min(), "last": ibis._.date_end.max()}
    row = session.run(session.incidents.aggregate(**bounds))
    return row["first"].iloc[0], row["last"].iloc[0]


@remembered
def sources(session: Session, asked: Filter) -> pd.DataFrame:
    """The sources of the incidents asked for: incident_id, publisher, title, url, published."""
    wanted = matching(session, asked).select("id", "date_start")
    rows = session.sources.join(wanted, session.sources.incident_id == wanted.id)
    ordered = rows.order_by("date_start", "incident_id", "publisher").drop("id", "date_start")
    return session.run(ordered)


def _listed(session: Session, rows: Table) -> pd.DataFrame:
    found = session.run(rows.order_by("date_start", "id").drop("search"))
    return found.astype(dict.fromkeys(COUNT_COLUMNS, "Int64"))


def _size(session: Session, rows: Table) -> int:
    return int(session.run(rows.aggregate(n=ibis._.count()))["n"].iloc[0])


def _is_located(rows: Table) -> ibis.expr.types.BooleanValue:
    return rows.precision.isin(LOCATED).fill_null(False) & rows.lat.notnull()


def _upper(rows: Table, prefix: str = "") -> ibis.expr.types.NumericValue:
    return ibis.coalesce(rows[f"{prefix}high"], rows[f"{prefix}best"], rows[f"{prefix}low"])


def _measures(rows: Table, outcome: str) -> dict[str, ibis.expr.types.Scalar]:
    low, best, high = (rows[f"{outcome}_{bound}"] for bound in BOUNDS)
    stated = ibis.coalesce(best, low)
    return {
        f"{outcome}_low": low.sum(),
        f"{outcome}_best": best.sum(),
        f"{outcome}_high": _upper(rows, f"{outcome}_").sum(),
        f"{outcome}_open": (high.isnull() & stated.notnull()).sum(),
        f"{outcome}_stated": ibis.coalesce(best, low, high).count(),
    }


def _count(row: pd.Series, outcome: str, total: int) -> Count:
    best = row[f"{outcome}_best"]
    return Count(
        low=_whole(row[f"{outcome}_low"]),
        best=None if pd.isna(best) else int(best),
        high=_whole(row[f"{outcome}_high"]),
        open_above=_whole(row[f"{outcome}_open"]) > 0,
        not_stated=total - _whole(row[f"{outcome}_stated"]),
    )


def _whole(value: object) -> int:
    return 0 if pd.isna(value) else int(value)  # type: ignore[call-overload]


def _group_rows(session: Session, wanted: Table, meaning: str) -> Table:
    """incident_id, group_id (for which it counts), outcome, low, best, high."""
    if meaning not in MEANINGS:
        raise ValueError(f"No meaning {meaning!r}; there are: {', '.join(MEANINGS)}.")
    casualties = session.casualties.filter(ibis._.incident_id.isin(wanted.id))
    if meaning == "suffered":
        return casualties
    members = taking_role(session, "attributed" if meaning == "attributed" else "involved")
    members = members.filter(members.incident_id.isin(wanted.id)).distinct()
    rows = members.rename(by="group_id").join(casualties, "incident_id")
    if meaning == "attributed":
        rows = _of_others(session, rows)
    return rows.select("incident_id", "outcome", *BOUNDS, group_id="by")


def _of_others(session: Session, rows: Table) -> Table:
    """Without what the perpetrator's own side suffered: itself, its factions, its parent."""
    upper, lower = "ancestor_id", "group_id"
    kept = rows.anti_join(session.group_lines, [("by", upper), ("group_id", lower)])
    return kept.anti_join(session.group_lines, [("by", lower), ("group_id", upper)])


def _counted(session: Session, rows: Table, column: str) -> dict[str, int]:
    frame = session.run(rows.group_by(column).aggregate(n=ibis._.count())).dropna()
    return dict(zip(frame[column], frame["n"].astype(int), strict=True))


def _region_counts(session: Session, asked: Filter) -> dict[str, int]:
    rows = matching(session, asked.without("regions")).select("id", "place_id")
    return _counted(session, rows.join(session.place_regions, "place_id"), "region_id")


def _group_counts(session: Session, asked: Filter) -> dict[str, int]:
    wanted = matching(session, asked.without("groups")).select("id")
    members = taking_role(session, asked.role)
    members = members.filter(members.incident_id.isin(wanted.id))
    rows = members.join(session.group_lines, "group_id").select("incident_id", "ancestor_id")
    return _counted(session, rows.distinct(), "ancestor_id")


def _cumulated(exactly: dict[str, int]) -> dict[str, int]:
    total, found = 0, {}
    for precision in LOCATED:
        total += exactly.get(precision, 0)
        found[precision] = total
    return found
