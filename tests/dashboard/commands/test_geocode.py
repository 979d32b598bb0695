"""`incident-atlas geocode --file`, as it is typed; TEXT is tested in test_geocode_text."""

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.commands import geocode as command
from dashboard.commands.geocode import geocode
from dashboard.spreadsheets import writing
from geodata import packs

TEXT = "id;Lugar;Provincia\n007;San Miguel;La Mar\n008;Cañete;\n009;Nowhereville;\n"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes(TEXT.encode("latin-1"))
    return path


def run(*arguments):
    return CliRunner().invoke(geocode, [str(argument) for argument in arguments])


def test_suffixes_are_those_that_are_written():
    assert command.SUFFIXES == writing.SUFFIXES


def test_a_file_with_its_summary(source, tmp_path):
    out = tmp_path / "out.csv"
    result = run("--file", source, "--place", "lugar", "--province", "provincia", "-o", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("Read as Windows-1252, separated by “;”.\n3 rows read")
    assert "  unresolved" in result.stderr
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["geo_unit"] for row in rows] == ["050501", "1505", ""]
    assert [row["id"] for row in rows] == ["007", "008", "009"]


def test_in_spanish(source, tmp_path):
    out = tmp_path / "out.csv"
    result = run("--file", source, "--place", "Lugar", "-o", out, "--lang", "es")
    assert "3 filas leídas y escritas en out.csv" in result.stderr
    assert "«Cañete» es la provincia de Cañete" in out.read_text(encoding="utf-8")
    wrong = run("--file", source, "--place", "lugr", "-o", out, "--lang", "es")
    assert wrong.exit_code == 1
    assert "No hay columna «lugr»; la más parecida es «Lugar»." in wrong.stderr


def test_nothing_found_is_said_by_the_exit_code(tmp_path):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    for text in ("a,b\n??,1\n", "a,b\n"):
        source.write_text(text)
        assert run("--file", source, "--place", "a", "-o", out).exit_code == 1
        assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Satipo", "--file", "{in}", "--place", "Lugar", "-o", "{out}"], "not both"),
        (["--file", "{in}", "-o", "{out}"], "--place COLUMN"),
        (["--file", "{in}", "--place", "Lugar"], "-o FILE.csv or -o FILE.xlsx"),
        (["--file", "{in}", "--place", "Lugar", "-o", "{out}.pdf"], "a .csv or an .xlsx file"),
        (["--file", "{in}", "--place", "Lugar", "-o", "{in}"], "is the file that is read"),
        (["--file", "{in}", "--place", "Lugar", "-o", "{link}"], "is the file that is read"),
        (
            ["--file", "{in}", "--place", "Lugar", "-o", "{out}", "--json"],
            "--json goes with a TEXT",
        ),
        (["--file", "{in}x", "--place", "Lugar", "-o", "{out}"], "There is no file"),
        (["Satipo", "-o", "{out}"], "--output goes with --file"),
        (["Satipo", "--place", "Lugar"], "--place goes with --file"),
        (["Satipo", "--sheet", "Datos"], "--sheet goes with --file"),
        (["Satipo", "--lat", "north", "--lon", "1"], "'north' is not a number of degrees"),
        (["Satipo", "--lat", "nan", "--lon", "1"], "'nan' is not a number of degrees"),
        (["Satipo", "--lat", "-12.0"], "needs both --lat and --lon"),
        (["Satipo", "--date", "abc"], "'abc' is not a date"),
        (["Satipo", "--date", "2012-13-40"], "'2012-13-40' is not a date"),
        (["--file", "{in}", "--lat", "id", "-o", "{out}"], "needs both --lat and --lon"),
        (["--file", ".", "--place", "Lugar", "-o", "{out}"], f"{Path.cwd()} is a folder"),
        ([], "Missing argument"),
    ],
)
def test_what_is_not_understood_is_said(source, tmp_path, arguments, said):
    (tmp_path / "link.csv").symlink_to(source)
    names = {"in": source, "out": tmp_path / "out.csv", "link": tmp_path / "link.csv"}
    result = run(*(argument.format(**names) for argument in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "out.csv").exists()
    assert source.read_bytes() == TEXT.encode("latin-1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--place", "place"], "There is no column “place”"),
        (["--place", "Lugar", "--date", "fecha"], "There are: id, Lugar, Provincia"),
        (["--place", "Lugar", "--sheet", "Datos"], "is no workbook"),
    ],
)
def test_what_is_refused_writes_nothing(source, tmp_path, arguments, said):
    result = run("--file", source, *arguments, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_folder_that_is_not_there(source, tmp_path):
    result = run("--file", source, "--place", "Lugar", "-o", tmp_path / "no" / "out.csv")
    assert result.exit_code == 2
    assert "Cannot write" in result.stderr


def test_a_text_with_all_that_is_stated():
    found = json.loads(run("Cañete", "--country", "Chile", "--json").output)
    assert found["status"] == "unresolved"
    coded = json.loads(run("Kiteni", "--ubigeo", "080902", "--date", "2012", "--json").output)
    assert coded["unit"] == "080902"


def test_coordinates_as_columns_write_them():
    ways = [("-12.64775", "-73.04725"), ("-12,64775", "-73,04725"), ("12°38'52\"S", "73°02'50\"W")]
    for lat, lon in ways:
        found = json.loads(run("Kiteni", "--lat", lat, "--lon", lon, "--json").output)
        assert (found["status"], found["unit"]) == ("resolved", "080902")
        assert (found["lat"], found["lon"]) == pytest.approx((-12.64775, -73.04725), abs=1e-3)


def test_what_a_user_entered_wrongly_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    folder = tmp_path / "packs" / "PER"
    folder.mkdir(parents=True)
    (folder / "aliases.csv").write_text("text,target_level\nx,y\n")
    packs.forget()
    result = run("Satipo", "--lang", "es")
    monkeypatch.undo()
    packs.forget()
    assert result.exit_code == 1
    assert "le faltan las columnas target_code" in result.stderr


def in_terminal(arguments, until=None):
    """What a terminal shows, and the exit code; Ctrl-C is typed once it shows `until`."""
    pty = pytest.importorskip("pty", reason="no terminals on this system")
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from dashboard.cli import main; main()", "geocode", *arguments],
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm"},
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),  # noqa: PLW1509
    )
    os.close(side)
    shown, deadline = b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            part = os.read(main, 65_536)
        except OSError:  # the process has closed its end
            break
        shown += part
        if until and until in shown:
            os.write(main, b"\x03")
            until = None
        if not part:
            break
    code = process.wait(timeout=30)
    os.close(main)
    return shown.decode(), code


def test_a_bar_on_a_terminal(source, tmp_path):
    arguments = ["--file", str(source), "--place", "Lugar", "-o", str(tmp_path / "out.csv")]
    shown, code = in_terminal(arguments)
    assert code == 0
    assert "Reading " in shown
    assert "0 of 3 distinct" in shown
    assert "100%  3 of 3 distinct" in shown


def test_ctrl_c_writes_nothing_and_says_so(tmp_path):
    source = tmp_path / "in.csv"
    rows = "".join(f"{n},Villa {n} cerca de Satipo\n" for n in range(50_000))
    source.write_text("id,place\n" + rows)
    arguments = ["--file", str(source), "--place", "place", "-o", str(tmp_path / "out.csv")]
    shown, code = in_terminal(arguments, until=b"50 of 50,000 distinct")
    assert code == 1
    assert "Stopped; nothing was written." in shown
    assert "Traceback" not in shown
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
