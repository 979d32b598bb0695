import json

import pyarrow.parquet as pq
import pytest

from geodata.added_places import load_added_places
from geodata.additions.place_adding import STEPS, Stated, add_places, drop_places, pack_of
from geodata.additions.place_list import TooFewFitError
from geodata.additions.place_store import SCHEMA, list_places, slug_of
from geodata.names import fold
from geodata.packs import forget, pack_folder
from geodata.unusable import UnusableFileError

# Made up, but for the points: those of La Convención and Satipo.
LIST = """codigo;nombre;categoria;poblacion;ubigeo;latitud;longitud
0809020901;ALTO SHINKIVENI (NUEVO EDEN);CASERIO;120;080902;-12,64000;-73,05000
0809020902;ALTO SHINKIVENI;CASERIO;;080902;-12,65000;-73,05000
0809020903;KITENI;PUEBLO;900;080902;-12,64775;-73,04725
1206080904;ÑUÑUPATA;ANEXO;30;120608;-11,20000;-74,00000
;LEJANO;ANEXO;5;120608;-16,40000;-71,50000
;EN LA SELVA;ANEXO;5;;-12,50000;-73,00000
;SIN COORDENADAS;ANEXO;;080902;;
;;ANEXO;;080902;-12,5;-73
;EN EL MAR;CALETA;;;-12,0;-80,0
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path / "home"))
    forget()
    yield tmp_path
    forget()


def written(folder, text=LIST, name="Centros Poblados.csv"):
    path = folder / name
    path.write_text(text, encoding="cp1252")
    return path


def places():
    return load_added_places(pack_of("PER"))


def test_a_list_is_read_checked_and_kept(home):
    steps = []
    stated = Stated(source="made up", licence="CC0")
    added = add_places(written(home), stated, lambda: steps.append(1))
    assert len(steps) == STEPS
    counts = added.prepared.counts
    assert counts == {
        "rows": 9, "taken": 5, "coarser": 0, "unlocated": 1,
        "abroad": 1, "duplicate": 1, "far": 1, "no_name": 1,
    }  # fmt: skip
    assert added.prepared.rejected[["row", "reason"]].to_numpy().tolist() == [
        [3, "duplicate"], [6, "far"], [9, "no_name"], [10, "abroad"],
    ]  # fmt: skip
    assert (added.entry.slug, added.entry.places, added.repeated) == ("centros-poblados", 5, 1)
    assert (added.entry.source, added.entry.licence, added.replaced) == ("made up", "CC0", False)

    known = places()
    assert len(known) == 4  # Kiteni comes with the program
    (row,) = known.find("alto shinkiveni")
    place = known.place(row)
    assert (place.name, place.unit, place.kind, place.population) == (
        "Alto Shinkiveni", "080902", "added", 120,
    )  # fmt: skip
    assert (place.lat, place.lon) == (-12.64, -73.05)
    assert (place.precision, place.radius_km, place.source) == ("exact", 1.0, "made up")
    assert known.find_other("nuevo eden") == [row]
    assert known.unit(*known.find("en la selva")) == "0809"
    without = known.place(*known.find("sin coordenadas"))
    assert (without.lat, without.precision, without.radius_km) == (None, "near", 0.0)


def test_what_is_kept_is_the_table_that_is_promised(home):
    entry = add_places(written(home), Stated()).entry
    table = pq.read_table(entry.path)
    assert table.schema.equals(SCHEMA)
    keys = table["key"].to_pylist()
    assert keys == sorted(keys)
    for row in table.to_pylist():
        main = table.slice(row["main"], 1).to_pylist()[0]
        assert row["key"] == fold(row["name"])
        assert main["other"] is False
        assert main["main"] == row["main"]
        assert main["id"] == row["id"]
    about = json.loads(entry.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert about["file"] == "Centros Poblados.csv"
    assert about["counts"]["rows"] == 9
    assert not list(entry.path.parent.glob(".*"))


def test_a_list_of_the_same_name_takes_its_place(home):
    add_places(written(home), Stated(name="Mi lista"))
    text = LIST.replace("ÑUÑUPATA", "CHIRIPATA")
    assert add_places(written(home, text), Stated(name="MI LISTA")).replaced
    assert [each.slug for each in list_places(pack_folder("PER"))] == ["mi-lista"]
    assert places().find("chiripata")
    assert not places().find("nunupata")


def test_a_list_is_removed(home):
    add_places(written(home), Stated(name="one"))
    assert drop_places("one")
    assert not drop_places("one")
    assert len(places()) == 0


def test_places_of_two_lists_are_one(home):
    add_places(written(home), Stated(name="a"))
    added = add_places(written(home, LIST + ";OTRO MAS;ANEXO;;;-12,5;-73\n"), Stated(name="b"))
    assert added.repeated == 5
    assert len(places()) == 5


def test_coordinates_are_those_of_the_building_in_a_list_of_schools(home):
    text = (
        "COD_MOD,CEN_EDU,CEN_POB,CODGEO,NLAT_IE,NLONG_IE\n"
        "0000001,38001,SHINKIPATA,80902,-12.60,-73.05\n"
        "0000002,SAN JUAN,SHINKIPATA,80902,-12.63,-73.05\n"  # 3 km on: the secondary school
        "0000003,38003,CHIRIPATA,80902,-12.50,-73.05\n"
    )
    counts = add_places(written(home, text), Stated()).prepared.counts
    assert (counts["taken"], counts["duplicate"]) == (2, 1)
    place = places().place(*places().find("shinkipata"))
    assert (place.precision, place.radius_km) == ("near", 2.0)
    assert not places().find("san juan")


def test_columns_that_hold_each_other_s_coordinates_as_minsa_s_do(home):
    text = (
        "Código Único,Nombre del establecimiento,Clasificación,UBIGEO,DISA,NORTE,ESTE\n"
        "1,P.S. SHINKIPATA,PUESTOS DE SALUD O POSTAS DE SALUD,080902,CUSCO,-73.05,-12.6\n"
        "2,CLINICA LUZ,HOSPITALES O CLINICAS,080902,CUSCO,-73.05,-12.6\n"
    )
    added = add_places(written(home, text), Stated())
    assert added.prepared.counts["taken"] == 1
    assert added.prepared.counts["private"] == 1
    assert places().place(*places().find("shinkipata")).lat == -12.6


ABROAD = "nombre,lat,lon\n" + "".join(f"Pueblo {n}a,4.6,-74.{n}\n" for n in range(9))
RENIEC = "nombre,ubigeo,lat,lon\n" + "".join(
    f"Pueblo {n}a,140101,-12.0464,-77.04{n}\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ABROAD, "Only 0 of 9 rows can be used"),
        (RENIEC, "agree in only 0 of 9 rows.*RENIEC"),
        ("a,b\n1,2\n", "No column of names"),
    ],
)
def test_a_list_that_does_not_fit_is_refused_and_nothing_is_changed(home, text, why):
    add_places(written(home), Stated(name="a"))
    before = sorted(path.stat().st_mtime_ns for path in pack_folder("PER").rglob("*.*"))
    with pytest.raises(UnusableFileError, match=why):
        add_places(written(home, text), Stated(name="a"))
    assert before == sorted(path.stat().st_mtime_ns for path in pack_folder("PER").rglob("*.*"))


def test_too_few_that_fit_are_told_by_reason(home):
    with pytest.raises(TooFewFitError) as caught:
        add_places(written(home, ABROAD), Stated())
    assert caught.value.counts["abroad"] == 9


def test_a_country_without_a_pack_is_refused(home):
    with pytest.raises(
        UnusableFileError, match=r"no pack of COL.*boundaries add FILE --country COL"
    ):
        add_places(written(home), Stated(country="COL"))


def test_hostile_texts_are_cleaned_or_refused(home):
    rows = [
        ('"=HYPERLINK(""x"")"', "-12.5"), ("<b>Pueblo</b>", "-12.4"), ("${x} `y`", "-12.3"),
        ("A\x00B\u202eC", "-12.2"), ("z" * 10_000, "-12.1"), ("\U0001f600", "-12.0"),
    ]  # fmt: skip
    text = "nombre,lat,lon\n" + "".join(f"{name},{lat},-73.0\n" for name, lat in rows)
    path = home / "a.csv"
    path.write_text(text, encoding="utf-8")
    counts = add_places(path, Stated()).prepared.counts
    assert (counts["taken"], counts["long_name"], counts["no_name"]) == (4, 1, 1)
    assert places().place(*places().find("a bc")).name == "A Bc"


def test_names_of_lists_are_names_of_files():
    assert slug_of("IGN: Centros Poblados 1:100 000") == "ign-centros-poblados-1-100-000"
    assert slug_of("../../etc/passwd") == "etc-passwd"
    assert slug_of("\u202e ...") == "places"
    assert len(slug_of("x" * 500)) == 60
