import json

import geopandas
import pytest
import shapely

from geodata.additions.boundary_store import ABOUT, read_about, read_added, save
from geodata.unusable import UnusableFileError


def frame(code="12"):
    return geopandas.GeoDataFrame(
        {"code": [code], "name": ["x"]}, geometry=[shapely.box(0, 0, 1, 1)], crs="EPSG:4326"
    )


FRAMES = {
    "layers/added/districts": frame(),
    "layers/districts": frame(),
    "drawn/districts": frame(),
}


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_is_saved_is_read_and_replaced_whole(tmp_path):
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "other.json").write_text("{}")
    save(tmp_path, FRAMES, {"district": {"file": "a"}})
    assert read_about(tmp_path) == {"district": {"file": "a"}}
    assert read_added(tmp_path, "district")["code"].tolist() == ["12"]
    save(tmp_path, {"layers/added/provinces": frame("1206")}, {"province": {"file": "b"}})
    assert files(tmp_path) == [ABOUT, "layers/added/provinces.parquet", "places/other.json"]
    save(tmp_path, {}, {})
    assert files(tmp_path) == ["places/other.json"]
    assert read_about(tmp_path) == {}


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("failing_call", range(1, 4))
def test_a_failure_leaves_everything_as_it_was(tmp_path, monkeypatch, failing_call, before):
    if before:
        save(tmp_path, FRAMES, {"district": {"file": "a"}})
    there = files(tmp_path)
    write, calls = geopandas.GeoDataFrame.to_parquet, []

    def failing(*arguments, **options):
        calls.append(arguments)
        if len(calls) == failing_call:
            raise OSError("disk full")
        return write(*arguments, **options)

    monkeypatch.setattr(geopandas.GeoDataFrame, "to_parquet", failing)
    with pytest.raises(OSError, match="disk full"):
        save(tmp_path, FRAMES, {"district": {"file": "b"}})
    assert files(tmp_path) == there
    assert read_about(tmp_path) == ({"district": {"file": "a"}} if before else {})


def test_damaged_files_are_named(tmp_path):
    (tmp_path / ABOUT).write_text("{")
    with pytest.raises(UnusableFileError, match=ABOUT):
        read_about(tmp_path)
    (tmp_path / ABOUT).write_text(json.dumps({"district": 5}))
    with pytest.raises(UnusableFileError, match="Delete it"):
        read_about(tmp_path)
    with pytest.raises(UnusableFileError, match=r"districts\.parquet"):
        read_added(tmp_path, "district")
