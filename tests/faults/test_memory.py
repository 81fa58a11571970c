"""Answers that are far too large: the bound holds, and memory stays within it."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from allegro_async.errors import AnswerTooLargeError
from tests.faults import breakage as br
from tests.faults.conftest import Shop
from tests.faults.proxy import Exchange, Fault

BOUND = 8 * br.MIB  # as the fixture `shop` says
CHUNK = b"100000\r\n" + bytes(br.MIB) + b"\r\n"
BOMB = br.bomb(1024)

FLOODS: dict[str, tuple[Fault, float]] = {
    "announced": (br.endless(br.head(Content_Length=100 * br.MIB), bytes(br.MIB)), 0.3),
    "in chunks": (br.endless(br.CHUNKED, CHUNK), 2),
    "until closed": (br.endless(br.head(Connection="close"), bytes(br.MIB)), 2),
    "gzip bomb": (br.says(br.head(Content_Encoding="gzip", Content_Length=len(BOMB)) + BOMB), 2),
    "gzip bomb in chunks": (
        br.says(
            br.head(Content_Encoding="gzip", Transfer_Encoding="chunked")
            + f"{len(BOMB):x}\r\n".encode()
            + BOMB
            + b"\r\n0\r\n\r\n"
        ),
        2,
    ),
    "an error page": (br.endless(br.head(502, Content_Type="text/html"), bytes(br.MIB)), 2),
    "nothing but empty gzip members": (
        br.endless(br.head(Content_Encoding="gzip"), gzip.compress(b"") * 5000),
        2,
    ),
    "gzip that gives nothing": (
        br.endless(
            br.head(Content_Encoding="gzip") + gzip.compress(b"")[:10], b"\x00\x00\x00\xff\xff" * 9999
        ),
        2,
    ),
}


@pytest.fixture
def traced() -> Iterator[Callable[[Awaitable[None]], Awaitable[int]]]:
    """Gives a function that awaits something and tells by how many bytes memory grew meanwhile, at most."""

    async def peak(work: Awaitable[None]) -> int:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        await work
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start(1)
    yield peak
    tracemalloc.stop()


async def refused(shop: Shop, method: str = "GET") -> None:
    with pytest.raises(AnswerTooLargeError, match="8 MiB, the bound of max_body") as caught:
        await shop.client.request(method, "/me?secret=abc")
    assert caught.value.maybe_sent
    assert "abc" not in str(caught.value)


@pytest.mark.parametrize("name", [name for name in FLOODS if "members" not in name and "nothing" not in name])
async def test_too_large_an_answer_is_refused_within_the_bound(
    shop: Shop, name: str, traced: Callable[[Awaitable[None]], Awaitable[int]]
) -> None:
    fault, share = FLOODS[name]
    shop.proxy.breaks(fault)
    assert len(BOMB) < 1.2 * br.MIB
    assert await traced(refused(shop)) < share * BOUND
    assert shop.sent("GET", "/me") == 1
    assert (await shop.client.account.me()).login  # over another connection


@pytest.mark.parametrize("name", [name for name in FLOODS if "members" in name or "nothing" in name])
async def test_gzip_that_goes_on_without_giving_anything_has_an_end(
    shop: Shop, name: str, traced: Callable[[Awaitable[None]], Awaitable[int]]
) -> None:
    fault, share = FLOODS[name]
    shop.proxy.breaks_all(fault)

    async def work() -> None:
        with pytest.raises(Exception, match=r"max_body|100 parts|corrupt"):
            await shop.client.request("GET", "/me")

    assert await traced(work()) < share * BOUND


async def test_a_write_whose_answer_is_too_large_is_not_repeated_and_was_done(shop: Shop) -> None:
    async def fault(exchange: Exchange) -> None:
        await exchange.fetch()
        await br.endless(br.CHUNKED, CHUNK)(exchange)

    shop.proxy.breaks(fault)
    with pytest.raises(AnswerTooLargeError) as caught:
        await shop.client.request("PUT", "/sale/offer-tags/1", json={})
    assert caught.value.maybe_sent
    assert shop.sent("PUT", "/sale/offer-tags/1") == 1


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("announced", [False, True], ids=["chunked", "announced"])
@pytest.mark.parametrize("more", [0, 1])
async def test_the_bound_is_exact(shop: Shop, *, packed: bool, announced: bool, more: int) -> None:
    body = b"1" * (BOUND + more)
    sent = gzip.compress(body, 1) if packed else body
    headers: dict[str, Any] = {"Content_Encoding": "gzip"} if packed else {}
    if announced:
        answer = br.head(**headers, Content_Length=len(sent)) + sent
    else:
        chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(sent), sent)
        answer = br.head(**headers, Transfer_Encoding="chunked") + chunk
    shop.proxy.breaks(br.says(answer))
    if more:
        await refused(shop)
    else:
        assert (await shop.client.request("GET", "/me")).body == body


async def test_a_large_answer_does_not_keep_other_tasks_from_running(shop: Shop) -> None:
    packed = gzip.compress(bytes(BOUND), 1)
    shop.proxy.breaks(br.says(br.head(Content_Encoding="gzip", Content_Length=len(packed)) + packed))
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += bool(shop.proxy.seen and shop.proxy.seen[-1].target == "/me")
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await shop.client.request("GET", "/me")
    task.cancel()
    assert turns >= 7  # one for each MiB but the first
