"""Outlines of the regions, dissolved from the areas of their districts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas
import shapely

from geodata.additions.areas import only_areas
from geodata.regions import Region

SPECK = 0.0005
"""Square degrees, about 6 km²: smaller leftovers of an approximate outline are not drawn."""


@dataclass(frozen=True)
class Covered:
    """The districts that have an area.

    Attributes:
        shapes: the areas for drawing, by code.
        hidden: for an area that may hold other districts, which ones.
    """

    shapes: Mapping[str, shapely.Geometry]
    hidden: Mapping[str, frozenset[str]]

    def family(self, code: str) -> frozenset[str]:
        """The districts whose land an area is."""
        return self.hidden.get(code, frozenset()) | {code}


def outline_frame(
    regions: Iterable[Region], covered: Covered, rough: Mapping[str, shapely.Geometry]
) -> geopandas.GeoDataFrame:
    """The regions' outlines: region_id, name, exact, geometry, WGS84, in the regions' order.

    Args:
        regions: of one country.
        covered: districts with areas.
        rough: outlines by region id to go by where districts have no area; may lack some.
    """
    rows = [(region, *_outline(region, covered, rough)) for region in regions]
    rows = [row for row in rows if not row[2].is_empty]
    columns = {
        "region_id": [region.region_id for region, _, _ in rows],
        "name": [region.name for region, _, _ in rows],
        "exact": [exact for _, exact, _ in rows],
    }
    shapes = [shape for _, _, shape in rows]
    return geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")


def _outline(
    region: Region, covered: Covered, rough: Mapping[str, shapely.Geometry]
) -> tuple[bool, shapely.Geometry]:
    """Whether it is exact, and the outline.

    It is exact when every district of the region has an area, or lies in that of another, and no
    area that is used holds a district of the region beside one that is not.
    """
    inside, outside, mixed = [], [], False
    with_area: set[str] = set()
    for code, shape in covered.shapes.items():
        family = covered.family(code)
        if family <= region.districts:
            inside.append(shape)
            with_area |= family
        elif family.isdisjoint(region.districts):
            outside.append(shape)
        else:
            mixed = True
    own = shapely.union_all(inside) if inside else shapely.Polygon()
    if with_area >= region.districts and not mixed:
        return True, shapely.normalize(own)
    rest = _rest(rough.get(region.region_id, shapely.Polygon()), outside)
    return False, shapely.normalize(only_areas(shapely.union(own, rest)))


def _rest(rough: shapely.Geometry, outside: list[shapely.Geometry]) -> shapely.Geometry:
    """The rough outline without the districts known not to be in the region."""
    near = [shape for shape in outside if shapely.intersects(shape, rough)]
    rest = only_areas(shapely.difference(rough, shapely.union_all(near))) if near else rough
    parts = [part for part in shapely.get_parts(rest) if part.area >= SPECK]
    return shapely.union_all(parts) if parts else shapely.Polygon()
