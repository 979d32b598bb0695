"""The other tool gets every chance: it is asked as a user who knows it would ask it."""

import pytest

from tests.bench.gold import INPUTS, Label

admin_level = pytest.importorskip(
    "tests.bench.admin_level",
    reason="hdx-python-country is not installed; the bench extra brings it",
)


@pytest.fixture(scope="module")
def tool():
    return admin_level.AdminLevelTool(fuzzy="in parent")


@pytest.mark.parametrize(
    ("text", "stated", "unit"),
    [
        ("Llochegua, Huanta, Ayacucho", {}, "050408"),
        ("AYACUCHO, HUANTA, LLOCHEGUA", {}, "050408"),
        ("distrito de Anco, provincia de La Mar", {}, "050502"),
        ("Llochegau", {"department": "Ayacucho department"}, "050408"),
        ("Ayacucho", {"department": "Ayacucho"}, "05"),
        ("Ayacucho town", {"department": "Ayacucho"}, "050101"),
        ("Quillabamba", {}, "080901"),
        ("PE050408", {}, "050408"),
        ("", {"ubigeo": "50408"}, "050408"),
        ("no such hamlet", {"province": "Huanta", "department": "Ayacucho"}, "0504"),
        ("Santa Lucía", {"department": "Puno"}, "210709"),
        ("La Paz, Bolivia", {}, None),
        ("Santa Rosa", {"country": "Colombia"}, None),
        ("Santa Rosa", {"department": "Equatoria state"}, None),
        ("990101", {}, None),
        ("", {}, None),
    ],
)
def test_it_is_given_parents_codes_and_other_countries(tool, text, stated, unit):
    label = Label(text, dict.fromkeys(INPUTS, "") | stated, "", "", "")
    assert tool.answer(label).unit == unit


def test_without_likeness_only_names_by_the_letter_are_found():
    label = Label("Llochegau", dict.fromkeys(INPUTS, "") | {"province": "Huanta"}, "", "", "")
    assert admin_level.AdminLevelTool(fuzzy="off").answer(label).unit == "0504"
