"""The geocoder beside two others that a user would take, on one gold file in one run; its speed.

How answers are compared is told in `scoring.py`, how the others were given every chance in
`admin_level.py` and `plain_rapidfuzz.py`. All is measured in fresh processes that see none of the
user's own additions; what those change is measured at the end, when there are any.
"""

import json
import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from tests.bench.gold import Answer, Label, read_gold
from tests.bench.measure import Spread, fresh, spread
from tests.bench.scoring import Score, at_unit_levels, faults, score
from tests.bench.table import NONE, measured, number, percent, table
from tests.bench.throughput import HEAD, Line, Setting, lines
from tests.bench.tools import BASELINE, TOOLS

GOLD = Path(__file__).parents[1] / "geodata" / "gold.csv"
RUNS, QUICK_RUNS = 3, 1
STRINGS, QUICK_STRINGS = 20_000, 1_000
ROWS, QUICK_ROWS = 1_000_000, 100_000
COLUMNS = (
    *("unit exactly right", "confidently wrong", "coverage", "status right"),
    "records/s, first sight",
)


@dataclass(frozen=True)
class Result:
    """A tool's answers to all rows, and its records a second."""

    answers: list[Answer]
    rate: Spread


def machine() -> str:
    """What it runs on, without names or paths."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    packages = [
        f"{name} {_version(name)}" for name in ("rapidfuzz", "hdx-python-country", "pandas")
    ]
    system = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores, {system}, {python}, {', '.join(packages)}{_load()}"


def _load() -> str:
    """How many processes want the cores beside this one, where the system tells."""
    return f", load {os.getloadavg()[0]:.1f} at first" if hasattr(os, "getloadavg") else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def run_tools(names: Sequence[str], gold: Path, empty: Path, runs: int) -> dict[str, Result]:
    """Each tool's result; its answers are the same each time, its speed is not.

    The tools take turns, so that whatever else the machine is doing falls on all of them.
    """
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for turn in range(runs):
        for name in names:
            click.echo(f"… {name}, {turn + 1} of {runs}", err=True)
            found[name].append(fresh("answer_gold", empty, tool=name, gold=str(gold)))
    return {
        name: Result([Answer(*row) for row in each[0]["answers"]], spread(each, "rate"))
        for name, each in found.items()
    }


def score_table(scores: dict[str, Score], rates: dict[str, Spread]) -> str:
    """A line a tool, each figure with how many times the baseline's it is."""
    base = scores[BASELINE]
    rows = []
    for name, own in scores.items():
        compared = (base, name != BASELINE)
        cells = [
            percent(getattr(own, field), getattr(base, field) if compared[1] else None)
            for field in ("exact", "wrong", "coverage")
        ]
        rows.append([name, *cells, percent(own.status), _rate(name, rates)])
    return table(("", *COLUMNS), rows)


def _rate(name: str, rates: dict[str, Spread]) -> str:
    if name not in rates:
        return NONE
    times = rates[name].median / rates[BASELINE].median
    return measured(rates[name], "/s") + ("" if name == BASELINE else f" {number(times)}x")


def wrong_rows(name: str, labels: Sequence[Label], answers: Sequence[Answer]) -> str:
    """The rows that cost a tool something, one a line."""
    rows = faults(labels, answers)
    listed = [f"\n{name}: {len(rows)} rows"]
    for what, label, answer in rows:
        stated = "; ".join(f"{key} {value}" for key, value in label.stated.items() if value)
        said = f"{answer.status or ''} {answer.unit or 'nothing'}".strip()
        wanted = f"{label.status} {label.unit or 'nothing'}"
        listed.append(f"  {what}: {label.text[:80]!r} [{stated}] {said}, not {wanted}")
    return "\n".join(listed)


def report_tools(labels: list[Label], results: dict[str, Result]) -> dict[str, dict[str, Score]]:
    """Print the three tables of figures; the scores by table and tool."""
    rates = {name: result.rate for name, result in results.items()}
    scores = {name: score(labels, result.answers) for name, result in results.items()}
    units = {
        name: score(*at_unit_levels(labels, result.answers)) for name, result in results.items()
    }
    main = [name for name in results if TOOLS[name].main]
    others = [name for name in results if not TOOLS[name].main or name == BASELINE]
    counted = next(iter(units.values())).wrong.of
    shown = (
        (f"All {len(labels)} rows; x: times that of {BASELINE}", main, scores, rates),
        (f"The {counted} rows labelled department, province or district", main, units, {}),
        ("The others set otherwise, all rows", others, scores, rates),
    )
    for title, names, chosen, speeds in shown:
        if len(names) > 1:
            click.echo(f"\n{title}\n")
            click.echo(score_table({name: chosen[name] for name in names}, speeds))
    return {"all": scores, "units": units}


def _there(quick: bool) -> list[str]:
    """The tools to run; those that aren't installed are named."""
    wanted = [name for name, entry in TOOLS.items() if entry.main or not quick]
    for name in wanted:
        if not TOOLS[name].there:
            click.echo(f"{name}: skipped, pip install '.[bench]' brings it")
    return [name for name in wanted if TOOLS[name].there]


@click.command("geocode")
@click.option("--quick", is_flag=True, help="One run of each, fewer strings: seconds.")
@click.option(
    "--gold",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=GOLD,
    help="CSV with the columns of tests/geodata/gold.csv: text, status, level, unit, fields.",
)
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="List the rows that each tool got wrong.")
def main(gold: Path, json_file: Path | None, *, quick: bool, wrong: bool) -> None:
    """The geocoder beside hdx-python-country's AdminLevel and plain rapidfuzz; its throughput."""
    try:
        labels = read_gold(gold)
        _run(labels, gold.resolve(), json_file, quick=quick, wrong=wrong)
    except (ValueError, OSError, RuntimeError) as error:
        raise click.ClickException(str(error)) from error


def _run(
    labels: list[Label], gold: Path, json_file: Path | None, *, quick: bool, wrong: bool
) -> None:
    runs = QUICK_RUNS if quick else RUNS
    strings, rows = (QUICK_STRINGS, QUICK_ROWS) if quick else (STRINGS, ROWS)
    on = machine()
    click.echo(f"{on}; median of {runs}")
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(Path(folder), gold, runs, strings, rows)
        results = run_tools(_there(quick), gold, setting.empty, runs)
        scores = report_tools(labels, results)
        if wrong:
            for name, result in results.items():
                click.echo(wrong_rows(name, labels, result.answers))
        click.echo("\nThroughput, each in fresh processes\n")
        measured_lines = list(lines(setting, labels))
    click.echo(table(HEAD, [line.cells() for line in measured_lines]))
    if json_file:
        _write(json_file, on, scores, results, measured_lines)


def _write(
    path: Path,
    on: str,
    scores: dict[str, dict[str, Score]],
    results: dict[str, Result],
    throughput: list[Line],
) -> None:
    told = {
        "machine": on,
        "scores": {
            kind: {name: asdict(each) for name, each in by_tool.items()}
            for kind, by_tool in scores.items()
        },
        "rates": {name: result.rate.runs for name, result in results.items()},
        "throughput": [line.to_dict() for line in throughput],
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
