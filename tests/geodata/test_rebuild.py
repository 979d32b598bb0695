import hashlib
import os
import re
from pathlib import Path

import pytest
import shapely

from geodata.files import sha256_of
from geodata.gazetteer import BOUNDARIES
from geodata.rebuild.__main__ import DOWNLOADS
from geodata.rebuild.packages import PACKAGES, Package, obtain, verify
from geodata.rebuild.places import town_rows, trusted_unit, without_villages
from geodata.rebuild.provinces import _unmangled
from geodata.rebuild.rivers import split_at_confluences
from geodata.rebuild.seats import Borders, Seat, choose_seats, geonames_seat, inei_seats
from geodata.rebuild.towns import Town, _latin
from geodata.rebuild.units import _corrected
from geodata.rebuild.world import fitted, unwrapped

ARCHIVES = Path(os.environ.get("INCIDENT_ATLAS_PACKAGES", DOWNLOADS))

WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def town(name="San Luis", unit="", lon=0.5, **more):
    more = {"number": 1, "feature": "PPL", "people": 0, **more}
    return Town(more["number"], name, (), 0.5, lon, unit, more["people"], more["feature"])


@pytest.fixture
def borders():
    return Borders({"0101": WEST, "0201": EAST})


def listed_checksums():
    text = (BOUNDARIES / "SOURCES.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \|.*`([0-9a-f]{64})` \|$", text, re.MULTILINE))


def test_sources_list_every_bundled_file_with_its_checksum():
    bundled = {path for path in BOUNDARIES.iterdir() if path.name != "SOURCES.md"}
    assert listed_checksums() == {path.name: sha256_of(path) for path in bundled}


def test_sources_name_every_package_with_licence_and_checksum():
    text = (BOUNDARIES / "SOURCES.md").read_text(encoding="utf-8")
    for package in PACKAGES.values():
        (line,) = [line for line in text.splitlines() if line.startswith(f"| {package.name} ")]
        assert package.version in line
        assert package.licence in line
        assert package.sha256 in line


def test_rebuilding_gives_the_same_bytes(tmp_path):
    missing = [p.archive for p in PACKAGES.values() if not (ARCHIVES / p.archive).exists()]
    if missing:
        pytest.skip(f"packages not at hand in {ARCHIVES}: {', '.join(missing)}")
    made_with = re.search(r"GEOS ([\d.]+)", (BOUNDARIES / "SOURCES.md").read_text("utf-8"))[1]
    if made_with.rstrip(".") != shapely.geos_version_string:
        pytest.skip(f"made with GEOS {made_with}, here is {shapely.geos_version_string}")
    from geodata.rebuild.layers import rebuild  # noqa: PLC0415 - needs all of the packages

    archives = {name: obtain(package, ARCHIVES) for name, package in PACKAGES.items()}
    files = rebuild(archives, tmp_path, lambda _line: None)
    assert {path.name for path in files} == {path.name for path in BOUNDARIES.iterdir()}
    for path in files:
        assert path.read_bytes() == (BOUNDARIES / path.name).read_bytes(), path.name


def test_an_archive_that_is_not_the_pinned_one_is_refused(tmp_path):
    archive = tmp_path / "a-1.whl"
    archive.write_bytes(b"tampered")
    right = hashlib.sha256(b"tampered").hexdigest()
    verify(Package("a", "1", "pypi", archive.name, right, "", ""), archive)
    with pytest.raises(ValueError, match="not a 1 as pinned"):
        obtain(Package("a", "1", "pypi", archive.name, "0" * 64, "", ""), tmp_path)


def test_names_decoded_wrongly_are_mended_and_others_left():
    assert _unmangled("CaÃ±ete") == "Cañete"
    assert _unmangled("Junín") == "Junín"
    assert _unmangled("Abancay") == "Abancay"


