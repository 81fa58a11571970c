"""The compression of an answer is undone in bounded steps, and what is missing is missed."""

from __future__ import annotations

import gzip
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async._inflate import STEP, BrokenEncodingError, Inflater


def inflated(encoding: str, *chunks: bytes) -> bytes:
    inflater = Inflater(encoding)
    whole = b"".join(piece for chunk in chunks for piece in inflater.pieces(chunk))
    inflater.end()
    return whole


def cut_at(data: bytes, places: list[int]) -> list[bytes]:
    bounds = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in pairwise(bounds)]


@given(body=st.binary(max_size=2000), places=st.lists(st.integers(0, 5000), max_size=6))
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP ", "deflate"])
def test_the_body_comes_out_however_it_was_cut(encoding: str, body: bytes, places: list[int]) -> None:
    packed = zlib.compress(body) if encoding == "deflate" else gzip.compress(body)
    assert inflated(encoding, *cut_at(packed, places)) == body


@given(body=st.binary(min_size=1, max_size=500), lost=st.integers(1, 10_000))
def test_a_truncated_body_is_never_taken_for_a_whole_one(body: bytes, lost: int) -> None:
    packed = gzip.compress(body)
    rest = packed[: -(1 + lost % (len(packed) - 1))]
    with pytest.raises(BrokenEncodingError, match="ends too early"):
        inflated("gzip", rest)


@given(body=st.binary(min_size=1, max_size=500), place=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_corrupt_body_is_an_error_or_was_corrupt_where_nothing_stands(
    body: bytes, place: int, flip: int
) -> None:
    packed = bytearray(gzip.compress(body, mtime=0))
    packed[place % len(packed)] ^= flip
    try:
        result = inflated("gzip", bytes(packed))
    except BrokenEncodingError:
        return
    assert result == body


@pytest.mark.parametrize("encoding", ["", "identity", "Identity"])
def test_what_is_not_packed_passes_through(encoding: str) -> None:
    assert inflated(encoding, b"a", b"bc") == b"abc"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip;q=1"])
def test_an_encoding_nobody_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(BrokenEncodingError, match="not asked for"):
        Inflater(encoding)


def test_nothing_at_all_is_an_empty_body() -> None:
    assert inflated("gzip") == b""  # so HEAD, 204 and 304 answer


def test_a_chain_of_members_is_one_body() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two ") + gzip.compress(b"three")
    assert inflated("gzip", packed) == b"one two three"
    assert inflated("gzip", packed[:30], packed[30:]) == b"one two three"


def test_a_chain_without_end_has_one() -> None:
    with pytest.raises(BrokenEncodingError, match="more than 100 parts"):
        inflated("gzip", gzip.compress(b"") * 101)
    assert inflated("gzip", gzip.compress(b"x") * 100) == b"x" * 100


@pytest.mark.parametrize("size", [STEP - 1, STEP, STEP + 1, 3 * STEP])
def test_no_step_gives_more_than_its_bound(size: int) -> None:
    inflater = Inflater("gzip")
    pieces = [len(piece) for piece in inflater.pieces(gzip.compress(bytes(size)))]
    inflater.end()
    assert sum(pieces) == size
    assert max(pieces) <= STEP
