"""All lists of places of a pack joined in one file, in the orders in which names are looked up.

The file is made anew from the lists whenever they, or the places that come with the pack, are no
longer those it was made from.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geodata.additions.place_repeats import Bearers, repeats
from geodata.additions.place_store import SCHEMA, PlaceList, damaged, list_places
from geodata.files import write_whole
from geodata.gazetteer import Gazetteer, load_country
from geodata.names import fold
from geodata.packs import Pack

INDEX = "places.arrow"
"""The joined file, beside the folder of lists: Arrow's own format, which is read as it stands."""
_STAMP = b"incident_atlas"
_FORMAT = 1  # counted up when the columns change, so that an older file is made anew
_COLUMNS = {
    "key": pa.string(),
    "name": pa.string(),
    "lat": pa.float64(),
    "lon": pa.float64(),
    "radius_km": pa.float32(),
    "population": pa.int32(),
    "main": pa.int32(),
    "other": pa.uint8(),
    "initial": pa.uint8(),
    "unit": pa.int32(),
    "list": pa.int32(),
    "by_unit": pa.int32(),
    "by_squashed": pa.int32(),
    "squashed": pa.string(),
}


@dataclass(frozen=True)
class PlaceIndex:
    """Places by name.

    Attributes:
        table: a row a name, sorted by `key`. `main` is the row that stands for the place (its own
            but for further names, which are marked `other`), `unit` and `list` are numbers of
            `units` and `sources`. The last three columns are orders: `by_unit` lists the rows by
            code of their unit, further names left out at the end with -1; `by_squashed` those of
            the sorted column `squashed`.
        units: codes, sorted.
        sources: what each list says of where it is from.
        repeated: how many places of each list were left out, since they repeat others.
    """

    table: pa.Table
    units: tuple[str, ...]
    sources: tuple[str, ...]
    repeated: dict[str, int]


def load_index(pack: Pack) -> PlaceIndex:
    """The joined places of a pack, from the file when it is still right, else made and kept.

    Raises:
        UnusableFileError: when a file of a list can't be read.
    """
    lists = list_places(pack.folder)
    if not lists:
        return PlaceIndex(pa.schema(_COLUMNS.items()).empty_table(), (), (), {})
    stamp = _stamp(pack, lists)
    path = pack.folder / INDEX
    found = _read(path, stamp)
    if found:
        return found
    index = join(lists, load_country(pack.country))
    # A folder that can only be read still works, each start being a second slower.
    with suppress(OSError):
        _write(path, index, stamp)
    return index


def _stamp(pack: Pack, lists: list[PlaceList]) -> str:
    """A text that changes with the lists, with the places of the pack, and with this format."""
    told = hashlib.sha256(repr((_FORMAT, [(each.slug, each.sha256) for each in lists])).encode())
    for name in ("units.csv", "towns.csv", "villages.csv"):
        for path in (pack.base(name), pack.added(name)):
            told.update(path.read_bytes() if path else b"-")
    return told.hexdigest()


def _read(path: Path, stamp: str) -> PlaceIndex | None:
    """The index that was kept; None when there is none, it is of other lists, or it is damaged."""
    try:
        table = pa.ipc.open_file(path.read_bytes()).read_all()
    except (OSError, pa.ArrowException):
        return None
    about = json.loads((table.schema.metadata or {}).get(_STAMP, b"{}"))
    if about.get("stamp") != stamp:
        return None
    return PlaceIndex(table, tuple(about["units"]), tuple(about["sources"]), about["repeated"])


def _write(path: Path, index: PlaceIndex, stamp: str) -> None:
    about = {
        "stamp": stamp,
        "units": index.units,
        "sources": index.sources,
        "repeated": index.repeated,
    }
    metadata = {_STAMP: json.dumps(about, ensure_ascii=False).encode()}
    table = index.table.replace_schema_metadata(metadata)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    write_whole(path, sink.getvalue().to_pybytes())


