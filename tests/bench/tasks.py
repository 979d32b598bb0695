"""What is measured in a process of its own: `python -m tests.bench.tasks TASK`.

Arguments come as JSON on standard input, figures go as JSON to standard output. Only the standard
library is imported up here: what a task imports is part of what it measures.
"""

# ruff: noqa: PLC0415 - what a task imports is part of what it measures

import json
import sys
import time
from pathlib import Path
from typing import Any

POINTS = 1_000_000
JITTER = 0.2
"""Degrees by which points are strewn round the towns: incidents happen where people live."""


def load_gazetteer() -> dict[str, float]:
    """Seconds to import the gazetteer's module, and to load the gazetteer."""
    start = time.perf_counter()
    from geodata.gazetteer import load_gazetteer as load

    imported = time.perf_counter()
    load()
    return _loading(start, imported)


def load_geocoder() -> dict[str, float]:
    """Seconds to import the geocoder's module, and to load it up to its first answer."""
    start = time.perf_counter()
    from geodata.geocoder import load_geocoder as load

    imported = time.perf_counter()
    load().geocode("Huanta, Ayacucho")
    return _loading(start, imported)


def _loading(start: float, imported: float) -> dict[str, float]:
    end = time.perf_counter()
    return {"import": imported - start, "load": end - imported, "both": end - start}


def answer_gold(tool: str, gold: str) -> dict[str, Any]:
    """A tool's answers to a gold file, and its records a second, each text seen for the first time.

    Args:
        tool: its name in `tools.py`.
        gold: the file.
    """
    from tests.bench.gold import INPUTS, Label, read_gold
    from tests.bench.tools import TOOLS

    labels = read_gold(Path(gold))
    made = TOOLS[tool].make()
    # Shapes and tables that a tool loads on its first call are loading, not that record's time.
    point = {"lat": "-12.9", "lon": "-74.2"}
    made.answer(Label("Huanta, Ayacucho", dict.fromkeys(INPUTS, "") | point, "", "", ""))
    start = time.perf_counter()
    answers = [made.answer(label) for label in labels]
    seconds = time.perf_counter() - start
    rows = [[answer.unit, answer.sure, answer.status] for answer in answers]
    return {"answers": rows, "rate": len(labels) / seconds}


def distinct(strings: str, *, table: bool) -> dict[str, float]:
    """How many strings that were never seen are answered in a second, and microseconds for one.

    Args:
        strings: JSON file with a list of the geocoder's arguments.
        table: whether they are asked as a table, which comes with reasons, or one at a time.
    """
    import pandas as pd

    from geodata.geocoder import load_geocoder as load

    records = json.loads(Path(strings).read_text(encoding="utf-8"))
    frame = pd.DataFrame(records).fillna("")
    columns = {column: column for column in frame.columns}
    geocoder = load()
    geocoder.geocode_many(frame.head(1), **columns)
    start = time.perf_counter()
    if table:
        geocoder.geocode_many(frame, **columns)
    else:
        for record in records:
            geocoder.geocode(**record)
    seconds = time.perf_counter() - start
    return {"rate": len(records) / seconds, "microseconds": 1e6 * seconds / len(records)}


def repeated(gold: str, rows: int) -> dict[str, float]:
    """How fast a table is answered whose strings come up again and again: at first, and once more.

    Args:
        gold: the file whose records are repeated.
        rows: how many rows the table has.
    """
    import numpy as np
    import pandas as pd

    from geodata.geocoder import load_geocoder as load
    from tests.bench.gold import INPUTS, read_gold

    labels = read_gold(Path(gold))
    once = pd.DataFrame([{"text": label.text, **label.stated} for label in labels])
    once = once.drop_duplicates(ignore_index=True)
    columns = {name: name for name in ("text", *INPUTS)}
    geocoder = load()
    geocoder.geocode_many(once.head(1), **columns)
    chosen = np.random.default_rng(0).integers(0, len(once), rows)
    table = once.take(chosen).reset_index(drop=True)
    rates = []
    for _ in range(2):
        start = time.perf_counter()
        geocoder.geocode_many(table, **columns)
        rates.append(rows / (time.perf_counter() - start))
    return {"distinct": len(once), "first": rates[0], "again": rates[1]}


def points(level: str) -> dict[str, float]:
    """Seconds to place a million points in the units of a level, once the shapes are loaded.

    Args:
        level: "province" or "district".
    """
    import numpy as np

    from geodata.gazetteer import load_country

    towns = [place for place in load_country().places if place.lat is not None]
    random = np.random.default_rng(0)
    chosen = random.integers(0, len(towns), POINTS)
    lat = np.array([town.lat for town in towns])[chosen] + random.normal(0, JITTER, POINTS)
    lon = np.array([town.lon for town in towns])[chosen] + random.normal(0, JITTER, POINTS)
    start = time.perf_counter()
    from geodata import boundaries

    place = getattr(boundaries, f"{level}s_at")
    place(lat[:1], lon[:1])
    loaded = time.perf_counter()
    found = place(lat, lon)
    seconds = time.perf_counter() - loaded
    inside = float(np.mean(found != None))  # noqa: E711 - elementwise
    return {"load": loaded - start, "seconds": seconds, "inside": inside}


TASKS = {
    task.__name__: task
    for task in (load_gazetteer, load_geocoder, answer_gold, distinct, repeated, points)
}

if __name__ == "__main__":
    json.dump(TASKS[sys.argv[1]](**json.loads(sys.stdin.read())), sys.stdout)
