"""Files of one country that are said to be another's."""

import pytest
import shapely

from geodata.additions.country_ground import hold_to_country
from geodata.additions.country_packs import add_country
from geodata.boundaries import bundled_provinces
from geodata.catalogue import load_catalogue
from geodata.packs import load_packs
from geodata.results import LOCALE
from geodata.unusable import UnusableFileError


def squares(*corners, size=0.1):
    return {
        str(at): shapely.box(lon, lat, lon + size, lat + size)
        for at, (lon, lat) in enumerate(corners)
    }


LA_PAZ, ORURO, CUSCO, CALI, AT_SEA = (-68, -16.5), (-67, -18), (-72, -13.5), (-76.5, 3.5), (-95, -9)


@pytest.mark.parametrize(
    ("corners", "country"),
    [
        ((LA_PAZ, ORURO), "BOL"),
        ((LA_PAZ, CUSCO), "BOL"),
        ((CALI, AT_SEA, AT_SEA), "COL"),
        ((AT_SEA, AT_SEA), "CHL"),
        ((LA_PAZ,), "SMR"),
    ],
)
def test_areas_that_lie_in_the_country_or_tell_nothing(corners, country):
    hold_to_country(squares(*corners), country, "a.gpkg")


@pytest.mark.parametrize(
    ("corners", "country", "where"),
    [
        ((LA_PAZ, ORURO), "ARG", "0 lie in Argentina; the others lie in Bolivia."),
        ((LA_PAZ, CUSCO, CALI), "COL", "1 lie in Colombia"),
        ((AT_SEA, CUSCO), "DEU", "of the 1 units"),
    ],
)
def test_areas_that_lie_elsewhere(corners, country, where):
    with pytest.raises(UnusableFileError, match=where):
        hold_to_country(squares(*corners), country, "a.gpkg")


def test_the_provinces_of_peru_are_of_no_other_country():
    with pytest.raises(UnusableFileError) as told:
        hold_to_country(dict(bundled_provinces()), "ECU", "a.gpkg")
    assert "están en Perú" in told.value.message.text(load_catalogue(LOCALE, "es"))


def test_a_narrow_country_drawn_coarsely_is_itself():
    """The Gambia is some 30 km wide, and its outline may be 20 km off."""
    banks = [(lon, lat) for lon in (-16.5, -15.8, -15, -14.2) for lat in (13.2, 13.5)]
    hold_to_country(squares(*banks, size=0.05), "GMB", "a.gpkg")


@pytest.mark.parametrize("country", ["Argentina", "BOL"])
def test_the_file_of_a_neighbour_makes_no_pack(chile_file, home, country):
    with pytest.raises(UnusableFileError, match=r"is of another country.*the others lie in Chile"):
        add_country([chile_file], country)
    assert list(load_packs()) == ["PER"]
    assert not home.exists()
