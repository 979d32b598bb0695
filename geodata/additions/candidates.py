"""Which layer of a file is meant, as which level: whichever matches the gazetteer best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import geopandas
import numpy as np
import shapely
from babel import Locale
from numpy.typing import NDArray

from geodata.additions.areas import valid_areas
from geodata.additions.boundary_words import LEVEL_WORDS, short
from geodata.additions.layer_files import Layer, LayerFile
from geodata.additions.layouts import Layout, column_texts, recognise
from geodata.additions.placement import Borders
from geodata.additions.rows import foreign_codes, gazetteer_levels, read_rows
from geodata.additions.unit_match import Ground, Match, match_rows, only_whole
from geodata.additions.unused_levels import unused_levels
from geodata.catalogue import LANGUAGES, Message
from geodata.gazetteer import Gazetteer
from geodata.history import load_history
from geodata.names import fold
from geodata.units import LEVELS
from geodata.unusable import UnusableFileError

LEAST_MATCHED = 0.5
"""Share of a layer's rows that must be units of the country for the file to be taken. Each row that
is taken was held against its name and its place, so this only tells a wrong file from a right one;
a good one matches at more than 0.95."""

AS_GOOD = 0.1
"""A finer level is preferred to a coarser one whose share of matched rows is no more than this
above its own."""


@dataclass(frozen=True)
class Candidate:
    """A layer read as a level.

    Attributes:
        layer: as it was read.
        layout: of its columns.
        level: that its rows are held to be.
        matches: what became of each row of the country.
        areas: of the same rows, valid; empty where there is none.
        remarks: what was mended in the areas, and rows that were left out.
    """

    layer: Layer
    layout: Layout
    level: str
    matches: Sequence[Match]
    areas: NDArray[np.object_] = field(repr=False)
    remarks: tuple[Message, ...]

    @property
    def taken(self) -> int:
        """How many rows were matched."""
        return sum(match.code is not None for match in self.matches)

    @property
    def share(self) -> float:
        """Share of the rows that were matched."""
        return self.taken / len(self.matches) if self.matches else 0.0

    @property
    def units(self) -> dict[str, list[int]]:
        """Positions of the matched rows by unit, in order of code."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, match in enumerate(self.matches):
            if match.code:
                found[match.code].append(position)
        return dict(sorted(found.items()))


def candidates(
    file: LayerFile,
    gazetteer: Gazetteer,
    provinces: Mapping[str, shapely.Geometry],
    levels: Sequence[str],
    say: Callable[[Message], None],
) -> list[Candidate]:
    """Every layer with areas, read as each of the levels.

    Args:
        file: open.
        gazetteer: of the country.
        provinces: bundled shapes by code; none where the pack brings no borders.
        levels: to try.
        say: told of each layer that is looked at.

    Raises:
        UnusableFileError: when no layer has areas.
    """
    grounds = grounds_of(gazetteer, provinces)
    found = []
    for name in file.names:
        layer = file.read(name)
        if not layer.has_areas:
            continue
        say(Message("Looking at layer {layer}, rows: {n}", {"layer": name, "n": len(layer.frame)}))
        found += _readings(layer, gazetteer, grounds, levels)
    if not found:
        raise UnusableFileError(Message("{file} has no areas to read.", {"file": file.path.name}))
    return found


def grounds_of(
    gazetteer: Gazetteer, provinces: Mapping[str, shapely.Geometry]
) -> dict[str, Ground]:
    """What rows of each level are held against.

    Args:
        gazetteer: of the country.
        provinces: bundled shapes by code; none where the pack brings no borders.
    """
    members: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for code, shape in provinces.items():
        members[gazetteer.line(code)[0]].append(shape)
    departments = {code: shapely.coverage_union_all(parts) for code, parts in members.items()}
    borders = {"department": Borders(departments), "province": Borders(provinces)}
    none = Borders({})
    cut_out: dict[str, set[str]] = defaultdict(set)
    for code, former in load_history(gazetteer.pack.country).formers.items():
        cut_out[former.code].add(code)
    units = gazetteer_levels(gazetteer)
    return {
        level: Ground(
            gazetteer,
            units,
            level,
            borders.get(level, none),
            borders.get(LEVELS[number - 1], none) if number else none,
            {code: frozenset(codes) for code, codes in cut_out.items()},
        )
        for number, level in enumerate(LEVELS)
    }


