from __future__ import annotations

import json

import pytest
import shapely

from dashboard.views.base_layers import LayerUnreadableError, has_districts, layer_json
from tests.dashboard.views.conftest import SAID


def features(name: str) -> list[dict]:
    return json.loads(layer_json(name))["features"]


def test_there_are_no_districts_until_they_are_added(home) -> None:
    assert features("districts") == []
    assert not has_districts()


def test_added_districts_have_what_the_map_asks_of_a_unit(added) -> None:
    added()
    assert has_districts()
    first, second = features("districts")
    assert (first["properties"]["code"], second["properties"]["code"]) == ("050408", "050409")
    assert first["properties"]["names"] == {"en": "Unit 050408", "es": "Unit 050408"}
    lon, lat = first["properties"]["label"]
    assert (lon, lat) == (pytest.approx(-73.5, abs=0.05), pytest.approx(-12.5, abs=0.05))
    assert first["properties"]["room"] == pytest.approx(0.5, abs=0.05)


def test_a_name_stands_inside_however_small_its_unit(home) -> None:
    home.put_layer("PER", "districts", {"150101": shapely.Point(-77, -12).buffer(0.003)})
    (found,) = features("districts")
    shape = shapely.from_geojson(json.dumps(found["geometry"]))
    assert shape.contains(shapely.Point(found["properties"]["label"]))


def test_units_of_all_packs_are_drawn_whatever_their_codes(added) -> None:
    added().put_colombia()
    for name, code in (
        ("departments", "CO05"),
        ("provinces", "CO05001"),
        ("districts", "CO05001003"),
    ):
        codes = {feature["properties"]["code"] for feature in features(name)}
        assert code in codes
        assert len(codes) > 1


def test_a_broken_file_is_named_and_counts_as_one_that_there_is(added) -> None:
    path = added().put_layer("PER", "districts", {"050408": shapely.box(0, 0, 1, 1)})
    path.write_bytes(b"PAR1 no more")
    assert has_districts()
    with pytest.raises(LayerUnreadableError, match="The layer 'districts' can't be read"):
        layer_json("districts")


def test_a_file_that_is_gone_counts_as_a_broken_one(home) -> None:
    home.put_about("PER", {"district": SAID})
    assert has_districts()
    with pytest.raises(LayerUnreadableError, match="is gone"):
        layer_json("districts")


def test_a_broken_file_is_complained_of_once(added, caplog) -> None:
    path = added().put_layer("PER", "districts", {"050408": shapely.box(0, 0, 1, 1)})
    path.write_bytes(b"PAR1 no more")
    for _ in range(3):
        with pytest.raises(LayerUnreadableError):
            layer_json("districts")
    assert caplog.text.count("The layer 'districts'") == 1
