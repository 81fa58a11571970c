"""Long lists over real sockets, from the local sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from allegro_async import AllegroClient, App, NoLimiter
from allegro_async.sandbox import Sandbox

if TYPE_CHECKING:
    from allegro_async.models.orders import CheckoutForm

ORDERS = 10_700  # more than anybody may read without windows


@pytest.fixture
async def allegro() -> AsyncIterator[AllegroClient]:
    async with Sandbox(seed=3, orders=ORDERS, offers=40, device_interval=0) as sandbox:
        app = App(
            sandbox.client_id,
            sandbox.client_secret,
            user_agent="MyShop/1.0 (+https://shop.example/about)",
            environment=sandbox.url,
        )
        async with AllegroClient(app, limiter=NoLimiter()) as client:
            await client.login_device(prompt=lambda _code: None)
            yield client


async def test_a_list_beyond_the_ceiling_comes_whole_in_two_goes(allegro: AllegroClient) -> None:
    found: set[str] = set()
    count = 0
    items = aiter(allegro.orders.search().prefetch(4))
    async for order in items:
        found.add(order.id)
        count += 1
        if count == 5_050:
            break
    position = items.position
    await items.aclose()
    assert len(position) < 1500
    async for order in allegro.orders.search().prefetch(4).resume(position):
        found.add(order.id)
        count += 1
    assert (len(found), count) == (ORDERS, ORDERS)
    assert len(asyncio.all_tasks()) < 12  # those of the sandbox; none of the list


async def test_a_function_is_mapped_over_a_list(allegro: AllegroClient) -> None:
    async def read(order: CheckoutForm) -> str:
        return (await allegro.orders.get(order.id)).id

    source = allegro.orders.search(status="READY_FOR_PROCESSING", limit=20)
    count = 0
    async for outcome in allegro.map(read, source, concurrency=8):
        assert outcome.unwrap() == outcome.item.id
        count += 1
        if count == 60:
            break
    assert count == 60