def test_a_seat_goes_to_the_homonym_whose_province_holds_it(borders):
    districts = {"010101": "San José", "020101": "San José"}
    packaged = {"SAN JOSE": {"capital": "San José", "latitud": "0.5", "longitud": "1.5"}}
    seats = inei_seats(districts, packaged, {}, borders)
    assert seats == {"020101": Seat("San José", 0.5, 1.5, "INEI")}


@pytest.mark.parametrize(
    ("districts", "lon"),
    [
        ({"010101": "San José", "010102": "San José"}, "0.5"),  # two in the province: which?
        ({"010101": "San José"}, "5"),  # outside its province
    ],
)
def test_a_seat_that_may_be_wrong_is_left_out(borders, districts, lon):
    packaged = {"SAN JOSE": {"capital": "San José", "latitud": "0.5", "longitud": lon}}
    assert inei_seats(districts, packaged, {}, borders) == {}


def test_seats_keyed_by_another_name_are_found(borders):
    row = {"capital": "Kimbiri", "latitud": "0.5", "longitud": "0.5"}
    seats = inei_seats({"010101": "Kimbiri"}, {"QUIMBIRI": row}, {}, borders)
    assert seats["010101"].name == "Kimbiri"
    row = {"capital": "Hualla", "latitud": "0.5", "longitud": "0.5"}
    seats = inei_seats({"010101": "Hualla"}, {"HUAYA": row}, {"HUAYA": "Hualla"}, borders)
    assert seats["010101"].name == "Hualla"


def test_geonames_gives_a_seat_only_when_one_town_will_do(borders):
    marked = town("Paclas", "010101", feature="PPLA3")
    namesake = town("San Luis", "0101", number=2)
    other = town("San Luis", "010102", number=3)
    elsewhere = town("San Luis", "", lon=1.5, number=4)

    def seat_of(*towns):
        found = geonames_seat("010101", "San Luis", list(towns), borders)
        return found and found.source

    assert seat_of(marked, namesake) == "GeoNames 1"
    assert seat_of(namesake, other, elsewhere) == "GeoNames 2"
    assert seat_of(other) is None
    assert seat_of(elsewhere) is None
    assert seat_of(namesake, town("San Luis", "", number=5)) is None


def test_a_seat_entered_outside_its_province_is_refused(borders):
    by_hand = {"010101": Seat("San Luis", 0.5, 1.5, "a book")}
    with pytest.raises(ValueError, match="outside province 0101"):
        choose_seats({"010101": "San Luis"}, {}, [], by_hand, borders)


def test_a_seat_entered_by_hand_goes_before_what_it_mends(borders):
    by_hand = {"010101": Seat("San Luis", 0.4, 0.4, "a book")}
    inei = {"010101": Seat("San Luis", 0.9, 0.9, "INEI")}
    districts = {"010101": "San Luis"}
    assert choose_seats(districts, inei, [town()], by_hand, borders) == by_hand
    assert choose_seats(districts, inei, [town()], {}, borders) == inei
    assert choose_seats(districts, {}, [town()], {}, borders)["010101"].source == "GeoNames 1"


def test_invisible_characters_and_line_breaks_are_taken_out_of_names(borders):
    packaged = {
        "SAN LUIS": {"capital": "\u200eSan\n  Luis ", "latitud": "0.5", "longitud": "0.5"},
    }
    seats = inei_seats({"010101": "San Luis"}, packaged, {}, borders)
    assert seats["010101"].name == "San Luis"
    assert _latin(["Jurimaguas  Vieja\u200f", "\u200e", "Yuri\nmaguas"], "Yuri maguas") == (
        "Jurimaguas Vieja",
    )


def test_a_town_keeps_its_district_only_where_its_point_agrees(borders):
    districts = {"010101": "San Luis"}
    assert trusted_unit(town(unit="010101"), districts, borders) == "010101"
    assert trusted_unit(town(unit="010101", lon=1.01), districts, borders) == "010101"
    assert trusted_unit(town(unit="010101", lon=1.5), districts, borders) == "0201"
    assert trusted_unit(town(unit="010199"), districts, borders) == "0101"
    assert trusted_unit(town(unit="010101", lon=9), districts, borders) == ""


