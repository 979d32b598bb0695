from __future__ import annotations

import json

import pytest

from dashboard.i18n import words_for
from dashboard.views.about_places import lists_html, towns_html
from geodata.packs import load_packs

ABOUT = {
    "sha256": "0" * 64,
    "file": "centros.csv",
    "file_sha256": "0" * 64,
    "source": "IGN",
    "licence": "",
    "added": "2026-03-02T11:36:58+00:00",
    "layout": "",
    "places": 133284,
    "names": 136847,
    "districts": True,
    "counts": {},
}
HOSTILE = "<img src=x onerror=alert(1)>{country}${alert(2)}"


def told(home, language: str, **changed: object) -> list[str]:
    path = home.folder / "packs" / "PER" / "places" / "ign.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(ABOUT | changed), encoding="utf-8")
    return lists_html(load_packs()["PER"], words_for(language))


def test_a_list_is_told_in_the_readers_language(home) -> None:
    (spanish,) = told(home, "es")
    for text in ("Lugares añadidos: ign, Perú", "centros.csv", "IGN", "2 de marzo de 2026"):
        assert text in spanish
    assert "133,284" in spanish
    assert spanish.count("no indicada") == 1


def test_hostile_facts_are_text_in_one_direction(home) -> None:
    (english,) = told(home, "en", source=HOSTILE + "\u202e", file=["<b>"], added=None, places="<i>")
    for part in ("<img", "<b>&", "<i>", "\u202e", "None"):
        assert part not in english
    assert "&lt;img src=x onerror=alert(1)&gt;{country}${alert(2)}" in english
    assert "not stated" in english


def test_a_list_that_cannot_be_read_is_said_to_be(home) -> None:
    path = home.folder / "packs" / "PER" / "places" / "ign.json"
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    for language, text in (("en", "ign.json can&#x27;t be read"), ("es", "No se puede leer")):
        (sentence,) = lists_html(load_packs()["PER"], words_for(language))
        assert text in sentence


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Towns: Peru"), ("es", "Poblaciones: Perú")]
)
def test_the_towns_of_the_program_are_credited(language: str, title: str) -> None:
    html = towns_html(words_for(language))
    for text in (title, "GeoNames, INEI", "CC BY 4.0", "2,497"):
        assert text in html
