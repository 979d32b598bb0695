"""What is said of a unit's past."""

from functools import cache
from types import MappingProxyType

import pytest

from geodata.catalogue import load_catalogue
from geodata.gazetteer import load_gazetteer
from geodata.history import Former, History
from geodata.matching import NameIndex
from geodata.notes import history_notes
from geodata.placetext import parse_name
from geodata.results import LOCALE

SIVIA, LLOCHEGUA, CANAYRE, PUCACOLPA = "050407", "050408", "050409", "050411"


@cache
def index() -> NameIndex:
    """Canayre and Pucacolpa cut out of Llochegua in 2013, and that out of Sivia in 2000."""
    cuts = {
        CANAYRE: Former(LLOCHEGUA, 2013),
        PUCACOLPA: Former(LLOCHEGUA, 2013),
        LLOCHEGUA: Former(SIVIA, 2000),
    }
    return NameIndex(load_gazetteer(), History(MappingProxyType(cuts), MappingProxyType({})))


def notes(unit: str, year: int | None, *stated: str, language: str = "en") -> list[str]:
    """The sentences, each up to the brackets that say where a unit is."""
    picked = index().unit(unit)
    assert picked
    found = history_notes(picked, set(stated), year, index())
    return [note.text(load_catalogue(LOCALE, language)).split(" (")[0] for note in found]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (1999, ["Until 2000 this was a part of Sivia district"]),
        (2000, ["Until 2013 this was a part of Llochegua district"]),
        (2012, ["Until 2013 this was a part of Llochegua district"]),
        (2013, []),
        (None, []),
    ],
)
def test_a_unit_cut_out_of_one_that_was_cut_out_itself(year, said):
    assert notes(CANAYRE, year) == said


@pytest.mark.parametrize("former", [LLOCHEGUA, SIVIA])
def test_either_of_the_former_units_may_be_stated(former):
    said = notes(CANAYRE, None, former)
    assert [note.split()[:3] for note in said] == [["The", "source", "states"]]
    assert notes(CANAYRE, 1999, former) == ["Until 2000 this was a part of Sivia district"]


def test_the_parts_cut_out_in_one_year_are_named_together():
    (said,) = history_notes(index().unit(LLOCHEGUA), set(), 2005, index())
    english, spanish = (said.text(load_catalogue(LOCALE, at)) for at in ("en", "es"))
    assert english == (
        "Until 2013 it also held Canayre district (Huanta, Ayacucho)"
        " and Pucacolpa district (Huanta, Ayacucho)."
    )
    assert spanish == (
        "Hasta 2013 abarcaba también el distrito de Canayre (Huanta, Ayacucho)"
        " y el distrito de Pucacolpa (Huanta, Ayacucho)."
    )


def test_a_unit_beside_it_is_named_as_well_as_the_former_one():
    stated = {("pampa aurora", CANAYRE): (SIVIA,)}
    history = History({CANAYRE: Former(LLOCHEGUA, 2013)}, stated)
    places = NameIndex(load_gazetteer(), history)
    (village,) = [one for one in places.lookup(parse_name("Pampa Aurora")) if one.unit == CANAYRE]
    said = [
        note.text(load_catalogue(LOCALE, "en"))
        for note in history_notes(village, {SIVIA}, 2003, places)
    ]
    assert said[0].startswith("Until 2013 this was a part of Llochegua")
    assert said[1].endswith("which lies right beside it.")
