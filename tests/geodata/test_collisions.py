"""Entries made by hand that contradict one another."""

from dataclasses import replace

import pytest

from geodata.catalogue import Catalogue
from geodata.collisions import CollisionError, check_collisions, collisions
from geodata.decisions import km_off
from geodata.entries import Alias, Entries, Entry, read_entries
from geodata.gazetteer import load_country
from geodata.places import Place

GAZETTEER = load_country()
BUNDLED = read_entries(GAZETTEER.pack)


def alias(text, code, level="district", file="mine.csv", row=2):
    value = Alias(text, level, code, "", "a source", "Ana", "2026-01-31")
    return Entry(value, "Ana", "2026-01-31", file, row)


def village(name, unit, *alt_names, row=2):
    value = Place(name, alt_names, None, None, unit, "village", "near", 0, "a source", "", 0)
    return Entry(value, "Ana", "2026-01-31", "villages.csv", row)


def found(aliases=(), villages=(), common=()):
    entries = Entries(
        [*BUNDLED.aliases, *aliases],
        [*BUNDLED.villages, *villages],
        [*BUNDLED.common, *common],
    )
    return [problem.text(Catalogue("en", {})) for problem in collisions(entries, GAZETTEER)]


def test_bundled_entries_agree():
    assert found() == []
    assert len(BUNDLED.aliases) > 40


def test_bundled_villages_lie_in_their_province():
    assert [v.value.name for v in BUNDLED.villages if km_off(v.value, GAZETTEER)] == []
    far = replace(BUNDLED.villages[0].value, lat=-5.0)
    assert km_off(far, GAZETTEER) > 500


def test_an_alias_with_two_targets():
    aliases = [alias("El Pozo Hondo", "120604"), alias("el pozo hondo", "120609", row=3)]
    [told] = found(aliases)
    assert told == (
        "mine.csv, row 3, column target_code: “el pozo hondo” already means 120604 "
        "(mine.csv, row 2); remove one of the two."
    )
    [told] = found([alias("Echarati", "120604")])
    assert "already means 080902 (aliases.csv, row " in told


def test_an_alias_against_a_common_name():
    [told] = found([alias("Cercado de Lima", "120604")])
    assert "already means 150101 (common-names.csv" in told


def test_targets_in_one_line_agree():
    assert found([alias("Pozo", "1206", "province"), alias("Pozo", "120604", row=3)]) == []
    assert found([alias("Pozo", "VRAEM", "region"), alias("Pozo", "120609", row=3)]) == []
    outside = alias("Pozo", "150101", row=3)
    assert len(found([alias("Pozo", "VRAEM", "region"), outside])) == 1
    assert len(found([alias("Pozo", "VRAEM", "region"), alias("Pozo", "VRAE", "region")])) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("San Miguel", "San Miguel"),
        ("junin", "Junín"),
        ("Vraem Wide", "VRAEM with its emergency districts"),
        ("Kiteni", "Kiteni"),
        ("Quiteni", "Kiteni"),
    ],
)
def test_an_alias_that_hides_a_name(text, shown):
    [told] = found([alias(text, "150140")])
    assert told.startswith(
        f"mine.csv, row 2, column text: “{text}” is itself the name of {shown} ("
    )


def test_a_common_name_may_be_the_name_of_another_unit():
    assert found(common=[alias("San Miguel", "150136", file="common-names.csv")]) == []


def test_a_village_repeated_in_its_unit():
    assert found(villages=[village("Kiteni", "120609")]) == []
    [told] = found(villages=[village("KITENI", "080902")])
    assert "“KITENI” is already a village of 080902 (villages.csv, row 9)" in told
    [told] = found(villages=[village("Otro", "080902", "Nuevo", "Quiteni")])
    assert "“Otro” is already a village of 080902" in told
    assert found(villages=[village("Otro", "080902", "otro", "OTRO")]) == []


def test_targets_that_do_not_exist():
    [told] = found([alias("Pozo", "999999")])
    assert told == (
        "mine.csv, row 2, column target_code: There is no unit or region 999999; correct the code."
    )
    [told] = found([alias("Pozo", "VRAEM")])
    assert "There is no unit or region VRAEM" in told
    [told] = found([alias("Pozo", "1206")])
    assert told == (
        "mine.csv, row 2, column target_level: 1206 is a province; write that level, or another "
        "code."
    )
    [told] = found(villages=[village("Pozo", "999999")])
    assert told.startswith("villages.csv, row 2, column unit: There is no unit or region 999999")


def test_a_village_that_an_alias_hides():
    told = found([alias("Pozo Hondo", "150140")], [village("Pozo Hondo", "120604")])
    assert len(told) == 1
    assert "is itself the name of Pozo Hondo (120604)" in told[0]
    assert found([alias("Pozo Hondo", "120604")], [village("Pozo Hondo", "120604")]) == []


def test_check_refuses():
    check_collisions(BUNDLED, GAZETTEER)
    with pytest.raises(CollisionError, match="There is no unit or region 999999"):
        check_collisions(Entries([alias("Pozo", "999999")], [], []), GAZETTEER)
