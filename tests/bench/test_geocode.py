"""The benchmark runs and prints its tables; no figure of speed is held against the machine."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.gold import read_gold

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "geodata" / "gold.csv"


def bench(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


@pytest.fixture
def few(tmp_path):
    """Every tenth row of the gold file."""
    path = tmp_path / "few.csv"
    with GOLD.open(encoding="utf-8", newline="") as file, path.open("w", newline="") as out:
        rows = list(csv.reader(file))
        csv.writer(out).writerows([rows[0], *rows[1::10]])
    return path


def test_what_there_is_is_listed_and_an_unknown_name_is_answered_with_it():
    assert "geocode" in bench("--help").stdout
    unknown = bench("nothing")
    assert unknown.returncode == 2
    assert "there are: geocode" in unknown.stderr


def test_a_file_that_is_no_gold_file_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("place\nHuanta\n", encoding="utf-8")
    refused = bench("geocode", "--gold", str(path))
    assert refused.returncode == 1
    assert "other.csv lacks the column(s) text, status, level, unit" in refused.stderr


def test_a_quick_run_prints_each_tool_and_each_aim(few, tmp_path):
    out = tmp_path / "out.json"
    done = bench("geocode", "--quick", "--wrong", "--gold", str(few), "--json", str(out))
    assert done.returncode == 0, done.stderr
    for said in ("Incident Atlas", "plain rapidfuzz", "confidently wrong", "≥ 200,000"):
        assert said in done.stdout
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["scores"]["all"]["Incident Atlas"]["wrong"]["of"] == len(read_gold(few))
    assert told["rates"].keys() == told["scores"]["all"].keys()
    assert all(line["runs"] or line["note"] for line in told["throughput"])
