"""What a reader of an exported file must know: what was asked for, when, and of which data.

It goes beside the file, not into it, so that the file stays plain rows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.i18n import Words
from dashboard.names import localized

DATASET_FIELDS = ("dataset", "name", "version", "licence", "citation", "url")
# Where coordinates and codes of places come from; `geodata/boundaries/SOURCES.md` says it in full.
GEOGRAPHY = {
    "INEI, register of units and their seats": "MIT",
    "GeoNames": "CC BY 4.0",
    "geoBoundaries PER ADM2 2020, from IGN Perú and OCHA": "CC BY 3.0 IGO",
}


@dataclass(frozen=True)
class About:
    """The note beside an export.

    Attributes:
        sentence: the filter in words, as above the map.
        link: the page's address that shows the same.
        rows: how many incidents the file holds.
        total: how many incidents there are without the filter.
        maybe: how many more match but for their place, which is known too coarsely to tell.
        datasets: the rows of the table of datasets that the file's incidents come from.
        exported_at: when, with its zone.
        words: of the language that the file is in.
        abroad: whether a unit of another country than Peru is in the file.
    """

    sentence: str
    link: str
    rows: int
    total: int
    maybe: int
    datasets: pd.DataFrame
    exported_at: dt.datetime
    words: Words
    abroad: bool = False

    def to_json(self) -> bytes:
        """The note as JSON that is easy to read."""
        note = {
            "shows": self.sentence,
            "rows": self.rows,
            "of": self.total,
            "may_belong": self.maybe,
            "link": self.link,
            "exported_at": self.exported_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            "language": self.words.language,
            "datasets": self._datasets(),
            "geography": [{"source": s, "licence": licence} for s, licence in GEOGRAPHY.items()],
            "reading": self._reading(),
        }
        return (json.dumps(note, ensure_ascii=False, indent=2) + "\n").encode("utf-8")

    def summary(self) -> str:
        """What the file holds, in a line or two: rows, out of how many, and what may belong."""
        counts = self.words.tr(
            "{n} of {total}", n=self.words.number(self.rows), total=self.words.number(self.total)
        )
        lines = [f"{self.sentence} ({counts})"]
        if self.maybe:
            lines.append(
                self.words.trn(
                    "{n} may belong but is located too coarsely to tell.",
                    "{n} may belong but are located too coarsely to tell.",
                    self.maybe,
                )
            )
        return "\n".join(lines)

    def _datasets(self) -> list[dict[Hashable, Any]]:
        rows = self.datasets.assign(name=localized(self.datasets, "name", self.words.language))
        texts = rows[list(DATASET_FIELDS)].astype("object")
        return texts.where(texts.notna(), None).to_dict("records")

    def _reading(self) -> dict[str, str]:
        """How to read the file's cells."""
        tr = self.words.tr
        return {
            "encoding": "UTF-8",
            "empty": tr("not stated, which is not the same as 0"),
            "*_high": tr("empty beside a low count: at least that many"),
            "'": tr("stands before a text that a spreadsheet might run as a formula"),
            "lat, lon": tr("WGS84 degrees, no more exact than precision and radius_km say"),
            "unit": self._unit(),
            "|": tr("stands between the parts of a cell that holds several"),
        }

    def _unit(self) -> str:
        if self.abroad:
            return self.words.tr(
                "code of the administrative unit, in Peru its UBIGEO: a text, with leading zeros"
            )
        return self.words.tr("UBIGEO code of the administrative unit: a text, with leading zeros")
