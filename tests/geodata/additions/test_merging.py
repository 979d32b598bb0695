"""What stays of earlier files beside a newer one."""

import shapely

from geodata.additions.merging import give_up, keep_others


def square(x, width=1.0):
    return shapely.box(x, 0, x + width, 1)


FORMER = {"01": square(0), "02": square(1), "03": square(2)}
SAID = {"file": "a.zip", "sha256": "a", "source": "A", "matched": 3}


def test_areas_of_other_units_stay_with_what_is_said_of_their_file():
    kept = keep_others({"01": square(0)}, FORMER, SAID)
    assert list(kept.shapes) == ["02", "03"]
    assert kept.files == (SAID | {"units": ["02", "03"], "matched": 2},)
    assert kept.lost == ()


def test_borders_that_differ_a_little_are_borne_and_land_of_others_is_not():
    kept = keep_others({"01": square(0, 1.4)}, FORMER, SAID)
    assert list(kept.shapes) == ["02", "03"]
    kept = keep_others({"01": square(0, 1.6)}, FORMER, SAID)
    assert (list(kept.shapes), kept.lost) == (["03"], ("02",))


def test_files_of_which_nothing_is_left_are_said_no_more():
    first = {"file": "b.zip", "kept": [SAID | {"units": ["02", "03"], "matched": 2}]}
    kept = keep_others({"02": square(1)}, FORMER, first)
    assert [(file["file"], file["units"]) for file in kept.files] == [
        ("b.zip", ["01"]),
        ("a.zip", ["03"]),
    ]
    assert "kept" not in kept.files[0]
    kept = keep_others({"02": square(1), "03": square(2)}, FORMER, first)
    assert [file["file"] for file in kept.files] == ["b.zip"]


def test_all_can_be_given_up():
    kept = give_up({"01": square(0)}, FORMER)
    assert (kept.shapes, kept.files, kept.lost) == ({}, (), ("02", "03"))