def join(lists: list[PlaceList], gazetteer: Gazetteer) -> PlaceIndex:
    """Every place of the lists once, without those that the gazetteer has of its own.

    Raises:
        UnusableFileError: when a list's table can't be read.
    """
    tables = [_table(each) for each in lists]
    parts, offset = [], 0
    for number, table in enumerate(tables):
        main = pc.add(table["main"], pa.scalar(offset, pa.int32()))
        parts.append(
            table.set_column(table.schema.get_field_index("main"), "main", main).append_column(
                "list", pa.array([number] * table.num_rows, pa.int32())
            )
        )
        offset += table.num_rows
    whole = pa.concat_tables(parts).combine_chunks()
    kept, dropped = _kept(whole, gazetteer)
    repeated = {
        each.slug: int(dropped[number]) for number, each in enumerate(lists) if dropped[number]
    }
    ordered, units = _ordered(whole, kept)
    return PlaceIndex(ordered, units, tuple(each.source for each in lists), repeated)


def _table(entry: PlaceList) -> pa.Table:
    try:
        return pq.read_table(entry.path, schema=SCHEMA)
    except (OSError, pa.ArrowException) as error:
        raise damaged(entry.path, error) from error


def _kept(whole: pa.Table, gazetteer: Gazetteer) -> tuple[pa.Array, list[int]]:
    """Rows to keep, in the lists' order, and how many places of each list are repeats."""
    main_rows = pc.indices_nonzero(pc.invert(whole["other"])).to_numpy()
    mains = whole.take(pa.array(main_rows))
    again = repeats(_bearers(mains), own_bearers(gazetteer), gazetteer.codes_of("district"))
    gone = main_rows[again]
    keep = pc.invert(pc.is_in(whole["main"], pa.array(gone, pa.int32())))
    lists = whole["list"].to_numpy()
    counts = [0] * (int(lists.max(initial=-1)) + 1)
    for number in lists[gone]:
        counts[number] += 1
    return pc.indices_nonzero(keep), counts


def _bearers(mains: pa.Table) -> Bearers:
    return Bearers(
        mains["key"].to_pylist(),
        mains["unit"].to_pylist(),
        mains["lat"].to_numpy(),
        mains["lon"].to_numpy(),
        mains["list"].to_numpy(),
    )


def own_bearers(gazetteer: Gazetteer) -> Bearers:
    """The places that a gazetteer has of its own, under each name by which they are looked up."""
    found = {
        (fold(name), place.unit, place.lat, place.lon)
        for place in gazetteer.places
        for name in (place.name, *(place.alt_names if place.kind == "village" else ()))
    } | {(fold(unit.seat), unit.code, unit.lat, unit.lon) for unit in gazetteer.units.values()}
    return Bearers.of(sorted((row for row in found if row[0] and row[2] is not None), key=repr))


def _ordered(whole: pa.Table, kept: pa.Array) -> tuple[pa.Table, tuple[str, ...]]:
    """The rows kept, sorted by name, with the orders by unit and by name run together."""
    rows = whole.take(kept).append_column("before", kept)
    order = pc.sort_indices(
        rows, sort_keys=[("key", "ascending"), ("other", "ascending"), ("before", "ascending")]
    )
    rows = rows.take(order)
    main = pc.index_in(rows["main"], rows["before"].cast(pa.int32()))
    codes = rows["unit"].combine_chunks().dictionary_encode()
    units = tuple(sorted(codes.dictionary.to_pylist()))
    unit = pc.index_in(rows["unit"], pa.array(units, pa.string()))
    told = pc.indices_nonzero(pc.invert(rows["other"]))
    by_unit = told.take(pc.sort_indices(unit.combine_chunks().take(told)))
    by_squashed = pc.sort_indices(rows["squashed"])
    columns = {name: rows[name] for name in _COLUMNS if name in rows.column_names} | {
        "main": main,
        "unit": unit,
        "by_unit": pa.concat_arrays(
            [by_unit.cast(pa.int32()), pa.array([-1] * (len(rows) - len(by_unit)), pa.int32())]
        ),
        "by_squashed": by_squashed,
        "squashed": rows["squashed"].take(by_squashed),
    }
    schema = pa.schema(_COLUMNS.items())
    table = pa.table({name: columns[name] for name in _COLUMNS}).cast(schema)
    return table.combine_chunks(), units
