"""Units in lists where there are those of several countries."""

import geopandas
import pytest
import shapely

from dashboard.arguments import UnknownValueError, unit_choices
from dashboard.i18n import words_for
from dashboard.names import names_for
from dashboard.store import bundled_store
from geodata.additions.country_packs import add_country
from geodata.gazetteer import country_of, load_gazetteer
from geodata.packs import forget

UNITS = {
    "ADM1_PCODE": ["CO91", "CO52", "CO70", "CO05"],
    "ADM1_ES": ["Amazonas", "Nariño", "Sucre", "Antioquia"],
    "ADM2_PCODE": ["CO91001", "CO52399", "CO70400", "CO05001"],
    "ADM2_ES": ["Leticia", "Villanueva", "Villanueva", "Medellín"],
}


@pytest.fixture
def colombia(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path / "home"))
    forget()
    squares = [shapely.box(x - 90, 5, x - 89, 6) for x in range(4)]
    frame = geopandas.GeoDataFrame(UNITS, geometry=squares, crs="EPSG:4326")
    frame.to_file(tmp_path / "col.gpkg")
    add_country([tmp_path / "col.gpkg"], "COL")
    yield
    monkeypatch.undo()
    forget()


def label(code, language):
    groups = bundled_store().tables()["groups"]
    return names_for(groups, load_gazetteer(), words_for(language)).unit(code)


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("12", "en", "Junín"),
        ("01", "es", "Amazonas"),
        ("CO91", "es", "Amazonas, Colombia"),
        ("CO52399", "en", "Villanueva (Nariño), Colombia"),
        ("CO05001", "en", "Medellín, Colombia"),
        ("XX", "en", "XX"),
    ],
)
def test_a_unit_elsewhere_has_its_country_and_a_namesake_its_parent(
    colombia, code, language, expected
):
    assert label(code, language) == expected


def test_at_home_the_country_goes_without_saying(colombia, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", "COL")
    forget()
    assert label("CO52399", "en") == "Villanueva (Nariño)"
    assert label("12", "en") == "Junín, Peru"
    assert label("12", "es") == "Junín, Perú"


def test_the_country_of_a_unit(colombia):
    assert [country_of(code) for code in ("12", "CO91", "XX")] == ["PER", "COL", None]


@pytest.mark.parametrize(
    ("level", "typed", "code"),
    [
        ("department", "Amazonas", "01"),
        ("department", "amazonas, colombia", "CO91"),
        ("department", "Nariño", "CO52"),
        ("department", "co70", "CO70"),
        ("province", "Villanueva (Sucre), Colombia", "CO70400"),
    ],
)
def test_typed_names_mean_the_home_country_first(colombia, level, typed, code):
    assert unit_choices(load_gazetteer(), level).code(typed) == code


def test_a_name_that_units_elsewhere_share_asks_for_the_code(colombia):
    with pytest.raises(UnknownValueError, match=r"Villanueva \(Nariño\), Colombia \(CO52399\)"):
        unit_choices(load_gazetteer(), "province").code("Villanueva")