def _readings(
    layer: Layer, gazetteer: Gazetteer, grounds: Mapping[str, Ground], levels: Sequence[str]
) -> list[Candidate]:
    layout = recognise(layer.frame)
    frame, left_out = _of_country(layer, layout, gazetteer)
    areas, mended = valid_areas(np.asarray(frame.geometry.array, dtype=object))
    found = []
    for level in levels:
        ground = grounds[level]
        rows = read_rows(frame, layout, level, ground.all_units)
        matches = only_whole(match_rows(rows, areas, ground), areas, ground)
        codes = foreign_codes(frame, layout, rows, ground.units)
        remarks = (*left_out, *codes, *unused_levels(frame, level), *mended)
        found.append(Candidate(layer, layout, level, matches, areas, remarks))
    return found


def _of_country(
    layer: Layer, layout: Layout, gazetteer: Gazetteer
) -> tuple[geopandas.GeoDataFrame, list[Message]]:
    """The rows of the country, where a column tells rows of several countries apart."""
    known = _country_words(gazetteer)
    for column in layout.countries:
        own = np.array([fold(text) in known for text in column_texts(layer.frame[column])])
        if own.any() and not own.all():
            remark = Message("Rows of other countries, left out: {n}.", {"n": int((~own).sum())})
            return layer.frame[own], [remark]
    return layer.frame, []


def _country_words(gazetteer: Gazetteer) -> set[str]:
    """What a column may call the country: its codes, and its names in the languages known here."""
    pack = gazetteer.pack
    names = [Locale.parse(language).territories.get(pack.alpha2, "") for language in LANGUAGES]
    return {fold(word) for word in (pack.country, pack.alpha2, *names)} - {""}


def best_candidate(found: Sequence[Candidate], level: str | None, file: str) -> Candidate:
    """The layer and level that the file is meant to be added as.

    For a level that was asked, the layer that has most of its units; of several, the one with the
    fewest rows. Otherwise the finest level of which a layer matches nearly as well as any does.

    Raises:
        UnusableFileError: when less than `LEAST_MATCHED` of its rows are matched.
    """
    if level is None:
        highest = max(candidate.share for candidate in found)
        good = [candidate for candidate in found if candidate.share >= highest - AS_GOOD]
        level = max((candidate.level for candidate in good), key=LEVELS.index)
    asked = [candidate for candidate in found if candidate.level == level]
    best = max(asked, key=lambda candidate: (len(candidate.units), -len(candidate.matches)))
    if best.taken and best.share >= LEAST_MATCHED:
        return best
    raise UnusableFileError(_too_little(best, file))


def _too_little(best: Candidate, file: str) -> Message:
    columns = [field.columns for field in (*best.layout.codes, *best.layout.names)]
    shown = ", ".join(dict.fromkeys(name for names in columns for name in names)) or "–"
    reasons = Counter(match.why.msgid for match in best.matches if match.why)
    usual = reasons.most_common(1)[0][0] if reasons else ""
    example = next((m for m in best.matches if m.why and m.why.msgid == usual), None)
    params = {
        "file": file,
        "layer": best.layer.name,
        "level": LEVEL_WORDS[best.level],
        "matched": best.taken,
        "rows": len(best.matches),
        "least": f"{LEAST_MATCHED:.0%}",
        "columns": shown,
    }
    if example is None or example.why is None:
        return Message(
            "{file} matches too little: layer {layer} has no rows of the country (columns looked "
            "at: {columns}). Nothing was stored.",
            params,
        )
    params |= {"row": example.row.number, "label": short(example.row.label), "why": example.why}
    return Message(
        "{file} matches too little: of the {rows} rows of layer {layer}, read as {level}, "
        "{matched} are units of the country, and {least} must be. Columns looked at: {columns}. "
        "For example row {row} ({label}): {why} Nothing was stored.",
        params,
    )
