import json
import struct
import zipfile

import geopandas
import numpy as np
import pytest
import shapely

from geodata.additions import formats, layer_files
from geodata.additions.layer_files import open_layers
from geodata.unusable import UnusableFileError


def read(path):
    with open_layers(path) as file:
        return [file.read(name) for name in file.names]


def said(layer):
    return " ".join(remark.msgid.format(**remark.params) for remark in layer.remarks)


def refusal(path):
    with pytest.raises(UnusableFileError) as caught:
        read(path)
    text = str(caught.value)
    assert "Traceback" not in text
    assert path.name in text
    return text


def topojson(path, transform):
    """Two squares that share an arc, quantised or not."""
    whole = {
        "type": "Topology",
        "arcs": [[[0, 0], [0, 1], [1, 0]], [[0, 0], [1, 0], [0, 1]]],
        "objects": {
            "empty": {"type": "GeometryCollection", "geometries": []},
            "parts": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, -2]], "id": "01", "properties": {"name": "A"}}
                ],
            },
        },
    }
    if transform:
        whole["transform"] = {"scale": [0.5, 0.5], "translate": [-75, -12]}
    path.write_text(json.dumps(whole))
    return path


@pytest.mark.parametrize("suffix", ["shp", "gpkg", "geojson"])
def test_formats(squares, tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    squares.to_file(path)
    [layer] = read(path)
    assert layer.frame["name"].tolist() == squares["name"].tolist()
    assert layer.frame.crs.to_epsg() == 4326
    assert shapely.equals(layer.frame.geometry.array, squares.geometry.array).all()
    assert layer.has_areas


@pytest.mark.parametrize("transform", [True, False])
def test_topojson_without_a_coordinate_system(tmp_path, transform):
    layers = read(topojson(tmp_path / "a.topojson", transform))
    [layer] = [layer for layer in layers if layer.name == "parts"]
    assert layer.frame["id"].tolist() == ["01"]
    assert layer.crs == ""
    assert "taken as WGS84" in said(layer)


def test_several_layers_of_one_file(squares, tmp_path):
    path = tmp_path / "a.gpkg"
    squares.to_file(path, layer="uno")
    squares.to_file(path, layer="dos")
    assert [layer.name for layer in read(path)] == ["uno", "dos"]


def test_any_part_of_a_shapefile_names_it_and_titles_may_be_capitals(squares, tmp_path):
    squares.to_file(tmp_path / "a.shp")
    assert len(read(tmp_path / "a.dbf")[0].frame) == 3
    for part in list(tmp_path.iterdir()):
        part.rename(part.with_suffix(part.suffix.upper()))
    assert len(read(tmp_path / "a.SHP")[0].frame) == 3


def test_zipped_shapefiles_are_layers_whatever_their_paths(squares, tmp_path):
    for name in ("adm2", "adm3"):
        squares.to_file(tmp_path / f"{name}.shp")
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted(tmp_path.glob("adm*")):
            archive.write(part, f"../../x y/{part.name}")
        archive.writestr("__MACOSX/._adm3.shp", b"\x00")
        archive.writestr("readme.txt", "hello")
    layers = read(path)
    assert [layer.name for layer in layers] == ["adm2.shp: adm2", "adm3.shp: adm3"]
    assert not list(tmp_path.parent.glob("x y"))


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
@pytest.mark.parametrize("claimed", ["UTF-8", "ISO-8859-1", None])
def test_text_of_a_shapefile_whatever_it_claims(squares, tmp_path, encoding, claimed):
    path = tmp_path / "a.shp"
    squares.rename(columns={"name": "AÑO"}).to_file(path, encoding=encoding)
    cpg = path.with_suffix(".cpg")
    cpg.unlink()
    if claimed:
        cpg.write_text(claimed)
    [layer] = read(path)
    assert layer.frame["AÑO"].tolist() == squares["name"].tolist()
    assert bool(layer.remarks) == (claimed != encoding)


def test_text_encoded_twice(squares, tmp_path):
    squares["name"] = [name.encode().decode("latin-1") for name in squares["name"]]
    squares.to_file(tmp_path / "a.geojson")
    [layer] = read(tmp_path / "a.geojson")
    assert layer.frame["name"].tolist() == ["Ñuñoa", "Áncash", "Cañete"]
    assert "mended: 3" in said(layer)


def test_json_that_is_not_utf8(squares, tmp_path):
    path = tmp_path / "a.geojson"
    squares.to_file(path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    [layer] = read(path)
    assert layer.frame["name"].tolist() == squares["name"].tolist()
    assert "cp1252" in said(layer)


def test_other_coordinate_systems_become_degrees(squares, tmp_path):
    squares.to_crs("EPSG:32631").to_file(tmp_path / "a.shp")
    [layer] = read(tmp_path / "a.shp")
    assert layer.crs == "EPSG:32631"
    assert "EPSG:32631" in said(layer)
    assert np.allclose(layer.frame.total_bounds, squares.total_bounds)


def test_degrees_without_a_coordinate_system_are_taken_and_metres_are_not(squares, tmp_path):
    squares.to_file(tmp_path / "degrees.shp")
    squares.to_crs("EPSG:32631").to_file(tmp_path / "metres.shp")
    for name in ("degrees", "metres"):
        (tmp_path / f"{name}.prj").unlink()
    assert "taken as WGS84" in said(read(tmp_path / "degrees.shp")[0])
    assert "no degrees" in refusal(tmp_path / "metres.shp")


def test_metres_that_are_said_to_be_degrees(squares, tmp_path):
    metres = squares.to_crs("EPSG:32631").set_crs("EPSG:4326", allow_override=True)
    path = tmp_path / "a.gpkg"
    metres.to_file(path)
    assert "its numbers are not" in refusal(path)


def test_heights_are_dropped(squares, tmp_path):
    squares["geometry"] = shapely.force_3d(squares.geometry.array, 5.0)
    squares.to_file(tmp_path / "a.gpkg")
    [layer] = read(tmp_path / "a.gpkg")
    assert not layer.frame.geometry.has_z.any()
    assert "Heights" in said(layer)


def test_hostile_texts_are_cleaned_and_cut(squares, tmp_path):
    squares["name"] = ["\u202eevil\x1b[31m", "x" * 10_000, "<b>${x}</b>"]
    squares.to_file(tmp_path / "a.gpkg")
    [layer] = read(tmp_path / "a.gpkg")
    assert layer.frame["name"].tolist() == ["evil [31m", "x" * 300, "<b>${x}</b>"]


def test_a_missing_index_is_made_beside_a_copy(squares, tmp_path):
    squares.to_file(tmp_path / "a.shp")
    (tmp_path / "a.shx").unlink()
    assert len(read(tmp_path / "a.shp")[0].frame) == 3
    assert not (tmp_path / "a.shx").exists()


def test_a_missing_table(squares, tmp_path):
    squares.to_file(tmp_path / "a.shp")
    (tmp_path / "a.dbf").unlink()
    assert "a.dbf must lie beside it" in refusal(tmp_path / "a.shp")


@pytest.mark.parametrize("suffix", [".shp", ".dbf"])
def test_a_shapefile_cut_short(squares, tmp_path, suffix):
    squares.to_file(tmp_path / "a.shp")
    part = tmp_path / f"a{suffix}"
    part.write_bytes(part.read_bytes()[:-40])
    with pytest.raises(UnusableFileError, match=f"a{suffix} is cut short"):
        read(tmp_path / "a.shp")


@pytest.mark.parametrize("suffix", ["geojson", "gpkg"])
def test_other_files_cut_short(squares, tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    squares.to_file(path)
    path.write_bytes(path.read_bytes()[: len(path.read_bytes()) * 2 // 3])
    assert "damaged or cut short" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n...", b"\x89PNG\r\n", b"a,b\n1,2\n", b"\x00" * 50, b"<OGRWFSDataSource/>"],
)
def test_files_of_another_kind_are_never_given_to_gdal(tmp_path, content, monkeypatch):
    path = tmp_path / "a.shp"
    path.write_bytes(content)
    monkeypatch.setattr(layer_files.pyogrio, "list_layers", None)
    assert "no boundary file" in refusal(path)


def test_json_that_has_gdal_run_a_command(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    path.write_text('{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ..."}')
    monkeypatch.setattr(layer_files.pyogrio, "list_layers", None)
    assert "no boundary file" in refusal(path)


def test_json_that_is_no_map(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"a": 1}')
    assert "no boundary file" in refusal(path)


def test_a_layer_without_rows_has_no_areas(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    assert not any(layer.has_areas for layer in read(path))


def test_empty_missing_and_folders(tmp_path):
    (tmp_path / "a.shp").write_bytes(b"")
    assert "is empty" in refusal(tmp_path / "a.shp")
    assert "no file" in refusal(tmp_path / "none.shp")
    (tmp_path / "folder").mkdir()
    assert "folder" in refusal(tmp_path / "folder")


def test_zip_files_that_are_damaged_useless_or_too_large(squares, tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "x")
    assert "holds no shapefile" in refusal(path)
    path.write_bytes(b"PK\x03\x04 and no more")
    assert "can't be unzipped" in refusal(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.geojson", b" " * 100_000)
    monkeypatch.setattr(formats, "LARGEST", 50_000)
    assert "unpacks to more" in refusal(path)


def test_a_zip_file_that_lies_about_a_size_is_not_unpacked_further(squares, tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.geojson", b" " * 1_000_000)
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))
    with pytest.raises(UnusableFileError):
        read(path)


def test_too_many_rows_and_too_large_a_file(squares, tmp_path, monkeypatch):
    path = tmp_path / "a.gpkg"
    squares.to_file(path)
    monkeypatch.setattr(layer_files, "MOST_ROWS", 2)
    assert "3 rows" in refusal(path)
    monkeypatch.setattr(formats, "LARGEST", 10)
    assert "larger than" in refusal(path)


def test_points_are_no_areas(squares, tmp_path):
    points = squares.set_geometry(squares.geometry.representative_point())
    points.to_file(tmp_path / "a.gpkg")
    assert not read(tmp_path / "a.gpkg")[0].has_areas


def test_columns_that_are_not_text_pass(squares, tmp_path):
    squares["n"], squares["x"] = [1, 2, 3], [0.5, np.nan, 2.0]
    squares.to_file(tmp_path / "a.gpkg")
    [layer] = read(tmp_path / "a.gpkg")
    assert layer.frame["n"].tolist() == [1, 2, 3]
    assert isinstance(layer.frame, geopandas.GeoDataFrame)
