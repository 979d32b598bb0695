"""Colours and shapes: of kinds, groups and outcomes, and of the ground they stand on.

Two published sets, so that a kind is never mistaken for a group:

- Groups and outcomes: Okabe and Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/
- Kinds: Paul Tol, "Colour Schemes" (SRON/EPS/TN/09-002, issue 3.2, 2021), the "muted" scheme,
  whose ten colours are told apart by readers of every kind of colour vision.

Shape repeats what the colour of a kind says. The grounds are near-neutrals of our own: nothing on
the base map is as saturated as an incident.
"""

from __future__ import annotations

from typing import TypedDict

KIND_COLOURS = {
    "attack": "#CC6677",
    "ambush": "#AA4499",
    "clash": "#332288",
    "bombing": "#DDCC77",
    "kidnapping": "#88CCEE",
    "massacre": "#882255",
    "operation": "#117733",
    "seizure": "#999933",
    "sabotage": "#44AA99",
    "other": "#DDDDDD",
}

# The names are those of `Atlas.SHAPES` in views/assets/symbols.js.
KIND_SHAPES = {
    "attack": "circle",
    "ambush": "triangle",
    "clash": "cross",
    "bombing": "star",
    "kidnapping": "square",
    "massacre": "diamond",
    "operation": "wedge",
    "seizure": "hexagon",
    "sabotage": "plus",
    "other": "pentagon",
}

# A place with incidents of several kinds: no kind's colour, and a shape of its own.
SEVERAL_COLOUR = "#77838E"
SEVERAL_SHAPE = "target"

GROUP_COLOURS = {
    "state": "#0072B2",
    "rebel": "#D55E00",
    "criminal": "#CC79A7",
    "civilian": "#E69F00",
    "unknown": "#999999",
}

# Of no group: a sober slate, the wounded in the same hue lighter; both hold on either ground.
OUTCOME_COLOURS = {
    "killed": "#566778",
    "wounded": "#8496A6",
    "abducted": "#8496A6",
    "missing": "#8496A6",
    "detained": "#8496A6",
}

ACCENT = "#0072B2"
# What is there but not chosen; see-through, so that it is pale on either ground.
PALE = "rgba(128, 144, 160, 0.4)"


class Ground(TypedDict):
    """The colours of the map itself, as CSS colours."""

    water: str
    land: str
    neighbour: str
    country_line: str
    department_line: str
    province_line: str
    district_line: str
    river: str
    label: str
    ink: str
    muted: str
    paper: str
    line: str
    accent: str


LIGHT: Ground = {
    "water": "#DFE6EA",
    "land": "#FAF9F7",
    "neighbour": "#EDEDEB",
    "country_line": "#8F989F",
    "department_line": "#AEB5BB",
    "province_line": "#DCDFE1",
    "district_line": "#E7E9EA",
    "river": "#C0D0DA",
    "label": "#68727A",
    "ink": "#1B2630",
    "muted": "#55626D",
    "paper": "#FFFFFF",
    "line": "#D3D9DF",
    "accent": ACCENT,
}

DARK: Ground = {
    "water": "#0D1318",
    "land": "#232B32",
    "neighbour": "#1A2127",
    "country_line": "#6B7780",
    "department_line": "#515D67",
    "province_line": "#333C44",
    "district_line": "#2E373F",
    "river": "#2E4453",
    "label": "#98A4AE",
    "ink": "#EDF1F4",
    "muted": "#A9B6C1",
    "paper": "#171F26",
    "line": "#3A4650",
    "accent": "#56B4E9",
}


def ground(*, dark: bool) -> Ground:
    """The map's colours for a light or a dark page."""
    return DARK if dark else LIGHT
