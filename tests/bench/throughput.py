"""How fast the geocoder is: loading it, strings, tables and points, each beside its aim."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from geodata.home import home_folder
from tests.bench.gold import Answer, Label, write_gold
from tests.bench.measure import Spread, fresh, repeat, spread
from tests.bench.scoring import holding, score
from tests.bench.strings import distinct_records, village_labels
from tests.bench.table import NONE, measured, number
from tests.bench.tools import OURS


@dataclass(frozen=True)
class Aim:
    """The figure to be at least, or at most when `most`."""

    value: float
    most: bool = False

    def met(self, value: float) -> bool:
        """Whether a figure is good enough."""
        return value <= self.value if self.most else value >= self.value

    def __str__(self) -> str:
        return f"{'≤' if self.most else '≥'} {number(self.value)}"


@dataclass(frozen=True)
class Line:
    """One line of the table; without `runs` it was skipped, for the reason in `note`."""

    what: str
    unit: str = ""
    runs: Spread | None = None
    aim: Aim | None = None
    note: str = ""

    def cells(self) -> list[str]:
        """What is measured, the figure, its aim, whether it is met."""
        if self.runs is None:
            return [self.what, f"skipped: {self.note}", NONE, NONE]
        met = NONE if self.aim is None else "met" if self.aim.met(self.runs.median) else "not met"
        return [self.what, measured(self.runs, self.unit), str(self.aim or NONE), met]

    def to_dict(self) -> dict[str, object]:
        """The line as JSON-ready values."""
        met = self.runs and self.aim and self.aim.met(self.runs.median)
        return {**asdict(self), "met": met}


HEAD = ("what", "measured: median (lowest–highest)", "aim", "met")


@dataclass(frozen=True)
class Setting:
    """What all measurements share: a home folder with nothing in it, the gold, how thoroughly."""

    empty: Path
    gold: Path
    runs: int
    strings: int
    rows: int


def lines(setting: Setting, labels: list[Label]) -> Iterator[Line]:
    """All lines, each when it has been measured."""
    yield from _loading(setting.empty, setting.runs)
    records, made = distinct_records(setting.strings)
    strings = setting.empty / "strings.json"
    strings.write_text(json.dumps(records), encoding="utf-8")
    yield from _distinct(setting, strings, f"{len(records):,} distinct strings ({made})")
    yield from _repeated(setting)
    yield from _points(setting.empty, setting.runs, "province", Aim(3, most=True))
    yield from _added(setting, strings, labels)


def _loading(home: Path, runs: int) -> Iterator[Line]:
    for name, aim in (("gazetteer", Aim(0.5, most=True)), ("geocoder", None)):
        results = repeat(runs, f"load_{name}", home)
        yield Line(f"import the {name}'s modules", "s", spread(results, "import"))
        yield Line(f"load the {name}", "s", spread(results, "load"))
        yield Line(f"import and load the {name}, cold", "s", spread(results, "both"), aim)


def _distinct(setting: Setting, strings: Path, what: str) -> Iterator[Line]:
    ways = (
        (f"{what}, one at a time", False),
        ("the same as a table, reasons in two languages", True),
    )
    for way, table in ways:
        arguments = {"strings": str(strings), "table": table}
        results = repeat(setting.runs, "distinct", setting.empty, **arguments)
        yield Line(way, "/s", spread(results, "rate"), Aim(2000))


def _repeated(setting: Setting) -> Iterator[Line]:
    arguments = {"gold": str(setting.gold), "rows": setting.rows}
    results = repeat(setting.runs, "repeated", setting.empty, **arguments)
    what = f"a table of {setting.rows:,} records, {results[0]['distinct']:,.0f} of them distinct"
    yield Line(f"{what}, first sight", "/s", spread(results, "first"))
    again = spread(results, "again")
    yield Line("the same table after that", "/s", again, Aim(200_000))


def _points(home: Path, runs: int, level: str, aim: Aim | None) -> Iterator[Line]:
    results = repeat(runs, "points", home, level=level)
    inside = 100 * results[0]["inside"]
    yield Line(f"import and load the shapes of {level}s, cold", "s", spread(results, "load"))
    what = f"a million points into {level}s, {inside:.0f}% of them in one, after that"
    yield Line(what, "s", spread(results, "seconds"), aim)


def _added(setting: Setting, strings: Path, labels: list[Label]) -> Iterator[Line]:
    """What a user's added places and polygons cost and do; skipped when there are none."""
    added = home_folder() / "packs" / "PER"
    if not (added / "layers" / "districts.parquet").is_file():
        yield Line("a million points into districts", note="no district polygons were added")
    else:
        yield from _points(home_folder(), setting.runs, "district", None)
    if not any((added / "places").glob("*.parquet")):
        yield Line("the geocoder with added places", note="none were added")
        return
    homes = (("without", setting.empty), ("with", home_folder()))
    loads = repeat(setting.runs, "load_geocoder", home_folder())
    aim = Aim(2, most=True)
    yield Line("import and load the geocoder with added places", "s", spread(loads, "both"), aim)
    for what, home in homes:
        timed = repeat(setting.runs, "distinct", home, strings=str(strings), table=False)
        yield Line(f"a distinct string, {what} added places", "µs", spread(timed, "microseconds"))
    yield from _correct(homes, setting.gold, labels, "the gold file", 0.5)
    if villages := village_labels(setting.strings):
        path = setting.empty / "villages.csv"
        write_gold(path, villages)
        yield from _correct(homes, path, villages, f"{len(villages):,} villages of IGN", None)


def _correct(
    homes: Iterable[tuple[str, Path]],
    gold: Path,
    labels: list[Label],
    of: str,
    most_wrong: float | None,
) -> Iterator[Line]:
    """Units exactly right and confidently wrong; `most_wrong` percent, or what it is at first.

    Of the rows whose labels hold either way (`holding`).
    """
    for what, home in homes:
        found = fresh("answer_gold", home, tool=OURS, gold=str(gold))
        scored = score(*holding(labels, [Answer(*row) for row in found["answers"]]))
        exact, wrong = scored.exact.percent or 0.0, scored.wrong.percent or 0.0
        yield Line(f"{of}, {what} added places: unit exactly right", "%", Spread((exact,)))
        aim = None if most_wrong is None else Aim(most_wrong, most=True)
        yield Line("the same: confidently wrong", "%", Spread((wrong,)), aim)
        most_wrong = wrong if most_wrong is None else most_wrong
