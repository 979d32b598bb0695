"""Units' codes as files write them."""

import pytest

from geodata.codes import CodeReader
from geodata.gazetteer import Gazetteer, load_country
from geodata.packs import Pack
from geodata.units import Unit

PERU = CodeReader(load_country())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("120604", "120604"),
        ("PE120604", "120604"),
        (" pe05 ", "05"),
        ("50405", None),
        ("1206041", None),
        ("CO05", None),
        ("x", None),
        ("", None),
    ],
)
def test_codes_of_peru_in_a_text(text, code):
    assert PERU.in_text(text) == code


@pytest.mark.parametrize(
    ("field", "code"), [("50405", "050405"), ("50405.0", "050405"), ("5", "05"), ("PE809", "0809")]
)
def test_a_lost_zero_is_put_back_in_a_field(field, code):
    assert PERU.in_field(field) == code


def test_codes_that_keep_the_countrys_letters(tmp_path):
    pack = Pack("COL", "CO", tmp_path)
    units = {
        "CO05": Unit("CO05", "department", "Antioquia", None, None, None),
        "CO05001": Unit("CO05001", "province", "Medellín", None, None, "CO05"),
    }
    reader = CodeReader(Gazetteer(units, [], {}, pack))
    assert reader.in_text("CO05001") == reader.in_text("05001") == "CO05001"
    assert reader.in_field("5001") == "CO05001"
    assert reader.in_text("PE05") is None


@pytest.mark.parametrize(
    ("field", "code"),
    [("5101", "CL05101"), ("51", "CL051"), ("13", "CL13"), ("99", "CL99"), ("cl051", "CL051")],
)
def test_a_lost_zero_where_levels_have_two_three_and_five_digits(field, code, tmp_path):
    levels = {"CL05": None, "CL13": None, "CL051": "CL05", "CL05101": "CL051"}
    units = {c: Unit(c, "province", c, None, None, parent) for c, parent in levels.items()}
    reader = CodeReader(Gazetteer(units, [], {}, Pack("CHL", "CL", tmp_path)))
    assert reader.in_field(field) == code


def test_letters_inside_a_code(tmp_path):
    units = {c: Unit(c, "department", c, None, None, None) for c in ("MMR001", "MMR001D001")}
    reader = CodeReader(Gazetteer(units, [], {}, Pack("MMR", "MM", tmp_path)))
    assert reader.in_field("mmr001d001") == "MMR001D001"
