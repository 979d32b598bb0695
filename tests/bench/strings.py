"""Many distinct place texts as sources write them, made from real names; the same each time."""

import csv
import os
import random
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet

from geodata.gazetteer import Gazetteer, load_country
from geodata.history import load_history
from geodata.packs import BUNDLED
from geodata.units import LEVELS
from tests.bench.gold import INPUTS, Label

SAMPLES = Path(
    os.environ.get(
        "INCIDENT_ATLAS_SAMPLES", Path(__file__).parents[2].parent / "shared" / "samples"
    )
)
"""Real records, not part of the project: UCDP's, and IGN's list of villages."""
UCDP = SAMPLES / "ucdp" / "ged-23.1-sample-1000.csv"
VILLAGES = SAMPLES / "places" / "ign-centros-poblados-100k.parquet"
SEED = 3

Record = dict[str, str]
Line = tuple[str, str, str]
"""Department, province and district."""


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _misspelt(name: str, rng: random.Random) -> str:
    """The name with two neighbouring letters exchanged or one left out."""
    at = rng.randrange(1, max(2, len(name) - 1))
    if rng.random() < 0.5:
        return name[:at] + name[at + 1 :]
    return name[: at - 1] + name[at : at + 1] + name[at - 1 : at] + name[at + 1 :]


_AS_UCDP = {"department": "{department} department", "province": "{province} province"}
SPELLINGS: tuple[Record, ...] = (
    {"text": "{name}, {district}, {province}, {department}"},
    {"text": "{name}, {province}, {department}"},
    {"text": "{name}, {district}"},
    {"text": "{department}, {province}, {name}"},
    {"text": "{bare} ({province}, {department})"},
    {"text": "{name}, distrito de {district}, provincia de {province}"},
    {
        "text": "C.P. {name}",
        "district": "{district}",
        "province": "{province}",
        "department": "{department}",
    },
    {"text": "{name} town", **_AS_UCDP},
    {"text": "{bare} village", **_AS_UCDP, "country": "Peru"},
    {"text": "{misspelt}", "province": "{province}", "department": "{department}"},
    {"text": "{misspelt}, {province}, {department}"},
    {"text": "near {name}, {province} province"},
    {"text": "{km} km al norte de {name}, {province}"},
    {"text": "{name}, {department}"},
    {"text": "{name}"},
)
"""Ways to write a place and what it lies in."""
INSIDE = [spelling for spelling in SPELLINGS if spelling["text"].startswith(("{name},", "C.P."))]
"""Those that point at the place itself, spelt right, and say what it lies in."""


def _spelt(
    name: str, line: Line, rng: random.Random, spellings: Sequence[Record] = SPELLINGS
) -> Record:
    words = {
        "name": name,
        "bare": _bare(name),
        "misspelt": _misspelt(name, rng),
        "km": str(rng.randrange(2, 40)),
        **dict(zip(LEVELS, line, strict=True)),
    }
    return {field: text.format_map(words) for field, text in rng.choice(spellings).items()}


def _from_gazetteer(gazetteer: Gazetteer) -> Iterator[tuple[str, Line]]:
    """Names of districts, seats, towns and villages with the units they lie in."""
    named = [(unit.name, unit.code) for unit in gazetteer.units.values()]
    named += [(unit.seat, unit.code) for unit in gazetteer.units.values() if unit.seat]
    named += [(place.name, place.unit) for place in gazetteer.places]
    yield from _with_lines(gazetteer, named)


def _with_lines(gazetteer: Gazetteer, named: list[tuple[str, str]]) -> Iterator[tuple[str, Line]]:
    for name, code in named:
        line = _line(gazetteer, code)
        if name and len(line) == 3:
            yield name, line


def _line(gazetteer: Gazetteer, code: str) -> Line:
    return tuple(gazetteer.units[each].name for each in gazetteer.line(code))


def _from_ign(gazetteer: Gazetteer, count: int, rng: random.Random) -> Iterator[tuple[str, Line]]:
    """Those of so many villages whose district IGN states; most are in no gazetteer."""
    table = pyarrow.parquet.read_table(VILLAGES, columns=["nombre", "ubigeo"])
    chosen = table.take(rng.sample(range(len(table)), min(count, len(table))))
    rows = zip(chosen["nombre"].to_pylist(), chosen["ubigeo"].to_pylist(), strict=True)
    yield from _with_lines(gazetteer, [(name or "", code) for name, code in rows])


def _from_ucdp() -> Iterator[Record]:
    """UCDP's records as they are, from all countries, with the one they state."""
    with UCDP.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "text": row["where_coordinates"],
                "department": row["adm_1"],
                "province": row["adm_2"],
                "country": row["country"],
            }


def distinct_records(count: int) -> tuple[list[Record], str]:
    """So many different records, and what they are made of.

    A tenth are UCDP's as they are, where its sample is found. The others are made from the
    gazetteer's names and, where its list is found, as many from IGN's villages.
    """
    rng = random.Random(SEED)  # noqa: S311 - no secret
    gazetteer = load_country(BUNDLED)
    pools = {"names of the gazetteer": list(_from_gazetteer(gazetteer))}
    if VILLAGES.is_file():
        pools["villages of IGN"] = list(_from_ign(gazetteer, count, rng))
    found = _different(list(_from_ucdp()) if UCDP.is_file() else [])[: count // 10]
    made = [*pools, *(["records of UCDP"] if found else [])]
    while len(found) < count:
        short = count - len(found)
        turns = list(pools.values()) * (short // len(pools) + 1)
        found += [_spelt(*rng.choice(pool), rng) for pool in turns[:short]]
        found = _different(found)
    rng.shuffle(found)
    return found, ", ".join(made)


def village_labels(count: int) -> list[Label]:
    """Those of so many of IGN's villages whose stated district is sure; none without its list."""
    if not VILLAGES.is_file():
        return []
    rng = random.Random(SEED)  # noqa: S311 - no secret
    gazetteer = load_country(BUNDLED)
    codes = {_line(gazetteer, code): code for code in sorted(gazetteer.codes_of("district"))}
    split = {former.code for former in load_history(BUNDLED).formers.values()}
    labels = []
    for name, line in _from_ign(gazetteer, count, rng):
        if codes[line] in split:  # the list is older: the place may lie in the younger part
            continue
        record = _spelt(name, line, rng, INSIDE)
        stated = dict.fromkeys(INPUTS, "") | record
        text = stated.pop("text")
        labels.append(Label(text, stated, "resolved", "place", codes[line]))
    return labels


def _different(records: list[Record]) -> list[Record]:
    """The records without repetitions."""
    return list({tuple(sorted(record.items())): record for record in records}.values())
