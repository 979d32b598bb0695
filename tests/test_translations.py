"""Every text that a reader sees exists in both languages, and none is left over."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
KEYWORDS = {"tr": None, "trn": (1, 2), "Message": None, "N_": None}
PACKAGES = ("dashboard", "geodata")


def forms(message):
    return tuple(message) if isinstance(message, (tuple, list)) else (message,)


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def used_messages(package):
    found = extract_from_dir(ROOT / package, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {forms(message) for _, _, message, _, _ in found if message}


def catalogue(package):
    with (ROOT / package / "locale" / "es.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


@pytest.mark.parametrize("package", PACKAGES)
def test_extraction_finds_messages(package):
    assert len(used_messages(package)) > 5


@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_has_a_spanish_translation(package):
    translated = {forms(m.id) for m in catalogue(package) if all(forms(m.string))}
    # A message may stand in one place alone and in another with a plural: its singular serves both.
    singulars = {message[:1] for message in translated}
    missing = {m for m in used_messages(package) if m not in translated | singulars}
    assert not missing


@pytest.mark.parametrize("package", PACKAGES)
def test_no_translation_is_left_over(package):
    stale = {forms(m.id) for m in catalogue(package)} - used_messages(package)
    assert not stale


@pytest.mark.parametrize("package", PACKAGES)
def test_fields_of_message_and_translation_agree(package):
    for message in catalogue(package):
        wanted = fields(forms(message.id)[-1])
        for text in forms(message.string):
            assert fields(text) == wanted, message.id


@pytest.mark.parametrize("package", PACKAGES)
def test_plurals_have_both_forms(package):
    for message in catalogue(package):
        assert len(forms(message.string)) == len(forms(message.id)), message.id


@pytest.mark.parametrize("package", PACKAGES)
def test_catalogue_has_no_message_twice_and_none_in_doubt(package):
    text = (ROOT / package / "locale" / "es.po").read_text(encoding="utf-8")
    # The header is an entry too.
    assert len(re.findall(r"^msgid ", text, re.MULTILINE)) == len(catalogue(package)) + 1
    assert "#, fuzzy" not in text
    assert "#~" not in text
