"""Several places named side by side: none is taken as the other's parent."""

import pytest

from geodata.geocoder import load_geocoder


def geocode(text, **stated):
    return load_geocoder().geocode(text, **stated)


@pytest.mark.parametrize(
    ("text", "unit", "candidates"),
    [
        ("Paucarbamba (Churcampa) o Colcabamba (Tayacaja)", "09", ["090507", "090705"]),
        ("Ayahuanco (Huanta) or Vizcatán del Ene (Satipo)", None, ["050402", "120609"]),
        ("Ayacucho - Junín", None, ["05", "12"]),
        ("Sivia - Llochegua", "0504", ["050407", "050408"]),
        ("Hatun Asha - Matichacra", "120135", ["120135", "120135"]),
        ("Huanta y La Mar", "05", ["0504", "0505"]),
        ("Ayacucho or Cusco", None, ["05", "08"]),
        ("Kimbiri y Pichari", "0809", ["080907", "080910"]),
        ("Kimbiri y Pichari, La Convención, Cusco", "0809", ["080907", "080910"]),
        ("Kimbiri, Pichari", "0809", ["080907", "080910"]),
        ("Choquetira o Unión Mantaro", None, ["080911", "120609"]),
        ("maybe Satipo or Pangoa", "1206", ["1206", "120606"]),
        ("Ayacucho, Cusco y Junín", None, ["05", "08", "12"]),
    ],
)
def test_several_places_are_ambiguous(text, unit, candidates):
    result = geocode(text)
    assert (result.status, result.unit) == ("ambiguous", unit)
    assert [candidate.unit for candidate in result.candidates] == candidates
    assert result.unit is not None or "share no unit" in result.reason_in()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("valle de los ríos Apurímac, Ene y Mantaro", "VRAEM"),
        ("Apurimac and Ene River Valleys, or VRAE", "VRAE"),
        ("Lima-Rimac", "150128"),
        ("Ayacucho - Huanta", "0504"),
        ("Sivia - Huanta - Ayacucho", "050407"),
        ("Pichari - Pichari", "080910"),
        ("Kiteni, distrito de Echarati", "080902"),
        ("José Crespo y Castillo", "100604"),
        ("Angashyacu, José Crespo y Castillo", "100610"),
    ],
)
def test_one_place_is_not_taken_apart(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("resolved", unit)


def test_an_unknown_alternative_leaves_nothing_to_choose():
    assert geocode("Foobarbaz o Pichari").status == "unresolved"
    assert geocode("Foobarbaz o Pichari", province="Satipo").unit == "1206"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("possibly Huanta", "0504"),
        ("posiblemente Kiteni", "080902"),
        ("VRAE region of Peru", "VRAE"),
        ("Emergency zone of VRAEM", "VRAEM"),
        ("zona de emergencia del VRAEM", "VRAEM"),
        ("UBIGEO 050405", "050405"),
    ],
)
def test_filler_words_are_passed_over(text, unit):
    result = geocode(text)
    assert (result.status, result.unit) == ("resolved", unit)


def test_coordinates_beside_several_places():
    result = geocode("Ayacucho - Junín", lat=-12.94, lon=-74.25)
    assert (result.status, result.unit, result.method) == ("fallback", "0504", "coordinates")
    assert "By its coordinates it is put in Huanta province" in result.reason_in()
    assert "none of them near" not in result.reason_in()
