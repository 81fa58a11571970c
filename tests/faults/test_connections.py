# A test may look inside.
# pyright: reportPrivateUsage=false
"""The pool: connections are reused, none is mixed up or spoilt, a server may go and come back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from allegro_async import AiohttpTransport, Request, TransportError
from allegro_async._clock import SystemClock
from allegro_async.sandbox import Sandbox
from tests.faults import breakage as br
from tests.faults.conftest import Shop
from tests.faults.proxy import BreakingProxy, Exchange

STRAY = br.head(Content_Length=13) + b'{"of":"other"}'[:13]


@pytest.fixture
async def place(quiet_loop: None) -> AsyncIterator[BreakingProxy]:
    """A proxy before a sandbox, for tests that make their own transport."""
    del quiet_loop
    async with Sandbox(orders=1, offers=1) as sandbox, BreakingProxy(sandbox.url) as proxy:
        yield proxy


async def get(transport: AiohttpTransport, proxy: BreakingProxy, path: str = "/marketplaces") -> int:
    return (await transport.send(Request("GET", proxy.url + path, {}), timeout=5)).status


async def test_fifty_calls_one_after_the_other_share_one_connection(shop: Shop) -> None:
    for _ in range(50):
        await shop.client.account.me()
    assert shop.proxy.opened == 1


@pytest.mark.parametrize("connections", [1, 7])
async def test_no_more_connections_are_open_than_the_setting_allows(
    place: BreakingProxy, connections: int
) -> None:
    transport = AiohttpTransport(connections=connections)
    await asyncio.gather(*(get(transport, place) for _ in range(60)))
    assert place.opened == connections
    assert len(place.seen) == 60
    await transport.aclose()
    await place.emptied()


async def test_without_keepalive_every_call_has_its_own_connection(place: BreakingProxy) -> None:
    transport = AiohttpTransport(keepalive=0)
    for _ in range(3):
        await get(transport, place)
    assert place.opened == 3
    await place.emptied()
    await transport.aclose()


async def test_an_idle_connection_is_not_used_after_its_time(place: BreakingProxy) -> None:
    transport = AiohttpTransport(keepalive=0.02)
    await get(transport, place)
    await asyncio.sleep(0.05)
    await get(transport, place)
    assert place.opened == 2
    await transport.aclose()
    await place.emptied()


async def test_a_connection_closed_while_idle_does_no_harm_to_a_write(shop: Shop) -> None:
    body = await shop.new_offer()
    opened = shop.proxy.opened
    await shop.proxy.hang_up_on_the_idle()
    await shop.client.offers.create(body)
    assert shop.sent("POST", "/sale/product-offers") == 1
    assert shop.proxy.opened == opened + 1
    assert await shop.offers_made() == 1


async def test_a_write_that_meets_the_close_of_its_old_connection_is_not_repeated(shop: Shop) -> None:
    # The server has decided to close when the request is already on its way: nobody can tell it from a
    # server that worked and died.
    await shop.client.account.me()
    shop.proxy.breaks(br.close_before_work)
    with pytest.raises(TransportError) as caught:
        await shop.client.request("POST", "/sale/product-offers", json={})
    assert caught.value.maybe_sent
    assert shop.sent("POST", "/sale/product-offers") == 1
    assert shop.proxy.opened == 1


@pytest.mark.parametrize(
    "stray",
    [STRAY, STRAY * 3, b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", b"x", STRAY[:20]],
    ids=["an-answer", "three-answers", "408", "a-byte", "half-an-answer"],
)
async def test_what_a_server_says_unasked_is_never_taken_for_an_answer(shop: Shop, stray: bytes) -> None:
    await shop.client.account.me()
    shop.proxy.say_to_all(stray)
    await asyncio.sleep(0.02)
    reply = await shop.client.request("GET", "/me")
    assert reply.json()["login"] == shop.sandbox.account.login
    assert shop.sent("GET", "/me") == 2


async def test_a_server_that_speaks_first_is_heard_and_not_hammered(
    place: BreakingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = aiohttp.TCPConnector._create_connection

    async def slowly(*args: Any) -> Any:
        protocol = await create(*args)
        await asyncio.sleep(0.02)  # what the server says is there before the request
        return protocol

    async def busy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(br.head(503, Content_Length=0))
        await reader.read()

    monkeypatch.setattr(aiohttp.TCPConnector, "_create_connection", slowly)
    place.greets(busy)
    transport = AiohttpTransport()
    assert await get(transport, place) == 503
    assert place.opened == 1
    await transport.aclose()
    await place.emptied()


async def test_bytes_after_the_announced_length_spoil_the_connection_and_not_the_next_answer(
    shop: Shop,
) -> None:
    async def fault(exchange: Exchange) -> None:
        await exchange.say(br.head(Content_Length=2) + b"{}" + STRAY)

    shop.proxy.breaks(fault)
    assert (await shop.client.request("GET", "/me")).json() == {}
    assert (await shop.client.request("GET", "/me")).json()["login"] == shop.sandbox.account.login
    assert shop.proxy.opened == 2


class Doorman(SystemClock):
    """A clock that opens the proxy's door instead of waiting."""

    def __init__(self, proxy: BreakingProxy) -> None:
        self._proxy = proxy

    async def sleep(self, seconds: float) -> None:
        del seconds
        await self._proxy.listen()


@pytest.mark.parametrize(("method", "path"), [("GET", "/me"), ("POST", "/sale/product-offers")])
async def test_a_server_that_dies_and_comes_back_gets_the_request_once(
    shop: Shop, method: str, path: str
) -> None:
    body = await shop.new_offer()
    await shop.proxy.die()
    shop.client._core.pipeline._clock = Doorman(shop.proxy)
    await shop.client.request(method, path, json=body if method == "POST" else None)
    assert shop.sent(method, path) == 1
    assert shop.worked(method, path) == 1
    assert shop.hook.names().count("retry") == 1


async def test_a_refused_connection_is_certainly_not_sent(shop: Shop) -> None:
    await shop.proxy.die()
    for method in ("GET", "POST"):
        with pytest.raises(TransportError, match=r"No connection.*refused") as caught:
            await shop.client.request(method, "/me?secret=abc")
        assert not caught.value.maybe_sent
        assert "abc" not in str(caught.value)
    assert shop.hook.names().count("attempt") == 6
