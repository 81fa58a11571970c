"""Handlers of events: side by side, in order, again and again, set aside; and where the cursor stands."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import pytest

from allegro_async import Call, DecodeError, ForbiddenError, Reply
from allegro_async._journal_positions import Position
from allegro_async.cursors import MemoryCursorStore
from allegro_async.handlers import CategoryEvents, OfferEvents, OrderEvents, Retrying
from allegro_async.models.orders import CheckoutForm, OrderEvent
from allegro_async.quarantine import MemoryQuarantine, Quarantine, QuarantinedEvent, SqliteQuarantine
from tests.doubles import virtual
from tests.journal_server import JournalServer, an_event, an_order

QUICK = Retrying(attempts=3)
KEY = "orders.list_events"


def handlers(server: JournalServer, store: MemoryCursorStore | None = None, **settings: Any) -> OrderEvents:
    journal = server.follow(cursor=store or MemoryCursorStore(), fold=settings.pop("fold", False))
    return OrderEvents(journal, **cast("Any", {"retrying": QUICK, **settings}))


async def cursor_of(store: MemoryCursorStore) -> str | None:
    text = await store.load(KEY)
    assert text is not None
    return Position.from_text(text).event_id


class Poison:
    """A handler that fails for some orders, and writes down what it has handled."""

    def __init__(self, *orders: str) -> None:
        self.orders = set(orders)
        self.handled: list[str] = []
        self.calls = 0

    async def __call__(self, event: OrderEvent) -> None:
        self.calls += 1
        form = event.order.checkout_form
        assert form is not None
        if form.id in self.orders:
            raise LookupError("no such product")
        self.handled.append(event.id)


# Who is called


@virtual
async def test_a_handler_gets_the_events_of_its_types() -> None:
    server = JournalServer([an_event(1), an_event(2, kind="FILLED_IN"), an_event(3, kind="BRAND_NEW")])
    events = handlers(server)
    told: list[tuple[str, str]] = []

    @events.on("BOUGHT", "BRAND_NEW")
    async def some(event: OrderEvent) -> None:
        told.append(("some", event.id))

    @events.on()
    async def every(event: OrderEvent) -> None:
        told.append(("every", event.id))

    await events.run(once=True)
    assert told == [("some", "1"), ("every", "1"), ("every", "2"), ("some", "3"), ("every", "3")]
    assert repr(events) == "<OrderEvents of <SweptJournal 'orders.list_events'>, 2 handlers>"


def test_there_are_handlers_for_offers_and_categories() -> None:
    journal: Any = JournalServer().follow()
    assert [type(kind(journal)) for kind in (OfferEvents, CategoryEvents)] == [OfferEvents, CategoryEvents]


@pytest.mark.parametrize("wrong", [{"concurrency": 0}, {"window": 0}])
def test_settings_that_cannot_be_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be at least 1"):
        handlers(JournalServer(), **cast("Any", wrong))


@pytest.mark.parametrize("wrong", [{"attempts": 0}, {"wait_initial": -1}, {"wait_max": -1}])
def test_retries_that_cannot_be_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Retrying(**wrong)


def test_waits_grow_up_to_their_bound() -> None:
    retrying = Retrying(attempts=9)
    assert [retrying.wait_after(attempt) for attempt in (1, 2, 3, 8, 9)] == [1, 2, 4, 60, None]


# Side by side


@virtual
async def test_orders_are_handled_side_by_side_up_to_a_bound_and_each_in_its_order() -> None:
    server = JournalServer([an_event(number, "ABCDE"[number % 5]) for number in range(1, 51)])
    events = handlers(server, concurrency=3)
    running, most, by_order = set[str](), 0, defaultdict[str, list[int]](list)

    @events.on()
    async def slow(event: OrderEvent) -> None:
        nonlocal most
        name = event.order.checkout_form.id  # type: ignore[union-attr]
        assert name not in running
        running.add(name)
        most = max(most, len(running))
        await asyncio.sleep(int(event.id) % 7)
        by_order[name].append(int(event.id))
        running.remove(name)

    await events.run(once=True)
    assert most == 3
    assert all(ids == sorted(ids) and len(ids) == 10 for ids in by_order.values())


@virtual
async def test_the_cursor_moves_only_past_what_is_finished() -> None:
    server, store = JournalServer([an_event(1, "A"), an_event(2, "B"), an_event(3, "C")]), MemoryCursorStore()
    events, go = handlers(server, store), asyncio.Event()

    @events.on()
    async def handle(event: OrderEvent) -> None:
        if event.id == "2":
            await go.wait()

    running = asyncio.create_task(events.run(once=True))
    await asyncio.sleep(10)
    assert await cursor_of(store) == "1"
    go.set()
    await running
    assert await cursor_of(store) == "3"


@virtual
async def test_only_so_many_events_are_under_way() -> None:
    server = JournalServer([an_event(number, f"order-{number}") for number in range(1, 21)])
    events, go, taken = handlers(server, window=5, concurrency=20), asyncio.Event(), 0

    @events.on()
    async def handle(_event: OrderEvent) -> None:
        nonlocal taken
        taken += 1
        await go.wait()

    running = asyncio.create_task(events.run(once=True))
    await asyncio.sleep(10)
    assert taken == 5
    go.set()
    await running
    assert taken == 20


@virtual
async def test_cancelling_a_run_loses_no_event() -> None:
    server, store = JournalServer([an_event(1, "A"), an_event(2, "B")]), MemoryCursorStore()
    first, second = handlers(server, store), handlers(server, store)

    @first.on()
    async def hangs(event: OrderEvent) -> None:
        if event.id == "2":
            await asyncio.sleep(1e6)

    with suppress(TimeoutError):
        async with asyncio.timeout(50):
            await first.run()
    good = Poison()
    second.on()(good)
    await second.run(once=True)
    assert good.handled == ["2"]


@virtual
async def test_what_is_folded_is_not_handled_and_the_cursor_passes_it() -> None:
    server = JournalServer([an_event(1, revision="x"), an_event(2, revision="x")])
    store, good = MemoryCursorStore(), Poison()
    events = handlers(server, store, fold=True)
    events.on()(good)
    await events.run(once=True)
    assert (good.handled, await cursor_of(store)) == (["1"], "2")


# Failing


@virtual
async def test_a_failing_handler_is_called_again() -> None:
    server, store, calls = JournalServer([an_event(1)]), MemoryCursorStore(), 0
    events = handlers(server, store)

    @events.on()
    async def moody(_event: OrderEvent) -> None:
        nonlocal calls
        calls += 1
        if calls < 3:
            raise LookupError

    await events.run(once=True)
    assert (calls, await cursor_of(store)) == (3, "1")


@virtual
async def test_without_a_quarantine_the_run_ends_with_the_error_and_the_event_comes_again() -> None:
    server, store, bad = JournalServer([an_event(1, "A"), an_event(2, "B")]), MemoryCursorStore(), Poison("B")
    events = handlers(server, store)
    events.on()(bad)
    with pytest.raises(LookupError, match="no such product"):
        await events.run()
    assert await cursor_of(store) == "1"
    assert await events.quarantined() == []
    bad.orders.clear()
    await events.run(once=True)
    assert bad.handled == ["1", "2"]


@virtual
async def test_a_refusal_while_following_ends_the_run() -> None:
    events = handlers(JournalServer([an_event(1)], failures=[ForbiddenError(403)]))
    with pytest.raises(ForbiddenError):
        await events.run()


QUARANTINES: dict[str, Callable[[Path], Quarantine]] = {
    "memory": lambda _folder: MemoryQuarantine(),
    "sqlite": lambda folder: SqliteQuarantine(folder / "shop.db"),
}


@pytest.fixture(params=QUARANTINES)
def quarantine(request: pytest.FixtureRequest, tmp_path: Path) -> Quarantine:
    return QUARANTINES[request.param](tmp_path)


@virtual
async def test_a_poisoned_order_is_set_aside_and_the_others_go_on(
    quarantine: Quarantine, caplog: pytest.LogCaptureFixture
) -> None:
    server = JournalServer([an_event(n, order) for n, order in enumerate("ABABC", 1)])
    store, bad = MemoryCursorStore(), Poison("A")
    events = handlers(server, store, quarantine=quarantine)
    events.on()(bad)
    await events.run(once=True)
    assert (bad.handled, await cursor_of(store)) == (["2", "4", "5"], "5")
    assert bad.calls == 3 + 3  # the second event of the poisoned order was not tried
    aside = await events.quarantined()
    assert [(each.event_id, each.subject, each.error, each.attempts) for each in aside] == [
        ("1", "A", "LookupError", 3),
        ("3", "A", "waits for an earlier event", 0),
    ]
    assert "no such product" not in repr(aside)
    assert "no such product" not in caplog.text
    assert len([each for each in caplog.records if each.levelno >= logging.WARNING]) == 2
    await close(quarantine)


@virtual
async def test_a_replay_handles_what_was_set_aside_in_its_order(quarantine: Quarantine) -> None:
    server = JournalServer([an_event(n, order) for n, order in enumerate("ABA", 1)])
    bad = Poison("A", "B")
    events = handlers(server, quarantine=quarantine)
    events.on("BOUGHT")(bad)
    await events.run(once=True)
    bad.orders = {"B"}
    left = await events.replay()
    assert bad.handled == ["1", "3"]
    assert [(each.event_id, each.attempts, each.error) for each in left] == [("2", 4, "LookupError")]
    await close(quarantine)


@virtual
async def test_after_a_replay_later_events_of_the_order_are_handled_again(quarantine: Quarantine) -> None:
    server, bad = JournalServer([an_event(1, "A"), an_event(2, "B")]), Poison("A", "B")
    store = MemoryCursorStore()
    events = handlers(server, store, quarantine=quarantine)
    events.on()(bad)
    await events.run(once=True)
    bad.orders.clear()
    other = handlers(server, store, quarantine=quarantine)  # as another process would
    other.on()(bad)
    assert await other.replay() == []
    server.events += [an_event(3, "A"), an_event(4, "B")]
    await events.run(once=True)
    before, after = bad.handled[:2], bad.handled[2:]  # the two orders do not wait for each other
    assert (sorted(before), sorted(after)) == (["1", "2"], ["3", "4"])
    await close(quarantine)


@virtual
async def test_a_restart_knows_who_is_set_aside(quarantine: Quarantine) -> None:
    server, store, bad = JournalServer([an_event(1, "A")]), MemoryCursorStore(), Poison("A")
    first = handlers(server, store, quarantine=quarantine)
    first.on()(bad)
    await first.run(once=True)
    server.events.append(an_event(2, "A"))
    second = handlers(server, store, quarantine=quarantine)
    second.on()(good := Poison())
    await second.run(once=True)
    assert (good.calls, [each.event_id for each in await second.quarantined()]) == (0, ["1", "2"])
    await close(quarantine)


@virtual
async def test_an_event_that_cannot_be_read_is_set_aside_with_its_raw_text(quarantine: Quarantine) -> None:
    server, good = JournalServer([{"id": "1", "type": "BOUGHT"}, an_event(2)]), Poison()
    events = handlers(server, quarantine=quarantine)
    events.on()(good)
    await events.run(once=True)
    (aside,) = await events.quarantined()
    assert (good.handled, aside.subject, aside.error) == (["2"], "1", "DecodeError")
    assert aside.raw == b'{"id":"1","type":"BOUGHT"}'
    (left,) = await events.replay()
    assert (left.error, left.attempts) == ("DecodeError", 2)
    await close(quarantine)


@virtual
async def test_an_event_without_an_id_cannot_be_set_aside() -> None:
    class Nameless(JournalServer):
        async def send(self, call: Call, /) -> Reply:
            return Reply(200, {}, b'{"events":[{"type":"BOUGHT"}]}', str(call.operation))

    server = Nameless()
    events = handlers(server, quarantine=MemoryQuarantine())
    with pytest.raises(DecodeError):
        await events.run(once=True)


@virtual
async def test_a_replay_and_a_run_do_not_handle_one_order_at_once() -> None:
    server, quarantine, bad = JournalServer([an_event(1, "A")]), MemoryQuarantine(), Poison("A")
    events = handlers(server, quarantine=quarantine)
    events.on()(bad)
    await events.run(once=True)
    bad.orders.clear()
    at_once, most = 0, 0

    @events.on()
    async def slow(_event: OrderEvent) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(10)
        at_once -= 1

    server.events.append(an_event(2, "A"))
    await asyncio.gather(events.replay(), events.run(once=True))
    assert (most, bad.handled) == (1, ["1", "2"])


# The quarantines


def set_aside(name: str, **fields: Any) -> QuarantinedEvent:
    values = {
        "subject": "A",
        "type": None,
        "error": "KeyError",
        "message": "x",
        "attempts": 5,
        "at": 1.5,
        "raw": b"{}",
    }
    return QuarantinedEvent(event_id=name, **cast("Any", {**values, **fields}))


async def close(quarantine: object) -> None:
    if isinstance(quarantine, SqliteQuarantine):
        await quarantine.aclose()


async def test_a_quarantine_keeps_the_order_also_of_what_is_put_again(quarantine: Quarantine) -> None:
    for each in (set_aside("9"), set_aside("10", type="BOUGHT"), set_aside("9", attempts=6)):
        await quarantine.put("k", each)
    await quarantine.put("other", set_aside("11"))
    assert await quarantine.events("k") == [set_aside("9", attempts=6), set_aside("10", type="BOUGHT")]
    await quarantine.remove("k", "9")
    await quarantine.remove("k", "none")
    assert [each.event_id for each in await quarantine.events("k")] == ["10"]
    assert repr(quarantine).startswith(f"<{type(quarantine).__name__} ")
    await close(quarantine)


# What the journal missed


@virtual
async def test_the_sweep_waits_for_its_turn_and_counts() -> None:
    server = JournalServer([an_event(1, "A", revision="r1")], [an_order("A", "r1"), an_order("B", "r1")])
    events, missed = handlers(server), list[str]()
    events.on()(Poison())
    await events.run(once=True)

    async def note(order: CheckoutForm) -> None:
        missed.append(order.id)

    assert await events.reconcile(note) == 1
    assert missed == ["B"]
