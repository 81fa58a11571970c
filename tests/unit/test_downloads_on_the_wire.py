"""Downloads over real sockets: to memory, to a path, piece by piece; whole or not at all."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async import (
    ApiError,
    InvalidBodyError,
    NotFoundError,
    TransportError,
)
from allegro_async.file_errors import FileRefusedError, NoFileError
from tests.doubles import a_token
from tests.file_house import (
    PDF,
    Behaviour,
    answers,
    give,
    house,
)
from tests.file_steps import LABELS, breaks_at, labels, names_in, no_file, use

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


async def test_an_attachment_of_an_offer_comes_from_where_allegro_says_without_the_token() -> None:
    async with house() as h:
        h.api.script = [answers(200, {"id": "a-1", "file": {"url": f"{h.foreign.origin}/a-1.pdf?s=1"}})]
        assert await h.client.images.download_file("a-1").read() == PDF
        (asked,) = h.foreign.seen
        assert (asked.method, asked.path) == ("GET", "/a-1.pdf?s=1")
        assert "Authorization" not in asked.headers
        assert asked.headers["Accept"] == "*/*"


@pytest.mark.parametrize("body", [{"id": "a-1"}, {"id": "a-1", "file": {"name": "a.pdf"}}])
async def test_an_attachment_without_a_file_is_none(body: dict[str, object]) -> None:
    async with house() as h:
        h.api.script = [answers(200, body)]
        with pytest.raises(NoFileError, match="get_attachment"):
            await h.client.images.download_file("a-1").read()


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
        h.api.file = LABELS
        told: list[tuple[int, int | None]] = []
        path = await labels(h).save(tmp_path / "l.pdf", progress=lambda n, of: told.append((n, of)))
        assert path == tmp_path / "l.pdf"
        assert path.read_bytes() == LABELS
        assert names_in(tmp_path) == ["l.pdf"]
        assert told[-1] == (len(LABELS), len(LABELS))


async def test_a_saved_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    async with house() as h:
        path = await labels(h).save(str(tmp_path / "l.pdf"))
        assert path.stat().st_mode == usual.stat().st_mode


async def test_a_download_that_breaks_off_is_begun_again_and_nothing_doubled(tmp_path: Path) -> None:
    async with house() as h:
        h.api.file = LABELS
        h.api.script = [breaks_at(2_000_000), breaks_at(1_000_000)]
        path = await labels(h).save(tmp_path / "l.pdf")
        assert path.read_bytes() == LABELS
        h.api.script = [breaks_at(2_000_000)]
        assert await labels(h).read() == LABELS


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
