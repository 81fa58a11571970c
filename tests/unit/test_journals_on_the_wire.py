"""Journals over real sockets, against the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from allegro_async import AllegroClient, App
from allegro_async.cursors import FileCursorStore, MemoryCursorStore
from allegro_async.handlers import OfferEvents, OrderEvents, Retrying
from allegro_async.journals import Journal
from allegro_async.models.categories import CategoryEvent
from allegro_async.models.offers import OfferEndedEvent
from allegro_async.models.orders import OrderEvent
from allegro_async.polling import Polling
from allegro_async.quarantine import MemoryQuarantine
from allegro_async.resources.categories import Categories
from allegro_async.sandbox import Sandbox
from tests.recorder import Recorder

QUICK = Polling(quick=0.01, idle=0.05)


@asynccontextmanager
async def signed_in(**settings: Any) -> AsyncGenerator[tuple[Sandbox, AllegroClient], None]:
    async with Sandbox(device_interval=0, **settings) as sandbox:
        app = App(
            sandbox.client_id,
            sandbox.client_secret,
            user_agent="Journal/1.0 (+https://shop.example/about)",
            environment=sandbox.url,
        )
        async with AllegroClient(app) as allegro:
            await allegro.login_device(prompt=lambda _code: None)
            yield sandbox, allegro


class NoticedStore(FileCursorStore):
    """Tells when it has saved something."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.saved = asyncio.Event()

    async def save(self, key: str, value: str) -> None:
        await super().save(key, value)
        self.saved.set()


async def test_new_orders_come_while_the_journal_is_followed(tmp_path: Path) -> None:
    async with signed_in(orders=50) as (sandbox, allegro):
        store = NoticedStore(tmp_path)

        async def first(count: int) -> list[str]:
            events = aiter(allegro.orders.follow_events(cursor=store, polling=QUICK))
            return [(await anext(events)).order.checkout_form.id for _ in range(count)]  # type: ignore[union-attr]

        following = asyncio.create_task(first(3))
        await store.saved.wait()  # until the beginning is known, an order counts as old
        names = sandbox.add_orders(3)
        assert await following == names
        assert await first(1) == names[2:]  # it was in hand when the first consumer ended


async def test_from_the_oldest_the_whole_journal_comes_in_the_order_of_its_ids() -> None:
    async with signed_in(orders=3000) as (_, allegro):
        journal = allegro.orders.follow_events(start="oldest")
        ids = [int(event.id) async for event in journal.available()]
        assert len(ids) > 1000  # more than one page
        assert ids == sorted(set(ids))


async def test_repeated_events_are_folded() -> None:
    async with signed_in(orders=400, event_duplicates=0.3) as (_, allegro):
        plain = [event async for event in allegro.orders.follow_events(start="oldest").available()]
        folded = [
            event async for event in allegro.orders.follow_events(start="oldest", fold=True).available()
        ]
    states = {
        (event.type, event.order.checkout_form.revision) for event in plain if event.order.checkout_form
    }
    assert len(plain) > len(folded) == len(states)


async def test_trouble_on_the_way_is_outwaited() -> None:
    async with signed_in(orders=50) as (sandbox, allegro):
        sandbox.fault("5xx", operation="GET /order/events", count=2)
        sandbox.fault("drop", operation="GET /order/events", count=2)
        journal = allegro.with_options(attempts=1).orders.follow_events(start="oldest", polling=QUICK)
        async for event in journal:
            assert isinstance(event, OrderEvent)
            break


async def test_offers_are_followed_from_now_on() -> None:
    async with signed_in(offers=60) as (sandbox, allegro):
        store = MemoryCursorStore()
        journal = allegro.offers.follow_events(cursor=store)
        assert [event async for event in journal.available()] == []
        changed = sandbox.change_offers(2)
        events, told = OfferEvents(journal), list[str]()

        @events.on("OFFER_STOCK_CHANGED", "OFFER_PRICE_CHANGED")
        async def note(event: Any) -> None:
            assert not isinstance(event, OfferEndedEvent)
            told.append(event.offer.id)

        await events.run(once=True)
        assert sorted(told) == sorted(changed)


async def test_categories_are_followed_with_an_application_token() -> None:
    body = (
        '{"events":[{"id":"MTEz","type":"CATEGORY_RENAMED","occurredAt":"2026-11-01T10:00:00Z",'
        '"category":{"id":"5","name":"Books","parent":{"id":"1"},"leaf":true}}]}'
    )
    allegro = Recorder(200, body)
    journal: Journal[CategoryEvent] = Categories(allegro).follow_events(start="oldest")
    assert [event.id async for event in journal.available()] == ["MTEz"]
    assert [call.target for call in allegro.calls] == [
        "/sale/category-events?limit=1000",
        "/sale/category-events?limit=1000&from=MTEz",
    ]


async def test_a_poisoned_order_does_not_stop_the_shop() -> None:
    async with signed_in(orders=200) as (_, allegro):
        journal = allegro.orders.follow_events(start="oldest")
        events = OrderEvents(
            journal, quarantine=MemoryQuarantine(), retrying=Retrying(attempts=2, wait_initial=0.01)
        )
        poisoned: list[str] = []
        handled = 0

        @events.on()
        async def handle(event: OrderEvent) -> None:
            nonlocal handled
            assert event.order.checkout_form is not None
            name = event.order.checkout_form.id
            if not poisoned:
                poisoned.append(name)
            if name in poisoned:
                raise LookupError(name)
            handled += 1

        await events.run(once=True)
        aside = await events.quarantined()
        assert {each.subject for each in aside} == set(poisoned)
        assert handled > 50
        poisoned[:] = ["nobody"]
        assert await events.replay() == []


async def test_what_a_gap_hides_is_found_by_the_sweep_and_not_by_following() -> None:
    epoch = datetime.now(UTC) - timedelta(hours=6)
    async with signed_in(orders=400, event_gap=0.5, event_gap_seconds=3600, epoch=epoch) as (
        sandbox,
        allegro,
    ):
        journal = allegro.orders.follow_events(start="oldest")
        told = {
            event.order.checkout_form.id async for event in journal.available() if event.order.checkout_form
        }
        sandbox.world.clock.advance(seconds=4000)
        assert [event async for event in journal.available()] == []
        missed = {order.id async for order in journal.reconcile()}
        everything = {
            event.order.checkout_form.id
            async for event in allegro.orders.list_events()
            if event.order.checkout_form
        }
    assert everything - told
    assert everything - told <= missed
