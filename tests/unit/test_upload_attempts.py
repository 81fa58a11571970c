"""Uploads over real sockets: attempts, files that change, cancellation, other transports."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async import (
    AiohttpTransport,
    BadRequestError,
    DecodeError,
    LoginRequiredError,
    RequestTimeoutError,
    ServerError,
    TransportError,
    UnauthorizedError,
)
from allegro_async.file_errors import (
    FileChangedError,
    FileRefusedError,
    InvoiceUploadError,
    UploadError,
)
from tests.doubles import a_token
from tests.file_house import PDF, PNG, FileServer, OldTransport, answers, cut, house, settled
from tests.file_steps import MANUAL, digest, make_pdf, rewrite, warnings


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "manual.pdf")


# Attempts


async def test_a_connection_cut_in_the_middle_is_repeated_from_the_start(pdf: Path) -> None:
    async def half(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(len(MANUAL) // 2)
        cut(request)
        return web.Response()

    async with house() as h:
        h.upload.script = [half, half]
        told: list[int] = []
        await h.client.images.attach_file(
            pdf, type_="MANUAL", progress=lambda sent, _total: told.append(sent)
        )
        assert h.upload.seen[0].digest == digest(pdf)
        assert h.hook.names().count("retry") == 2
        assert told[-1] == len(MANUAL)
        assert sum(1 for a, b in pairwise(told) if b < a) == 2


async def test_a_server_error_is_repeated_and_the_last_one_is_told_with_the_id(pdf: Path) -> None:
    async with house() as h:
        h.upload.script = [answers(503), answers(502)]
        await h.client.images.attach_file(pdf, type_="MANUAL")
        assert h.upload.seen[0].digest == digest(pdf)
        h.upload.script = [answers(503)] * 3
        with pytest.raises(UploadError, match=r"manual\.pdf was declared under the id declared-1") as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL")
        assert isinstance(caught.value.__cause__, ServerError)
        assert caught.value.maybe_sent
        assert "The file may be there all the same" in str(caught.value)


async def test_a_repetition_that_is_refused_after_a_lost_answer_says_that_the_file_may_be_there(
    pdf: Path,
) -> None:
    async with house() as h:
        h.upload.script = [answers(503), answers(400)]
        with pytest.raises(UploadError, match=r"400.*The file may be there all the same") as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL")
        assert caught.value.maybe_sent


async def test_an_odd_answer_to_an_upload_keeps_the_id(pdf: Path) -> None:
    async def odd(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.read()
        return web.json_response(["odd"])

    async with house() as h:
        h.upload.script = [odd]
        with pytest.raises(UploadError, match="declared-1") as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL")
        assert (type(caught.value.__cause__), caught.value.maybe_sent) == (DecodeError, True)


async def test_a_401_in_the_middle_of_an_upload_is_repeated_with_a_new_token(pdf: Path) -> None:
    async def early(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(1000)
        return web.json_response({"error": "invalid_token"}, status=401)

    async with house() as h:
        h.upload.script = [early]
        await h.client.images.attach_file(pdf, type_="MANUAL")
        assert h.upload.seen[0].digest == digest(pdf)
        assert h.upload.seen[0].headers["Authorization"] == f"Bearer {a_token('second').access_token}"


async def test_a_refusal_in_the_middle_is_told_as_it_is(pdf: Path) -> None:
    async def refuse(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(1000)
        return web.json_response({"errors": [{"code": "PayloadTooLarge"}]}, status=413)

    make_pdf(pdf, 15_000_000)
    async with house() as h:
        h.upload.script = [refuse]
        with pytest.raises(UploadError, match="413: PayloadTooLarge") as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL")
        assert not caught.value.maybe_sent
        assert h.hook.names().count("retry") == 0


async def test_an_image_whose_fate_is_unknown_is_not_sent_twice() -> None:
    async def lost(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.read()
        cut(request)
        return web.Response()

    async with house() as h:
        h.upload.script = [lost]
        with pytest.raises(TransportError) as caught:
            await h.client.images.upload_image(PNG)
        assert caught.value.maybe_sent
        assert h.upload.seen == []


async def test_a_success_before_the_whole_file_is_none(pdf: Path) -> None:
    async def hasty(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(1000)
        return web.json_response({"id": "declared-1"})

    make_pdf(pdf, 15_000_000)  # more than the sockets hold
    async with house() as h:
        h.upload.script = [hasty] * 3
        with pytest.raises(UploadError, match="before the whole file was sent"):
            await h.client.images.attach_file(pdf, type_="MANUAL")


async def test_an_upload_that_moves_may_take_longer_than_an_attempt(pdf: Path) -> None:
    async def slow(request: web.BaseRequest) -> web.StreamResponse:
        for _ in range(6):
            await request.content.readexactly(len(MANUAL) // 6)
            await asyncio.sleep(0.1)
        return await h.upload.usual(request)

    make_pdf(pdf, 15_000_000)
    async with house() as h:
        h.upload.script = [slow]
        await h.client.images.attach_file(pdf, type_="MANUAL", attempt_timeout=0.45, attempts=1)


async def test_an_upload_that_stands_still_ends(pdf: Path) -> None:
    async def stuck(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(1000)
        await asyncio.sleep(0.5)
        return web.Response()

    make_pdf(pdf, 15_000_000)
    async with house() as h:
        h.upload.script = [stuck]
        with pytest.raises(UploadError) as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL", attempt_timeout=0.15, attempts=1)
        assert isinstance(caught.value.__cause__, RequestTimeoutError)


# Files that change


@pytest.mark.parametrize("change", ["shrinks", "grows", "is rewritten", "goes"])
async def test_a_file_that_changes_while_it_is_sent_is_never_uploaded(pdf: Path, change: str) -> None:
    def meddle(sent: int, _total: int) -> None:
        if sent > len(MANUAL) // 2:
            return
        match change:
            case "shrinks":
                with pdf.open("r+b") as file:
                    file.truncate(len(MANUAL) // 2)
            case "grows":
                with pdf.open("ab") as file:
                    file.write(b"more")
            case "is rewritten":
                with pdf.open("r+b") as file:
                    file.write(b"%PDF-1.8\n")
            case _:
                pdf.write_bytes(b"")

    async with house() as h:
        with pytest.raises(UploadError) as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL", progress=meddle)
        assert isinstance(caught.value.__cause__, FileChangedError)
        assert not caught.value.maybe_sent
        await settled(h.is_calm)
        assert h.upload.seen == []


async def test_a_file_that_changed_between_two_attempts_is_not_sent(pdf: Path) -> None:
    async def fail(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.read()
        rewrite(pdf)
        return web.json_response({}, status=503)

    async with house() as h:
        h.upload.script = [fail]
        with pytest.raises(UploadError, match="changed while it was sent"):
            await h.client.images.attach_file(pdf, type_="MANUAL")


async def test_what_a_progress_raises_ends_the_upload_and_comes_as_it_is(
    pdf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def stop(_sent: int, _total: int) -> None:
        raise LookupError("enough")

    async with house() as h:
        with pytest.raises(LookupError, match="enough") as caught:
            await h.client.images.attach_file(pdf, type_="MANUAL", progress=stop)
        assert "declared-1" in caught.value.__notes__[0]
        assert "declared-1" in warnings(caplog)[0]


# Invoices


async def test_an_invoice_whose_upload_failed_is_told_by_its_id_and_is_not_declared_twice() -> None:
    async with house() as h:
        h.api.script = [None, answers(503), answers(503), answers(503)]
        with pytest.raises(InvoiceUploadError) as caught:
            await h.client.orders.attach_invoice("o-1", PDF)
        error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (error.order_id, error.invoice_id, error.declared_id) == ("o-1", "invoice-1", "invoice-1")
        assert error.maybe_sent
        assert "invoice_id='invoice-1'" in str(error)
        h.api.seen.clear()
        assert (
            await h.client.orders.attach_invoice(error.order_id, PDF, invoice_id=error.invoice_id)
            == "invoice-1"
        )
        assert h.api.paths() == ["PUT /order/checkout-forms/o-1/invoices/invoice-1/file"]


async def test_a_409_after_a_lost_answer_means_that_the_invoice_has_its_file() -> None:
    async with house() as h:
        h.api.script = [None, answers(503), answers(409)]
        assert await h.client.orders.attach_invoice("o-1", PDF) == "invoice-1"


async def test_a_409_at_once_is_an_error() -> None:
    async with house() as h:
        h.api.script = [answers(409)]
        with pytest.raises(InvoiceUploadError, match=r"409.*The file may be there all the same"):
            await h.client.orders.attach_invoice("o-1", PDF, invoice_id="i-1")


async def test_a_refused_declaration_is_the_plain_error() -> None:
    async with house() as h:
        h.api.script = [answers(400)]
        with pytest.raises(BadRequestError):
            await h.client.orders.attach_invoice("o-1", PDF)


# Refused before any request


async def test_nothing_is_asked_for_a_file_that_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.pdf"
    text.write_bytes(b"Only its name says that it is a PDF")
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(4_000_000)
    (tmp_path / "empty.pdf").touch()
    async with house() as h:
        for source in (tmp_path / "none.pdf", tmp_path, text, large, tmp_path / "empty.pdf", b"", PNG):
            with pytest.raises(FileRefusedError):
                await h.client.orders.attach_invoice("o-1", source)
        assert h.api.seen == []
        assert "request" not in h.hook.names()


# Cancellation


def _stall(server: FileServer) -> None:
    async def stall(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.readexactly(1000)
        server.arrived.set()
        await asyncio.sleep(0.3)
        return web.Response()

    server.script = [stall]


async def test_a_cancelled_upload_leaves_neither_file_nor_connection(
    pdf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with house() as h:
        _stall(h.upload)
        task = asyncio.create_task(h.client.images.attach_file(pdf, type_="MANUAL"))
        await h.upload.arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await settled(h.is_calm)
        assert "declared-1" in warnings(caplog)[0]


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_an_upload_may_be_cancelled_at_any_moment(pdf: Path, turns: int) -> None:
    async with house() as h:
        task = asyncio.ensure_future(h.client.images.attach_file(pdf, type_="MANUAL"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await settled(h.is_calm)


# Other transports


async def test_a_transport_that_knows_bytes_only_uploads_all_the_same(pdf: Path) -> None:
    old = OldTransport(AiohttpTransport())
    async with house(transport=old) as h:
        await h.client.images.attach_file(pdf, type_="MANUAL")
        assert h.upload.seen[0].digest == digest(pdf)
        assert old.bodies[-1] is not None
        assert len(old.bodies[-1]) == len(MANUAL)


async def test_an_async_iterable_is_sent_again_when_an_attempt_fails() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(PDF), 1000):
            yield PDF[start : start + 1000]

    async with house() as h:
        h.api.script = [None, answers(503)]
        await h.client.messages.attach_file(pieces())
        assert h.api.seen[-1].body == PDF


async def test_a_closed_pool_ends_an_upload_with_an_error(pdf: Path) -> None:
    async with house() as h:
        _stall(h.upload)
        task = asyncio.create_task(h.client.images.attach_file(pdf, type_="MANUAL", attempts=1))
        await h.upload.arrived.wait()
        await h.transport.aclose()
        with pytest.raises(UploadError):
            await task


async def test_an_upload_that_waits_for_a_connection_of_a_closed_pool_is_told_so() -> None:
    async with house(transport=AiohttpTransport(connections=1)) as h:
        _stall(h.api)
        first = asyncio.create_task(h.client.orders.attach_invoice("o", PDF, invoice_id="i", attempts=1))
        await h.api.arrived.wait()
        second = asyncio.create_task(h.client.orders.attach_invoice("o", PDF, invoice_id="j", attempts=1))
        await asyncio.sleep(0.05)
        await h.transport.aclose()
        results = await asyncio.gather(first, second, return_exceptions=True)
        assert all(isinstance(each, InvoiceUploadError) for each in results)
        assert "closed" in str(results[1])


async def test_a_401_for_good_is_told_with_the_id() -> None:
    async with house() as h:
        h.api.script = [None, *([answers(401, {"error": "invalid_token"})] * 8)]
        with pytest.raises(UploadError) as caught:
            await h.client.messages.attach_file(PDF)
        assert isinstance(caught.value.__cause__, UnauthorizedError | LoginRequiredError)
