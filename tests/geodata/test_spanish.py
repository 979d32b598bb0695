"""Spanish words that change with the word after them."""

import pytest

from geodata.catalogue import Catalogue, Message
from geodata.spanish import contracted


@pytest.mark.parametrize(
    ("template", "part", "sentence"),
    [
        ("cerca de {it}.", "el distrito de Anco", "cerca del distrito de Anco."),
        ("cerca de {it}.", "la provincia de Lima", "cerca de la provincia de Lima."),
        ("cerca de {it}.", "El Tambo", "cerca de El Tambo."),
        ("corresponde a {it}.", "el lugar Kiteni", "corresponde al lugar Kiteni."),
        ("{it} y {it}.", "Iquitos", "Iquitos e Iquitos."),
        ("Anco y {it}.", "Íllimo", "Anco e Íllimo."),
        ("Anco y {it}.", "Hierbabuena", "Anco y Hierbabuena."),
        ("Anco y {it}.", "Yauli", "Anco y Yauli."),
        ("es {it}.", "el lugar Kiteni", "es el lugar Kiteni."),
        ("de {it}.", "el lugar {0}", "del lugar {0}."),
    ],
)
def test_before_a_part(template, part, sentence):
    assert contracted(template, {"it": part}).format(it=part) == sentence


def test_only_what_is_of_the_language_is_run_together():
    spanish = Catalogue("es", {"from {it}": ("de {it}",), "the place": ("el lugar",)})
    assert Message("from {it}", {"it": Message("the place")}).text(spanish) == "del lugar"
    assert Message("from {it}", {"it": "el archivo.csv"}).text(spanish) == "de el archivo.csv"
    assert Message("from {it}", {"it": Message("el x")}).text(Catalogue("en", {})) == "from el x"
