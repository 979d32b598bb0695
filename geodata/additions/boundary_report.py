"""What became of a boundary file that was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from geodata.additions.boundary_store import KEPT
from geodata.additions.unit_match import METHODS, Match
from geodata.catalogue import Catalogue, Message
from geodata.units import Unit


@dataclass(frozen=True)
class Addition:
    """A file that was added.

    Attributes:
        file: its name.
        sha256: of its bytes.
        country: alpha-3.
        level: what its units are.
        layer: the one of its layers that was taken.
        layout: whose columns it has, "" when nobody's in particular.
        crs: what it calls its coordinate system, "" when it names none.
        source: where it is from, as its user says.
        licence: likewise.
        date: when it was added, ISO.
        matches: what became of each of its rows.
        missing: the units of the level that it has no area for.
        remarks: what was mended or assumed.
        replaced: name of the file whose areas, or some of them, gave way; "" for none.
        kept: what `boundaries.json` says of earlier files of which areas stayed.
        lost: units that had an area before and have none now.
        regions: ids of the regions, True for those whose outline is exact now.
    """

    file: str
    sha256: str
    country: str
    level: str
    layer: str
    layout: str
    crs: str
    source: str
    licence: str
    date: str
    matches: Sequence[Match] = field(repr=False)
    missing: tuple[Unit, ...] = field(repr=False)
    remarks: tuple[Message, ...]
    replaced: str
    regions: dict[str, bool]
    kept: tuple[dict[str, Any], ...] = ()
    lost: tuple[Unit, ...] = ()

    @property
    def methods(self) -> dict[str, int]:
        """How many rows were matched in each of the ways there are."""
        counted = Counter(match.method for match in self.matches)
        return {method: counted[method] for method in METHODS}

    @property
    def units(self) -> set[str]:
        """Codes of the units that it gave areas to."""
        return {match.code for match in self.matches if match.code}

    @property
    def refused(self) -> list[Match]:
        """The rows that were not taken."""
        return [match for match in self.matches if match.code is None]

    def about(self) -> dict[str, Any]:
        """What is kept of it beside the layers; the sentences are in English."""
        english = Catalogue("en", {})
        return {
            "file": self.file,
            "sha256": self.sha256,
            "layer": self.layer,
            "layout": self.layout,
            "crs": self.crs,
            "source": self.source,
            "licence": self.licence,
            "date": self.date,
            "rows": len(self.matches),
            "matched": len(self.units),
            "by": self.methods,
            "not_matched": len(self.refused),
            "without_area": [unit.code for unit in self.missing],
            "repaired": [remark.text(english) for remark in self.remarks],
            KEPT: list(self.kept),
        }

    def to_dict(self, catalogue: Catalogue) -> dict[str, Any]:
        """All of it for a program, every row that was not taken included."""
        return self.about() | {
            "country": self.country,
            "level": self.level,
            "repaired": [remark.text(catalogue) for remark in self.remarks],
            "not_matched": [
                {
                    "row": match.row.number,
                    "code": match.row.stated,
                    "name": match.row.names[0] if match.row.names else "",
                    "why": match.why.text(catalogue) if match.why else "",
                }
                for match in self.refused
            ],
            "without_area": [{"code": unit.code, "name": unit.name} for unit in self.missing],
            "replaced": self.replaced,
            "lost": [{"code": unit.code, "name": unit.name} for unit in self.lost],
            "regions": self.regions,
        }
