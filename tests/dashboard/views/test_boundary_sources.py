from __future__ import annotations

import pytest
import shapely

from dashboard.views.boundary_sources import LONGEST, added_boundaries, credited, short
from tests.dashboard.views.conftest import SAID

OWN = "geoBoundaries (IGN, OCHA), Natural Earth"


def test_what_was_added_is_told_with_how_many_units_it_has(added) -> None:
    added()
    (file,) = added_boundaries()
    assert (file.country, file.levels) == ("PER", ("district",))
    assert (file.file, file.source, file.licence) == (
        "districts.shp",
        "The Surveyors",
        "CC BY 4.0",
    )
    assert file.units == {"district": 2}
    assert file.of == {"district": 1891}


def test_one_file_for_several_levels_is_told_once_and_two_files_twice(home) -> None:
    home.put_about("PER", {"province": SAID, "district": SAID})
    assert [file.levels for file in added_boundaries()] == [("province", "district")]
    home.put_about("PER", {"province": SAID, "district": SAID | {"sha256": "1" * 64}})
    assert [file.levels for file in added_boundaries()] == [("province",), ("district",)]


def test_added_sources_are_credited_before_our_own(home) -> None:
    assert credited() == OWN
    home.put_about("PER", {"district": SAID})
    assert credited() == f"The Surveyors, {OWN}"
    home.put_about("PER", {"district": SAID | {"source": ""}})
    assert credited() == f"districts.shp, {OWN}"


def test_a_file_that_tells_little_is_still_told(home) -> None:
    home.put_about("PER", {"district": {"file": None}})
    (file,) = added_boundaries()
    assert file.units == {"district": 0}
    assert (file.file, file.source, file.date) == ("", "", "")


def test_what_cannot_be_read_is_said_but_credits_the_rest(home) -> None:
    home.put_about("PER", ["district"])
    with pytest.raises(ValueError, match=r"boundaries\.json"):
        added_boundaries()
    assert credited() == OWN


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Surveyors\n of  Peru ", "Surveyors of Peru"),
        ("left\u202eright\x00\x1b[31m", "left right [31m"),
        ("A" * 10_000, "A" * (LONGEST - 1) + "…"),
    ],
)
def test_a_credit_is_one_short_line(text: str, line: str) -> None:
    assert short(text) == line


def test_files_that_stay_beside_a_newer_one_are_credited_too(home) -> None:
    older = SAID | {"sha256": "1" * 64, "source": "The Elders", "matched": 5, "units": ["050401"]}
    home.put_about("PER", {"district": SAID | {"kept": [older]}})
    assert [(file.source, file.units) for file in added_boundaries()] == [
        ("The Surveyors", {"district": 2}),
        ("The Elders", {"district": 5}),
    ]
    assert credited().startswith("The Surveyors, The Elders")


def test_of_a_country_of_ones_own_all_levels_are_of_the_file(home) -> None:
    home.put_colombia()
    home.put_about("COL", {"district": SAID | {"matched": 1}})
    (file,) = added_boundaries()
    assert file.levels == ("department", "province", "district")
    assert file.units == file.of == {"department": 1, "province": 1, "district": 1}
    assert not file.lost


@pytest.mark.parametrize("content", [None, b"PAR1 no more"])
def test_outlines_that_are_gone_or_broken_are_told(added, content) -> None:
    path = added().put_layer("PER", "districts", {"050408": shapely.box(0, 0, 1, 1)})
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    (file,) = added_boundaries()
    assert file.lost == {"district"}
