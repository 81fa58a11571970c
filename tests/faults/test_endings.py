"""Calls that end before their answer: cancelled, out of time, or because the client is closed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from allegro_async import AiohttpTransport, AllegroError, Request, RequestTimeoutError
from allegro_async.sandbox import Sandbox
from tests.faults import breakage as br
from tests.faults.conftest import Shop, until
from tests.faults.proxy import BreakingProxy, Exchange

LARGE = bytes(32 * br.MIB)


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take a connection and read a little of it: what is sent fills the buffers, and sending stops."""
    await reader.read(10)
    await asyncio.sleep(1)
    writer.transport.abort()


async def dripping(exchange: Exchange) -> None:
    await br.drip(br.GOOD, first=br.head(Content_Length=len(br.GOOD)))(exchange)


def waiting(shop: Shop) -> Awaitable[object]:
    shop.proxy.breaks(br.silence)
    return shop.client.request("GET", "/me")


def reading(shop: Shop) -> Awaitable[object]:
    shop.proxy.breaks(dripping)
    return shop.client.request("GET", "/me")


def sending(shop: Shop) -> Awaitable[object]:
    # The idle connection of the sign-in is in use, so that this call opens one, and meets a deaf server.
    shop.proxy.greets(deaf)
    return shop.client.request("POST", "/sale/images", body=LARGE, content_type="image/png")


PHASES = pytest.mark.parametrize("phase", [waiting, reading, sending], ids=["waiting", "reading", "sending"])
"""What a call is doing; connecting is in test_tls.py, where it can be slow."""


@PHASES
async def test_a_cancelled_call_leaves_nothing(
    shop: Shop, phase: Callable[[Shop], Awaitable[object]]
) -> None:
    await shop.proxy.hang_up_on_the_idle()
    call = asyncio.ensure_future(phase(shop))
    await until(lambda: shop.proxy.open > 0)
    await asyncio.sleep(0.05)
    assert not call.done()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert (await shop.client.account.me()).login


@PHASES
@pytest.mark.parametrize("bound", ["timeout", "attempt_timeout"])
async def test_a_call_out_of_time_leaves_nothing(
    shop: Shop, phase: Callable[[Shop], Awaitable[object]], bound: str
) -> None:
    await shop.proxy.hang_up_on_the_idle()
    hurried = shop.client.with_options(attempts=1, **{bound: 0.3})  # type: ignore[arg-type]
    with pytest.raises(RequestTimeoutError, match=r"0\.3 s") as caught:
        await phase(replace(shop, client=hurried))
    assert caught.value.maybe_sent
    assert (await shop.client.account.me()).login


async def test_calls_cancelled_at_random_do_not_poison_the_pool(shop: Shop) -> None:
    chance = random.Random(4)  # noqa: S311 - no secret
    calls = [asyncio.ensure_future(shop.client.request("GET", f"/me?n={number}")) for number in range(200)]
    while any(not call.done() for call in calls):
        await asyncio.sleep(chance.uniform(0, 0.004))
        alive = [call for call in calls if not call.done()]
        for call in chance.sample(alive, min(7, len(alive))):
            call.cancel()
    ends = await asyncio.gather(*calls, return_exceptions=True)
    assert any(isinstance(end, asyncio.CancelledError) for end in ends)
    replies = await asyncio.gather(*(shop.client.request("GET", "/me") for _ in range(150)))
    assert {reply.json()["login"] for reply in replies} == {shop.sandbox.account.login}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_closing_ends_the_calls_under_way_with_an_error_of_ours(shop: Shop, method: str) -> None:
    shop.proxy.breaks_all(br.silence)
    calls = [asyncio.ensure_future(shop.client.request(method, "/me")) for _ in range(20)]
    await until(lambda: shop.sent(method, "/me") == 20)
    await shop.client.aclose()
    async with asyncio.timeout(2):
        ends = await asyncio.gather(*calls, return_exceptions=True)
    assert all(isinstance(end, AllegroError) for end in ends), ends
    assert all("losed" in str(end) or "broke" in str(end) for end in ends), ends


async def test_closing_ends_the_calls_that_wait_for_a_connection_too(quiet_loop: None) -> None:
    del quiet_loop
    async with Sandbox(orders=1, offers=1) as sandbox, BreakingProxy(sandbox.url) as proxy:
        transport = AiohttpTransport(connections=1)
        proxy.breaks_all(br.silence)
        request = Request("POST", f"{proxy.url}/me", {})
        calls = [asyncio.ensure_future(transport.send(request, timeout=5)) for _ in range(5)]
        await asyncio.sleep(0.05)
        await transport.aclose()
        async with asyncio.timeout(2):
            ends = await asyncio.gather(*calls, return_exceptions=True)
        assert all(isinstance(end, AllegroError) for end in ends), ends
        assert sorted(getattr(end, "maybe_sent", None) or False for end in ends) == [False] * 4 + [True]
        await proxy.emptied()


async def test_a_call_that_waits_for_a_connection_until_its_time_is_over_was_not_sent(
    quiet_loop: None,
) -> None:
    del quiet_loop
    async with Sandbox(orders=1, offers=1) as sandbox, BreakingProxy(sandbox.url) as proxy:
        transport = AiohttpTransport(connections=1)
        proxy.breaks_all(br.silence)
        request = Request("POST", f"{proxy.url}/me", {})
        first = asyncio.ensure_future(transport.send(request, timeout=5))
        await asyncio.sleep(0.05)
        with pytest.raises(RequestTimeoutError) as caught:
            await transport.send(request, timeout=0.05)
        assert not caught.value.maybe_sent
        first.cancel()
        await asyncio.wait([first])
        await transport.aclose()
        await proxy.emptied()
