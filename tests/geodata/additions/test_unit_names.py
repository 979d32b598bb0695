import pytest

from geodata.additions.unit_names import UnitNames, name_key
from geodata.gazetteer import load_country


@pytest.fixture(scope="module")
def names():
    return UnitNames(load_country(), "district")


@pytest.mark.parametrize("text", ["050401", "PE050401", "50401", "50401.0", " 050401 ", "pe050401"])
def test_codes_as_files_write_them(names, text):
    assert names.coded(text) == "050401"


@pytest.mark.parametrize("text", ["", "0504", "CO050401", "999999", "PER.5.4.1_1", "x"])
def test_other_codes(names, text):
    assert names.coded(text) is None


def test_a_duplicate_counts_as_the_unit_it_repeats(names):
    assert names.coded("090708") == "090709"
    assert "090708" not in names.units


@pytest.mark.parametrize(
    "text", ["San Juan de Lurigancho", "SAN JUAN DE LURIGANCHO", "SanJuandeLurigancho"]
)
def test_names_run_together_and_in_capitals(names, text):
    assert names.named([text]) == ["150132"]


def test_another_spelling_in_brackets_is_left_out():
    assert name_key("QUISQUI (KICHKI)") == name_key("Quisqui")
    assert name_key("(x)") == "x"


def test_namesakes_are_told_apart_by_their_parent(names):
    assert len(names.named(["Santa Rosa"])) > 5
    assert names.named(["Santa Rosa"], "0505") == ["050507"]
    assert names.named(["Santa Rosa"], "0504") == []
    assert names.named(["nothing", "Santa Rosa"], "0505") == ["050507"]


def test_misspellings_only_with_a_margin(names):
    assert names.misspelt(["San Francisco de Ravacayco"], "0507") == "050707"
    assert names.misspelt(["Santa"], "0505") is None
    assert names.misspelt(["Xyzzyxyz"], "0505") is None
    assert names.misspelt([], "0505") is None


@pytest.mark.parametrize(
    ("name", "code", "agrees"),
    [
        ("SANTA CRUZ DE TOLED", "060506", True),
        ("Quimbiri", "080907", True),
        ("Huanta", "050401", True),
        ("Luricocha", "050401", False),  # a sibling's name
        ("Cangallo", "050401", False),
        ("", "050401", False),
    ],
)
def test_whether_a_name_agrees_with_a_code(names, name, code, agrees):
    assert names.agrees([name], code) is agrees
