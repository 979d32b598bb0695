from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import codebook, palette

VIEWS = Path(palette.__file__).parent / "views"


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def saturation(colour: str) -> int:
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts)


def test_every_kind_group_and_outcome_of_the_codebook_has_its_colour() -> None:
    assert set(palette.KIND_COLOURS) == set(codebook.values("incidents", "kind"))
    assert set(palette.KIND_SHAPES) == set(palette.KIND_COLOURS)
    assert set(palette.GROUP_COLOURS) == set(codebook.values("groups", "kind"))
    assert set(palette.OUTCOME_COLOURS) == set(codebook.values("casualties", "outcome"))


def test_kinds_differ_by_colour_and_by_shape() -> None:
    colours = [*palette.KIND_COLOURS.values(), palette.SEVERAL_COLOUR]
    shapes = [*palette.KIND_SHAPES.values(), palette.SEVERAL_SHAPE]
    assert len(set(colours)) == len(colours)
    assert len(set(shapes)) == len(shapes)


def test_no_kind_has_the_colour_of_a_group() -> None:
    assert not set(palette.KIND_COLOURS.values()) & set(palette.GROUP_COLOURS.values())


def test_every_shape_is_one_that_the_map_can_draw() -> None:
    script = (VIEWS / "assets" / "symbols.js").read_text(encoding="utf-8")
    block = re.search(r"const SHAPES = \{(.*?)\n  \};", script, re.DOTALL)
    assert block
    drawn = set(re.findall(r"^\s+(\w+):", block[1], re.MULTILINE))
    assert drawn == {*palette.KIND_SHAPES.values(), palette.SEVERAL_SHAPE}


@pytest.mark.parametrize("dark", [False, True])
def test_texts_on_the_map_can_be_read(dark: bool) -> None:
    ground = palette.ground(dark=dark)
    for text in ("ink", "muted", "accent"):
        assert contrast(ground[text], ground["paper"]) >= 4.5, text
    assert contrast(ground["ink"], ground["land"]) >= 7
    # The names of units are there, but quiet.
    assert 4.5 <= contrast(ground["label"], ground["land"]) < 7


@pytest.mark.parametrize("dark", [False, True])
def test_the_ground_is_quieter_than_any_incident(dark: bool) -> None:
    ground = palette.ground(dark=dark)
    surfaces = ["water", "land", "neighbour", "country_line", "department_line", "province_line"]
    loudest = max(saturation(ground[name]) for name in surfaces)
    coloured = [c for kind, c in palette.KIND_COLOURS.items() if kind != "other"]
    assert loudest < min(saturation(c) for c in coloured) / 3


@pytest.mark.parametrize("dark", [False, True])
def test_lines_go_from_firm_to_faint(dark: bool) -> None:
    ground = palette.ground(dark=dark)
    lines = [ground["country_line"], ground["department_line"], ground["province_line"]]
    strength = [contrast(line, ground["land"]) for line in lines]
    assert strength == sorted(strength, reverse=True)


def test_killed_and_wounded_can_be_told_from_either_ground() -> None:
    for ground in (palette.LIGHT, palette.DARK):
        for outcome in ("killed", "wounded"):
            assert contrast(palette.OUTCOME_COLOURS[outcome], ground["paper"]) >= 2.8
