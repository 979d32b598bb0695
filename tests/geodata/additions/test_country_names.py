"""Units' names as they are shown."""

import pytest

from geodata.additions.country_names import shown_names


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Departamento del Cauca", "Departamento de Nariño"], ["Cauca", "Nariño"]),
        (["Oruro Department", "La Paz Department"], ["Oruro", "La Paz"]),
        (["Región de los Lagos", "Región de La Araucanía"], ["Los Lagos", "La Araucanía"]),
        (["SAN JOSÉ DE LAS LAJAS", "O'HIGGINS"], ["San José de las Lajas", "O'Higgins"]),
        (["Región Metropolitana", "Maule", "Ñuble"], ["Región Metropolitana", "Maule", "Ñuble"]),
        (["District", ""], ["District", ""]),
        (
            ["Municipio Libertador", "Municipio Sucre", "Bolívar"],
            ["Libertador", "Sucre", "Bolívar"],
        ),
    ],
)
def test_level_words_and_capitals(names, shown):
    assert shown_names(names) == shown
