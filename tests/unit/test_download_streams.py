"""Downloads over real sockets: piece by piece, bounds, cancellation, other transports."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async import (
    AiohttpTransport,
    AnswerTooLargeError,
    ClientStateError,
    NotFoundError,
    RequestTimeoutError,
    TransportError,
)
from tests.file_house import (
    PDF,
    Behaviour,
    OldTransport,
    answers,
    cut,
    give,
    house,
    settled,
)
from tests.file_steps import LABELS, breaks_at, labels, names_in, use

# Piece by piece


async def test_a_stream_tells_kind_name_and_size() -> None:
    async with house() as h:
        h.api.file = LABELS
        h.api.headers = {"Content-Disposition": 'inline; filename="../../labels-A.pdf"'}
        async with labels(h) as stream:
            assert (stream.content_type, stream.name, stream.size) == (
                "application/pdf",
                "labels-A.pdf",
                len(LABELS),
            )
            assert str(len(LABELS)) in repr(stream)
            sizes = [len(piece) async for piece in stream]
        assert sum(sizes) == stream.received == len(LABELS)
        assert max(sizes) <= 1 << 20


async def test_a_stream_that_is_left_early_gives_its_connection_back() -> None:
    async with house(transport=AiohttpTransport(connections=1)) as h:
        h.api.file = LABELS
        download = labels(h)
        for _ in range(3):
            async with download as stream:
                await anext(stream)
        assert await labels(h).read() == LABELS


async def test_a_stream_that_breaks_off_is_an_error_and_not_repeated() -> None:
    async with house() as h:
        h.api.script = [breaks_at(1_000_000)]
        async with labels(h) as stream:
            with pytest.raises(TransportError, match="broken"):
                async for _ in stream:
                    pass
        assert h.hook.names().count("attempt") == 1


async def test_a_stream_that_stands_still_ends() -> None:
    async def stuck(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = 100
        await response.prepare(request)
        await response.write(b"%PDF-")
        await asyncio.sleep(0.4)
        return response

    async with house() as h:
        h.api.script = [stuck]
        async with labels(h, attempt_timeout=0.1) as stream:
            with pytest.raises(RequestTimeoutError, match=r"within 0\.1 s"):
                async for _ in stream:
                    pass


async def test_a_read_download_is_used_once_at_a_time() -> None:
    async with house() as h:
        download = labels(h)
        async with download:
            with pytest.raises(ClientStateError, match="being read already"):
                await download.__aenter__()
        async with download as stream:
            assert b"".join([piece async for piece in stream]) == PDF


async def test_a_stream_read_after_its_end_is_an_error() -> None:
    async with house() as h:
        h.api.file = LABELS
        async with labels(h) as stream:
            await anext(stream)
        with pytest.raises(TransportError):
            async for _ in stream:
                pass


# Compression and bounds


def packed(data: bytes) -> Behaviour:
    async def behave(request: web.BaseRequest) -> web.StreamResponse:
        return await give(request, data, {"Content-Encoding": "gzip"})

    return behave


async def test_a_compressed_file_comes_decompressed_without_a_size() -> None:
    async with house() as h:
        h.api.script = [packed(gzip.compress(LABELS))]
        async with labels(h) as stream:
            assert stream.size is None
            assert "unknown" in repr(stream)
            sizes = [len(piece) async for piece in stream]
        assert sum(sizes) == len(LABELS)
        assert max(sizes) <= 1 << 20


async def test_a_truncated_compressed_file_is_an_error(tmp_path: Path) -> None:
    async with house() as h:
        h.api.script = [packed(gzip.compress(PDF)[:-4])] * 3
        with pytest.raises(TransportError, match="ends too early"):
            await labels(h).save(tmp_path / "l.pdf")
        assert names_in(tmp_path) == []


async def test_an_encoding_nobody_asked_for_is_an_error() -> None:
    async def odd(request: web.BaseRequest) -> web.StreamResponse:
        return await give(request, PDF, {"Content-Encoding": "br"})

    async with house() as h:
        h.api.script = [odd] * 3
        with pytest.raises(TransportError, match="Content-Encoding"):
            await labels(h).read()


@pytest.mark.parametrize("compressed", [True, False])
async def test_no_stream_is_larger_than_the_bound_of_the_transport(
    tmp_path: Path, *, compressed: bool
) -> None:
    async with house(transport=AiohttpTransport(max_body=2_000_000)) as h:
        h.api.file = LABELS
        h.api.script = [packed(gzip.compress(LABELS))] if compressed else []
        with pytest.raises(AnswerTooLargeError, match="max_body"):
            await labels(h).save(tmp_path / "l.pdf")
        assert names_in(tmp_path) == []
        assert h.hook.names().count("attempt") == 1


# Cancellation


async def test_a_cancelled_download_leaves_nothing(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = LABELS
        task = asyncio.ensure_future(
            labels(h).save(tmp_path / "l.pdf", progress=lambda _n, _of: task.cancel())
        )
        with pytest.raises(asyncio.CancelledError):
            await task
        assert names_in(tmp_path) == []
        await settled(h.is_calm)


@pytest.mark.parametrize("turns", range(0, 48, 4))
@pytest.mark.parametrize("way", ["save", "stream"])
async def test_a_download_may_be_cancelled_at_any_moment(tmp_path: Path, turns: int, way: str) -> None:
    async with house() as h:
        h.api.file = LABELS
        task = asyncio.ensure_future(use(labels(h), way, tmp_path))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        done, _ = await asyncio.wait([task])
        assert task in done
        assert names_in(tmp_path) in ([], ["l.pdf"])
        await settled(h.is_calm)


async def test_a_pool_that_is_closed_ends_a_stream_with_an_error() -> None:
    async with house() as h:
        h.api.file = LABELS * 4
        async with labels(h) as stream:
            await anext(stream)
            await h.transport.aclose()
            with pytest.raises(TransportError):
                async for _ in stream:
                    pass


async def test_a_connection_that_is_cut_before_any_answer_is_repeated() -> None:
    async def silent(request: web.BaseRequest) -> web.StreamResponse:
        cut(request)
        return web.Response()

    async with house() as h:
        h.api.script = [silent]
        async with labels(h) as stream:
            assert b"".join([piece async for piece in stream]) == PDF


# Other transports


@pytest.mark.parametrize("way", ["read", "save", "stream"])
async def test_a_transport_that_knows_bytes_only_downloads_all_the_same(tmp_path: Path, way: str) -> None:
    async with house(transport=OldTransport(AiohttpTransport())) as h:
        assert await use(labels(h), way, tmp_path) == PDF


async def test_a_transport_that_knows_bytes_only_tells_of_refusals() -> None:
    async with house(transport=OldTransport(AiohttpTransport())) as h:
        h.api.script = [answers(404)]
        with pytest.raises(NotFoundError):
            await labels(h).read()


async def test_a_download_shows_what_it_is() -> None:
    async with house() as h:
        assert "shipments.get_labels" in repr(labels(h))
