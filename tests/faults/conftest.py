# A test may look inside.
# pyright: reportPrivateUsage=false
"""What every test of the fault suite begins and ends with: all is calm."""

from __future__ import annotations

import asyncio
import gc
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import trustme

from allegro_async import AiohttpTransport, AllegroClient, App, FairLimiter, Limits, RetryPolicy, Token
from allegro_async._clock import SystemClock
from allegro_async.sandbox import Sandbox
from tests.doubles import RecordingHook
from tests.faults.proxy import BreakingProxy

AGENT = "Shop/1.0 (+https://shop.example/about)"
QUICK = RetryPolicy(attempts=3, wait_initial=0.0, wait_max=0.0)
CONCURRENCY = 100


@dataclass
class Shop:
    """A client, the breaking proxy it talks to, and the sandbox behind that."""

    sandbox: Sandbox
    proxy: BreakingProxy
    transport: AiohttpTransport
    limiter: FairLimiter
    client: AllegroClient
    hook: RecordingHook
    secrets: list[str] = field(default_factory=list[str], repr=False)

    async def new_offer(self) -> dict[str, Any]:
        """The body of a POST that creates an offer of a product which the sandbox knows."""
        [listed] = await self.client.offers.search().collect(limit=1)
        offer = await self.client.offers.get(listed.id or "")
        self.proxy.seen.clear()
        self.sandbox.requests.clear()
        product = (offer.product_set or [])[0].product
        assert product is not None
        return {
            "productSet": [{"product": {"id": product.id}}],
            "external": {"id": "one-of-a-kind"},
            "sellingMode": {"price": {"amount": "12.34", "currency": "PLN"}},
            "stock": {"available": 3},
        }

    async def offers_made(self) -> int:
        """How many offers there are now of the one that `new_offer` describes."""
        return len(await self.client.offers.search(external_id=["one-of-a-kind"]).collect())

    def worked(self, method: str, path: str) -> int:
        """How often the sandbox did the work."""
        return sum(entry.worked for entry in self.sandbox.requests.matching(method=method, path=path))

    def sent(self, method: str, path: str) -> int:
        """How often the request came to the proxy."""
        return sum(
            request.method == method and request.target.startswith(path) for request in self.proxy.seen
        )


async def open_shop(sandbox: Sandbox, proxy: BreakingProxy, **settings: Any) -> Shop:
    """Make a client that talks to the sandbox through the proxy, signed in."""
    app = App(sandbox.client_id, sandbox.client_secret, user_agent=AGENT, environment=proxy.url)
    transport = AiohttpTransport(**settings)
    limiter = FairLimiter(SystemClock(), Limits(concurrency=CONCURRENCY))
    hook = RecordingHook()
    client = AllegroClient(
        app, transport=transport, limiter=limiter, policy=QUICK, hooks=[hook], attempt_timeout=5, timeout=20
    )
    await client.login_device(prompt=lambda _code: None)
    token = await client._core.sessions.of("default").usable()
    assert isinstance(token, Token)
    secrets = [sandbox.client_secret, token.access_token, token.refresh_token or ""]
    return Shop(sandbox, proxy, transport, limiter, client, hook, secrets)


def served_with(leaf: trustme.LeafCert) -> ssl.SSLContext:
    """The TLS of a server with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)  # pyright: ignore[reportUnknownMemberType] - it names a library not in use
    return context


async def all_calm(shop: Shop) -> None:
    """Check that nothing is left of all that went wrong: permits, connections, tasks."""
    await settled()
    assert shop.limiter.under_way == 0
    assert shop.limiter.waiting == 0
    session = shop.transport._session
    if session is not None:
        assert session.connector is not None
        assert len(session.connector._acquired) == 0
    await shop.client.aclose()
    await shop.proxy.emptied()


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something that happens on the other side of a socket."""
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110 - nobody there could set an event
            await asyncio.sleep(0.01)


async def settled() -> None:
    """Let what has been closed come to its end."""
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.fixture
async def quiet_loop() -> AsyncIterator[None]:
    """Nobody complains to the event loop, and no task outlives the test."""
    complaints: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, context: complaints.append(context))
    before = asyncio.all_tasks()
    gc.freeze()  # only what the test leaves behind is looked through at its end
    yield
    await settled()
    gc.collect()  # what was never closed complains now
    gc.unfreeze()
    await settled()
    assert complaints == []
    assert asyncio.all_tasks() <= before | {asyncio.current_task()}


@pytest.fixture
async def shop(quiet_loop: None) -> AsyncIterator[Shop]:
    """A shop; when the test is over, everything about it must be calm."""
    del quiet_loop
    async with (
        Sandbox(orders=3, offers=3, device_interval=0) as sandbox,
        BreakingProxy(sandbox.url) as proxy,
    ):
        shop = await open_shop(sandbox, proxy, max_body=8 << 20)
        yield shop
        await all_calm(shop)
