"""Names and what they can mean."""

from geodata.geocoder import load_geocoder
from geodata.matching import Scope
from geodata.placetext import parse_name

INDEX = load_geocoder().index


def units(text):
    return {(reading.level, reading.unit) for reading in INDEX.lookup(parse_name(text))}


def test_a_name_has_all_its_readings():
    assert units("Anco") == {("district", "050502"), ("district", "090502")}


def test_a_type_word_that_belongs_to_the_name_stays():
    assert ("district", "150142") in units("Villa El Salvador")
    assert INDEX.kind(parse_name("Pueblo Nuevo")) is None
    assert INDEX.kind(parse_name("pueblo de Satipo")) == "place"


def test_regions_by_their_words():
    assert units("Ene and Apurimac river valleys") == {("region", "VRAE")}
    assert units("the VRAEM") == {("region", "VRAEM")}
    assert units("the Huallaga") == {("region", "ALTO_HUALLAGA")}


def test_a_unit_listed_twice_is_one_reading():
    assert units("Huaribamba") == {("district", "090709"), ("place", "090709")}


def test_a_scope_may_be_a_unit_a_region_or_both():
    anco = INDEX.unit("050502")
    assert INDEX.fits(anco, Scope("05"))
    assert INDEX.fits(anco, Scope("05", "VRAE"))
    assert not INDEX.fits(anco, Scope("08"))
    assert not INDEX.fits(anco, Scope("", "ALTO_HUALLAGA"))
    assert not INDEX.fits(anco, Scope("05", None, floor=3))


def test_misspellings_are_taken_only_without_a_rival():
    satipo = Scope("1206")
    assert {r.unit for r in INDEX.misspelt(parse_name("Mazamary"), satipo)} == {"120604"}
    assert INDEX.misspelt(parse_name("Foobarbaz"), satipo) == []
    assert INDEX.misspelt(parse_name("Anca"), Scope("0505")) == []


def test_a_long_word_in_common_makes_no_likeness():
    likes = INDEX.alike(parse_name("Santa Amalia"), Scope("1508"))
    assert "Santa María" not in {like.reading.name for like in likes if like.score > 0.8}
