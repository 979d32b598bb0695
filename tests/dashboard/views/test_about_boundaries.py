from __future__ import annotations

import pytest
import shapely

from dashboard.i18n import words_for
from dashboard.views.about_boundaries import (
    added_html,
    bundled_html,
    country_name,
    invitation_html,
)
from dashboard.views.boundary_sources import AddedBoundaries, added_boundaries
from tests.dashboard.views.conftest import SAID

HOSTILE = "<img src=x onerror=alert(1)>{country}${alert(2)}"


def the_file(home, **said: str) -> AddedBoundaries:
    home.put_about("PER", {"district": SAID | said})
    home.put_layer("PER", "districts", {"050408": shapely.box(-74, -13, -73, -12)})
    (file,) = added_boundaries()
    return file


def test_a_file_is_told_in_the_readers_language(home) -> None:
    file = the_file(home)
    english = added_html(file, words_for("en"))
    for text in ("Added boundaries: Peru", "districts.shp", "2 March 2026", "2 of 1,891"):
        assert text in english
    spanish = added_html(file, words_for("es"))
    for text in ("Límites añadidos: Perú", "2 de marzo de 2026", "2 de 1,891", "Distritos"):
        assert text in spanish


def test_what_is_not_stated_is_said_to_be(home) -> None:
    told = added_html(the_file(home, source="", licence=""), words_for("en"))
    assert told.count("none stated") == 2


def test_hostile_facts_are_text(home) -> None:
    told = added_html(the_file(home, source=HOSTILE, date=HOSTILE, file=HOSTILE), words_for("en"))
    assert "<img" not in told
    assert told.count("&lt;img src=x onerror=alert(1)&gt;{country}${alert(2)}") == 3


def test_what_came_with_the_program_only_fills_gaps_once_a_file_is_added() -> None:
    for filling in (False, True):
        units, around = bundled_html(words_for("en"), filling=filling)
        assert "geoBoundaries" in units
        assert ("no area for" in units) is filling
        assert "Natural Earth" in around


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_invitation_has_the_command(language: str) -> None:
    told = invitation_html(words_for(language))
    assert "<code>incident-atlas boundaries add FILE</code>" in told


def test_a_country_that_has_no_name_is_called_by_its_code() -> None:
    assert country_name("COL", words_for("es")) == "Colombia"
    assert country_name("XQX", words_for("en")) == "XQX"


def test_outlines_that_are_lost_are_not_counted(home) -> None:
    home.put_about("PER", {"district": SAID})
    (file,) = added_boundaries()
    told = added_html(file, words_for("en"))
    assert "the outlines can&#x27;t be read" in told
    assert "of 1,891" not in told
