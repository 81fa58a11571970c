"""Downloads over real sockets: to memory, to a path, piece by piece; whole or not at all."""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async import (
    AiohttpTransport,
    AnswerTooLargeError,
    ApiError,
    ClientStateError,
    InvalidBodyError,
    NotFoundError,
    RequestTimeoutError,
    TransportError,
)
from allegro_async.downloads import Download
from allegro_async.file_errors import FileRefusedError, NoFileError
from tests.doubles import a_token
from tests.file_house import (
    PDF,
    Behaviour,
    House,
    OldTransport,
    answers,
    cut,
    give,
    house,
    settled,
)

LARGE = b"%PDF-1.7" + bytes(3_000_000)


def labels(h: House, **options: object) -> Download:
    return h.client.shipments.download_labels(["s-1"], **options)  # type: ignore[arg-type]


def breaks_at(place: int) -> Behaviour:
    async def behave(request: web.BaseRequest) -> web.StreamResponse:
        return await give(request, LARGE, {}, cut_at=place)

    return behave


async def no_file(_request: web.BaseRequest) -> web.StreamResponse:
    return web.Response(status=204)


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


# What is asked for


async def test_labels_are_asked_for_by_their_shipments() -> None:
    async with house() as h:
        download = h.client.shipments.download_labels("s-1", page_size="A6", cut_line=True)
        assert h.api.seen == []
        assert await download.read() == PDF
        assert json.loads(h.api.seen[0].body) == {"shipmentIds": ["s-1"], "pageSize": "A6", "cutLine": True}
        assert h.api.paths() == ["POST /shipment-management/label"]


async def test_every_download_has_its_own_address() -> None:
    async with house() as h:
        await h.client.shipments.download_protocol(["a", "b"]).read()
        await h.client.messages.download_file("m-1").read()
        await h.client.issues.download_file("i-1").read()
        await h.client.fulfillment.download_advance_ship_notice_labels(
            "n-1", accept="x-application/zpl"
        ).read()
        assert h.api.paths() == [
            "POST /shipment-management/protocol",
            "GET /messaging/message-attachments/m-1",
            "GET /sale/issues/attachments/i-1",
            "GET /fulfillment/advance-ship-notices/n-1/labels",
        ]
        assert h.api.seen[3].headers["Accept"] == "x-application/zpl"


def test_a_download_without_shipments_is_refused_at_once() -> None:
    async def ask() -> None:
        async with house() as h:
            with pytest.raises(InvalidBodyError):
                h.client.shipments.download_labels([])

    asyncio.run(ask())


async def test_the_generated_method_gives_the_same_bytes() -> None:
    async with house() as h:
        assert await h.client.shipments.get_labels({"shipmentIds": ["s-1"]}) == await labels(h).read()


# To a path


