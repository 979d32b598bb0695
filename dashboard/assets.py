"""The files that the page loads: Leaflet, our own scripts and styles, and the map's layers.

All come from this machine, so that the page is whole with the network unplugged. Leaflet is read
from the installed xstatic wheel; none of its code is kept in the project.
"""

from __future__ import annotations

import gzip
import hashlib
from os import PathLike, stat_result
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope
from xstatic.pkg import leaflet

from geodata.packs import kept

PREFIX = "/assets"
FOLDERS = {
    "leaflet": Path(leaflet.BASE_DIR),
    "atlas": Path(__file__).parent / "views" / "assets",
}
# Said outright: what a system's own table of types holds differs from machine to machine.
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
# With its version in the address, a file never changes; without, a browser must ask each time.
FOREVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
VERSION_PARAMETER = "v"


def asset_routes() -> list[BaseRoute]:
    """The routes below `/assets` for `st.App`."""
    mounts: list[BaseRoute] = [
        Mount(f"/{name}", app=_Files(directory=folder)) for name, folder in FOLDERS.items()
    ]
    return [Mount(PREFIX, routes=[*mounts, Route("/layers/{name}.json", _layer)])]


def asset_url(path: str) -> str:
    """The address of an asset with its version: `/assets/leaflet/leaflet.js?v=…`.

    Args:
        path: the asset below `/assets`, such as `leaflet/leaflet.js` or `layers/rivers.json`.

    Raises:
        FileNotFoundError: when there is no such asset.
        LayerUnreadableError: when it is a layer whose file is broken.
    """
    return f"{PREFIX}/{path}?{VERSION_PARAMETER}={_version(path)}"


@kept
def _version(path: str) -> str:
    folder, _, name = path.partition("/")
    if folder == "layers":
        content = _layer_bytes(name.removesuffix(".json"))
    elif folder in FOLDERS:
        content = (FOLDERS[folder] / name).read_bytes()
    else:
        raise FileNotFoundError(f"No asset {path!r} below {PREFIX}.")
    return _digest(content)


class _Files(StaticFiles):
    """Static files with a content type of our choosing and a cache rule."""

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = _cache_rule(Request(scope))
        kind = CONTENT_TYPES.get(Path(full_path).suffix)
        if kind and not isinstance(response, NotModifiedResponse):
            response.headers["content-type"] = kind
        return response


def _layer(request: Request) -> Response:
    """A layer of the base map as JSON, compressed once and kept."""
    # Imported late, as in `_layer_bytes`.
    from dashboard.views.base_layers import LayerUnreadableError  # noqa: PLC0415

    try:
        packed, tag = _packed_layer(request.path_params["name"])
    except FileNotFoundError as error:
        raise HTTPException(404) from error
    except LayerUnreadableError as error:
        raise HTTPException(500) from error
    headers = {"cache-control": _cache_rule(request), "etag": tag, "vary": "accept-encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(packed, headers=headers, media_type=CONTENT_TYPES[".json"])
    return Response(gzip.decompress(packed), headers=headers, media_type=CONTENT_TYPES[".json"])


@kept
def _packed_layer(name: str) -> tuple[bytes, str]:
    content = _layer_bytes(name)
    return gzip.compress(content, mtime=0), f'"{_digest(content)}"'


def _layer_bytes(name: str) -> bytes:
    # Imported late: it brings geopandas, which the server can start without.
    from dashboard.views.base_layers import LAYER_NAMES, layer_json  # noqa: PLC0415

    if name not in LAYER_NAMES:
        raise FileNotFoundError(f"No layer {name!r}; there are: {', '.join(LAYER_NAMES)}.")
    return layer_json(name)


def _cache_rule(request: Request) -> str:
    return FOREVER if VERSION_PARAMETER in request.query_params else ASK_EACH_TIME


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
