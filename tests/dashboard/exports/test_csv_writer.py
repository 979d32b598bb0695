import csv
import io

import pandas as pd
import pytest

from dashboard.exports.csv_writer import csv_bytes


def parsed(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("dtype", ["object", "str", "string", "category"])
def test_formulas_are_stopped_whatever_the_dtype(dtype):
    frame = pd.DataFrame({"a": pd.Series(["=cmd()", "@x", "plain"], dtype=dtype)})
    assert parsed(csv_bytes(frame)) == [["a"], ["'=cmd()"], ["'@x"], ["plain"]]


def test_headings_are_guarded_too():
    frame = pd.DataFrame({"=1": [1], 5: [2], "a\x00": [3]})
    assert parsed(csv_bytes(frame))[0] == ["'=1", "5", "a\ufffd"]


def test_numbers_keep_their_sign_and_empty_differs_from_zero():
    frame = pd.DataFrame(
        {"lat": [-12.5, None], "n": pd.array([0, None], dtype="Int64"), "mixed": [-3, "-3+1"]}
    )
    assert parsed(csv_bytes(frame))[1:] == [["-12.5", "0", "-3"], ["", "", "'-3+1"]]


def test_utf8_without_mark_and_line_feeds():
    content = csv_bytes(pd.DataFrame({"place": ["Junín"]}))
    assert content == "place\nJunín\n".encode()


def test_hostile_cells_stay_in_their_cell():
    texts = ['a","b', "a\nb", "a\r\nb", "a\rb", ";=1", "\x00", '"', "'", ",,,"]
    rows = parsed(csv_bytes(pd.DataFrame({"x": texts, "y": range(len(texts))})))
    assert [row[1] for row in rows[1:]] == [str(n) for n in range(len(texts))]
    assert rows[1][0] == 'a","b'
    assert [row[0] for row in rows[2:5]] == ["a\nb"] * 3


def test_no_rows_leaves_the_headings():
    assert csv_bytes(pd.DataFrame({"a": [], "b": []})) == b"a,b\n"
