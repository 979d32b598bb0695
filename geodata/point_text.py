"""Coordinates as text: decimal degrees, degrees-minutes-seconds, a pair in the middle of a text."""

from __future__ import annotations

import math
import re

_SIDES = {
    "n": 1, "norte": 1, "north": 1, "s": -1, "sur": -1, "south": -1, "e": 1, "este": 1, "east": 1,
    "w": -1, "west": -1, "o": -1, "oeste": -1,
}  # fmt: skip
_LAT_SIDE = r"(?:N(?:orte|orth)?|S(?:ur|outh)?)"
_LON_SIDE = r"(?:E(?:ste|ast)?|W(?:est)?|O(?:este)?)"
_SIDE = rf"(?:{_LAT_SIDE}|{_LON_SIDE})"
_SECONDS = r"(?:''|[\"\u201d\u2033])"
_DMS = re.compile(
    rf"(?P<before>{_SIDE})?\s*(?P<d>\d{{1,3}})\s*(?:[°º:]|\s)\s*(?P<m>\d{{1,2}}(?:[.,]\d+)?)"
    rf"\s*(?:[:'\u2019\u2032](?!')|\s)?\s*(?:(?P<s>\d{{1,2}}(?:[.,]\d+)?)\s*{_SECONDS}?)?"
    rf"\s*(?P<after>{_SIDE})?",
    re.IGNORECASE,
)
_NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
_DEGREES = re.compile(
    rf"({_NUMBER}|[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*[°º]?\s*({_SIDE})?", re.IGNORECASE
)
_SIXTY = 60

_SEXAGESIMAL = (
    r"\d{1,3}\s*[°º]\s*\d{1,2}(?:[.,]\d+)?\s*['\u2019\u2032]?(?!')"
    rf"\s*(?:\d{{1,2}}(?:[.,]\d+)?\s*{_SECONDS}?)?"
)
_DECIMAL = r"[-+]?\d{1,3}[.,]\d+"
_PAIRS = (
    re.compile(
        rf"\(?\s*(?P<lat>{_SEXAGESIMAL}\s*{_LAT_SIDE}|{_LAT_SIDE}\s*{_SEXAGESIMAL})\s*[,;/]?\s*"
        rf"(?P<lon>{_SEXAGESIMAL}\s*{_LON_SIDE}|{_LON_SIDE}\s*{_SEXAGESIMAL})(?![A-Za-z])\s*\)?",
        re.IGNORECASE,
    ),
    re.compile(rf"\bPOINT\s*\(\s*(?P<lon>{_NUMBER})\s+(?P<lat>{_NUMBER})\s*\)", re.IGNORECASE),
    re.compile(
        rf"(?<![\w.,])\(?\s*(?:lat\w*\.?\s*[:=]?\s*)?(?P<lat>{_DECIMAL}\s*[°º]?\s*{_LAT_SIDE}?)"
        rf"\s*(?:[,;/|]\s*|\s+)(?:lon\w*\.?\s*[:=]?\s*)?"
        rf"(?P<lon>{_DECIMAL}\s*[°º]?\s*{_LON_SIDE}?)\s*\)?(?![\w.])",
        re.IGNORECASE,
    ),
)
_NOWHERE = re.compile(r"(?P<lat>0(?:[.,]0+)?)\s*(?:[,;/|]\s*|\s+)(?P<lon>0(?:[.,]0+)?)")


def read_degrees(text: str) -> float | None:
    """The degrees that a cell's text states; None when it states none, or 75 minutes."""
    text = text.strip()
    if is_sexagesimal(text):
        return _sexagesimal(text)
    found = _DEGREES.fullmatch(text)
    if not found:
        return None
    number = float(found[1].replace(",", "."))
    if found[2]:
        number = abs(number) * _SIDES[found[2].lower()]
    return number if math.isfinite(number) else None


def is_sexagesimal(text: str) -> bool:
    """Whether a cell's text is written in degrees and minutes, with its side."""
    found = _DMS.fullmatch(text.strip())
    return found is not None and bool(found["before"]) != bool(found["after"])


def _sexagesimal(text: str) -> float | None:
    found = _DMS.fullmatch(text)
    if found is None:
        return None
    minutes, seconds = (float((found[part] or "0").replace(",", ".")) for part in ("m", "s"))
    if minutes >= _SIXTY or seconds >= _SIXTY:
        return None
    degrees = int(found["d"]) + minutes / _SIXTY + seconds / _SIXTY**2
    return degrees * _SIDES[(found["before"] or found["after"]).lower()]


def pair_in(text: str) -> tuple[str, str, str] | None:
    """The text without the coordinates that stand in it, latitude and longitude as written.

    Such as "Kiteni (-12.64, -73.05)", or a pair in degrees, minutes and seconds; None without any.
    """
    if not any(character.isdigit() for character in text):
        return None
    if found := _NOWHERE.fullmatch(text.strip()):
        return "", found["lat"], found["lon"]
    found = next((found for pair in _PAIRS if (found := pair.search(text))), None)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;")
    return rest, found["lat"], found["lon"]
