import os
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from geodata.additions.adding import BoundaryFile, add_boundaries, remove_boundaries
from geodata.additions.boundary_store import files_of, read_about
from geodata.boundaries import (
    districts_at,
    hidden_districts,
    load_layer,
    provinces_at,
    unit_shape,
)
from geodata.catalogue import load_catalogue
from geodata.gazetteer import load_country
from geodata.results import LOCALE
from geodata.unusable import UnusableFileError

ROOT = Path(__file__).parents[3]
DISTRICTS = Path(
    os.environ.get(
        "INCIDENT_ATLAS_DISTRICTS",
        ROOT.parent / "shared" / "boundaries" / "peru-districts-100k.topojson",
    )
)


def added(frame, path, level=None, **options):
    frame.to_file(path, **options)
    return add_boundaries(BoundaryFile(path, level))


def refusal(frame, path, level=None):
    with pytest.raises(UnusableFileError) as caught:
        added(frame, path, level)
    return str(caught.value)


def as_inei(frame):
    titles = {"code": "UBIGEO", "name": "NOMBDIST", "province": "NOMBPROV", "department": "NOMBDEP"}
    return frame.rename(columns=titles)


def as_parts(frame):
    codes = frame["code"].astype(int)
    parts = {"CCDD": codes // 10000, "CCPP": codes // 100 % 100, "CCDI": codes % 100}
    return frame.assign(**parts)[[*parts, "name", "geometry"]].rename(columns={"name": "DISTRITO"})


def as_cod_ab(frame):
    codes = {f"ADM{n}_PCODE": "PE" + frame["code"].str[: 2 * n] for n in (1, 2, 3)}
    titles = {"name": "ADM3_ES", "province": "ADM2_ES", "department": "ADM1_ES"}
    return frame.assign(ADM0_PCODE="PE", **codes).rename(columns=titles).drop(columns="code")


def as_gadm(frame):
    titles = {"name": "NAME_3", "province": "NAME_2", "department": "NAME_1"}
    gadm = frame.rename(columns=titles).drop(columns="code")
    gadm["GID_3"] = [f"PER.{n}.1.{n}_1" for n in range(len(gadm))]
    for column in titles.values():
        gadm[column] = gadm[column].str.replace(" ", "")
    return gadm


def as_geoboundaries(frame):
    return (
        frame[["name", "geometry"]].rename(columns={"name": "shapeName"}).assign(shapeType="ADM3")
    )


def as_id_and_name(frame):
    return frame[["code", "name", "geometry"]].rename(columns={"code": "id"})


LAYOUTS = {
    as_inei: ("INEI/IGN", "code"),
    as_parts: ("INEI/IGN", "code"),
    as_cod_ab: ("OCHA COD-AB", "code"),
    as_gadm: ("GADM", "name"),
    as_geoboundaries: ("geoBoundaries", "place"),
    as_id_and_name: ("", "code"),
}


@pytest.mark.parametrize("written", LAYOUTS)
def test_every_layout_gives_the_same_districts(districts, home, tmp_path, written):
    found = added(written(districts), tmp_path / "a.gpkg")
    layout, method = LAYOUTS[written]
    assert (found.level, found.layout) == ("district", layout)
    assert found.methods[method] == len(districts)
    assert not found.refused
    layer = geopandas.read_parquet(home / "packs" / "PER" / "layers" / "districts.parquet")
    assert layer["code"].tolist() == districts["code"].tolist()
    shared = shapely.intersection(layer.geometry.array, districts.geometry.array)
    assert (shapely.area(shared) / shapely.area(districts.geometry.array)).min() > 0.999


def test_a_shapefile_in_utm_and_latin_1(districts, home, tmp_path):
    path = tmp_path / "a.shp"
    found = added(as_inei(districts).to_crs("EPSG:32718"), path, encoding="ISO-8859-1")
    assert len(found.units) == len(districts)
    assert found.crs == "EPSG:32718"


def test_codes_that_lost_their_zeros(districts, home, tmp_path):
    numeric = as_inei(districts).astype({"UBIGEO": int})
    assert added(numeric, tmp_path / "a.gpkg").methods["code"] == len(districts)


def test_provinces_by_name_and_place_are_known_to_be_provinces(provinces, home, tmp_path):
    plain = provinces[["name", "geometry"]].rename(columns={"name": "shapeName"})
    found = added(plain, tmp_path / "a.geojson")
    assert found.level == "province"
    assert len(found.units) == 196
    text = refusal(plain, tmp_path / "b.geojson", "district")
    assert "matches too little" in text
    assert "shapeName" in text


def test_a_district_file_can_be_added_as_its_provinces(districts, home, tmp_path):
    found = added(as_cod_ab(districts), tmp_path / "a.gpkg", "province")
    assert found.units == {"0504", "0809", "1206"}
    assert any("joined" in remark.msgid for remark in found.remarks)


def test_a_wrong_name_or_place_is_reported_and_left_out(districts, home, tmp_path):
    frame = as_inei(districts)
    frame.loc[0, "NOMBDIST"] = "Cangallo"
    frame.loc[1, "geometry"] = frame.loc[30, "geometry"]
    found = added(frame, tmp_path / "a.gpkg")
    english = load_catalogue(LOCALE, "en")
    assert {match.row.number for match in found.refused} == {1, 2}
    report = found.to_dict(english)
    assert "contradicts" in report["not_matched"][0]["why"]
    assert "outside" in report["not_matched"][1]["why"]
    assert districts["code"][0] not in found.units


def test_codes_of_another_register_are_not_used(districts, home, tmp_path):
    frame = as_inei(districts)
    frame["UBIGEO"] = np.roll(frame["UBIGEO"], 7)
    found = added(frame, tmp_path / "a.gpkg")
    assert found.methods["name"] == len(districts)
    assert any("are not used" in remark.msgid for remark in found.remarks)


def test_shapes_that_belong_to_others_are_refused(districts, home, tmp_path):
    frame = as_geoboundaries(districts)
    frame["geometry"] = np.roll(np.asarray(frame.geometry.array), 25)
    assert "matches too little" in refusal(frame, tmp_path / "a.gpkg")
    assert not (home / "packs").exists()


def test_a_file_without_codes_or_names_or_areas(districts, home, tmp_path):
    assert "matches too little" in refusal(
        districts[["geometry"]].assign(x=1.5), tmp_path / "a.gpkg"
    )
    points = districts.set_geometry(districts.geometry.representative_point())
    assert "no areas" in refusal(points, tmp_path / "b.gpkg")


def test_rows_of_other_countries_are_left_out(districts, home, tmp_path):
    frame = as_cod_ab(districts)
    frame.loc[:4, "ADM0_PCODE"] = "BO"
    found = added(frame, tmp_path / "a.gpkg")
    assert len(found.matches) == len(districts) - 5
    assert any("other countries" in remark.msgid for remark in found.remarks)


def test_everything_uses_what_was_added_until_it_is_removed(districts, home, tmp_path):
    before = provinces_at(np.array([-12.23414]), np.array([-74.08037]))
    assert load_layer("districts").empty
    assert unit_shape("120606") is None
    added(as_inei(districts), tmp_path / "a.gpkg")
    assert len(load_layer("districts")) == len(districts)
    assert unit_shape("120606").area > 0
    assert districts_at(np.array([-12.23414]), np.array([-74.08037]))[0] == "120609"
    assert provinces_at(np.array([-12.23414]), np.array([-74.08037])) == before
    assert len(load_layer("provinces")) == 196
    assert len(load_layer("departments")) == 25
    regions = load_layer("regions").set_index("region_id")
    assert set(regions.index) == set(load_country().regions)
    assert remove_boundaries("province") == []
    assert remove_boundaries() == ["district"]
    assert load_layer("districts").empty
    assert not list((home / "packs" / "PER").iterdir())


def test_a_point_s_district_lies_in_its_province_on_borders_too(districts, home, tmp_path):
    added(as_inei(districts), tmp_path / "a.gpkg")
    points = shapely.get_coordinates(load_layer("districts").geometry.array)
    points = np.concatenate([points, points + 1e-7, shapely.get_coordinates(districts.geometry)])
    found = districts_at(points[:, 1], points[:, 0], certain=False)
    provinces = provinces_at(points[:, 1], points[:, 0])
    placed = found != None  # noqa: E711 - elementwise
    assert placed.sum() > len(points) / 2
    gazetteer = load_country()
    parents = [gazetteer.units[code].parent for code in found[placed]]
    assert parents == provinces[placed].tolist()


def test_a_point_in_an_area_that_holds_a_younger_district_is_in_neither_for_sure(
    districts, home, tmp_path
):
    """120609 was cut out of 120606 in 2015: an older file has one area for both."""
    old = as_inei(districts)
    both = shapely.union_all(old.geometry[old["UBIGEO"].isin(["120606", "120609"])])
    old.loc[old["UBIGEO"] == "120606", "geometry"] = both
    added(old[old["UBIGEO"] != "120609"], tmp_path / "a.gpkg")
    assert "120609" in hidden_districts()["120606"]
    at = np.array([-12.23414]), np.array([-74.08037])
    assert districts_at(*at)[0] is None
    assert districts_at(*at, certain=False)[0] == "120606"
    assert provinces_at(*at)[0] == "1206"


def test_adding_again_replaces_and_levels_add_up(districts, provinces, home, tmp_path):
    assert added(as_inei(districts), tmp_path / "a.gpkg").replaced == ""
    as_inei(districts)[:20].to_file(tmp_path / "b.gpkg")
    again = add_boundaries(BoundaryFile(tmp_path / "b.gpkg", replace=True))
    assert again.replaced == "a.gpkg"
    assert [unit.code for unit in again.lost] == districts["code"][20:].tolist()
    assert len(load_layer("districts")) == 20
    assert read_about(home / "packs" / "PER")["district"]["kept"] == []
    added(provinces, tmp_path / "c.gpkg", "province")
    assert len(load_layer("districts")) == 20
    assert remove_boundaries("district") == ["district"]
    assert load_layer("districts").empty
    assert (home / "packs" / "PER" / "drawn" / "provinces.parquet").exists()


def test_a_part_of_a_country_leaves_the_rest_as_it_was(districts, home, tmp_path):
    added(as_inei(districts), tmp_path / "a.gpkg")
    part = added(as_inei(districts)[:20], tmp_path / "b.gpkg")
    assert (part.replaced, part.lost) == ("a.gpkg", ())
    assert [(file["file"], file["matched"]) for file in part.kept] == [
        ("a.gpkg", len(districts) - 20)
    ]
    assert load_layer("districts")["code"].tolist() == districts["code"].tolist()
    assert not {unit.code for unit in part.missing} & set(districts["code"])
    files = files_of(read_about(home / "packs" / "PER")["district"])
    assert [(file["file"], file["matched"]) for file in files] == [
        ("b.gpkg", 20),
        ("a.gpkg", len(districts) - 20),
    ]


def test_a_country_is_added_in_parts(districts, home, tmp_path):
    for number, first in enumerate(range(0, len(districts), 20)):
        found = added(as_inei(districts)[first : first + 20], tmp_path / f"{number}.gpkg")
        assert (found.replaced, found.lost) == ("", ())
    assert len(load_layer("districts")) == len(districts)
    files = files_of(read_about(home / "packs" / "PER")["district"])
    assert [file["file"] for file in files] == [f"{n}.gpkg" for n in reversed(range(number + 1))]
    assert sum(file["matched"] for file in files) == len(districts)


def test_an_older_area_on_land_that_is_another_s_now_is_lost_and_told(districts, home, tmp_path):
    new = as_inei(districts)
    added(new, tmp_path / "a.gpkg")
    both = shapely.union_all(new.geometry[new["UBIGEO"].isin(["120606", "120609"])])
    new.loc[new["UBIGEO"] == "120606", "geometry"] = both
    found = added(new[new["UBIGEO"] != "120609"], tmp_path / "b.gpkg")
    assert [unit.code for unit in found.lost] == ["120609"]
    assert found.to_dict(load_catalogue(LOCALE, "en"))["lost"][0]["code"] == "120609"
    assert "120609" in [unit.code for unit in found.missing]
    assert found.kept == ()


def test_the_official_layer_of_peru(home):
    if not DISTRICTS.exists():
        pytest.skip("no district polygons at hand: set INCIDENT_ATLAS_DISTRICTS to their TopoJSON")
    found = add_boundaries(BoundaryFile(DISTRICTS))
    assert (found.level, found.layer, found.methods["code"]) == ("district", "level4", 1887)
    assert [match.row.stated for match in found.refused] == ["070105", "070107", "200602"]
    assert [unit.code for unit in found.missing] == ["070105", "070107", "200602", "210103"]
    assert found.regions == dict.fromkeys(load_country().regions, True)
    assert load_layer("regions")["exact"].all()
    drawn = load_layer("districts")
    assert shapely.coverage_is_valid(drawn.geometry.array)
    folder = home / "packs" / "PER" / "drawn"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_000_000
    assert dict(hidden_districts()) == {
        "070106": frozenset({"070107"}),
        "200601": frozenset({"200602"}),
    }
