"""Units split, and places across a border."""

from geodata.gazetteer import CURATED, load_gazetteer, read_rows
from geodata.history import Former, History, load_history


def test_every_row_names_known_units_and_a_source():
    units = load_gazetteer().units
    for row in read_rows(CURATED / "former-units.csv"):
        assert row["unit"] in units
        assert row["former"] in units
        assert row["source"]
    for row in read_rows(CURATED / "stated-parents.csv"):
        assert row["unit"] in units
        assert row["stated"] in units
        assert row["source"]


def test_every_place_stated_elsewhere_is_in_the_gazetteer():
    places = {(place.name, place.unit) for place in load_gazetteer().places}
    for row in read_rows(CURATED / "stated-parents.csv"):
        assert (row["place"], row["unit"]) in places


def test_a_younger_unit_was_cut_out_of_one_of_its_level_in_its_province():
    gazetteer = load_gazetteer()
    for row in read_rows(CURATED / "former-units.csv"):
        unit, former = gazetteer.units[row["unit"]], gazetteer.units[row["former"]]
        assert (unit.level, unit.parent) == (former.level, former.parent)
        assert unit != former
        assert not row["until"] or 2007 < int(row["until"]) < 2030


def test_every_unit_has_one_row():
    units = [row["unit"] for row in read_rows(CURATED / "former-units.csv")]
    assert units == sorted(set(units))


def test_a_chain_of_cuts_ends_even_where_it_turns_back():
    history = History({"c": Former("b", 2021), "b": Former("a", 2010), "a": Former("b", None)}, {})
    assert history.line("c") == (Former("b", 2021), Former("a", 2010))
    assert history.also("any", "c") == ("b", "a")
    assert history.line("z") == ()


def test_other_parents():
    history = load_history()
    assert history.also("Kepashiato", "080915") == ("080902",)
    assert history.also("Alto Lagunas", "080909") == ("080902",)
    assert history.also("Satipo", "120601") == ()
