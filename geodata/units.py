"""Administrative units: departments, provinces and districts, known by their codes.

Peru's are INEI's UBIGEO, two digits a level. Other countries' begin with their ISO alpha-2 code, as
P-codes do, and differ in length; of all of them a unit's code begins with its parent's.
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("department", "province", "district")
"""The levels of a unit, from the coarsest; elsewhere known as ADM1, ADM2, ADM3."""


def level_of(code: str) -> str:
    """The level of a UBIGEO code (INEI's: two digits a level).

    Raises:
        ValueError: when `code` is not 2, 4 or 6 digits.
    """
    if not (code.isascii() and code.isdigit() and len(code) in (2, 4, 6)):
        raise ValueError(f"Not a UBIGEO code of 2, 4 or 6 digits: {code!r}.")
    return LEVELS[len(code) // 2 - 1]


def parent_of(code: str) -> str | None:
    """The UBIGEO of the unit that contains `code`'s, or None for a department."""
    return code[:-2] if len(code) > 2 else None  # noqa: PLR2004 - two digits a level


@dataclass(frozen=True, slots=True)
class Unit:
    """One department, province or district.

    Attributes:
        code: always text, because leading zeros count.
        level: one of `LEVELS`.
        name: the display name in properly accented Spanish.
        lat: degrees WGS84 of the seat (district) or of a point well inside the borders
            (department, province); None when no seat with a trustworthy point is known.
        lon: as `lat`.
        parent: the code of the unit that contains this one, None for a department.
        seat: name of the district's seat where one is known, else "".
        duplicate_of: the code that this one repeats, or None. INEI's register as packaged lists
            Huaribamba and Salcabamba twice (090708 and 090712 are on no map); a name search
            must pass over such units, while a record that carries the code still finds it.
        title: how sentences in English name it where type and name would not do, else "".
        title_es: the same in Spanish.
    """

    code: str
    level: str
    name: str
    lat: float | None
    lon: float | None
    parent: str | None
    seat: str = ""
    duplicate_of: str | None = None
    title: str = ""
    title_es: str = ""
