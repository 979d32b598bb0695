"""Names that many villages of a country bear, so that one known bearer is not the one meant."""

from __future__ import annotations

from geodata.gazetteer import pack_rows
from geodata.names import fold
from geodata.packs import BUNDLED, kept, load_packs

COMMON_VILLAGES = "common-villages.csv"
LEAST = 8
"""Populated places that bear a name of the list, at the least."""


@kept
def load_common_villages(country: str = BUNDLED) -> frozenset[str]:
    """Folded names of `common-villages.csv` of a country's pack; none when it has no such file.

    They are the names of places in the gazetteer that are no seat of a district and share their
    name with no unit. A bare text of such a name is more likely to mean a namesake that is not in
    the gazetteer. How often the national list of populated places has the name stands beside it,
    in `places`.

    Args:
        country: ISO 3166-1 alpha-3 code of a pack that there is.

    Raises:
        KeyError: when there is no such pack.
    """
    pack = load_packs()[country]
    return frozenset(fold(row["name"]) for row in pack_rows(pack, COMMON_VILLAGES))
