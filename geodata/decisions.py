"""What a reviewer decides: a text means a unit or region, or a village lies in one.

A decision is a row of `aliases.csv` or `villages.csv` in the user's own folder for the country,
with who decided, when and on which source. Each is held against the same rules as when the files
are loaded, before anything is written; after it, what was read from the packs is read again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from geodata.alias_texts import unfit_alias
from geodata.catalogue import Message
from geodata.collisions import CollisionError, in_line
from geodata.coordinates import TOLERANCE_KM, km_outside
from geodata.decision_files import append_row, one_at_a_time, remove_rows
from geodata.entries import (
    ALIASES,
    VILLAGES,
    Alias,
    EntriesError,
    Entry,
    read_aliases,
    read_entries,
    read_villages,
)
from geodata.gazetteer import Gazetteer, load_country
from geodata.names import fold
from geodata.packs import home_country
from geodata.places import Place


def decided_aliases(country: str | None = None) -> list[Entry[Alias]]:
    """The aliases that reviewers added for a country (alpha-3; the home country without).

    Raises:
        KeyError: when there is no pack of the country.
        EntriesError: when the file breaks a rule.
    """
    path = load_country(country or home_country()).pack.added(ALIASES)
    return read_aliases(path) if path else []


def decided_villages(country: str | None = None) -> list[Entry[Place]]:
    """The villages that reviewers added; as `decided_aliases`."""
    path = load_country(country or home_country()).pack.added(VILLAGES)
    return read_villages(path) if path else []


def add_alias(  # noqa: PLR0913 - one for each part of a decision
    text: str,
    code: str,
    *,
    author: str,
    source: str,
    note: str = "",
    date: dt.date | None = None,
    country: str | None = None,
) -> Alias:
    """Records that `text` means a unit or region.

    Args:
        text: the name as records write it.
        code: code of the unit, or id of the region.
        author: who decided.
        source: on what grounds: a register, a news report, its own address.
        note: what else to know.
        date: when; today without.
        country: alpha-3 code of the pack; the home country without.

    Returns:
        The alias as it now stands.

    Raises:
        KeyError: when there is no pack of the country.
        EntriesError: when a part is missing or the text is no name of a place, or a
            `CollisionError` when it means something else already. Nothing is written.
        OSError: when the file can't be written.
    """
    gazetteer = load_country(country or home_country())
    row = {
        "text": text,
        "target_level": _level(code.strip(), gazetteer),
        "target_code": code.strip(),
        "language": "",
        **_decided(author, source, note, date),
    }
    with one_at_a_time:
        _refuse_known(text, code.strip(), gazetteer)
        if unfit := unfit_alias(text, gazetteer):
            raise EntriesError([unfit])
        append_row(gazetteer, ALIASES, row)
    return decided_aliases(country)[-1].value


def add_village(  # noqa: PLR0913 - one for each part of a decision
    name: str,
    unit: str,
    *,
    author: str,
    source: str,
    lat: float | None = None,
    lon: float | None = None,
    radius_km: float | None = None,
    alt_names: Sequence[str] = (),
    source_address: str = "",
    note: str = "",
    date: dt.date | None = None,
    country: str | None = None,
) -> Place:
    """Records that a village lies in a unit, and where, if that is known.

    Args:
        name: its name.
        unit: code of the finest unit known to contain it, or id of a region.
        author: who decided.
        source: where the point and the unit come from.
        lat: degrees WGS84; None for a village known by name only.
        lon: likewise.
        radius_km: how far the true spot may be from the point.
        alt_names: other spellings and names.
        source_address: where the source can be read.
        note: doubts to show beside it.
        date: when; today without.
        country: alpha-3 code of the pack; the home country without.

    Raises:
        KeyError: when there is no pack of the country.
        EntriesError: when a part is missing, the point lies more than 10 km outside the unit's
            province, or, as `CollisionError`, the unit has a village of that name. Nothing is
            written.
        OSError: when the file can't be written.
    """
    gazetteer = load_country(country or home_country())
    row = {
        "name": name,
        "alt_names": "|".join(other.replace("|", " ") for other in alt_names),
        "unit": unit.strip(),
        "lat": "" if lat is None else str(lat),
        "lon": "" if lon is None else str(lon),
        "radius_km": "" if radius_km is None else f"{radius_km:g}",
        "source_address": source_address,
        **_decided(author, source, note, date),
    }
    with one_at_a_time:
        append_row(gazetteer, VILLAGES, row, _refuse_far)
    return decided_villages(country)[-1].value


def remove_alias(text: str, country: str | None = None) -> list[Alias]:
    """Takes back what reviewers decided `text` means, whatever its case and accents.

    Returns:
        The aliases removed; none when no reviewer added one. The bundled ones stay.

    Raises:
        KeyError: when there is no pack of the country.
        EntriesError: when the file breaks a rule.
        OSError: when the file can't be written.
    """
    with one_at_a_time:
        removed = [e for e in decided_aliases(country) if fold(e.value.text) == fold(text)]
        remove_rows(load_country(country or home_country()).pack, ALIASES, removed)
    return [entry.value for entry in removed]


def remove_village(name: str, unit: str, country: str | None = None) -> list[Place]:
    """Takes back a village that a reviewer added to a unit; otherwise as `remove_alias`."""
    with one_at_a_time:
        removed = [
            entry
            for entry in decided_villages(country)
            if fold(entry.value.name) == fold(name) and entry.value.unit == unit
        ]
        remove_rows(load_country(country or home_country()).pack, VILLAGES, removed)
    return [entry.value for entry in removed]


def km_off(village: Place, gazetteer: Gazetteer) -> float:
    """Kilometres by which its point lies further outside its unit's province than sources round.

    0 when it has no point, lies inside or within 10 km, or no border tells.
    """
    line = gazetteer.line(village.unit)
    if village.lat is None or village.lon is None or not line:
        return 0.0
    outside = km_outside(village.lat, village.lon, line[:2][-1])
    return outside if outside is not None and outside > TOLERANCE_KM else 0.0


def _refuse_known(text: str, code: str, gazetteer: Gazetteer) -> None:
    """Refuses what is known already, and what is known to mean something else."""
    known, decided = read_entries(gazetteer.pack), decided_aliases(gazetteer.pack.country)
    for entry in (*known.aliases, *known.common):
        meant = entry.value.target_code
        if fold(entry.value.text) != fold(text):
            continue
        params = {"text": text, "code": meant, "file": entry.file, "row": entry.row}
        if meant == code:
            again = Message("“{text}” already means {code} ({file}, row {row}).", params)
            raise EntriesError([again])
        if not in_line(meant, code, gazetteer):
            raise CollisionError([_taken(params, entry in decided)])


def _taken(params: dict[str, object], decided: bool) -> Message:
    if decided:
        return Message(
            "“{text}” already means {code} ({file}, row {row}); take that back first: "
            "incident-atlas alias remove.",
            params,
        )
    return Message(
        "“{text}” already means {code} ({file}, row {row}, which comes with the program), and "
        "can't mean another place too; state the parent in the records instead.",
        params,
    )


def _refuse_far(village: Place, gazetteer: Gazetteer) -> None:
    if km := km_off(village, gazetteer):
        province = gazetteer.units[gazetteer.line(village.unit)[:2][-1]]
        params = {"km": f"{km:.0f}", "name": province.name, "code": province.code}
        far = Message(
            "The point is {km} km outside {name} ({code}); correct the point or the unit.", params
        )
        raise EntriesError([far])


def _level(code: str, gazetteer: Gazetteer) -> str:
    unit = gazetteer.units.get(code)
    if unit is None and code not in gazetteer.regions:
        unknown = Message("There is no unit or region {code}; correct the code.", {"code": code})
        raise EntriesError([unknown])
    return unit.level if unit else "region"


def _decided(author: str, source: str, note: str, date: dt.date | None) -> dict[str, str]:
    today = dt.datetime.now().astimezone().date()
    day = (date or today).isoformat()
    return {"author": author, "source": source, "note": note, "date": day}
