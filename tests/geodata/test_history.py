"""Units split, and places across a border."""

from geodata.gazetteer import CURATED, load_gazetteer, read_rows
from geodata.history import load_history


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


def test_other_parents():
    history = load_history()
    assert history.also("Kepashiato", "080915") == ("080902",)
    assert history.also("Alto Lagunas", "080909") == ("080902",)
    assert history.also("Satipo", "120601") == ()
