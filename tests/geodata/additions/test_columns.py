import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.additions.columns import Texts, numbers


@pytest.mark.parametrize(
    "kind", [pa.float64(), pa.float32(), pa.int32(), pa.uint8(), pa.int64()], ids=str
)
def test_numbers_in_their_own_buffers(kind):
    column = pa.chunked_array([pa.array([1, 2], kind), pa.array([3], kind)])
    assert numbers(column).tolist() == [1, 2, 3]
    assert numbers(column.slice(1)).tolist() == [2, 3]
    assert numbers(column.slice(3)).dtype == np.dtype(kind.to_pandas_dtype())
    assert numbers(pa.chunked_array([], kind)).tolist() == []


def test_a_column_with_nulls_is_refused():
    with pytest.raises(ValueError, match="nulls"):
        numbers(pa.chunked_array([[1, None]]))


@given(st.lists(st.text(alphabet="abcñ ", max_size=4), max_size=20), st.text(max_size=4))
def test_texts_are_found_where_they_stand(texts, asked):
    ordered = sorted(texts)
    column = Texts(pa.chunked_array([pa.array(ordered, pa.string())]))
    assert [column[at] for at in range(len(column))] == ordered
    for text in {*ordered, asked}:
        assert list(column.bearing(text)) == [n for n, each in enumerate(ordered) if each == text]


def test_texts_of_a_slice_and_of_none():
    column = pa.chunked_array([["a", "b", "c"]])
    assert list(Texts(column.slice(1)).bearing("b")) == [0]
    assert len(Texts(pa.chunked_array([], pa.string()))) == 0
    assert list(Texts(column).bearing("\ud800")) == []
