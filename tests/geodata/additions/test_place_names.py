import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.place_names import LONGEST, health_post_place, read_name, shown, tidy
from geodata.names import fold


@pytest.mark.parametrize(
    ("written", "text", "others"),
    [
        ("PANDISHARI", "Pandishari", set()),
        ("SAN JOSE DE LA PAMPA", "San Jose de la Pampa", set()),
        ("LA LIBERTAD II", "La Libertad II", set()),
        ("K'ELLO K`ELLO", "K'ello K`ello", set()),
        ("CAS-TAMBO", "Cas-Tambo", set()),
        ("Nueva Esperanza", "Nueva Esperanza", set()),
        # A further name in brackets, and the whole as it is written.
        ("COLIPUQUIO (LA FLORIDA)", "Colipuquio", {"la florida", "colipuquio la florida"}),
        # Too short for a name: it tells two hamlets apart.
        ("POCARCCOLLO ( I )", "Pocarccollo ( I )", set()),
        # It says what the place is, not how else it is called.
        ("CHUCCHUPATA (HACIENDA)", "Chucchupata", {"chucchupata hacienda"}),
        ("SAN MARTIN (KM. 30)", "San Martin", {"san martin km 30"}),
        ("A.H. SANTA ROSA", "A.H. Santa Rosa", set()),
        ("CASERIO SANTA ROSA", "Caserio Santa Rosa", {"santa rosa"}),
        ("PerÃº Nuevo", "Perú Nuevo", set()),
        ("\u202eSan\x00ta  Ana\u200f", "San ta Ana", set()),
    ],
)
def test_names_as_lists_write_them(written, text, others):
    name = read_name(written)
    assert name.text == text
    assert name.key == fold(text)
    assert {key for _, key in name.others} == others


@pytest.mark.parametrize("written", ["", "  ", "---", "S/N", "SIN NOMBRE", "null", "12", "ŁŁ"[:0]])
def test_what_is_no_name(written):
    assert read_name(written) is None


def test_further_names_are_words_in_latin_letters():
    name = read_name("Lima", "LIM,Ciudad de los Reyes,Лима,利馬,https://example.org/Lima,x")
    assert dict(name.others) == {"Ciudad de los Reyes": "ciudad de los reyes"}


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("C.S. KITENI", "", "KITENI"),
        ("P.S. MAZANGARO", "", "MAZANGARO"),
        ("PUESTO DE SALUD DE QUEMPIRI", "", "QUEMPIRI"),
        ("CENTRO DE SALUD KIMBIRI", "CENTROS DE SALUD O CENTROS MEDICOS", "KIMBIRI"),
        ("POSTA MEDICA CHIRUMPIARI", "", "CHIRUMPIARI"),
        ("YUVENI", "PUESTOS DE SALUD O POSTAS DE SALUD", "YUVENI"),
        ("YUVENI", "", ""),  # nothing says that it is a post
        ("CLINICA SAN PABLO", "HOSPITALES O CLINICAS DE ATENCION GENERAL", ""),
        ("CONSULTORIO DR. PEREZ", "CONSULTORIOS MEDICOS", ""),
        ("PUESTO DE SALUD PNP AYACUCHO", "PUESTOS DE SALUD O POSTAS DE SALUD", ""),
    ],
)
def test_health_posts_are_named_for_their_villages(name, kind, place):
    assert health_post_place(name, kind) == place


@given(st.text(max_size=LONGEST), st.text(max_size=200))
def test_any_text_gives_a_clean_name_or_none(written, others):
    name = read_name(written, others)
    if name is not None:
        assert name.key
        assert name.text == " ".join(name.text.split())
        assert not {"\x00", "\u202e", "\n"} & set(name.text)
        assert all(key and key != name.key for _, key in name.others)
    assert tidy(written) == tidy(tidy(written))
    assert fold(shown(tidy(written))) == fold(tidy(written))
