"""Following a journal: beginnings, the cursor, pauses, trouble, repetitions, old cursors, the sweep."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from allegro_async import (
    Call,
    ConfigurationError,
    DecodeError,
    ForbiddenError,
    LoginRequiredError,
    RateLimitError,
    Reply,
    ServerError,
    TransportError,
)
from allegro_async._journal_positions import Keeper, Position, Recent
from allegro_async.cursors import MemoryCursorStore
from allegro_async.errors import (
    AllegroError,
    AnswerTooLargeError,
    AuthError,
    MissingScopeError,
    TokenNotSavedError,
)
from allegro_async.journals import Journal
from allegro_async.models.offers import OfferEvent, SellerOfferEventsResponse
from allegro_async.models.orders import OrderEvent, OrderEventsList
from allegro_async.polling import Polling, is_transient, pause_after, pause_after_error
from allegro_async.resources import operations as op
from allegro_async.resources.orders import Orders
from tests.doubles import APP, EPOCH, LoopClock, an_operation, virtual
from tests.journal_server import JournalServer, an_event, an_order

DAY = 86_400.0
KEY = "orders.list_events"


async def take(events: Any, count: int) -> list[str]:
    iterator = aiter(events)
    return [(await anext(iterator)).id for _ in range(count)]


async def all_of(events: AsyncIterator[Any]) -> list[str]:
    return [event.id async for event in events]


async def cursor_of(store: MemoryCursorStore, key: str = KEY) -> Position:
    text = await store.load(key)
    assert text is not None
    return Position.from_text(text)


# Beginnings


@virtual
async def test_from_the_oldest_every_event_comes_in_order() -> None:
    server = JournalServer([an_event(number) for number in range(1, 6)], page=2)
    assert await take(server.follow(), 5) == ["1", "2", "3", "4", "5"]


@virtual
async def test_from_now_only_later_events_come() -> None:
    server = JournalServer([an_event(1), an_event(2)])
    following = asyncio.create_task(take(server.follow(start="now"), 1))
    await asyncio.sleep(10)
    server.events.append(an_event(3))
    assert await following == ["3"]


@virtual
async def test_from_now_in_an_empty_journal_everything_is_later() -> None:
    server = JournalServer()
    following = asyncio.create_task(take(server.follow(start="now"), 2))
    await asyncio.sleep(10)
    server.events += [an_event(1), an_event(2)]
    assert await following == ["1", "2"]


@virtual
async def test_a_beginning_is_kept_so_that_a_restart_loses_nothing_in_between() -> None:
    server, store = JournalServer([an_event(1)]), MemoryCursorStore()
    assert await all_of(server.follow(start="now", cursor=store).available()) == []
    server.events.append(an_event(2))
    assert await all_of(server.follow(start="now", cursor=store).available()) == ["2"]


@virtual
async def test_where_nothing_names_the_newest_event_the_journal_is_read_to_its_end() -> None:
    server = OfferServer(["a", "b", "c", "d", "e"])
    journal = server.follow(start="now", cursor=(store := MemoryCursorStore()))
    assert await all_of(journal.available()) == []
    assert (await cursor_of(store, "offers.list_events")).event_id == "e"


@virtual
async def test_a_server_that_repeats_its_only_page_does_not_hold_up_the_beginning() -> None:
    server = OfferServer(["a", "b"], deaf=True)
    assert await all_of(server.follow(start="now").available()) == []


@virtual
async def test_the_generated_method_follows_with_its_filters() -> None:
    server = JournalServer([an_event(1)])
    journal = Orders(server).follow_events(start="oldest", type_=["BOUGHT"], fold=True)
    assert await all_of(journal.available()) == ["1"]
    assert server.asked[0] == "/order/events?type=BOUGHT&limit=1000"
    assert repr(journal) == "<SweptJournal 'orders.list_events'>"


def test_only_a_journal_can_be_followed() -> None:
    with pytest.raises(TypeError, match="gives no events"):
        Journal[Any](JournalServer(), an_operation(), {}, OrderEventsList, OrderEvent)


# The cursor


@virtual
async def test_the_cursor_moves_when_the_next_event_is_asked_for_and_not_before() -> None:
    server, store = JournalServer([an_event(1), an_event(2)]), MemoryCursorStore()
    events = aiter(server.follow(cursor=store))
    assert (await anext(events)).id == "1"
    assert (await cursor_of(store)).event_id is None
    assert (await anext(events)).id == "2"
    assert (await cursor_of(store)).event_id == "1"


@virtual
async def test_an_event_that_was_not_finished_comes_again_after_a_restart() -> None:
    server, store = JournalServer([an_event(1), an_event(2), an_event(3)]), MemoryCursorStore()
    async for event in server.follow(cursor=store):
        if event.id == "2":
            break
    assert await take(server.follow(cursor=store), 2) == ["2", "3"]


@virtual
async def test_reading_what_there_is_moves_the_cursor_behind_the_last_event() -> None:
    server, store = JournalServer([an_event(1), an_event(2)]), MemoryCursorStore()
    assert await all_of(server.follow(cursor=store).available()) == ["1", "2"]
    assert await all_of(server.follow(cursor=store).available()) == []


@virtual
async def test_a_cursor_that_could_not_be_saved_is_saved_at_the_next_try() -> None:
    class Failing(MemoryCursorStore):
        fail = False

        async def save(self, key: str, value: str) -> None:
            if self.fail:
                self.fail = False
                raise OSError("disk full")
            await super().save(key, value)

    server, store = JournalServer([an_event(1), an_event(2)]), Failing()
    events = aiter(server.follow(cursor=store))
    await anext(events)
    store.fail = True
    with pytest.raises(OSError, match="disk full"):
        await anext(events)
    assert (await anext(events)).id == "2"
    assert (await cursor_of(store)).event_id == "1"


@virtual
async def test_cancelling_while_waiting_loses_nothing() -> None:
    server, store = JournalServer([an_event(1)]), MemoryCursorStore()
    events = aiter(server.follow(cursor=store))
    await anext(events)
    with suppress(TimeoutError):
        async with asyncio.timeout(100):
            await anext(events)
    assert (await cursor_of(store)).event_id == "1"
    server.events.append(an_event(2))
    assert (await anext(events)).id == "2"


@virtual
@pytest.mark.parametrize(
    "text", ["", "17", "{}", '{"id": 1, "moved": "x", "checked": 0, "began": null}', "[]"]
)
async def test_a_damaged_cursor_is_an_error_and_no_new_beginning(text: str) -> None:
    store = MemoryCursorStore()
    await store.save(KEY, text)
    with pytest.raises(ConfigurationError, match="damaged"):
        await take(JournalServer([an_event(1)]).follow(cursor=store), 1)


@virtual
async def test_the_cursor_of_an_account_has_its_name() -> None:
    class View(JournalServer):
        account_key = "shop-2"
        app = APP

    assert View().follow().key == "sandbox/shop-2/orders.list_events"
    assert View().follow(key="mine").key == "mine"


# Pauses


@virtual
async def test_it_asks_quickly_while_busy_and_slowly_while_idle() -> None:
    server, clock = JournalServer([an_event(1)]), LoopClock()
    following = asyncio.create_task(take(server.follow(), 2))
    await asyncio.sleep(600)
    asked = len(server.asked)
    assert 15 < asked < 25  # a minute apart in the end
    server.events.append(an_event(2))
    began = clock.monotonic()
    await following
    assert clock.monotonic() - began <= 60


def test_a_full_answer_is_followed_at_once_and_news_by_a_short_pause() -> None:
    polling = Polling()
    assert pause_after(polling, 60, news=1000, full=True) == 0
    assert pause_after(polling, 60, news=3, full=False) == 1
    assert pause_after(polling, 1, news=0, full=False) == 1.5
    assert pause_after(polling, 0, news=0, full=False) == 1
    assert pause_after(polling, 50, news=0, full=True) == 60


@pytest.mark.parametrize(("failures", "chance", "pause"), [(1, 0, 1), (1, 1, 2), (3, 1, 8), (99, 1, 300)])
def test_pauses_grow_with_the_failures_in_a_row(failures: int, chance: float, pause: float) -> None:
    assert pause_after_error(Polling(), failures, chance) == pause


@pytest.mark.parametrize("wrong", [{"quick": 0}, {"quick": 90}, {"growth": 0.5}, {"trouble": 0.5}])
def test_settings_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="quick must be"):
        Polling(**wrong)


# Trouble


@virtual
async def test_what_passes_is_outwaited() -> None:
    trouble = [TransportError("cut", maybe_sent=True), ServerError(503), RateLimitError(), AuthError("HTML")]
    server = JournalServer([an_event(1)], failures=list(trouble))
    assert await take(server.follow(), 1) == ["1"]
    assert len(server.asked) == 5


@virtual
async def test_trouble_at_the_beginning_is_outwaited_as_well() -> None:
    server = JournalServer(failures=[ServerError(503)])
    following = asyncio.create_task(take(server.follow(start="now"), 1))
    await asyncio.sleep(20)
    server.events.append(an_event(1))
    assert await following == ["1"]


@virtual
async def test_a_refusal_is_raised_and_the_same_iterator_can_go_on() -> None:
    server = JournalServer([an_event(1)], failures=[ForbiddenError(403)])
    events = aiter(server.follow())
    with pytest.raises(ForbiddenError):
        await anext(events)
    assert (await anext(events)).id == "1"


@virtual
async def test_reading_what_there_is_outwaits_nothing() -> None:
    server = JournalServer([an_event(1)], failures=[ServerError(503)])
    with pytest.raises(ServerError):
        await all_of(server.follow().available())


@pytest.mark.parametrize(
    "error",
    [
        LoginRequiredError("x", account="a"),
        MissingScopeError("x", scopes=()),
        TokenNotSavedError("x", account="a"),
        AnswerTooLargeError("x", maybe_sent=True),
        ForbiddenError(403),
        DecodeError("x", raw=b""),
    ],
)
def test_what_needs_a_person_does_not_pass(error: AllegroError) -> None:
    assert not is_transient(error)


# Odd events


@virtual
async def test_an_event_that_cannot_be_read_raises_at_its_place_and_the_next_follows() -> None:
    broken = {"id": "2", "type": "BOUGHT"}
    server, store = JournalServer([an_event(1), broken, an_event(3)]), MemoryCursorStore()
    events = aiter(server.follow(cursor=store))
    assert (await anext(events)).id == "1"
    with pytest.raises(DecodeError):
        await anext(events)
    assert (await anext(events)).id == "3"
    assert (await cursor_of(store)).event_id == "2"


@virtual
async def test_an_event_without_an_id_comes_and_moves_no_cursor() -> None:
    server = OfferServer(["a", None])
    store = MemoryCursorStore()
    events = aiter(server.follow(start="oldest", cursor=store))
    await anext(events)
    with pytest.raises(DecodeError):
        await anext(events)
    with suppress(TimeoutError):
        async with asyncio.timeout(500):
            await anext(events)
    assert (await cursor_of(store, "offers.list_events")).event_id == "a"


@virtual
async def test_an_unknown_type_is_an_unknown_event() -> None:
    server = OfferServer(["a"], kind="OFFER_TELEPORTED")
    (event,) = [each async for each in server.follow(start="oldest").available()]
    assert type(event).__name__ == "UnknownOfferEvent"


# Repetitions


@virtual
async def test_the_same_id_comes_once() -> None:
    server = JournalServer([an_event(1), an_event(1), an_event(2)])
    assert await all_of(server.follow().available()) == ["1", "2"]


@virtual
async def test_the_same_state_under_another_id_comes_twice_and_once_when_folded() -> None:
    server = JournalServer(
        [
            an_event(1, revision="x"),
            an_event(2, revision="x"),
            an_event(3, revision="x", kind="FILLED_IN"),
            an_event(4, "B", revision="x"),
            an_event(5, revision="y"),
        ]
    )
    assert await all_of(server.follow().available()) == ["1", "2", "3", "4", "5"]
    store = MemoryCursorStore()
    assert await all_of(server.follow(fold=True, cursor=store).available()) == ["1", "3", "4", "5"]


@virtual
async def test_the_cursor_moves_over_what_was_folded() -> None:
    server = JournalServer([an_event(1, revision="x"), an_event(2, revision="x")])
    store = MemoryCursorStore()
    await all_of(server.follow(fold=True, cursor=store).available())
    assert (await cursor_of(store)).event_id == "2"


@virtual
async def test_an_event_that_tells_no_state_is_never_folded() -> None:
    events = [an_event(1), an_event(2)]
    for event in events:
        del event["order"]["checkoutForm"]["revision"]
    assert await all_of(JournalServer(events).follow(fold=True).available()) == ["1", "2"]


def test_what_was_remembered_first_is_forgotten_first() -> None:
    recent = Recent(2)
    assert [recent.add(each) for each in (1, 2, 1, 3, 1)] == [True, True, False, True, True]


# Old cursors


async def stored(store: MemoryCursorStore, key: str = KEY, **fields: Any) -> None:
    now = LoopClock().time()
    values = {"event_id": "1", "moved": now, "checked": now, **fields}
    await store.save(key, Position(**cast("Any", values)).to_text())


@virtual
@pytest.mark.parametrize(("days", "warned"), [(59, False), (61, True)])
async def test_a_cursor_older_than_the_journal_keeps_events_is_warned_of(
    days: int, warned: bool, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryCursorStore()
    await stored(store, checked=LoopClock().time() - days * DAY)
    await all_of(JournalServer([an_event(1), an_event(2)]).follow(cursor=store).available())
    warnings = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert [each.getMessage().startswith("The cursor of orders.list_events") for each in warnings] == [
        True
    ] * warned


@virtual
async def test_a_quiet_journal_that_was_followed_all_the_time_is_no_old_cursor(
    caplog: pytest.LogCaptureFixture,
) -> None:
    server, store = JournalServer([an_event(1)]), MemoryCursorStore()
    with suppress(TimeoutError):
        async with asyncio.timeout(70 * DAY):
            await take(server.follow(cursor=store, polling=Polling(idle=7200)), 2)
    assert await all_of(server.follow(cursor=store).available()) == []
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


@virtual
async def test_behind_an_id_that_allegro_has_forgotten_the_oldest_events_are_asked_for() -> None:
    store = MemoryCursorStore()
    await stored(store, moved=LoopClock().time() - 61 * DAY)
    server = JournalServer([an_event(7), an_event(8)], unknown={"1"})
    assert await all_of(server.follow(cursor=store).available()) == ["7", "8"]


@virtual
async def test_an_event_that_is_still_there_does_not_come_again_when_it_may_be_forgotten() -> None:
    server = OfferServer(["a", "b"])
    store = MemoryCursorStore()
    await stored(store, "offers.list_events", event_id="b", moved=LoopClock().time() - 2 * DAY)
    assert await all_of(server.follow(cursor=store).available()) == []


# The sweep


@virtual
async def test_the_sweep_gives_what_no_event_told() -> None:
    server = JournalServer([an_event(1, "A", revision="r1")], [an_order("A", "r1"), an_order("B", "r5")])
    journal = server.follow()
    await all_of(journal.available())
    assert [order.id async for order in journal.reconcile()] == ["B"]
    assert [order.id async for order in journal.reconcile(datetime(2026, 9, 1, tzinfo=UTC))] == []


@virtual
async def test_a_newer_revision_than_the_journal_told_is_missed() -> None:
    server = JournalServer([an_event(1, "A", revision="r1")], [an_order("A", "r2")])
    journal = server.follow()
    await all_of(journal.available())
    assert [order.revision async for order in journal.reconcile()] == ["r2"]


@virtual
async def test_a_sweep_begins_where_the_last_one_ended() -> None:
    server, store = JournalServer(), MemoryCursorStore()
    assert [order async for order in server.follow(cursor=store).reconcile()] == []
    await asyncio.sleep(3600)
    _ = [order async for order in server.follow(cursor=store).reconcile()]
    ends = [dict(pair.split("=") for pair in asked.partition("?")[2].split("&")) for asked in server.asked]
    assert ends[1]["updatedAt.gte"] == ends[0]["updatedAt.lte"]


@virtual
async def test_a_sweep_that_was_not_finished_begins_again() -> None:
    server, store = JournalServer([], [an_order("A", "r1"), an_order("B", "r1")]), MemoryCursorStore()
    async with aclosing(server.follow(cursor=store).reconcile()) as orders:
        assert (await anext(orders)).id == "A"
    assert [order.id async for order in server.follow(cursor=store).reconcile()] == ["A", "B"]


@virtual
async def test_the_first_sweep_of_one_who_began_with_now_goes_back_to_that_moment() -> None:
    server, store = JournalServer([an_event(1)]), MemoryCursorStore()
    journal = server.follow(start="now", cursor=store)
    await all_of(journal.available())
    await asyncio.sleep(3600)
    _ = [order async for order in journal.reconcile()]
    began = datetime.fromtimestamp(EPOCH, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert f"updatedAt.gte={began.replace(':', '%3A')}"[:35] in server.asked[-1].replace(":", "%3A")


@virtual
async def test_what_changed_a_moment_ago_is_left_to_the_journal() -> None:
    server, store = JournalServer([an_event(1)]), MemoryCursorStore()
    journal = server.follow(start="now", cursor=store)
    await all_of(journal.available())
    asked = len(server.asked)
    assert [order async for order in journal.reconcile(settled=timedelta(minutes=5))] == []
    assert len(server.asked) == asked
    assert await store.load(f"{KEY}/swept") is None


@virtual
async def test_a_position_that_did_not_move_is_not_saved_again() -> None:
    class Counting(MemoryCursorStore):
        saves = 0

        async def save(self, key: str, value: str) -> None:
            self.saves += 1
            await super().save(key, value)

    store = Counting()
    keeper = Keeper(store, "k", Position("1", 0.0, 0.0))
    await keeper.save()
    await keeper.save()
    assert store.saves == 1


class OfferServer:
    """The journal of offers: ids that are no numbers, and an empty answer behind an unknown one."""

    def __init__(self, ids: list[str | None], *, kind: str = "OFFER_ENDED", deaf: bool = False) -> None:
        self._ids = ids
        self._kind = kind
        self._deaf = deaf

    async def send(self, call: Call, /) -> Reply:
        behind = parse_qs(urlsplit(call.target).query).get("from", [None])[0]
        place = 0 if behind is None or self._deaf else self._ids.index(behind) + 1
        events = [
            {
                **({"id": each} if each else {}),
                "type": self._kind,
                "occurredAt": "2026-11-01T10:00:00Z",
                "offer": {"id": "9", "publication": {"endedBy": "USER"}},
            }
            for each in self._ids[place : place + 2]
        ]
        return Reply(200, {}, json.dumps({"offerEvents": events}).encode(), "offers.list_events")

    def follow(self, **settings: Any) -> Journal[OfferEvent]:
        return Journal(
            self,
            op.OFFERS_LIST_EVENTS,
            {},
            SellerOfferEventsResponse,
            OfferEvent,
            clock=LoopClock(),
            **settings,
        )
