"""The sentences on how a name was found, and what else bears it."""

import pytest

from geodata.geocoder import load_geocoder


def reason(text, language="en", **stated):
    return load_geocoder().geocode(text, **stated).reason_in(language)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Satipo", "“Satipo” is Satipo province (Junín)."),
        ("Tocache province", "“Tocache province” is Tocache province (San Martín)."),
        (
            "Sta. Eulalia, Huarochirí",
            "“Sta. Eulalia” is Santa Eulalia district (Huarochirí, Lima), apa",
        ),
        ("JUNIN", "“JUNIN” is Junín department, apart from accents and capitals."),
        ("Nazca", "“Nazca” is Nasca province (Ica), in another spelling."),
        ("Cercado de Lima", "“Cercado de Lima” is another name for Lima district (Lima, Lima)."),
        ("VRAEM region", "“VRAEM region” is the region “Valley of the Rivers"),
        ("Guanta, Ayacucho", "“Guanta” looks like a misspelling: the only similar name"),
    ],
)
def test_how_a_name_was_found(text, start):
    assert reason(text).startswith(start)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kimbiri, VRAEM", "Its town of that name is among the candidates."),
        ("Aucayacu", "The place of that name in it is among the candidates."),
        ("Pasco", "The province of that name in it is among the candidates."),
        ("Madre de Dios", "The district of that name in it is among the candidates."),
        ("Junín", "Smaller units or places of that name in it are among the candidates."),
        ("Cusco", "Other units or places of that name, in it and elsewhere, are among the cand"),
        ("Pangoa", "Lesser places of that name elsewhere are among the candidates."),
        ("Mazamary", "The names most like it are among the candidates, but none is tak"),
    ],
)
def test_what_is_said_to_be_a_candidate_is_one(text, said):
    assert said in reason(text)
    assert load_geocoder().geocode(text).candidates


def test_a_text_is_quoted_as_it_was_written():
    text = "valle de los rios Apurimac, Ene y Mantaro (VRAEM)"
    assert reason(text, "es").startswith(f"«{text}» es la región")


def test_a_place_is_not_called_one_twice():
    assert "las cercanías de Kiteni (Echarate" in reason("cerca de Kiteni", "es")
    far = reason("Mazamari", "es", lat=-13.16, lon=-74.22)
    assert far.startswith("Las coordenadas caen a 92 km del distrito de Mazamari")
    assert "dos lugares, Kiteni (" in reason("entre Kiteni y Postakiato", "es")
