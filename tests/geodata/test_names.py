"""Names made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.names import bag, clean, fold, sound, squash


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Junín", "junin"),
        ("ÑAÑA", "nana"),
        ("Sto. Domingo de Acobamba", "santo domingo de acobamba"),
        ("Sta.  Rosa", "santa rosa"),
        ("V.R.A.E.M.", "vraem"),
        ("V. R. A. E.", "vrae"),
        ("Anco-Huallo", "anco huallo"),
        ("Huac–Huas", "huac huas"),
        ("D'Onofrio", "donofrio"),
        ("Gral. Córdova", "general cordova"),
        ("😀", ""),
        ("中文", ""),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quepashiato", "Kepasiato"),
        ("Vizcatán", "Viscatan"),
        ("Quimbiri", "Kimbiri"),
        ("Echarati", "Echarate"),
        ("Tócate", "Toccate"),
        ("Huanta", "Guanta"),
        ("Palma Pampa", "Palmapampa"),
        ("Pucacolpa", "Pucacollpa"),
    ],
)
def test_names_that_sound_the_same(one, other):
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Satipo", "Satipillo"), ("Anco", "Ancón"), ("Puno", "Pisco")]
)
def test_names_that_sound_different(one, other):
    assert sound(fold(one)) != sound(fold(other))


def test_bag_holds_the_same_words_in_either_language():
    spanish = bag(fold("valle de los ríos Apurímac, Ene y Mantaro"))
    assert spanish == bag(fold("Valley of the Rivers Apurimac, Ene and Mantaro"))
    assert spanish == {"valle", "apurimac", "ene", "mantaro"}


def test_squash_runs_words_together():
    assert squash("san martin de pangoa") == squash("sanmartin pangoa")


def test_clean_takes_out_what_cannot_be_seen():
    assert clean("Sa\u202eti\u200bpo\x00\n Junín ") == "Satipo Junín"


def test_runs_of_spaces_fold_to_one():
    assert fold("La Libertad de  Pallán") == fold("La Libertad de Pallán")
