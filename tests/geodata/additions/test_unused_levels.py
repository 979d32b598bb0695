"""Levels that titles speak of and that are not used are told."""

import geopandas
import shapely

from geodata.additions.country_layers import read_country
from geodata.additions.unused_levels import unused_levels
from geodata.catalogue import Catalogue, load_catalogue
from geodata.results import LOCALE

ENGLISH = Catalogue("en", {})
TABLE = {
    "ADM1_ES": ["La Paz", "Oruro"],
    "ADM2_ES": ["Murillo", "Poopó"],
    "ADM2_PCODE": ["BO0101", "BO0201"],
    "ADM3_PCODE": ["BO010101", "BO020101"],
    "ADM3_EN": [None, ""],
}


def frame():
    squares = [shapely.box(x, 0, x + 1, 1) for x in range(2)]
    return geopandas.GeoDataFrame(TABLE, geometry=squares, crs="EPSG:4326")


def test_finer_levels_are_told_with_their_columns():
    told = [remark.text(ENGLISH) for remark in unused_levels(frame(), "department")]
    assert told == [
        "Columns of a finer level, provinces, that were not used: ADM2_ES, ADM2_PCODE.",
        "Columns of a finer level, districts, that were not used: ADM3_PCODE.",
    ]
    spanish = unused_levels(frame(), "province")[0].text(load_catalogue(LOCALE, "es"))
    assert "distritos" in spanish


def test_nothing_is_told_of_the_own_level_and_coarser_ones():
    assert unused_levels(frame(), "district") == []
    assert unused_levels(frame()[["ADM1_ES", "geometry"]], "department") == []


def test_a_country_is_not_read_coarser_without_a_word(tmp_path):
    frame().to_file(tmp_path / "a.gpkg")
    (read,) = read_country([tmp_path / "a.gpkg"], "BO", None)
    assert read.table.columns.level == "province"
    assert any("ADM3_PCODE" in remark.text(ENGLISH) for remark in read.remarks)
