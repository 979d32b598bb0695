"""Place text taken apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.names import MAX_LENGTH
from geodata.placetext import parse_name, parse_place, split_name
from geodata.relationwords import KM_PER_MILE


def parts(names):
    return [(name.bare, name.kind) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mazangaro, Junin region", [("mazangaro", None), ("junin", "region")]),
        (
            "Kiteni, distrito de Echarati, provincia de La Convención",
            [("kiteni", None), ("echarati", "district"), ("la convencion", "province")],
        ),
        (
            "Kiteni distrito de Echarati provincia de La Convención",
            [("kiteni", None), ("echarati", "district"), ("la convencion", "province")],
        ),
        ("Chuschi town", [("chuschi", "place")]),
        ("the town of San Miguel", [("san miguel", "place")]),
        ("C.P. Natividad", [("natividad", "place")]),
        ("anexo Minirini (Pichari)", [("minirini", "place"), ("pichari", None)]),
        ("Junin (Region)", [("junin", "region")]),
        ("Base Mazángaro en Junín", [("mazangaro", "place"), ("junin", None)]),
        ("Machente km 130", [("machente", None)]),
        ("", []),
        ("😀 ; , -", []),
        ("Unknown", []),
        ("N/A, Satipo", [("satipo", None)]),
        ("Satipo > Junín", [("satipo", None), ("junin", None)]),
        ("Dist. Pichari, Dpto. Cusco", [("pichari", "district"), ("cusco", "department")]),
    ],
)
def test_names(text, names):
    assert parts(parse_place(text).names) == names


@pytest.mark.parametrize(
    ("text", "kind", "anchors", "km", "direction"),
    [
        ("20 km north of Satipo", "offset", ["satipo"], 20, "N"),
        ("a 15,5 kilómetros al suroeste de Satipo", "offset", ["satipo"], 15.5, "SW"),
        ("10 miles from Satipo", "offset", ["satipo"], 10 * KM_PER_MILE, None),
        ("near Pichari", "near", ["pichari"], None, None),
        ("cerca de Pichari", "near", ["pichari"], None, None),
        ("en las afueras de Pichari", "near", ["pichari"], None, None),
        ("al norte de Satipo", "near", ["satipo"], None, "N"),
        ("Tocache area", "near", ["tocache"], None, None),
        ("entre Kepashiato y Kiteni", "between", ["kepashiato", "kiteni"], None, None),
        ("zona de Kiteni", "near", ["kiteni"], None, None),
        ("la frontera entre Junín y Cusco", "between", ["junin", "cusco"], None, None),
        ("between Kepashiato and Kiteni", "between", ["kepashiato", "kiteni"], None, None),
        ("carretera Tambo–San Francisco", "road", ["tambo", "san francisco"], None, None),
        ("Tambo-San Francisco road", "road", ["tambo", "san francisco"], None, None),
    ],
)
def test_relations(text, kind, anchors, km, direction):
    relation = parse_place(text).relation
    assert relation.kind == kind
    assert [anchor.bare for anchor in relation.anchors] == anchors
    assert relation.km == km
    assert relation.direction == direction


def test_what_stands_before_and_after_a_relation():
    parsed = parse_place("Foo, 20 km north of Satipo, Junin region")
    assert parts(parsed.names) == [("foo", None)]
    assert parts(parsed.context) == [("junin", "region")]


@pytest.mark.parametrize(
    ("text", "code"),
    [("120604", "120604"), ("PE120604", "PE120604"), ("UBIGEO: pe05", "pe05"), (" 0809 ", "0809")],
)
def test_codes(text, code):
    assert parse_place(text).code == code


@pytest.mark.parametrize(
    "text", ["Mazamari 120604", "Mazamari, UBIGEO 120604", "Mazamari UBIGEO 120604"]
)
def test_a_code_beside_a_name(text):
    parsed = parse_place(text)
    assert (parts(parsed.names), parsed.code) == ([("mazamari", None)], "120604")


@pytest.mark.parametrize("text", ["1", "km 12", "120604 Mazamari"])
def test_what_is_no_code(text):
    assert parse_place(text).code is None


def test_a_road_with_one_end_is_only_a_name():
    assert parse_place("carretera Federico Basadre").relation is None


def test_pairs():
    pair = split_name(parse_name("Hatun Asha / Matichacra"))
    assert [name.bare for name in pair] == ["hatun asha", "matichacra"]
    assert split_name(parse_name("Satipo")) == ()
    assert len(split_name(parse_name("Pichari/La Convención/Cusco"))) == 3


@given(st.text(max_size=MAX_LENGTH))
def test_any_text_can_be_parsed(text):
    parse_place(text)


@pytest.mark.parametrize(
    "piece", ["a ", "- ", "near ", "1 km of ", "entre a y ", "km 1 ", "distrito de ", "(", " area "]
)
def test_parsing_takes_no_longer_for_odd_texts(piece):
    text = (piece * MAX_LENGTH)[:MAX_LENGTH]
    start = time.perf_counter()
    parse_place(text)
    assert time.perf_counter() - start < 0.1


def test_a_unit_named_by_a_side_is_no_side_of_another():
    text = "Tibú, Norte de Santander"
    assert parse_place(text).relation.direction == "N"
    assert not parse_place(text, lambda name: name == "norte de santander").relation
