import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.place_columns import find_columns

PERU = (-81.5, -18.5, -68.5, 0.2)


def found(headings, rows=(), codes=()):
    frame = pd.DataFrame([dict(zip(headings, row, strict=True)) for row in rows], dtype=object)
    frame = frame if rows else pd.DataFrame(columns=list(headings), dtype=object)
    return find_columns(frame, PERU, codes)


@pytest.mark.parametrize(
    ("headings", "used", "subject"),
    [
        (  # IGN, centros poblados 1:100 000
            ("ubigeo", "codigo", "nombre", "categoria", "poblacion"),
            {"code": "ubigeo", "id": "codigo", "name": "nombre", "category": "categoria",
             "population": "poblacion"},
            "place",
        ),
        (  # INEI, headings cut by a shapefile
            ("IDCCPP", "NOMB_CCPP", "NOM_POBLAD", "UBIGEO", "LONGITUD_D", "LATITUD_DE"),
            {"id": "IDCCPP", "name": "NOMB_CCPP", "code": "UBIGEO", "lon": "LONGITUD_D",
             "lat": "LATITUD_DE"},
            "place",
        ),
        (  # MINSA, directory of health posts
            ("Código Único", "Nombre del establecimiento", "Clasificación", "Departamento",
             "Provincia", "Distrito", "UBIGEO", "DISA", "NORTE", "ESTE"),
            {"id": "Código Único", "name": "Nombre del establecimiento", "code": "UBIGEO",
             "category": "Clasificación", "department": "Departamento", "province": "Provincia",
             "district": "Distrito", "lat": "NORTE", "lon": "ESTE"},
            "health",
        ),
        (  # MINEDU, register of schools
            ("COD_MOD", "CEN_EDU", "CODGEO", "D_DPTO", "D_PROV", "D_DIST", "CEN_POB", "NLAT_IE",
             "NLONG_IE"),
            {"id": "COD_MOD", "name": "CEN_POB", "code": "CODGEO", "department": "D_DPTO",
             "province": "D_PROV", "district": "D_DIST", "lat": "NLAT_IE", "lon": "NLONG_IE"},
            "school",
        ),
        (
            ("village", "latitude", "longitude", "pop"),
            {"name": "village", "lat": "latitude", "lon": "longitude", "population": "pop"},
            "place",
        ),
        (
            ("Centro poblado", "Zona UTM", "Este", "Norte"),
            {"name": "Centro poblado", "zone": "Zona UTM", "lon": "Este", "lat": "Norte"},
            "place",
        ),
    ],
)  # fmt: skip
def test_headings_of_known_lists(headings, used, subject):
    columns = found(headings)
    assert columns.used() == used
    assert columns.subject == subject


def test_a_building_s_name_is_taken_only_where_no_place_has_one():
    assert found(("CEN_EDU", "NLAT_IE", "NLONG_IE")).own_name is False
    assert found(("CEN_EDU", "CEN_POB", "NLAT_IE", "NLONG_IE")).own_name is True


@pytest.mark.parametrize(
    ("names", "subject"),
    [
        (("P.S. Kiteni", "C.S. Pichari", "Yuveni"), "health"),
        (("I.E. 38256", "Colegio San Juan", "IEI 4"), "school"),
        (("Kiteni", "Puesto de Salud X", "Pichari"), "place"),
    ],
)
def test_buildings_are_told_by_most_of_the_names(names, subject):
    columns = found(("nombre", "lat", "lon"), [(name, "-12.5", "-73.1") for name in names])
    assert (columns.subject, columns.name, columns.own_name) == (
        subject,
        "nombre",
        subject == "place",
    )


def test_all_pairs_of_coordinates_are_offered():
    columns = found(("nombre", "Latitud", "Longitud", "Norte", "Este"))
    assert ("Latitud", "Longitud") in columns.points
    assert ("Norte", "Este") in columns.points


def test_columns_told_by_what_is_in_them():
    rows = [
        ("Kiteni", "-73,04725", "-12,64775", "080902"),
        ("Kepashiato", "-73.20442", "-12.63701", "080915"),
        ("Mazángaro", "-74.08037", "-12.23414", "120609"),
    ]
    columns = found(("A", "B", "C", "D"), rows, {"080902", "080915", "120609"})
    assert columns.used() == {"name": "A", "lon": "B", "lat": "C", "code": "D"}


def test_numbers_that_are_no_coordinates_are_not_taken_for_them():
    rows = [(f"Lugar {n}a", str(-n - 70), str(-n)) for n in range(1, 9)]
    assert found(("nombre", "saldo", "otro"), rows).points == ()


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8, unique=True), st.data())
def test_any_table_is_looked_at_without_an_error(headings, data):
    row = st.tuples(*(st.text(max_size=12) for _ in headings))
    columns = found(headings, data.draw(st.lists(row, max_size=4)))
    assert set(columns.used().values()) <= set(headings)
