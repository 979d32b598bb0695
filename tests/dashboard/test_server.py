import asyncio
import gzip
import json
import re
import socket
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
import streamlit as st
from starlette.applications import Starlette
from streamlit import config as streamlit_config

from dashboard import assets, server
from dashboard.assets import asset_routes, asset_url


@dataclass
class Answer:
    status_code: int
    headers: dict[str, str]
    content: bytes


class Client:
    """Asks an ASGI application without a network."""

    def __init__(self, app):
        self.app = app

    def get(self, url, headers=None):
        return asyncio.run(self._get(url, headers or {}))

    async def _get(self, url, headers):
        path, _, query = url.partition("?")
        sent = []

        async def receive():
            # A GET sends no body, and this client never hangs up.
            await asyncio.Event().wait()

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": unquote(path),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        await self.app(scope, receive, send)
        start, *rest = sent
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        content = b"".join(message.get("body", b"") for message in rest)
        if found.get("content-encoding") == "gzip":
            content = gzip.decompress(content)
        return Answer(start["status"], found, content)


@pytest.fixture(scope="module")
def client():
    return Client(Starlette(routes=asset_routes()))


@pytest.fixture
def taken():
    """A port that something listens on."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize(
    ("path", "kind", "holds"),
    [
        ("leaflet/leaflet.js", "text/javascript; charset=utf-8", b"Leaflet"),
        ("leaflet/leaflet.css", "text/css; charset=utf-8", b".leaflet-"),
        ("leaflet/images/layers.png", "image/png", b"PNG"),
        ("atlas/page.css", "text/css; charset=utf-8", b"{"),
        ("atlas/icon.svg", "image/svg+xml", b"<svg"),
    ],
)
def test_assets_with_their_content_type(client, path, kind, holds):
    answer = client.get(f"/assets/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert holds in answer.content


def test_leaflet_is_the_one_folium_draws_with(client):
    folium_js = dict(pytest.importorskip("folium").Map.default_js)["leaflet"]
    wanted = re.search(r"leaflet@(\d+\.\d+)", folium_js).group(1)
    assert f"Leaflet {wanted}".encode() in client.get("/assets/leaflet/leaflet.js").content[:200]


@pytest.mark.parametrize(
    "path",
    [
        "leaflet/nope.js",
        "nope/leaflet.js",
        "leaflet/../__init__.py",
        "leaflet/%2e%2e/__init__.py",
        "atlas/..%2f__init__.py",
        "layers/nope.json",
        "layers/..%2fnope.json",
        "layers/districts/x.json",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/assets/{path}").status_code == 404


def test_an_address_with_version_may_be_kept_for_ever(client):
    url = asset_url("leaflet/leaflet.js")
    assert re.fullmatch(r"/assets/leaflet/leaflet\.js\?v=[0-9a-f]{16}", url)
    assert "immutable" in client.get(url).headers["cache-control"]


def test_without_version_a_browser_asks_and_is_told_that_nothing_changed(client):
    first = client.get("/assets/leaflet/leaflet.js")
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    second = client.get("/assets/leaflet/leaflet.js", headers={"if-none-match": tag})
    assert second.status_code == 304
    assert not second.content


@pytest.mark.parametrize("path", ["leaflet/nope.js", "nope/x.js", "layers/nope.json"])
def test_no_address_for_what_is_not_there(path):
    with pytest.raises(FileNotFoundError):
        asset_url(path)


def test_layers_are_packed_and_versioned(client):
    url = asset_url("layers/departments.json")
    answer = client.get(url, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "accept-encoding"
    assert "immutable" in answer.headers["cache-control"]
    assert json.loads(answer.content)
    plain = client.get(url, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answer.content
    unchanged = client.get(url, headers={"if-none-match": answer.headers["etag"]})
    assert unchanged.status_code == 304


def test_the_packed_layer_is_the_layer():
    packed, _ = assets._packed_layer("departments")
    assert gzip.decompress(packed) == assets._layer_bytes("departments")


def test_every_setting_is_one_that_streamlit_knows():
    for name in server.read_config():
        assert name in streamlit_config.get_config_options(), name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("client.disableDataExport", True),
        ("browser.gatherUsageStats", False),
        ("server.headless", True),
        ("server.fileWatcherType", "none"),
    ],
)
def test_settings_that_matter(name, value):
    assert server.read_config()[name] == value


def test_no_setting_names_an_outside_address():
    assert not [value for value in server.read_config().values() if "//" in str(value)]


def luminance(colour):
    """WCAG 2.2's relative luminance of "#rrggbb"."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["", "sidebar."])
def test_text_stands_out_from_its_ground(mode, ground):
    theme = server.read_config()
    for surface in ("backgroundColor", "secondaryBackgroundColor"):
        behind = theme[f"theme.{mode}.{ground}{surface}"]
        assert contrast(theme[f"theme.{mode}.textColor"], behind) >= 7
        assert contrast(theme[f"theme.{mode}.linkColor"], behind) >= 4.5
        assert contrast(theme[f"theme.{mode}.primaryColor"], behind) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_white_text_can_be_read_on_the_accent(mode):
    assert contrast(server.read_config()[f"theme.{mode}.primaryColor"], "#ffffff") >= 3


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),  # noqa: S104
        ("::", "http://[::1]:80"),
        ("::1", "http://[::1]:80"),
        ("atlas.example", "http://atlas.example:80"),
    ],
)
def test_the_address_a_browser_needs(host, url):
    assert server.page_url(host, 80) == url


def test_a_taken_port_is_said_with_a_way_out(taken):
    with pytest.raises(server.AddressTakenError) as caught:
        server.serve(port=taken)
    assert str(taken) in str(caught.value)
    assert "--port" in str(caught.value)


def test_an_address_of_another_machine_is_refused_in_words():
    with pytest.raises(server.AddressTakenError, match=r"192\.0\.2\.1"):
        server.serve("192.0.2.1", 0)


def test_the_app_is_streamlit_with_our_routes():
    app = server.create_app()
    assert isinstance(app, st.App)
    assert app.script_path.name == "app.py"
    assert app.script_path.is_file()
