"""Timing in fresh processes, so that nothing is warm that would be cold for a user."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.home import HOME_VARIABLE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Spread:
    """What several runs measured: their median, and the lowest and highest."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one, or the mean of the middle two."""
        return statistics.median(self.runs)

    @property
    def low(self) -> float:
        """The lowest."""
        return min(self.runs)

    @property
    def high(self) -> float:
        """The highest."""
        return max(self.runs)


def fresh(task: str, home: Path, **arguments: Any) -> dict[str, Any]:
    """What a task of `tasks.py` measured in a process of its own.

    Args:
        task: its function's name.
        home: the user's folder for it to see.
        **arguments: what the function takes, JSON-ready.

    Raises:
        RuntimeError: with the last line of what the process said, when it failed.
    """
    # A user's modules are compiled once and for all; so are these, whatever the caller's setting.
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.tasks", task],
        input=json.dumps(arguments),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, HOME_VARIABLE: str(home), "PYTHONDONTWRITEBYTECODE": ""},
    )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise RuntimeError(f"Measuring {task} failed: {last}")
    return dict(json.loads(done.stdout))


def repeat(runs: int, task: str, home: Path, **arguments: Any) -> list[dict[str, Any]]:
    """The task so many times, each in a process of its own."""
    return [fresh(task, home, **arguments) for _ in range(runs)]


def spread(results: list[dict[str, Any]], key: str) -> Spread:
    """One figure of several runs."""
    return Spread(tuple(float(result[key]) for result in results))