async def test_a_file_is_saved_whole_under_its_name_alone(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = LARGE
        told: list[tuple[int, int | None]] = []
        path = await labels(h).save(tmp_path / "l.pdf", progress=lambda n, of: told.append((n, of)))
        assert path == tmp_path / "l.pdf"
        assert path.read_bytes() == LARGE
        assert names_in(tmp_path) == ["l.pdf"]
        assert told[-1] == (len(LARGE), len(LARGE))


async def test_a_saved_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    async with house() as h:
        path = await labels(h).save(str(tmp_path / "l.pdf"))
        assert path.stat().st_mode == usual.stat().st_mode


async def test_a_download_that_breaks_off_is_begun_again_and_nothing_doubled(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = LARGE
        h.api.script = [breaks_at(2_000_000), breaks_at(1_000_000)]
        path = await labels(h).save(tmp_path / "l.pdf")
        assert path.read_bytes() == LARGE
        h.api.script = [breaks_at(2_000_000)]
        assert await labels(h).read() == LARGE


async def test_nothing_of_a_broken_attempt_stays_behind_a_shorter_file(tmp_path: Path) -> None:
    async with house() as h:
        h.api.script = [breaks_at(2_000_000)]
        path = await labels(h).save(tmp_path / "l.pdf")
        assert path.stat().st_size == len(PDF)


async def test_a_download_that_always_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    async with house() as h:
        h.api.script = [breaks_at(1_000_000)] * 3
        with pytest.raises(TransportError, match="broken"):
            await labels(h).save(tmp_path / "l.pdf")
        assert names_in(tmp_path) == []


async def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "l.pdf"
    old.write_bytes(b"old")
    async with house() as h:
        h.api.script = [breaks_at(1_000_000)] * 3
        with pytest.raises(TransportError):
            await labels(h).save(old, overwrite=True)
        assert (names_in(tmp_path), old.read_bytes()) == (["l.pdf"], b"old")
        await labels(h).save(old, overwrite=True)
        assert (names_in(tmp_path), old.read_bytes()) == (["l.pdf"], PDF)


async def test_a_path_that_cannot_take_the_file_is_refused_before_any_request(tmp_path: Path) -> None:
    taken = tmp_path / "taken.pdf"
    taken.touch()
    async with house() as h:
        for path, word in (
            (taken, "overwrite"),
            (Path(), "folder"),
            (tmp_path, "folder"),
            (tmp_path / "no" / "l", "no folder"),
        ):
            with pytest.raises(FileRefusedError, match=word):
                await labels(h).save(path)
        assert h.api.seen == []


async def test_a_file_that_somebody_else_makes_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    async with house() as h:
        with pytest.raises(FileRefusedError, match="is there already"):
            await labels(h).save(path, progress=lambda _n, _of: path.write_bytes(b"theirs"))
        assert (names_in(tmp_path), path.read_bytes()) == (["l.pdf"], b"theirs")


async def test_a_folder_that_goes_meanwhile_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    async with house() as h:
        h.api.script = [_removing(folder)]
        with pytest.raises(OSError, match="No such file"):
            await labels(h).save(folder / "l.pdf")


def _removing(folder: Path) -> Behaviour:
    remove = folder.rmdir

    async def behave(request: web.BaseRequest) -> web.StreamResponse:
        remove()
        return await give(request, PDF, {})

    return behave


@pytest.mark.parametrize("way", ["read", "save", "stream"])
async def test_where_allegro_has_no_file_there_is_an_error(tmp_path: Path, way: str) -> None:
    async with house() as h:
        h.api.script = [no_file]
        with pytest.raises(NoFileError, match="no file"):
            await use(labels(h), way, tmp_path)
        assert names_in(tmp_path) == []


@pytest.mark.parametrize("way", ["read", "save", "stream"])
async def test_a_refusal_is_the_plain_error(tmp_path: Path, way: str) -> None:
    async with house() as h:
        h.api.script = [answers(404, {"errors": [{"code": "NOT_FOUND", "message": "none"}]})]
        with pytest.raises(NotFoundError, match="NOT_FOUND"):
            await use(labels(h), way, tmp_path)
        assert names_in(tmp_path) == []


async def use(download: Download, way: str, folder: Path) -> bytes:
    if way == "read":
        return await download.read()
    if way == "save":
        return (await download.save(folder / "l.pdf")).read_bytes()
    async with download as stream:
        return b"".join([piece async for piece in stream])


@pytest.mark.parametrize("way", ["read", "save", "stream"])
async def test_a_redirection_is_no_file_and_is_not_followed(tmp_path: Path, way: str) -> None:
    async with house() as h:
        for status in (302, 303):
            h.api.script = [answers(status, {"moved": True}, Location=f"{h.foreign.origin}/x")]
            with pytest.raises(ApiError, match=str(status)):
                await use(labels(h), way, tmp_path)
        assert (h.foreign.seen, names_in(tmp_path)) == ([], [])


@pytest.mark.parametrize("way", ["read", "save", "stream"])
async def test_a_401_and_a_503_before_the_file_are_repeated(tmp_path: Path, way: str) -> None:
    async with house() as h:
        h.api.script = [answers(401, {"error": "invalid_token"}), answers(503)]
        assert await use(labels(h), way, tmp_path) == PDF
        assert h.api.seen[0].headers["Authorization"] == f"Bearer {a_token('second').access_token}"


async def test_an_empty_file_is_none(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = b""
        for way in ("read", "save"):
            with pytest.raises(NoFileError):
                await use(labels(h), way, tmp_path)


# Piece by piece


async def test_a_stream_tells_kind_name_and_size() -> None:
    async with house() as h:
        h.api.file = LARGE
        h.api.headers = {"Content-Disposition": 'inline; filename="../../labels-A.pdf"'}
        async with labels(h) as stream:
            assert (stream.content_type, stream.name, stream.size) == (
                "application/pdf",
                "labels-A.pdf",
                len(LARGE),
            )
            assert str(len(LARGE)) in repr(stream)
            sizes = [len(piece) async for piece in stream]
        assert sum(sizes) == stream.received == len(LARGE)
        assert max(sizes) <= 1 << 20


async def test_a_stream_that_is_left_early_gives_its_connection_back() -> None:
    async with house(transport=AiohttpTransport(connections=1)) as h:
        h.api.file = LARGE
        download = labels(h)
        for _ in range(3):
            async with download as stream:
                await anext(stream)
        assert await labels(h).read() == LARGE


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
        h.api.file = LARGE
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
        h.api.script = [packed(gzip.compress(LARGE))]
        async with labels(h) as stream:
            assert stream.size is None
            assert "unknown" in repr(stream)
            sizes = [len(piece) async for piece in stream]
        assert sum(sizes) == len(LARGE)
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
        h.api.file = LARGE
        h.api.script = [packed(gzip.compress(LARGE))] if compressed else []
        with pytest.raises(AnswerTooLargeError, match="max_body"):
            await labels(h).save(tmp_path / "l.pdf")
        assert names_in(tmp_path) == []
        assert h.hook.names().count("attempt") == 1


# Cancellation


async def test_a_cancelled_download_leaves_nothing(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = LARGE
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
        h.api.file = LARGE
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
        h.api.file = LARGE * 4
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
