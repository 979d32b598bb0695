import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.encodings import encoding_of, once_encoded, stated_encoding

NAMES = ["Ñahuimpuquio", "Huánuco", "Pachacútec", "San Martín"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("name", [*NAMES, "CAÑETE", "ÁNCASH", "São João", "Conceição"])
def test_bytes_tell_their_encoding(encoding, name):
    assert encoding_of([name.encode(encoding)]) == encoding


def test_what_the_file_says_counts_only_when_nothing_reads_better():
    assert encoding_of([b"Lima"], "utf-8") == "ascii"
    assert encoding_of([name.encode("cp1252") for name in NAMES], "utf-8") == "cp1252"
    assert encoding_of([name.encode("utf-8") for name in NAMES], "cp1252") == "utf-8"
    assert encoding_of([name.encode("mac_roman") for name in NAMES], "cp1252") == "mac_roman"
    assert encoding_of(["Київ".encode("cp1251")], "cp1251") == "cp1251"
    assert encoding_of(["Łódź".encode("cp1250")], "cp1250") == "cp1250"


def test_a_letter_cut_in_two_by_the_width_of_a_field_is_no_objection():
    texts = [name.encode() for name in NAMES * 5] + ["ABCDEFGHÑ".encode()[:-1]]
    assert encoding_of(texts) == "utf-8"


@pytest.mark.parametrize("text", ["Cañete", "São Tomé", "SÃO", "Ā", "Lima", "", "Ñ" * 5])
def test_text_encoded_twice_is_mended_and_other_text_left(text):
    for wrong in ("latin-1", "cp1252"):
        try:
            twice = text.encode().decode(wrong)
        except UnicodeDecodeError:
            continue
        assert once_encoded(twice) == text
    assert once_encoded(text) == text


@given(st.text())
def test_any_text_passes(text):
    assert isinstance(once_encoded(text), str)


@given(st.lists(st.binary()), st.sampled_from(["", "utf-8", "cp1252", "cp850"]))
def test_any_bytes_have_an_encoding(texts, stated):
    found = encoding_of(texts, stated)
    assert all(isinstance(text.decode(found, "replace"), str) for text in texts)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UTF-8", "utf-8"),
        ("65001", "utf-8"),
        ("ANSI 1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("88591", "cp1252"),
        ("OEM 850", "cp850"),
        ("nonsense", ""),
    ],
)
def test_stated_encodings_by_their_many_names(tmp_path, written, name):
    table = tmp_path / "a.dbf"
    table.write_bytes(bytes(32))
    table.with_suffix(".cpg").write_text(written)
    assert stated_encoding(table) == name


def test_the_header_of_a_table_may_state_it(tmp_path):
    table = tmp_path / "a.dbf"
    table.write_bytes(bytes(29) + b"\x02" + bytes(2))
    assert stated_encoding(table) == "cp850"
    table.write_bytes(b"\x03")
    assert stated_encoding(table) == ""
