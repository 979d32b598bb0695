"""All that was added to a country's boundaries, and the layers that are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas
import shapely

from geodata.additions.boundary_store import read_about, read_added, save
from geodata.additions.layers import Layers, Shapes, build_layers, layer_frame
from geodata.additions.outlines import Covered, outline_frame
from geodata.boundaries import bundled_provinces
from geodata.gazetteer import load_country
from geodata.history import load_history
from geodata.packs import forget, load_packs
from geodata.splits import hidden_units


class Shelf:
    """One country's added boundaries.

    Args:
        country: alpha-3 of a pack that there is.

    Raises:
        UnusableFileError: when what was added before can't be read.
    """

    def __init__(self, country: str) -> None:
        self.gazetteer = load_country(country)
        self.pack = load_packs()[country]
        self.bundled: Mapping[str, shapely.Geometry] = (
            bundled_provinces() if self.pack.bundled else {}
        )
        self.about: dict[str, dict[str, Any]] = read_about(self.pack.folder)

    def added(self, levels: Iterable[str]) -> dict[str, Shapes]:
        """What was added for the levels, as it was matched."""
        frames = {level: read_added(self.pack.folder, level) for level in levels}
        return {
            level: dict(zip(frame["code"], frame.geometry, strict=True))
            for level, frame in frames.items()
        }

    def store(
        self, added: Mapping[str, Shapes], about: Mapping[str, dict[str, Any]]
    ) -> dict[str, bool]:
        """Puts these areas in the place of all that was added, with the layers made of them.

        Args:
            added: by level and code.
            about: what to say of each level.

        Returns:
            The regions that were drawn from districts, each with whether its outline is exact.

        Raises:
            OSError: when it can't be written; what was there is there still.
        """
        layers = build_layers(added, dict(self.bundled), self.gazetteer)
        parts = {"layers/added": added, "layers": layers.full, "drawn": layers.drawn}
        frames = {
            f"{folder}/{level}s": layer_frame(shapes, self.gazetteer)
            for folder, by_level in parts.items()
            for level, shapes in by_level.items()
        }
        outlines = self._outlines(layers)
        if not outlines.empty:
            frames["drawn/regions"] = outlines
        save(self.pack.folder, frames, about)
        self.about = dict(about)
        forget()
        return dict(zip(outlines["region_id"], map(bool, outlines["exact"]), strict=True))

    def _outlines(self, layers: Layers) -> geopandas.GeoDataFrame:
        """The regions' outlines from the districts for drawing; no rows without any of these."""
        drawn = layers.drawn.get("district", {})
        formers = load_history(self.pack.country).formers
        hidden = hidden_units(layers.full.get("district", {}), self.gazetteer, formers)
        path = self.pack.base("regions.geojson")
        rough = geopandas.read_file(path).set_index("region_id").geometry if path else {}
        regions = self.gazetteer.regions.values() if drawn else ()
        return outline_frame(regions, Covered(drawn, hidden), dict(rough))
