"""Whatever a server answers: the caller gets a reply or an error of ours, and nobody complains."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import gzip
import pickle
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from allegro_async import AiohttpTransport, AllegroError, DecodeError, Reply, Request
from allegro_async.errors import AnswerTooLargeError, TransportError
from allegro_async.models.account import MeResponse
from allegro_async.reading import error_of
from allegro_async.retry import retry_after_seconds
from tests.faults import breakage as br
from tests.faults.proxy import BreakingProxy

BOUND = 2000
QUERY, TOKEN = token_hex(8), token_hex(8)  # the strategies know every word that stands in a test, and use it
LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.0 200 OK",
        b"HTTP/1.1 429 Too Many",
        b"HTTP/1.1 400",
        b"HTTP/1.1 204 No Content",
        b"HTTP/1.1 304 Not Modified",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade",
        b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK",
        b"HTTP/1.1 999 What",
        b"HTTP/1.1 -1 What",
        b"HTTP/2 200",
        b"ICY 200 OK",
    ]
)
NAMES = st.sampled_from(
    [
        b"Content-Length",
        b"Transfer-Encoding",
        b"Content-Encoding",
        b"Content-Type",
        b"Connection",
        b"Retry-After",
        b"Set-Cookie",
        b"trace-id",
        b"Location",
        b"X-\xc5\xbb",
        b"",
    ]
)
VALUES = st.sampled_from(
    [
        b"0",
        b"5",
        b"44",
        b"5000",
        b"-1",
        b"99999999999999999999",
        b"chunked",
        b"gzip",
        b"deflate",
        b"br",
        b"gzip, chunked",
        b"close",
        b"upgrade",
        b"text/html",
        b"a=b; Path=/\x80",
        b"Sun, 06 Nov 1994 08:49:37 GMT",
        b"Sun, 99 Nov 1994 08:49:37 +9999",
        b"\xff\xfe",
        b"",
    ]
) | st.binary(max_size=20)
BODIES = st.sampled_from(
    [
        b"",
        b"[]",
        b'{"errors":[{"code":"A","message":"b"}]}',
        b'{"login":"jan"}',
        b"5\r\n[1,2]\r\n0\r\n\r\n",
        b"5\r\n[1,2]\r\n0\r\nX: y\r\n\r\n",
        b"ffffffffffffffffff\r\n",
        gzip.compress(b'{"login":"jan"}', mtime=0),
        gzip.compress(bytes(5000), mtime=0),
        b"x" * 5000,
    ]
) | st.binary(max_size=200)


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """Something like an answer, some of it broken."""
    headers = draw(st.lists(st.tuples(NAMES, VALUES), max_size=4))
    lines = [draw(LINES), *(name + b": " + value for name, value in headers)]
    whole = b"\r\n".join(lines) + b"\r\n\r\n" + draw(BODIES)
    if draw(st.booleans()):
        place = draw(st.integers(0, len(whole)))
        whole = whole[:place] + draw(st.binary(max_size=3)) + whole[place + draw(st.integers(0, 3)) :]
    return whole


class Wire:
    """One event loop, server and transport for all examples."""

    def __init__(self) -> None:
        self.complaints: list[dict[str, Any]] = []
        self._runner = asyncio.Runner()
        self._runner.get_loop().set_exception_handler(lambda _, context: self.complaints.append(context))
        self._proxy = BreakingProxy("")
        self._runner.run(self._proxy.listen())
        self._transport = AiohttpTransport(max_body=BOUND)

    def ask(self, method: str, answer: bytes) -> Reply | AllegroError:
        """Ask for something; the server gives this answer and closes."""
        return self._runner.run(self._ask(method, answer))

    async def _ask(self, method: str, answer: bytes) -> Reply | AllegroError:
        self._proxy.breaks(br.says(answer))
        request = Request(method, f"{self._proxy.url}/me?q={QUERY}", {"Authorization": f"Bearer {TOKEN}"})
        try:
            response = await self._transport.send(request, timeout=20)  # patient: the machine may be busy
        except AllegroError as error:
            return error
        return Reply(response.status, response.headers, response.body, "account.me (GET /me)")

    async def _end(self) -> None:
        await self._transport.aclose()
        await self._proxy.emptied()
        self._proxy.refuse()
        gc.collect()
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    def close(self) -> None:
        self._runner.run(self._end())
        self._runner.close()
        assert self.complaints == []


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.close()


def check(wire: Wire, method: str, answer: bytes) -> None:
    """See that the end is one of ours, and that everything can be done with it that is done with ends."""
    end = wire.ask(method, answer)
    if isinstance(end, Reply):
        assert len(end.body) <= BOUND
        with contextlib.suppress(DecodeError):
            end.json()
        with contextlib.suppress(DecodeError):
            end.parse(MeResponse)
        end = error_of(end, retry_after=retry_after_seconds(end.headers.get("Retry-After"), 0))
    else:
        assert isinstance(end, TransportError)
        assert end.maybe_sent
        assert isinstance(end, AnswerTooLargeError) == ("max_body" in str(end))
        assert end.__cause__ is None or isinstance(end.__cause__, OSError)
    text = str(end)
    assert text.encode()
    assert QUERY not in text
    assert TOKEN not in text
    assert str(pickle.loads(pickle.dumps(end))) == text  # noqa: S301 - our own error
    assert wire.complaints == []


patient = settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])


@patient
@given(method=st.sampled_from(["GET", "POST", "HEAD", "PUT"]), answer=answers())
@example(method="GET", answer=b"")
@example(method="HEAD", answer=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n")
def test_something_like_an_answer_ends_in_a_reply_or_an_error_of_ours(
    wire: Wire, method: str, answer: bytes
) -> None:
    check(wire, method, answer)


@settings(patient, max_examples=150)
@given(answer=st.binary(max_size=300))
def test_random_bytes_end_in_an_error_of_ours(wire: Wire, answer: bytes) -> None:
    check(wire, "GET", answer)
