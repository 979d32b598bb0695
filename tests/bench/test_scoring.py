import csv
import random

import pytest

from geodata.gazetteer import load_country
from tests.bench.gold import INPUTS, NOTHING, Answer, Label, read_gold, write_gold
from tests.bench.measure import Spread
from tests.bench.scoring import Share, at_unit_levels, faults, holding, score
from tests.bench.strings import VILLAGES, distinct_records, village_labels
from tests.bench.table import number, percent, table
from tests.bench.throughput import Aim, Line


def label(status, unit="", level=""):
    return Label("text", {}, status, level, unit)


def sure(unit, status="resolved"):
    return Answer(unit, sure=True, status=status)


def unsure(unit, status):
    return Answer(unit, sure=False, status=status)


RIGHT = label("resolved", "120604", "district")
FALLBACK = label("fallback", "1206", "province")
HOMONYM = label("ambiguous")
ABROAD = label("unresolved", level="country")
COUNTRY = label("resolved", level="country")


def test_all_right():
    labels = [RIGHT, FALLBACK, HOMONYM, ABROAD, COUNTRY]
    answers = [
        sure("120604"),
        unsure("1206", "fallback"),
        unsure(None, "ambiguous"),
        unsure(None, "unresolved"),
        sure(None),
    ]
    found = score(labels, answers)
    assert found.exact == Share(1, 1)
    assert found.wrong == Share(0, 5)
    assert found.coverage == Share(2, 2)
    assert found.status == Share(5, 5)
    assert faults(labels, answers) == []


@pytest.mark.parametrize("asked", [RIGHT, FALLBACK, HOMONYM, ABROAD])
def test_a_certain_answer_in_another_unit_is_wrong(asked):
    assert score([asked], [sure("050101")]).wrong == Share(1, 1)


def test_an_uncertain_answer_in_another_unit_is_not_confidently_wrong_nor_right():
    found = score([RIGHT], [unsure("050101", "fallback")])
    assert (found.wrong.hits, found.exact.hits, found.coverage.hits) == (0, 0, 1)


def test_the_right_unit_counts_whatever_the_status_and_no_answer_is_not_wrong():
    assert score([RIGHT], [unsure("120604", "fallback")]).exact == Share(1, 1)
    assert score([RIGHT], [NOTHING]).wrong == Share(0, 1)
    assert score([RIGHT], [NOTHING]).coverage == Share(0, 1)
    assert score([FALLBACK], [sure("1206")]).wrong == Share(0, 1)


def test_a_country_without_a_unit_is_held_against_nobody():
    found = score([COUNTRY], [sure("12")])
    assert (found.wrong, found.exact) == (Share(0, 1), Share(0, 0))
    assert found.exact.percent is None


def test_a_tool_without_statuses_has_no_share_of_right_ones():
    assert score([RIGHT], [Answer("120604", sure=True)]).status is None
    assert score([RIGHT], [sure("120604", "ambiguous")]).status == Share(0, 1)


def test_only_units_with_a_code_are_kept_for_the_second_table():
    labels, answers = at_unit_levels([RIGHT, HOMONYM, COUNTRY, FALLBACK], [NOTHING] * 4)
    assert labels == [RIGHT, FALLBACK]
    assert len(answers) == 2


def test_a_label_without_an_answer_is_an_error():
    with pytest.raises(ValueError, match="shorter"):
        score([RIGHT, RIGHT], [NOTHING])


def test_faults_say_what_they_cost():
    answers = [sure("050101"), unsure("12", "fallback"), sure("0601"), NOTHING]
    kinds = [kind for kind, *_ in faults([RIGHT, RIGHT, HOMONYM, ABROAD], answers)]
    assert kinds == ["confidently wrong, unit", "unit, status", "confidently wrong, status"]


def test_a_gold_file_needs_its_columns_and_rows(tmp_path):
    path = tmp_path / "held-out.csv"
    path.write_text("\ufefftext,status,level,unit\nHuanta,resolved,province,0504\n", "utf-8")
    (row,) = read_gold(path)
    assert (row.text, row.unit, row.stated["department"]) == ("Huanta", "0504", "")
    path.write_text("text,status\nHuanta,resolved\n", "utf-8")
    with pytest.raises(ValueError, match="level, unit"):
        read_gold(path)
    path.write_text("text,status,level,unit\n", "utf-8")
    with pytest.raises(ValueError, match="no rows"):
        read_gold(path)


def test_figures_are_shown_with_their_ratio_spread_and_aim():
    assert percent(Share(9, 10), Share(3, 10)) == "90.0% (3.00x)"
    assert percent(Share(9, 10), Share(0, 10)) == "90.0%"
    assert percent(Share(0, 0)) == percent(None) == "–"
    assert [number(value) for value in (0, 0.1234, 45.67, 1234.5)] == [
        "0",
        "0.123",
        "45.7",
        "1,234",
    ]
    slow = Line("x", "s", Spread((3.0, 1.0, 2.5)), Aim(2, most=True))
    assert slow.cells() == ["x", "2.5 s (1–3)", "≤ 2", "not met"]
    assert Line("x", "/s", Spread((3.0,)), Aim(2)).cells()[-1] == "met"
    assert Line("x", note="why").cells()[1] == "skipped: why"
    assert table(("", "a"), [["row", "1"]]).splitlines()[-1] == "| row | 1 |"


def test_records_are_different_and_the_same_each_time():
    state = random.getstate()
    records, made = distinct_records(300)
    assert len({tuple(sorted(record.items())) for record in records}) == len(records) == 300
    assert "names of the gazetteer" in made
    assert distinct_records(300)[0] == records
    assert random.getstate() == state


def test_labels_are_read_as_they_were_written(tmp_path):
    labels = [
        Label("Anco, La Mar", dict.fromkeys(INPUTS, "") | {"lat": "-13"}, "resolved", "", "1")
    ]
    write_gold(tmp_path / "gold.csv", labels)
    assert read_gold(tmp_path / "gold.csv") == labels


@pytest.mark.skipif(not VILLAGES.is_file(), reason="IGN's list of villages is not at hand")
def test_villages_are_labelled_with_the_district_that_their_list_states():
    labels = village_labels(50)
    units = load_country().units
    assert labels
    for each in labels:
        assert units[each.unit].level == "district"
        assert each.stated["district"] in {"", units[each.unit].name}


def test_every_column_of_a_held_out_file_may_be_there(tmp_path):
    path = tmp_path / "held-out.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "status", "level", "unit", "lat", "unheard of"])
        writer.writerow(["", "resolved", "province", "1206", "-12.2", "x"])
    assert read_gold(path)[0].stated["lat"] == "-12.2"


def test_what_holds_once_places_were_added():
    unknown = Label("Foo, Huanta", {}, "fallback", "province", "0504", case="unknown village")
    known = Label("Satipo", {}, "resolved", "province", "1206", case="town")
    finer = Answer("120601", sure=True, status="resolved")
    labels, answers = holding([unknown, known], [finer, finer])
    assert labels == [known]
    assert score(labels, answers).wrong.hits == 0
    elsewhere = Answer("120701", sure=True, status="resolved")
    assert score(*holding([known], [elsewhere])).wrong.hits == 1
