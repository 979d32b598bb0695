"""Countries by name, so that a place abroad is told from its namesake at home.

Names in English, Spanish and Portuguese come from the CLDR tables that Babel carries.
"""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

from geodata.names import fold
from geodata.packs import Pack

_LANGUAGES = ("en", "es", "pt")
_OTHER_NAMES = {
    "usa": "US",
    "ee uu": "US",
    "eeuu": "US",
    "estados unidos de america": "US",
    "united states of america": "US",
    "uk": "GB",
    "great britain": "GB",
    "gran bretana": "GB",
    "inglaterra": "GB",
    "england": "GB",
    "burma": "MM",
    "zaire": "CD",
    "dr congo": "CD",
    "soviet union": "RU",
    "bosnia": "BA",
    "ivory coast": "CI",
    "holanda": "NL",
    "korea": "KR",
    "republic of peru": "PE",
    "republica del peru": "PE",
    "republic of colombia": "CO",
    "republica de colombia": "CO",
}


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004 - countries, not continents
                codes.setdefault(fold(name.replace("&", "and")), code)
                codes.setdefault(fold(name.replace("&", " ")), code)
    return codes | _OTHER_NAMES


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country named in English, Spanish or Portuguese, or None."""
    return _codes().get(fold(name))


def stated_country(text: str, home: Pack | None = None) -> str | None:
    """The country a record's own field states: by name, or by ISO code of two or three letters.

    Args:
        text: the field.
        home: the country whose other codes, and longer names, are known too.

    Returns:
        The alpha-2 code; "" when the field states something that is no country we know.
    """
    if code := country_code(text):
        return code
    if home and text.strip() in home.other_codes:
        return home.alpha2
    if home and fold(country_name(home.alpha2)) in fold(text):
        return home.alpha2
    upper = text.strip().upper()
    if len(upper) == 2 and upper.isalpha():  # noqa: PLR2004 - an alpha-2 code
        return upper
    aliases = get_global("territory_aliases").get(upper, ())
    return aliases[0] if len(aliases) == 1 else ""


def country_name(code: str, language: str = "en") -> str:
    """The country's name in `language`; the code itself when it has none."""
    return str(Locale.parse(language).territories.get(code, code))


def country_codes(text: str) -> tuple[str, str] | None:
    """A country's ISO 3166-1 codes, alpha-3 and alpha-2, by either of them or by its name.

    None when the text is no country.
    """
    import pycountry  # noqa: PLC0415 - a tenth of a second, rarely needed

    found = pycountry.countries.get(alpha_2=stated_country(text) or "")
    return (found.alpha_3, found.alpha_2) if found else None
