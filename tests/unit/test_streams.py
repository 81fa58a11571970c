"""Bodies piece by piece, without sockets."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import ExitStack, nullcontext

import pytest
from multidict import CIMultiDict

from allegro_async import AnswerTooLargeError, Request, TransportError
from allegro_async._inflate import BrokenEncodingError
from allegro_async._streams import AnswerStream, Upload
from tests.doubles import virtual

REQUEST = Request("PUT", "https://upload.allegro.pl/x", {"A": "1"})


async def three() -> AsyncIterator[bytes]:
    for _ in range(3):
        await asyncio.sleep(4)
        yield bytes(10)


def stream(*chunks: bytes, bound: int = 1000, length: int | None = None, **headers: str) -> AnswerStream:
    left = [*chunks, b""]

    async def receive() -> bytes:
        await asyncio.sleep(0)
        return left.pop(0)

    given = CIMultiDict({name.replace("_", "-"): value for name, value in headers.items()})
    return AnswerStream(
        *(200, given, length, receive), telling=nullcontext, timeout=5, bound=bound, held=ExitStack()
    )


async def _outlast(upload: Upload, idle: asyncio.Timeout) -> None:
    async with idle:
        upload.headers(REQUEST, idle, 1)
        await asyncio.sleep(2)


async def rest(answer: AnswerStream) -> list[bytes]:
    found: list[bytes] = []
    while piece := await answer.read():
        found.append(piece)
    return found


@virtual
async def test_each_piece_puts_the_end_of_the_attempt_off() -> None:
    upload = Upload(three(), 30)
    async with asyncio.timeout(5) as idle:
        assert upload.headers(REQUEST, idle, 5) == {"A": "1", "Content-Length": "30"}
        assert [len(piece) async for piece in upload] == [10, 10, 10]
    upload.answered(200)


@virtual
async def test_after_the_answer_and_after_the_end_of_time_nothing_is_put_off() -> None:
    upload = Upload(three(), 30)
    idle = asyncio.timeout(1)
    with pytest.raises(TimeoutError):
        await _outlast(upload, idle)
    assert len(await anext(upload)) == 10
    upload.answered(503)
    assert len(await anext(upload)) == 10
    with pytest.raises(TransportError, match="before the whole file"):
        upload.answered(204)


@virtual
async def test_bytes_that_give_nothing_yet_are_no_end() -> None:
    packed = gzip.compress(b"content")
    answer = stream(packed[:10], packed[10:12], packed[12:], Content_Encoding="gzip")
    assert b"".join(await rest(answer)) == b"content"


@virtual
async def test_the_bound_holds_for_what_comes_and_for_what_is_made_of_it() -> None:
    with pytest.raises(AnswerTooLargeError, match="1000 bytes"):
        await rest(stream(bytes(600), bytes(600)))
    with pytest.raises(AnswerTooLargeError):
        await rest(stream(gzip.compress(bytes(2000)), Content_Encoding="gzip"))
    with pytest.raises(AnswerTooLargeError):
        await stream(length=1001).read()
    assert len(b"".join(await rest(stream(bytes(1000), length=1000)))) == 1000


@virtual
async def test_a_silence_in_the_middle_is_bounded() -> None:
    answer = stream(b"a")
    answer._receive = lambda: asyncio.sleep(60, b"")  # pyright: ignore[reportPrivateUsage]
    began = asyncio.get_running_loop().time()
    with pytest.raises(TimeoutError):
        await answer.read()
    assert asyncio.get_running_loop().time() - began == pytest.approx(5)


@virtual
async def test_compressed_bytes_that_end_too_early_are_no_end() -> None:
    with pytest.raises(BrokenEncodingError):
        await rest(stream(gzip.compress(b"content")[:-3], Content_Encoding="gzip"))
