"""What the geocoder answers: the place, how sure it is, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from geodata.catalogue import Message, load_catalogue

Status = Literal["resolved", "fallback", "ambiguous", "conflict", "unresolved"]
Level = Literal["place", "district", "province", "department", "region", "country"]
Precision = Literal["exact", "near", "district", "province", "department", "region", "country"]
#: How the answer was found. `exact`: letter for letter; `folded`: but for accents, case,
#: abbreviations and type words; `alias`: by another known name; `spelling`: by likeness within a
#: stated parent; `code`: by UBIGEO; `parents`: by the stated parents alone; `near`, `between`:
#: by way of other places; `coordinates`: by the point alone; `none`: not found.
Method = Literal[
    "exact",
    "folded",
    "alias",
    "spelling",
    "code",
    "parents",
    "near",
    "between",
    "coordinates",
    "none",
]

LOCALE = Path(__file__).parent / "locale"


def _in(language: str, name: str | None, name_es: str) -> str | None:
    return name_es if language == "es" and name_es else name


@dataclass(frozen=True)
class Candidate:
    """One reading of a name. `score` is the likeness of the names, 0 to 1 (1: the same name)."""

    level: Level
    unit: str
    name: str
    lat: float | None
    lon: float | None
    score: float
    name_es: str = ""

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """The candidate as JSON-ready values, a region's name in `language`."""
        return {
            "level": self.level,
            "unit": self.unit,
            "name": _in(language, self.name, self.name_es),
            "lat": self.lat,
            "lon": self.lon,
            "score": self.score,
        }


@dataclass(frozen=True)
class GeocodeResult:
    """Where a text is, as far as it says.

    Attributes:
        text: what was asked.
        status: `resolved`, `fallback`, `ambiguous`, `conflict` or `unresolved`.
        level: what the answer is; None when there is none.
        unit: UBIGEO of the finest unit known, or the region's id at level `region`.
        name: the answer's own name in full spelling.
        department: its UBIGEO, 2 digits.
        province: its UBIGEO, 4 digits.
        district: its UBIGEO, 6 digits.
        regions: ids of the regions that contain the answer.
        lat: WGS84 degrees of the point drawn; for a unit its label point.
        lon: the same, longitude.
        precision: how the point is to be read; None when nothing is drawn.
        radius_km: how far the true spot may be, for `near` and `exact` points.
        method: how it was found.
        reason: one plain sentence, still to be put into a language.
        candidates: the other readings, best first.
        name_es: the name in Spanish where `name` is English (regions, countries), else "".
    """

    text: str
    status: Status
    reason: Message
    level: Level | None = None
    unit: str | None = None
    name: str | None = None
    department: str | None = None
    province: str | None = None
    district: str | None = None
    regions: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    method: Method = "none"
    candidates: tuple[Candidate, ...] = field(default=())
    name_es: str = ""

    def reason_in(self, language: str = "en") -> str:
        """The reason as a sentence in `language` ("en" or "es")."""
        return self.reason.text(load_catalogue(LOCALE, language))

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """The result as JSON-ready values, in the order of the documented fields."""
        return {
            "text": self.text,
            "status": self.status,
            "level": self.level,
            "unit": self.unit,
            "name": _in(language, self.name, self.name_es),
            "department": self.department,
            "province": self.province,
            "district": self.district,
            "regions": list(self.regions),
            "lat": self.lat,
            "lon": self.lon,
            "precision": self.precision,
            "radius_km": self.radius_km,
            "method": self.method,
            "reason": self.reason_in(language),
            "candidates": [candidate.to_dict(language) for candidate in self.candidates],
        }
