"""Codes of another country's units: official ones where they can serve, else assigned."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.country_codes import CodesUnfitError, assigned_codes, official_codes
from geodata.catalogue import Catalogue

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
PATHS = st.sets(st.lists(NAMES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=60)

ANTIOQUIA, MEDELLIN = ("Antioquia",), ("Antioquia", "Medellín")
CALDAS, ARANZAZU = ("Caldas",), ("Caldas", "Aranzazu")


def sound(codes, alpha2):
    """What every user of codes relies on."""
    assert all(code.startswith(alpha2) and len(code) > len(alpha2) for code in codes.values())
    assert len(set(codes.values())) == len(codes)
    by_code = {code: path for path, code in codes.items()}
    for one, other in pairwise(sorted(by_code)):
        if other.startswith(one):
            assert by_code[other][: len(by_code[one])] == by_code[one]
    for path, code in codes.items():
        if len(path) > 1:
            assert code.startswith(codes[path[:-1]])


@given(PATHS)
def test_assigned_codes_are_nested_unique_and_prefix_free(paths):
    codes = assigned_codes(paths, "CO")
    assert set(paths) <= codes.keys()
    sound(codes, "CO")


@given(PATHS, st.randoms())
def test_assigned_codes_do_not_hang_on_the_order_of_rows(paths, random):
    shuffled = sorted(paths)
    random.shuffle(shuffled)
    assert assigned_codes(shuffled, "CO") == assigned_codes(sorted(paths, reverse=True), "CO")


def test_assigned_codes_count_in_order_of_plain_names():
    paths = [("Ñuble", "Yungay"), ("Ñuble", "Álamo"), ("Zulia", "Baralt"), ("Arauca", "Tame")]
    assert assigned_codes(paths, "CO") == {
        ("Arauca",): "CO01",
        ("Arauca", "Tame"): "CO01001",
        ("Ñuble",): "CO02",
        ("Ñuble", "Álamo"): "CO02001",
        ("Ñuble", "Yungay"): "CO02002",
        ("Zulia",): "CO03",
        ("Zulia", "Baralt"): "CO03001",
    }


def test_more_units_than_digits_widen_the_whole_level():
    codes = assigned_codes([(f"Department {n}", "Only") for n in range(120)], "CO")
    assert {len(code) for path, code in codes.items() if len(path) == 1} == {5}
    sound(codes, "CO")


def test_official_codes_with_letters_are_kept():
    stated = {ANTIOQUIA: "CO05", MEDELLIN: " co05001 "}
    assert official_codes(stated, "CO") == {ANTIOQUIA: "CO05", MEDELLIN: "CO05001"}


def test_official_codes_of_digits_get_the_letters():
    stated = {ANTIOQUIA: "05", MEDELLIN: "05001"}
    assert official_codes(stated, "CO") == {ANTIOQUIA: "CO05", MEDELLIN: "CO05001"}


def test_a_lost_zero_is_put_back():
    stated = {ANTIOQUIA: "5", MEDELLIN: "5001", CALDAS: "17", ARANZAZU: "17050"}
    assert official_codes(stated, "CO") == {
        ANTIOQUIA: "CO05",
        MEDELLIN: "CO05001",
        CALDAS: "CO17",
        ARANZAZU: "CO17050",
    }


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({ANTIOQUIA: "05", MEDELLIN: "17001"}, "17001 does not begin"),
        ({ANTIOQUIA: "05", MEDELLIN: "05"}, "05 does not begin"),
        ({ANTIOQUIA: "05", CALDAS: "05"}, "05 can't be told apart"),
        ({ANTIOQUIA: "CO1", CALDAS: "CO10"}, "CO1 and CO10"),
        ({ANTIOQUIA: "05", MEDELLIN: ""}, "“” is not of letters and digits"),
        ({ANTIOQUIA: "COL.1_1"}, "COL.1_1"),
        ({ANTIOQUIA: "ANT"}, "other letters than CO"),
        ({ANTIOQUIA: "05\N{ARABIC-INDIC DIGIT ONE}"}, "is not of letters and digits"),
    ],
)
def test_codes_that_cannot_serve_are_refused_with_the_reason(stated, why):
    with pytest.raises(CodesUnfitError) as refused:
        official_codes(stated, "CO")
    assert why in refused.value.message.text(Catalogue("en", {}))


@given(st.dictionaries(PATHS.map(min), st.text("0123456789CO", max_size=6), max_size=8))
def test_whatever_passes_is_sound(stated):
    whole = {path[:depth]: "" for path in stated for depth in range(1, len(path) + 1)} | stated
    try:
        codes = official_codes(whole, "CO")
    except CodesUnfitError:
        return
    sound(codes, "CO")
