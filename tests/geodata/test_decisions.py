"""Reviewers' decisions: what they write, what they change, what is refused."""

import csv
import datetime as dt

import pytest

from geodata import packs
from geodata.decisions import (
    add_alias,
    add_village,
    decided_aliases,
    decided_villages,
    remove_alias,
    remove_village,
)
from geodata.entries import EntriesError
from geodata.gazetteer import load_country
from geodata.geocoder import load_geocoder

BY = {"author": "Ana", "source": "El Comercio, 17 February 2012"}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    packs.forget()
    yield tmp_path / "packs" / "PER"
    monkeypatch.undo()
    packs.forget()


def test_an_alias_is_heard_at_once_and_taken_back(home):
    assert load_geocoder().geocode("El Pozo Hondo").status == "unresolved"
    day = dt.date(2026, 1, 31)
    added = add_alias("El Pozo Hondo", "120604", note="by radio", date=day, **BY)
    assert (added.target_level, added.target_code) == ("district", "120604")
    found = load_geocoder().geocode("el pozo hondo")
    assert (found.status, found.unit, found.method) == ("resolved", "120604", "alias")
    with (home / "aliases.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["author"], row["date"], row["note"]) == ("Ana", "2026-01-31", "by radio")
    assert [path.name for path in home.iterdir()] == ["aliases.csv"]
    assert [alias.text for alias in remove_alias("EL POZO HONDO")] == ["El Pozo Hondo"]
    assert load_geocoder().geocode("El Pozo Hondo").status == "unresolved"
    assert remove_alias("El Pozo Hondo") == []


def test_an_alias_of_a_region_dated_today():
    added = add_alias("Valle Rojo", "VRAEM", **BY)
    assert added.target_level == "region"
    assert added.date == dt.datetime.now().astimezone().date().isoformat()
    assert load_geocoder().geocode("Valle Rojo").unit == "VRAEM"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("San Miguel", "150136", "is itself the name of San Miguel"),
        ("Echarati", "120604", "already means 080902 (aliases.csv, row"),
        ("Echarati", "080902", "already means 080902 (aliases.csv, row"),
        ("Surco", "150140", "already means 150140 (common-names.csv, row"),
        ("Pozo", "999999", "There is no unit or region 999999"),
        ("Pozo", "Lima", "There is no unit or region Lima"),
        ("\0 ", "120604", "text: There is no letter"),
        ("x" * 10_000, "120604", "text: A name has at most 300"),
    ],
)
def test_refused_aliases_leave_no_file(home, text, code, said):
    with pytest.raises(EntriesError) as told:
        add_alias(text, code, **BY)
    assert said in str(told.value)
    assert not home.exists()


def test_a_decision_needs_its_author_and_source():
    with pytest.raises(EntriesError, match="author: It is empty"):
        add_alias("Pozo", "120604", author=" ", source="x")
    with pytest.raises(EntriesError, match="source: It is empty"):
        add_alias("Pozo", "120604", author="Ana", source="")


def test_a_second_decision_is_held_against_the_first(home):
    add_alias("Pozo", "120604", **BY)
    before = (home / "aliases.csv").read_bytes()
    with pytest.raises(EntriesError, match="already means 120604"):
        add_alias("POZO", "150140", **BY)
    assert (home / "aliases.csv").read_bytes() == before
    add_alias("Pozo Nuevo", "120604", **BY)
    assert [entry.value.text for entry in decided_aliases()] == ["Pozo", "Pozo Nuevo"]


def test_hostile_text_is_kept_as_text(home):
    text = '=cmd|"/c calc"!A1, <script>${x}\u202e'
    add_alias(text, "120604", author='Ana "la jefa", López', source="x\ny")
    [entry] = decided_aliases()
    assert entry.value.text == '=cmd|"/c calc"!A1, <script>${x}'
    assert entry.author == 'Ana "la jefa", López'
    assert entry.value.source == "x y"


def test_a_village_is_heard_at_once_and_taken_back():
    point = {"lat": -11.4, "lon": -74.5, "radius_km": 2}
    added = add_village("Pozo Hondo", "120604", alt_names=["Pozo Jondo"], **point, **BY)
    assert (added.lat, added.precision) == (-11.4, "near")
    found = load_geocoder().geocode("Pozo Jondo")
    assert (found.level, found.unit, found.lat) == ("place", "120604", -11.4)
    assert [entry.value.name for entry in decided_villages()] == ["Pozo Hondo"]
    assert remove_village("pozo hondo", "150140") == []
    assert [village.name for village in remove_village("pozo hondo", "120604")] == ["Pozo Hondo"]
    assert load_geocoder().geocode("Pozo Hondo").status == "unresolved"


@pytest.mark.parametrize(
    ("name", "unit", "point", "said"),
    [
        ("Kiteni", "080902", {}, "is already a village of 080902"),
        ("Pozo", "999999", {}, "There is no unit or region 999999"),
        ("Pozo", "120604", {"lat": -11.4, "lon": -74.5}, "radius_km: A point needs the radius"),
        ("Pozo", "120604", {"lat": -11.4}, "lat: A point needs both"),
        (
            *("Pozo", "120604", {"lat": -12.0, "lon": -77.0, "radius_km": 1}),
            "km outside Satipo (1206); correct the point or the unit.",
        ),
    ],
)
def test_refused_villages_leave_no_file(home, name, unit, point, said):
    with pytest.raises(EntriesError) as told:
        add_village(name, unit, **point, **BY)
    assert said in str(told.value)
    assert not home.exists()


def test_a_village_that_a_bundled_alias_would_hide_is_refused():
    with pytest.raises(EntriesError, match="“Echarati” is itself the name of Echarati"):
        add_village("Echarati", "150140", **BY)


def test_what_a_user_wrote_by_hand_is_kept_and_checked(home):
    home.mkdir(parents=True)
    path = home / "aliases.csv"
    path.write_text(
        "mine,text,target_level,target_code,source,author,date\n"
        "a,Pozo,district,120604,radio,Ana,2026-01-31\n",
        encoding="utf-8",
    )
    add_alias("Pozo Nuevo", "120604", **BY)
    with path.open(encoding="utf-8", newline="") as file:
        assert [row["mine"] for row in csv.DictReader(file)] == ["a", ""]
    path.write_text(path.read_text(encoding="utf-8").replace("120604", "9"), encoding="utf-8")
    packs.forget()
    with pytest.raises(EntriesError, match=r"aliases.csv, row 2, column target_code"):
        load_country()


def test_no_such_country():
    with pytest.raises(KeyError):
        add_alias("Pozo", "120604", country="XXX", **BY)
