"""What the title of a column promises, in the layouts that boundary files come in.

INEI and IGN write `UBIGEO`, `IDDIST`, `CCDI`, `NOMBDIST`, `DISTRITO`; OCHA's COD-AB `ADM3_PCODE`,
`ADM3_ES`, lately in small letters; GADM `GID_3`, `NAME_3`; geoBoundaries `shapeName`, `shapeType`.
A shapefile cuts titles to ten characters.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass

from geodata.units import LEVELS

_STEMS = {
    "department": r"(?:dep|dpto|dpt|region|estado|state)[a-z]*",
    "province": r"pro(?:v[a-z]*)?",
    "district": r"(?:dis[a-z]*|dtto)",
}
"""What titles call the levels, in Spanish and English, whole or cut off."""

_PATTERNS: tuple[tuple[str, str, str | None], ...] = (
    (r"adm(?:in)?0.*|gid0|name0|country.*|pais|iso3?|shapegroup|cntry.*", "country", None),
    (r"shapetype|admlevel|adminlevel", "type", None),
    (r"adm(?:in)?(?P<n>\d)(?:p?cod[a-z]*|p|id)|(?:gid|cc)(?P<m>\d)", "code", None),
    (
        r"adm(?:in)?(?P<n>\d)(?:name[a-z]{0,2}|nm|nombre|[a-z]{2})?|(?:var)?name(?P<m>\d)",
        "name",
        None,
    ),
    (r"ccdd", "code", "department"),
    (r"ccpp", "code", "province"),
    (r"ccdi", "code", "district"),
    (r"(?:id|cod)?ubigeo\d*|pcode|codigo|code|cod|id", "code", None),
    (r"shapename|names?|nombres?|nom", "name", None),
    (r"adm.*|(?:hasc|nlname|type|engtype)\d|shape.*|lang\d?", "other", None),
    (r".*(?:cap|area|leng|dens|perim|fecha|date|fuente|source|fid|gml|object).*", "other", None),
    (r"dist(?:an|rib).*|pro[dmy].*|disp.*", "other", None),
    *(
        (rf"(?:id|cod(?:igo|e|i)?|cd|pcode)(?:ubigeo|de)?{stem}|ubigeo{stem}", "code", level)
        for level, stem in _STEMS.items()
    ),
    *((rf"{stem}(?:id|cod|codigo|code|pcode)", "code", level) for level, stem in _STEMS.items()),
    *(
        (rf"(?:nombre?|nomb|nom|nm|name|n)?(?:de|d)?{stem}", "name", level)
        for level, stem in _STEMS.items()
    ),
)
_COMPILED = tuple((re.compile(pattern), kind, level) for pattern, kind, level in _PATTERNS)

_BARE = re.compile(r"adm(?:in)?\d")

_SIGNS = (
    ("OCHA COD-AB", re.compile(r"adm(?:in)?[0-4](?:p?cod[a-z]*|[a-z]{2}|name)")),
    ("GADM", re.compile(r"gid[0-4]|name[1-4]")),
    ("geoBoundaries", re.compile(r"shapename")),
    ("INEI/IGN", re.compile(r"(?:id|cod)?ubigeo\d*|cc(?:dd|pp|di)|id(?:dpto|dep|prov|dist)")),
    ("INEI/IGN", re.compile(r"nomb?(?:dist|prov|dep)|distrito|departamen(?:to)?")),
)
"""By what titles a layout is known; of several the first."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a column's title promises.

    Attributes:
        kind: "code", "name", "country", "type" (which says each row's level), "other" for what is
            none of these for sure, "" when it says nothing.
        level: one of `LEVELS`, None when the title does not tell.
        sure: whether it numbers the level and says what the column holds (`ADM3_ES`, `NAME_3`,
            `GID_3`), which no other use of the words explains. What a country calls its provinces
            may be of any level, and `ADM3` alone may be a code or a name.
    """

    kind: str
    level: str | None
    sure: bool = dataclasses.field(default=False, compare=False)


def plain_title(title: str) -> str:
    """A title in lower-case letters and digits only, without accents."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in letters if c.isascii() and c.isalnum())


def read_title(title: str) -> Title:
    """What a title, as it is written, promises. The first pattern that fits all of it counts."""
    plain = plain_title(title)
    for pattern, kind, level in _COMPILED:
        found = pattern.fullmatch(plain)
        if not found:
            continue
        groups = found.groupdict()
        number = groups.get("n") or groups.get("m")
        if number is None:
            return Title(kind, level)
        # Below the district there are wards and the like, which are no units here.
        finer = int(number) > len(LEVELS)
        if finer:
            return Title("other", None)
        return Title(kind, LEVELS[int(number) - 1], _BARE.fullmatch(plain) is None)
    return Title("", None)


def layout_name(titles: list[str]) -> str:
    """Whose layout the titles are; "" when they are nobody's in particular."""
    plain = [plain_title(title) for title in titles]
    return next((name for name, sign in _SIGNS if any(map(sign.fullmatch, plain))), "")
