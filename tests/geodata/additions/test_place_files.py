import json
import zipfile

import geopandas
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.additions.geonames import COLUMNS
from geodata.additions.place_files import read_place_file
from geodata.packs import load_packs
from geodata.unusable import UnusableFileError

PERU = load_packs()["PER"]
ROWS = [("Kiteni", "080902", -12.64775, -73.04725), ("Ñuñunhuayo", "120606", -11.5, -74.5)]
HEADINGS = ("nombre", "ubigeo", "latitud", "longitud")


def read(path):
    return read_place_file(path, PERU)


def written(path, content):
    path.write_bytes(content)
    return path


def csv_text(delimiter=",", rows=ROWS):
    return "\n".join(delimiter.join(map(str, row)) for row in (HEADINGS, *rows)) + "\n"


def layer():
    shapes = [shapely.Point(lon, lat) for *_, lat, lon in ROWS]
    frame = geopandas.GeoDataFrame({"nombre": [row[0] for row in ROWS]}, geometry=shapes, crs=4326)
    return frame.assign(ubigeo=[row[1] for row in ROWS])


def assert_rows(file):
    assert file.frame["nombre"].tolist() == ["Kiteni", "Ñuñunhuayo"]
    assert file.frame["ubigeo"].tolist() == ["080902", "120606"]
    if file.lat is not None:
        assert file.lat == pytest.approx([-12.64775, -11.5], abs=1e-5)
        assert file.lon == pytest.approx([-73.04725, -74.5], abs=1e-5)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimited_files(tmp_path, delimiter, encoding):
    # The name of the file tells nothing.
    file = read(written(tmp_path / "places.bin", csv_text(delimiter).encode(encoding)))
    assert_rows(file)
    assert (file.layout, file.frame.index.tolist()) == ("table", [2, 3])


def test_headings_below_a_title_and_rows_that_are_ragged(tmp_path):
    text = f"Directorio nacional,,,\n\n{csv_text()}Lugar,1\nOtro,1,2,3,4,5\n\n"
    file = read(written(tmp_path / "a.csv", text.encode()))
    assert list(file.frame.columns) == list(HEADINGS)
    assert file.frame.index.tolist() == [4, 5, 6, 7]
    assert file.frame["latitud"].tolist()[2:] == ["", "2"]
    assert file.ragged.tolist() == [False, False, False, True]


