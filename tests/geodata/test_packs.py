"""Which country is home."""

import json

import pytest

from geodata.packs import forget, home_country, load_packs, packs_folder


@pytest.fixture(autouse=True)
def bolivia(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_HOME", str(tmp_path))
    folder = packs_folder() / "BOL"
    folder.mkdir(parents=True)
    (folder / "pack.json").write_text(json.dumps({"country": "BOL", "alpha2": "BO"}))
    forget()
    yield
    forget()


@pytest.mark.parametrize(
    ("named", "country"),
    [
        ("", "PER"),
        ("BOL", "BOL"),
        (" bol ", "BOL"),
        ("bo", "BOL"),
        ("Bolivia", "BOL"),
        ("Bolivia, Plurinational State of", "BOL"),
        ("Perú", "PER"),
    ],
)
def test_a_country_is_named_by_its_codes_or_names(monkeypatch, named, country):
    assert list(load_packs()) == ["PER", "BOL"]
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", named)
    assert home_country() == country


@pytest.mark.parametrize(
    ("named", "how"), [("Chile", '--country "CHL"'), ("Atlantis", '--country "Atlantis"')]
)
def test_a_country_without_a_pack_is_refused_with_what_to_do(monkeypatch, named, how):
    monkeypatch.setenv("INCIDENT_ATLAS_COUNTRY", named)
    with pytest.raises(ValueError, match=f"is {named}, but there is no pack of it") as error:
        home_country()
    assert how in str(error.value)
