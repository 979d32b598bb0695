"""Countries by name, so that a place abroad is told from its namesake at home.

Names in English, Spanish and Portuguese come from the CLDR tables that Babel carries, those that
files state beside them ("Bolivia, Plurinational State of") from ISO 3166, as pycountry has it.
"""

from __future__ import annotations

import re
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
    "turkey": "TR",
    "bosnia": "BA",
    "ivory coast": "CI",
    "holanda": "NL",
    "korea": "KR",
    "republic of peru": "PE",
    "republica del peru": "PE",
    "republic of colombia": "CO",
    "republica de colombia": "CO",
}
#: What only a field for countries may mean by them: villages at home bear some of these names.
_FIELD_NAMES = {
    "drc": "CD",
    "macedonia": "MK",
    "palestine": "PS",
    "republic of korea": "KR",
    "rhodesia": "ZW",
    "swaziland": "SZ",
    "uae": "AE",
}
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
#: In place of CLDR's "Congo - Kinshasa" and "Congo - Brazzaville".
_IN_ENGLISH = {"CD": "DR Congo", "CG": "Republic of the Congo"}
#: CLDR's "unknown region".
_NO_COUNTRY = "ZZ"
_NUMERIC = re.compile(r"\d{1,3}")


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code != _NO_COUNTRY:  # noqa: PLR2004 - no continents
                codes.setdefault(fold(name.replace("&", "and")), code)
                codes.setdefault(fold(name.replace("&", " ")), code)
    return codes | {fold(name): code for name, code in _OTHER_NAMES.items()}


@cache
def _formal_codes() -> dict[str, str]:
    """Codes by the names of ISO 3166-1, short and official, and by the former ones of ISO 3166-3.

    A former country's code of four letters ends in its successor's code, if it has only one.
    """
    import pycountry  # noqa: PLC0415 - a tenth of a second, rarely needed

    today = {country.alpha_2: country for country in pycountry.countries}
    codes = {
        fold(name): former.alpha_4[2:]
        for former in pycountry.historic_countries
        if former.alpha_4[2:] in today
        for name in (former.name, former.name.split(",")[0])
    }
    for code, country in today.items():
        names = (
            country.name,
            *(getattr(country, kind, "") for kind in ("official_name", "common_name")),
        )
        codes |= {fold(name): code for name in names if name}
    return codes | {fold(name): code for name, code in _FIELD_NAMES.items()}


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country named in English, Spanish or Portuguese, or None."""
    return _codes().get(fold(name))


def country_in(text: str) -> str | None:
    """Alpha-2 code of the country that ends a place text, as in "Leticia, Colombia", or None."""
    return country_code(re.split(r"[,;(]", text.rstrip(" .)"))[-1])


def _named(text: str) -> str | None:
    key = fold(text).removeprefix("the ")
    return country_code(key) or _formal_codes().get(key)


def _stated_name(text: str) -> str | None:
    """The country that a field names, perhaps with another name: "Yemen (North Yemen)".

    None when the two names are of different countries, as in "Congo (DRC)".
    """
    if code := _named(text):
        return code
    outer, *inner = _IN_BRACKETS.split(text)[:2]
    name, _, rest = outer.partition(",")
    turned = _named(f"{rest} {name}")
    said = [turned] if turned else [_named(name), _named(rest)]
    found = {*said, *map(_named, inner)} - {None}
    return found.pop() if len(found) == 1 else None


def stated_country(text: str, home: Pack | None = None) -> str | None:
    """The country a record's own field states: by name, or by ISO code: letters or number.

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
    if upper in _codes().values():
        return upper
    if _NUMERIC.fullmatch(upper):
        return _by_number(upper)
    aliases = get_global("territory_aliases").get(upper, ())
    return aliases[0] if len(aliases) == 1 else _stated_name(text) or ""


def _by_number(digits: str) -> str:
    """By the number of ISO 3166-1, which may have lost its zeros; "" when no country has it."""
    import pycountry  # noqa: PLC0415 - a tenth of a second, rarely needed

    found = pycountry.countries.get(numeric=digits.zfill(3))
    return found.alpha_2 if found else ""


def country_name(code: str, language: str = "en") -> str:
    """The country's name in `language`; the code itself when it has none."""
    if language == "en" and code in _IN_ENGLISH:
        return _IN_ENGLISH[code]
    return str(Locale.parse(language).territories.get(code, code))


def country_codes(text: str) -> tuple[str, str] | None:
    """A country's ISO 3166-1 codes, alpha-3 and alpha-2, by either of them or by its name.

    None when the text is no country.
    """
    import pycountry  # noqa: PLC0415 - a tenth of a second, rarely needed

    found = pycountry.countries.get(alpha_2=stated_country(text) or "")
    return (found.alpha_3, found.alpha_2) if found else None