def test_a_town_that_is_a_seat_takes_the_seat_s_point_and_district(borders):
    seats = {"010101": Seat("Kimbiri", 0.5, 0.5, "INEI")}
    districts = {"010101": "Kimbiri", "010102": "Ayna"}
    coded = town("Kimbiri", "010102", lon=0.52, people=10)
    (row,) = town_rows([coded], seats, districts, borders)
    assert (row.unit, row.lat, row.lon, row.population) == ("010101", 0.5, 0.5, 10)
    assert row.source == "INEI; GeoNames 1"


def test_a_namesake_far_from_the_seat_stays_a_town_of_its_own(borders):
    seats = {"010101": Seat("Kimbiri", 0.5, 0.5, "INEI")}
    far = town("Kimbiri", "010102", lon=0.9)
    rows = town_rows([far], seats, {"010101": "Kimbiri", "010102": "Ayna"}, borders)
    assert sorted(row.unit for row in rows) == ["010101", "010102"]


def test_towns_that_a_village_stands_for_are_left_out(borders):
    rows = town_rows([town("Secce", "010101")], {}, {"010101": "Santillana"}, borders)
    village = {"name": "San José de Secce", "alt_names": "Secce", "unit": "010101", "lat": "0.5"}
    assert without_villages(rows, [village]) == []
    assert without_villages(rows, [{**village, "unit": "010102"}]) == rows
    assert without_villages(rows, [{**village, "lat": ""}]) == rows


def test_alternate_names_in_other_scripts_and_airport_codes_are_dropped():
    assert _latin(["YMS", "Юримагуас", "Jurimaguas", ""], "Yurimaguas") == ("Jurimaguas",)


def test_a_correction_must_meet_the_name_it_was_written_for():
    row = {"code": "010101", "name": "Toledo", "packaged": "Toled"}
    assert _corrected({"010101": "Toled"}, [row]) == {"010101": "Toledo"}
    with pytest.raises(ValueError, match="not 'Toled'"):
        _corrected({"010101": "Toledo"}, [row])


def test_a_river_is_cut_where_it_changes_its_name():
    line = shapely.LineString([(0, 0), (0, 10)])
    mouths = [
        {"packaged": "C", "lat": "2", "lon": "0.1", "upstream": "A", "downstream": "B"},
        {"packaged": "C", "lat": "5", "lon": "0", "upstream": "B", "downstream": "C"},
    ]
    pieces = split_at_confluences("C", line, mouths)
    assert [(name, piece.length) for name, piece in pieces] == [("A", 2), ("B", 3), ("C", 5)]
    assert split_at_confluences("D", line, mouths) == [("D", line)]


def test_coarser_shapes_are_cut_back_and_filled_up_to_the_finer_one():
    fine, own = shapely.box(0, 0, 1, 1), shapely.box(0, 0, 1.1, 1)
    overlapping = fitted({"A": shapely.box(0.9, 0, 2, 1)}, fine, fine, reach=0.5)
    assert overlapping["A"].equals(EAST)
    short = fitted({"A": shapely.box(1.1, 0, 2, 1)}, fine, own, reach=0.5)
    assert short["A"].equals(EAST)
    beyond = fitted({"A": shapely.box(1.1, 0, 2, 1)}, fine, own, reach=0.01)
    assert beyond["A"].area < 0.92


def test_a_shape_across_the_180th_meridian_is_cut_there():
    across = shapely.Polygon([(179, 0), (-179, 0), (-179, 1), (179, 1)])
    parts = sorted(part.bounds for part in shapely.get_parts(unwrapped(across)))
    assert parts == [(-180, 0, -179, 1), (179, 0, 180, 1)]
    assert unwrapped(WEST).equals(WEST)
