"""Files over doubles, in virtual time: what the pipeline does with them."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Self

import pytest

from allegro_async import (
    AllegroClient,
    AllegroError,
    Call,
    ConfigurationError,
    FairLimiter,
    Hook,
    RateLimitError,
    Reply,
    Request,
    RequestTimeoutError,
    Response,
    RetryPolicy,
    TransportError,
)
from allegro_async.file_errors import (
    FileChangedError,
    FileRefusedError,
    InvoiceUploadError,
    NoFileError,
    UnsafeAddressError,
    UploadError,
)
from tests.benches import CUT, NOT_SENT
from tests.doubles import APP, Answer, FakeTransport, LoopClock, RecordingHook, a_token, answer, virtual

PDF = b"%PDF-1.7\n" + bytes(1000)
DECLARED = answer(201, {"id": "d-1"}, {"Location": "https://storage.example/1?signature=s"})
DONE = answer(200, {"id": "d-1"}, {"Content-Type": "application/vnd.allegro.public.v1+json"})


class Shop:
    """A client over doubles."""

    def __init__(self, *script: Answer, takes: float = 0.0, **settings: Any) -> None:
        self.transport = FakeTransport(*script, takes=takes)
        self.hook = RecordingHook()
        settings = {"hooks": (self.hook,), **settings}
        clock = LoopClock()
        self.client = AllegroClient(
            APP, transport=self.transport, clock=clock, limiter=FairLimiter(clock), **settings
        )

    async def __aenter__(self) -> Self:
        await self.client.keep_token(a_token(scopes=None))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    @property
    def sent(self) -> list[Request]:
        return self.transport.requests


@virtual
async def test_an_upload_that_never_left_and_one_of_unknown_fate_are_repeated_whole() -> None:
    async with Shop(DECLARED, NOT_SENT, CUT, DONE) as shop:
        await shop.client.messages.attach_file(PDF)
        assert [each.body for each in shop.sent[1:]] == [PDF, PDF, PDF]
        assert shop.hook.names().count("retry") == 2


@virtual
async def test_the_last_failure_says_that_the_file_may_be_there() -> None:
    async with Shop(DECLARED, CUT, policy=RetryPolicy(attempts=2)) as shop:
        with pytest.raises(UploadError) as caught:
            await shop.client.messages.attach_file(PDF)
        assert isinstance(caught.value.__cause__, TransportError)
        assert caught.value.maybe_sent
        assert len(shop.sent) == 3


@virtual
async def test_an_upload_that_never_left_says_so() -> None:
    async with Shop(DECLARED, NOT_SENT) as shop:
        with pytest.raises(UploadError) as caught:
            await shop.client.messages.attach_file(PDF)
        assert not caught.value.maybe_sent


@virtual
async def test_the_deadline_of_the_call_ends_an_upload() -> None:
    async with Shop(DONE, takes=7) as shop:
        began = asyncio.get_running_loop().time()
        with pytest.raises(InvoiceUploadError, match="within 5 s") as caught:
            await shop.client.orders.attach_invoice("o-1", PDF, invoice_id="i-1", timeout=5)
        assert isinstance(caught.value.__cause__, RequestTimeoutError)
        assert caught.value.maybe_sent
        assert asyncio.get_running_loop().time() - began == pytest.approx(5)


@virtual
async def test_a_429_of_allegro_closes_the_gate_and_the_file_goes_when_it_reopens() -> None:
    own = answer(201, {"id": "d-1"})
    async with Shop(own, answer(429), DONE) as shop:
        await shop.client.messages.attach_file(PDF, timeout=300)
        assert shop.transport.sent_at[2] - shop.transport.sent_at[1] >= 60
        assert shop.sent[2].body == PDF


@virtual
async def test_a_429_of_another_host_stops_only_this_upload() -> None:
    async with Shop(DECLARED, answer(429), DONE) as shop:
        await shop.client.issues.attach_file(PDF)
        assert shop.sent[2].url == "https://storage.example/1?signature=s"
        assert shop.transport.sent_at[2] - shop.transport.sent_at[1] < 2
        assert "gate_closed" not in shop.hook.names()


@virtual
async def test_hooks_see_neither_file_nor_address() -> None:
    seen: list[Any] = []

    class Watcher(Hook):
        def request(self, call: Any) -> None:
            seen.append(call)

    async with Shop(DECLARED, DONE, hooks=(Watcher(),)) as shop:
        await shop.client.issues.attach_file(PDF)
    assert [(each.location, each.carrier, each.body) for each in seen] == [(None, None, None)] * 2


@virtual
async def test_labels_are_read_again_after_a_failure() -> None:
    async with Shop(answer(503), CUT, answer(200, PDF)) as shop:
        assert await shop.client.shipments.download_labels("s").read() == PDF


@virtual
async def test_a_gate_that_stays_closed_is_the_plain_error_of_a_download() -> None:
    async with Shop(answer(429)) as shop:
        with pytest.raises(RateLimitError):
            await shop.client.shipments.download_labels("s", timeout=5).read()


class Streams(FakeTransport):
    """Gives streams, and counts those that were closed."""

    def __init__(self, body: bytes | Exception = b"") -> None:
        super().__init__(answer(201, {"id": "d-1"}))
        self.body = body
        self.closed_streams = 0

    async def open(self, request: Request, *, timeout: float, body: object = None) -> Any:
        del request, timeout, body
        return _Watched(self)


class _Watched:
    def __init__(self, owner: Streams) -> None:
        self._owner = owner
        self._left = [owner.body, b""]
        self.status = 200
        self.headers: dict[str, str] = {}
        self.size = None

    async def read(self) -> bytes:
        piece = self._left.pop(0)
        if isinstance(piece, Exception):
            raise piece
        return piece

    def close(self) -> None:
        self._owner.closed_streams += 1


class Cancelling(Hook):
    """Cancels at the very end of a call: hooks let what is no `Exception` through."""

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        del call, reply, seconds
        raise asyncio.CancelledError


@asynccontextmanager
async def streaming(body: bytes | Exception = PDF, **settings: Any) -> AsyncGenerator[Any, None]:
    transport = Streams(body)
    async with AllegroClient(APP, transport=transport, clock=LoopClock(), **settings) as client:
        await client.keep_token(a_token(scopes=None))
        yield client, transport


@virtual
async def test_a_stream_is_closed_when_its_call_is_cancelled_at_the_very_end() -> None:
    async with streaming(hooks=(Cancelling(),)) as (client, transport):
        with pytest.raises(asyncio.CancelledError):
            await client.shipments.download_labels("s").__aenter__()
        assert transport.closed_streams == 1


@virtual
async def test_every_stream_is_closed_once_it_is_used() -> None:
    async with streaming() as (client, transport):
        await client.shipments.download_labels("s").read()
        assert transport.closed_streams == 1
        await client.orders.attach_invoice("o", PDF, invoice_id="i")
        assert transport.closed_streams == 2
        async with client.shipments.download_labels("s"):
            assert transport.closed_streams == 2
        assert transport.closed_streams == 3


@virtual
async def test_a_stream_that_breaks_off_is_closed_in_every_attempt() -> None:
    async with streaming(CUT, policy=RetryPolicy(attempts=3)) as (client, transport):
        with pytest.raises(InvoiceUploadError):
            await client.orders.attach_invoice("o", PDF, invoice_id="i")
        with pytest.raises(TransportError):
            await client.shipments.download_labels("s").read()
        assert transport.closed_streams == 6


@pytest.mark.parametrize(
    "error",
    [
        FileRefusedError("no"),
        FileChangedError("changed"),
        UploadError("failed", declared_id="d-1"),
        InvoiceUploadError("failed", declared_id="i-1", order_id="o-1"),
        UnsafeAddressError("bad"),
        NoFileError("none"),
    ],
)
def test_every_error_of_files_can_be_pickled(error: AllegroError) -> None:
    error.maybe_sent = True
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_refused_file_is_a_wrong_argument() -> None:
    assert issubclass(FileRefusedError, ConfigurationError)


def test_an_answer_is_shown_without_its_body() -> None:
    assert "secret" not in repr(Response(200, {}, b"secret"))
