"""Adding a list of places to a pack, in the steps that a progress bar shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geodata.additions.place_files import read_place_file
from geodata.additions.place_index import load_index
from geodata.additions.place_list import Prepared, prepare
from geodata.additions.place_store import (
    PlaceList,
    list_places,
    remove_places,
    slug_of,
    store_places,
)
from geodata.additions.place_units import borders_of
from geodata.boundaries import unit_shapes
from geodata.catalogue import Message
from geodata.countries import country_codes
from geodata.gazetteer import load_country
from geodata.packs import Pack, forget, home_country, load_packs
from geodata.unusable import UnusableFileError

STEPS = 4
"""How often `add_places` calls `advance`."""


@dataclass(frozen=True)
class Added:
    """What came of adding a list.

    Attributes:
        country: ISO alpha-3 of the pack.
        entry: the list as it is kept.
        prepared: what became of its rows.
        repeated: how many of its places were known already, from the pack or another list.
        replaced: whether a list of that name was there before.
    """

    country: str
    entry: PlaceList
    prepared: Prepared
    repeated: int
    replaced: bool


@dataclass(frozen=True)
class Stated:
    """What the user says of a list.

    Attributes:
        country: of a pack that there is, by an ISO code or its name; without, the home country.
        name: to keep it under; without, the file's.
        source: who says where these places are; without, the file's name.
        licence: of the list.
        epsg: the system of the coordinates, where the file does not say.
    """

    country: str = ""
    name: str = ""
    source: str = ""
    licence: str = ""
    epsg: int | None = None


def add_places(path: Path, stated: Stated, advance: Callable[[], None] = lambda: None) -> Added:
    """Reads, checks and keeps a list of places; on any error all stays as it was.

    Args:
        path: the file.
        stated: what the user says of it.
        advance: called after each of `STEPS` steps.

    Raises:
        UnusableFileError: when the file can't be used.
        OSError: when the list can't be kept.
    """
    pack = pack_of(stated.country)
    file = read_place_file(path, pack, stated.epsg)
    advance()
    prepared = prepare(file, borders_of(pack.country), stated.epsg)
    advance()
    units = load_country(pack.country).units
    slug = slug_of(stated.name or path.stem)
    replaced = any(each.slug == slug for each in list_places(pack.folder))
    about = {
        "file": path.name,
        "file_sha256": file.sha256,
        "source": stated.source or path.name,
        "licence": stated.licence,
        "added": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "layout": file.layout,
        "places": prepared.counts["taken"],
        "names": prepared.table.num_rows,
        "districts": any(code in units for code in unit_shapes("district")),
        "counts": prepared.counts,
    }
    entry = store_places(pack.folder, slug, prepared.table, about)
    advance()
    forget()
    repeated = load_index(pack).repeated.get(slug, 0)
    advance()
    return Added(pack.country, entry, prepared, repeated, replaced)


def drop_places(name: str, country: str = "") -> bool:
    """Removes a list, by its name as `places list` shows it; False when there is none of that name.

    Raises:
        UnusableFileError: when there is no such pack.
        OSError: when it can't be removed.
    """
    pack = pack_of(country)
    removed = remove_places(pack.folder, slug_of(name))
    forget()
    load_index(pack)
    return removed


def pack_of(country: str) -> Pack:
    """The pack of a country, named by an ISO code or in English, Spanish or Portuguese.

    Args:
        country: "" for the home country.

    Raises:
        UnusableFileError: when there is none.
        ValueError: when the home country is one that there is no pack of.
    """
    packs = load_packs()
    country = country or home_country()
    codes = country_codes(country)
    if codes and codes[0] in packs:
        return packs[codes[0]]
    asked = codes[0] if codes else country.strip().upper()
    params = {"country": asked, "known": ", ".join(packs)}
    raise UnusableFileError(
        Message(
            "There is no pack of {country} to add places to; there are: {known}. Add its "
            "boundaries first: incident-atlas boundaries add FILE --country {country}",
            params,
        )
    )
