"""Where the geocoder puts every bundled place: right, or honestly less than a point."""

import pytest

from dashboard.records import geocode_places, read_tables

VALLEY = "VRAE VRAEM VRAEM_WIDE"
# Place → status, level, finest unit, the regions it is certainly in.
EXPECTED = {
    "alto-lagunas": ("resolved", "place", "080909", "VRAEM_WIDE"),
    "angashyacu": ("resolved", "place", "100610", "ALTO_HUALLAGA"),
    "apurimac-valley": ("resolved", "region", "VRAE", VALLEY),
    "banderita": ("fallback", "district", "050409", VALLEY),
    "camargo-correa-camp": ("fallback", "province", "1006", "ALTO_HUALLAGA"),
    "choquetira-or-union-mantaro": ("resolved", "region", "VRAE", VALLEY),
    "chorobamba": ("fallback", "region", "VRAE", VALLEY),
    "churcampa-or-colcabamba": ("resolved", "department", "09", ""),
    "cielo-punku": ("resolved", "district", "080916", VALLEY),
    "corvina-alta": ("resolved", "place", "100609", "ALTO_HUALLAGA"),
    "cumunpiari": ("resolved", "place", "050507", VALLEY),
    "curva-sajona": ("resolved", "place", "090725", VALLEY),
    "el-polo": ("fallback", "district", "150140", ""),
    "hatun-asha-matichacra": ("ambiguous", "district", "120135", VALLEY),
    "huajoto": ("resolved", "place", "090511", "VRAEM_WIDE"),
    "kepashiato": ("resolved", "place", "080915", "VRAEM_WIDE"),
    "kiteni-aerodrome": ("resolved", "place", "080902", "VRAEM_WIDE"),
    "kiteni-postakiato": ("ambiguous", "district", "080902", "VRAEM_WIDE"),
    "luricocha": ("resolved", "district", "050405", "VRAEM VRAEM_WIDE"),
    "mazangaro": ("resolved", "place", "120609", VALLEY),
    "minirini": ("resolved", "place", "080918", VALLEY),
    "near-machente": ("fallback", "district", "050503", VALLEY),
    "nueva-libertad": ("fallback", "district", "120609", VALLEY),
    "nuevo-horizonte": ("fallback", "district", "050408", VALLEY),
    "ocobamba": ("resolved", "district", "030605", "VRAEM VRAEM_WIDE"),
    "pampa-aurora": ("resolved", "place", "050409", VALLEY),
    "pampas-llochegua": ("fallback", "district", "050408", VALLEY),
    "puerto-palmeras": ("fallback", "district", "120609", VALLEY),
    "putis": ("resolved", "district", "050413", VALLEY),
    "quempiri": ("resolved", "place", "120608", VALLEY),
    "quisto-valle-mayapo": ("ambiguous", "district", "050408", VALLEY),
    "ramal-de-cachiyacu": ("resolved", "place", "221006", "ALTO_HUALLAGA"),
    "ranrapata": ("resolved", "place", "120135", VALLEY),
    "rosario-machente": ("resolved", "place", "050503", VALLEY),
    "san-jose-de-secce": ("resolved", "place", "050406", VALLEY),
    "san-miguel-del-ene": ("resolved", "place", "120609", VALLEY),
    "sanabamba": ("resolved", "place", "050411", VALLEY),
    "santo-domingo-de-acobamba": ("resolved", "district", "120135", VALLEY),
    "sinaycocha": ("resolved", "place", "120135", VALLEY),
    "tambo-san-francisco-road": ("fallback", "province", "0504", "VRAEM VRAEM_WIDE"),
    "toccate": ("resolved", "place", "050502", VALLEY),
    "vizcatan": ("fallback", "department", "05", "VRAEM VRAEM_WIDE"),
    "vizcatan-operation": ("resolved", "region", "VRAEM", "VRAEM VRAEM_WIDE"),
    "vrae": ("resolved", "region", "VRAE", VALLEY),
    "yuveni": ("resolved", "place", "080909", "VRAEM_WIDE"),
}
# The departments that the sources name, by code: no place may be put into another.
DEPARTMENTS = {
    "Apurímac": "03",
    "Ayacucho": "05",
    "Cusco": "08",
    "Huancavelica": "09",
    "Huánuco": "10",
    "Junín": "12",
    "Lima": "15",
    "San Martín": "22",
}


@pytest.fixture(scope="module")
def places():
    return geocode_places(read_tables()["places"]).set_index("place_id")


def test_every_place_has_an_expected_answer(places):
    assert set(places.index) == set(EXPECTED)


@pytest.mark.parametrize("place", EXPECTED)
def test_a_place_is_where_it_should_be(places, place):
    status, level, unit, regions = EXPECTED[place]
    found = places.loc[place]
    assert (found["geo_status"], found["level"], found["unit"]) == (status, level, unit)
    assert sorted(found["regions"]) == regions.split()


def test_no_place_leaves_the_department_that_the_sources_name(places):
    stated = places[places["stated_department"].notna() & places["department"].notna()]
    assert len(stated) > 30
    assert [DEPARTMENTS[name] for name in stated["stated_department"]] == list(stated["department"])


def test_every_place_is_drawn_and_says_why_it_is_there(places):
    for column in ("name", "lat", "lon", "precision", "geo_reason_en", "geo_reason_es"):
        assert places[column].notna().all()
    assert (places["geo_reason_en"] != places["geo_reason_es"]).all()


def test_a_place_without_a_point_is_not_drawn_as_one(places):
    coarse = places[places["level"].isin(["province", "department", "region"])]
    assert (coarse["precision"] == coarse["level"]).all()
    assert coarse["radius_km"].isna().all()


def test_mazangaro_is_near_its_point_and_not_on_it(places):
    found = places.loc["mazangaro"]
    assert found["precision"] == "near"
    assert found["radius_km"] == 5
    assert (found["lat"], found["lon"]) == pytest.approx((-12.234, -74.080), abs=0.001)
    assert found["province"] == "1206"
    assert found["stated_province"] == "Satipo"
    assert "Pangoa" in found["note"]
