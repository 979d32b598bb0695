from pathlib import Path

import pytest

from geodata.gazetteer import CURATED, load_gazetteer
from geodata.regions import read_regions


@pytest.fixture(scope="module")
def regions():
    return read_regions(CURATED / "regions.csv", CURATED / "region-districts.csv")


def test_how_many_districts_each_region_has(regions):
    sizes = {region_id: len(region.districts) for region_id, region in regions.items()}
    assert sizes == {"VRAE": 38, "VRAEM": 80, "VRAEM_WIDE": 94, "ALTO_HUALLAGA": 27}


def test_the_regions_lie_in_one_another_as_their_lists_say(regions):
    assert regions["VRAE"].districts < regions["VRAEM"].districts
    assert regions["VRAEM"].districts < regions["VRAEM_WIDE"].districts
    assert not regions["ALTO_HUALLAGA"].districts & regions["VRAEM_WIDE"].districts


def test_emergency_districts_are_in_the_wide_region_only(regions):
    wide = regions["VRAEM_WIDE"].districts - regions["VRAEM"].districts
    assert {"080902", "080915", "080914", "080909", "120206", "120603", "120605"} < wide
    assert len(wide) == 14


def test_only_the_vraem_is_official_and_the_vrae_says_it_is_assumed(regions):
    assert [region.region_id for region in regions.values() if region.official] == ["VRAEM"]
    assert "assumption" in regions["VRAE"].note
    assert all(region.source and region.note and region.name_es for region in regions.values())


def test_regions_list_real_districts_only(regions):
    units = load_gazetteer().units
    for region in regions.values():
        for code in region.districts:
            assert units[code].level == "district"
            assert units[code].duplicate_of is None


def test_districts_of_an_undefined_region_are_refused(tmp_path: Path):
    header = "region_id,name,name_es,official,wider,source,note\n"
    (tmp_path / "regions.csv").write_text(header + "A,A,A,true,,s,n\n", encoding="utf-8")
    rows = "region_id,ubigeo,list,status,note\nA,010101,l,read,\nB,010102,l,read,\n"
    (tmp_path / "region-districts.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(ValueError, match="unknown regions: B"):
        read_regions(tmp_path / "regions.csv", tmp_path / "region-districts.csv")
