"""The base map in a program to which districts were added; the rest is in ../test_base_map.py."""

from __future__ import annotations

import pytest
import shapely
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dashboard import assets
from dashboard.views.base_map import BaseLayers, base_map
from geodata.packs import forget


def ask(name: str, query: str = "") -> object:
    headers = [(b"accept-encoding", b"gzip")]
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": query.encode(),
        "headers": headers,
        "path_params": {"name": name},
    }
    return assets._layer(Request(scope))


def test_districts_are_for_later_and_only_where_there_are_any(home, added) -> None:
    assert BaseLayers().later == {}
    added()
    layers = BaseLayers()
    assert list(layers.later) == ["districts"]
    assert layers.later["districts"].startswith("/assets/layers/districts.json?v=")
    assert "districts" not in layers.addresses


def test_the_address_changes_with_what_was_added(home, added) -> None:
    added()
    before = BaseLayers().later
    home.put_layer("PER", "districts", {"050408": shapely.box(-74, -13, -73, -12.5)})
    assert BaseLayers().later != before


def test_districts_are_served_packed_and_kept_for_ever(added) -> None:
    added()
    answer = ask("districts", "v=1")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_a_broken_layer_is_left_to_the_browser_to_miss(home, added, caplog) -> None:
    added()
    path = home.folder / "packs" / "PER" / "drawn" / "districts.parquet"
    path.write_bytes(b"no parquet")
    forget()
    assert BaseLayers().later == {"districts": "/assets/layers/districts.json"}
    assert "districts" in caplog.text
    with pytest.raises(HTTPException) as caught:
        ask("districts")
    assert caught.value.status_code == 500
    assert base_map().get_name()
