"""Whether the seats of districts lie in the areas that a file gives them."""

from __future__ import annotations

import numpy as np

from geodata.additions.layers import Shapes
from geodata.additions.placement import Seats
from geodata.catalogue import Message
from geodata.gazetteer import Gazetteer
from geodata.unusable import UnusableFileError

MOST_OUTSIDE = 0.5
"""Share of the known seats that may lie outside their areas. Of a good but thinned layer of Peru at
1:100,000 it is 0.04, for seats are often near a border; with each province's areas in a wrong order
it is 0.89."""

FEWEST = 10
"""Seats from which on a share says something."""


def seats_outside(shapes: Shapes, file: str, gazetteer: Gazetteer) -> list[Message]:
    """How many of the districts have their known seat outside their area, when any has.

    Raises:
        UnusableFileError: when it is more than `MOST_OUTSIDE`: then the areas are not those of
            their rows, whatever their codes and names.
    """
    units = [gazetteer.units[code] for code in shapes]
    seated = [unit for unit in units if unit.level == "district" and unit.lat is not None]
    held = Seats(seated).within(np.array([shapes[unit.code] for unit in seated], dtype=object))
    outside = sum(unit.code not in seats for unit, seats in zip(seated, held, strict=True))
    params = {"file": file, "n": outside, "all": len(seated)}
    if len(seated) >= FEWEST and outside > MOST_OUTSIDE * len(seated):
        raise UnusableFileError(
            Message(
                "The areas in {file} are not those of their rows: of {all} districts, {n} have "
                "their seat outside their area. Nothing was stored.",
                params,
            )
        )
    if not outside:
        return []
    return [Message("Districts whose known seat lies outside their area: {n} of {all}.", params)]
