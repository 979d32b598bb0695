"""Reading what people entered by hand."""

import pytest

from geodata.catalogue import load_catalogue
from geodata.entries import EntriesError, Entry, at_row, read_aliases, read_villages
from geodata.gazetteer import CURATED, Alias
from geodata.results import LOCALE

ALIAS = "Mazan,district,120609,es,El Comercio,Ana,2026-01-31,doubtful"
ALIASES = "text,target_level,target_code,language,source,author,date,note\n"
VILLAGE = "Nueva Luz,Luz|Luz Nueva,120609,-12.2,-74.1,2,IGN,https://ign.pe,,Ana,2026-01-31"
VILLAGES = "name,alt_names,unit,lat,lon,radius_km,source,source_address,note,author,date\n"


def file_of(folder, text, name="aliases.csv"):
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(read, path):
    with pytest.raises(EntriesError) as told:
        read(path)
    return str(told.value).splitlines()


def test_bundled_entries_break_no_rule():
    for name in ("aliases.csv", "common-names.csv"):
        assert len(read_aliases(CURATED / name)) > 10
    villages = read_villages(CURATED / "villages.csv")
    assert len(villages) > 50
    assert all(village.author and village.date for village in villages)


def test_an_alias(tmp_path):
    path = file_of(tmp_path, ALIASES + ALIAS + "\n")
    expected = Alias(
        "Mazan", "district", "120609", "es", "El Comercio", "Ana", "2026-01-31", "doubtful"
    )
    assert read_aliases(path) == [Entry(expected, "Ana", "2026-01-31", "aliases.csv", 2)]


def test_a_village(tmp_path):
    [entry] = read_villages(file_of(tmp_path, VILLAGES + VILLAGE, "villages.csv"))
    village = entry.value
    assert (village.name, village.alt_names) == ("Nueva Luz", ("Luz", "Luz Nueva"))
    assert (village.lat, village.lon, village.radius_km) == (-12.2, -74.1, 2)
    assert (village.kind, village.precision) == ("village", "near")
    assert (entry.author, entry.date, entry.row) == ("Ana", "2026-01-31", 2)


def test_a_village_without_a_point(tmp_path):
    path = file_of(tmp_path, VILLAGES + "Nueva Luz,,120609,,,,IGN,,,Ana,2026-01-31")
    [entry] = read_villages(path)
    assert (entry.value.lat, entry.value.lon, entry.value.radius_km) == (None, None, 0)


def test_columns_that_may_be_left_out_and_a_byte_order_mark(tmp_path):
    text = "\ufefftext,target_level,target_code,source,author,date\nMazan,district,120609,x,Ana,"
    [entry] = read_aliases(file_of(tmp_path, text + "2026-01-31"))
    assert (entry.value.language, entry.value.note) == ("", "")


@pytest.mark.parametrize(
    ("instead", "by", "said"),
    [
        ("Mazan", "", "row 2, column text: There is no letter"),
        ("Mazan", "!!", "row 2, column text: There is no letter"),
        ("Mazan", "x" * 301, "row 2, column text: A name has at most 300 characters"),
        (",district", ",town", "row 2, column target_level: “town” is no level"),
        ("120609", "", "row 2, column target_code: It is empty"),
        ("El Comercio", "", "row 2, column source: It is empty"),
        ("Ana", " ", "row 2, column author: It is empty"),
        ("2026-01-31", "", "row 2, column date: “” is no date"),
        ("2026-01-31", "31/01/2026", "write it as 2012-08-31"),
        ("2026-01-31", "20260131", "write it as 2012-08-31"),
        ("2026-01-31", "2026-02-30", "“2026-02-30” is no date"),
        ("doubtful", "doubtful,very", "more cells than headings"),
    ],
)
def test_what_is_wrong_with_an_alias(tmp_path, instead, by, said):
    [told] = problems(read_aliases, file_of(tmp_path, ALIASES + ALIAS.replace(instead, by)))
    assert told.startswith("aliases.csv, row 2, column ")
    assert said in told


@pytest.mark.parametrize(
    ("instead", "by", "said"),
    [
        ("-12.2", "95", "column lat: “95” is no number up to 90"),
        ("-12.2", "nan", "column lat: “nan” is no number"),
        ("-74.1", "west", "column lon: “west” is no number up to 180"),
        ("-74.1", "", "column lat: A point needs both"),
        (",2,IGN", ",,IGN", "column radius_km: A point needs the radius"),
        (",2,IGN", ",0,IGN", "column radius_km: A point needs the radius"),
        (",2,IGN", ",26,IGN", "column radius_km: “26” is no number up to 25"),
        (",120609,", ",,", "column unit: It is empty"),
        ("IGN,", ",", "column source: It is empty"),
        (",Ana", ",", "column author: It is empty"),
    ],
)
def test_what_is_wrong_with_a_village(tmp_path, instead, by, said):
    path = file_of(tmp_path, VILLAGES + VILLAGE.replace(instead, by, 1), "villages.csv")
    assert said in "\n".join(problems(read_villages, path))


def test_all_rows_at_fault_are_told_at_once(tmp_path):
    text = ALIASES + ALIAS + "\n" + ALIAS.replace("Ana", "") + "\n" + ALIAS.replace("Mazan", "")
    told = problems(read_aliases, file_of(tmp_path, text))
    assert ["row 3" in told[0], "row 4" in told[1]] == [True, True]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00a", "text,target_level\nñ".encode("latin-1")])
def test_a_file_that_is_no_text(tmp_path, content):
    [told] = problems(read_aliases, file_of(tmp_path, content))
    assert "can't be read as CSV in UTF-8" in told


def test_a_file_without_its_columns(tmp_path):
    [told] = problems(read_aliases, file_of(tmp_path, "text,target_code\nMazan,120609\n"))
    assert "lacks the columns target_level, source, author, date" in told
    assert "lacks the columns" in problems(read_aliases, file_of(tmp_path, ""))[0]


def test_a_sentence_with_its_place_in_spanish(tmp_path):
    with pytest.raises(EntriesError) as told:
        read_aliases(file_of(tmp_path, ALIASES + ALIAS.replace("Ana", "")))
    [problem] = told.value.problems
    assert problem.text(load_catalogue(LOCALE, "es")).startswith("aliases.csv, fila 2, columna")
    assert at_row("a.csv", 5, "text", problem).params["row"] == 5
