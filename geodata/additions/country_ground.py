"""Whether the units of a country's files lie in that country.

They are held against the bundled outlines alone: a pack that was made of the wrong file would
confirm itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.additions.layers import Shapes
from geodata.boundaries import bundled_provinces, load_layer
from geodata.catalogue import Message
from geodata.countries import country_codes
from geodata.packs import BUNDLED
from geodata.reasons import CountryName
from geodata.unusable import UnusableFileError

LEAST_INSIDE = 0.5
"""Share of the units that lie in some country which must lie in the one named. A right file has
nearly all there; one of another country none but along a border."""

_SLACK = 0.2
"""Degrees, about 22 km: how far the outlines of distant countries, drawn at 1:110 million, may be
off. Without it half of a narrow country, such as the Gambia, lies abroad."""

_NAMED = 2
"""Other countries named in the sentence."""


def hold_to_country(areas: Shapes, country: str, file: str) -> None:
    """Refuses areas that lie in other countries.

    Areas in no country (islands too small for the outlines, the sea) tell nothing, and neither do
    any where the country named has no outline.

    Args:
        areas: valid, not empty, WGS84.
        country: alpha-3 code.
        file: what to call their file in a sentence.

    Raises:
        UnusableFileError: when fewer than `LEAST_INSIDE` of those that lie in a country lie in
            that one; the message names where they lie.
    """
    outlines = _outlines()
    if country not in outlines:
        return
    points = shapely.point_on_surface(np.array(list(areas.values()), dtype=object))
    shapely.prepare(outlines[country])
    inside = shapely.dwithin(points, outlines[country], _SLACK)
    elsewhere = _countries_at(points[~inside], outlines)
    others = sum(elsewhere.values())
    own = int(inside.sum())
    if own < LEAST_INSIDE * (own + others):
        raise UnusableFileError(_lies_elsewhere(file, country, own, elsewhere))


def _outlines() -> dict[str, shapely.Geometry]:
    """The bundled countries by alpha-3 code; a few disputed lands have none, and are left out."""
    layer = load_layer("countries")
    found = dict(zip(layer["iso_a3"], layer.geometry, strict=True))
    own = shapely.coverage_union_all(list(bundled_provinces().values()))
    return {code: shape for code, shape in found.items() if code} | {BUNDLED: own}


def _countries_at(
    points: NDArray[np.object_], outlines: Mapping[str, shapely.Geometry]
) -> Counter[str]:
    """How many of the points lie in each country."""
    codes = list(outlines)
    _, found = shapely.STRtree(list(outlines.values())).query(points, predicate="intersects")
    return Counter(codes[at] for at in found)


def _lies_elsewhere(file: str, country: str, own: int, elsewhere: Counter[str]) -> Message:
    params = {
        "file": file,
        "country": _name(country),
        "n": own,
        "all": own + sum(elsewhere.values()),
        "others": _listed([_name(code) for code, _ in elsewhere.most_common(_NAMED)]),
    }
    return Message(
        "{file} is of another country: of the {all} units whose place tells, {n} lie in {country}; "
        "the others lie in {others}. Nothing was stored.",
        params,
    )


def _name(alpha3: str) -> Message | str:
    """The country's name in the reader's language; the code itself where ISO 3166 has none."""
    codes = country_codes(alpha3)
    return CountryName(codes[1]) if codes else alpha3


def _listed(names: Sequence[Message | str]) -> Message | str:
    if len(names) == 1:
        return names[0]
    return Message("{one} and {other}", {"one": names[0], "other": names[1]})