def test_workbooks_whatever_sheet_the_list_is_on(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Notas", "2024"])
    sheet = book.create_sheet("Datos")
    for row in (("Padrón",), HEADINGS, *ROWS):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    file = read(tmp_path / "a.xlsx")
    assert_rows(file)
    assert file.frame.index.tolist() == [3, 4]


def test_of_several_sheets_with_headings_the_longest(tmp_path):
    book = openpyxl.Workbook()
    for row in (HEADINGS, *ROWS[:1]):
        book.active.append(row)
    sheet = book.create_sheet("Todos")
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    book.create_sheet("Notas").append(["x"] * 9)
    book.save(tmp_path / "a.xlsx")
    assert_rows(read(tmp_path / "a.xlsx"))


def test_a_sheet_of_two_cells_in_its_corners(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "nombre", "Kiteni"
    book.save(tmp_path / "a.xlsx")
    file = read(tmp_path / "a.xlsx")
    assert (list(file.frame.columns), file.frame.index.tolist()) == (["nombre"], [1_048_576])
    assert file.ragged.tolist() == [True]


def test_a_table_in_a_zip_file_is_told_by_the_name_of_the_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/places.csv", 'nombre,lat\n"Kiteni,3\n')
    with pytest.raises(UnusableFileError, match=r"^a\.zip, line 2: a quotation mark"):
        read(tmp_path / "a.zip")


def test_parquet_with_and_without_geoparquet_s_notes(tmp_path):
    layer().to_parquet(tmp_path / "a.parquet")
    assert_rows(read(tmp_path / "a.parquet"))
    plain = pq.read_table(tmp_path / "a.parquet").replace_schema_metadata(None)
    pq.write_table(plain, tmp_path / "b.parquet")
    file = read(tmp_path / "b.parquet")
    assert_rows(file)
    assert "names no coordinate system" in file.remarks[0].msgid
    columns = {"nombre": [row[0] for row in ROWS], "ubigeo": ["080902", "120606"]}
    table = pa.table({**columns, "poblacion": pa.array([3, None])})
    pq.write_table(table, tmp_path / "c.parquet")
    file = read(tmp_path / "c.parquet")
    assert_rows(file)
    assert file.frame["poblacion"].tolist() == ["3", ""]


def test_parquet_in_metres(tmp_path):
    layer().to_crs(32718).to_parquet(tmp_path / "a.parquet")
    assert_rows(read(tmp_path / "a.parquet"))


@pytest.mark.parametrize(
    ("name", "crs"), [("a.gpkg", 32718), ("a.geojson", 4326), ("a.shp", 24878)]
)
def test_map_layers_in_any_coordinates(tmp_path, name, crs):
    layer().to_crs(crs).to_file(tmp_path / name)
    file = read(tmp_path / name)
    assert file.frame["ubigeo"].tolist() == ["080902", "120606"]
    assert file.lat == pytest.approx([-12.64775, -11.5], abs=1e-4)
    assert (file.layout, file.frame.index.tolist()) == ("layer", [1, 2])


def test_areas_are_taken_at_a_spot_inside(tmp_path):
    areas = layer()
    areas.geometry = shapely.buffer(areas.geometry.array, 0.01)
    areas.to_file(tmp_path / "a.geojson")
    assert read(tmp_path / "a.geojson").lat == pytest.approx([-12.64775, -11.5], abs=0.01)


def test_zip_files(tmp_path):
    layer().to_file(tmp_path / "cp.shp", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "shape.zip", "w") as archive:
        for part in tmp_path.glob("cp.*"):
            archive.write(part, f"Centros Poblados/{part.name}")
    assert_rows(read(tmp_path / "shape.zip"))
    row = dict(zip(COLUMNS, [""] * 19, strict=True)) | {
        "geonameid": "1", "name": "Kiteni", "feature class": "P", "country code": "PE",
    }  # fmt: skip
    with zipfile.ZipFile(tmp_path / "PE.zip", "w") as archive:
        archive.writestr("readme.txt", "Readme for GeoNames\n" * 500)
        archive.writestr("PE.txt", "\t".join(row.values()) + "\n")
    file = read(tmp_path / "PE.zip")
    assert (file.layout, file.frame["name"].tolist()) == ("geonames", ["Kiteni"])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is no list of places that can be read here"),
        (b"<html><body>404</body></html>", "is no list of places that can be read here"),
        (b"PK\x03\x04 no zip", "can't be unzipped"),
        (b"PAR1 no parquet", "can't be read, it may be damaged"),
        (b"\xd0\xcf\x11\xe0 no workbook", "is an older .xls file, or has a password"),
        (b"nombre,lat,lon\n", "The table has 0 rows and 3 columns"),
        (
            b'nombre,lat\n"' + b"x" * 200_000,
            "line 2: a quotation mark that opens here is never",
        ),
    ],
)
def test_what_is_no_list_is_said_in_a_sentence(tmp_path, content, why):
    with pytest.raises(UnusableFileError, match=why):
        read(written(tmp_path / "a.csv", content))


def test_what_is_not_there(tmp_path):
    with pytest.raises(UnusableFileError, match="There is no file"):
        read(tmp_path / "a.csv")
    with pytest.raises(UnusableFileError, match="is a folder"):
        read(tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(UnusableFileError, match="is no list of places"):
        read(tmp_path / "a.zip")
    (tmp_path / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    with pytest.raises(UnusableFileError):
        read(tmp_path / "a.geojson")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(min_size=1, max_size=300) | st.text(min_size=1, max_size=300).map(str.encode))
def test_any_bytes_are_a_table_or_a_sentence(tmp_path, content):
    try:
        file = read(written(tmp_path / "any", content))
    except UnusableFileError as error:
        assert str(error)
    else:
        assert len(file.frame)
