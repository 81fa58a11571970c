"""A journal that grows, repeats itself, has gaps and trouble, and a consumer that dies at any moment."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from allegro_async import ServerError, TransportError
from allegro_async._journal_positions import Position
from allegro_async.cursors import MemoryCursorStore
from tests.doubles import VirtualLoop
from tests.journal_server import JournalServer, an_event

KEY = "orders.list_events"


class FollowedJournal(RuleBasedStateMachine):
    """Every event comes at least once, in the order of the ids within a run, and never before the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.server = JournalServer(page=3)
        self.store = MemoryCursorStore()
        self.next_id = 1
        self.hidden: list[dict[str, Any]] = []
        self.finished: set[str] = set()
        self.states_finished: set[str] = set()
        self.in_hand: str | None = None
        self.fold = False
        self.begin()

    def teardown(self) -> None:
        try:
            self.see_that_nothing_is_missing()
        finally:
            self.runner.close()

    def see_that_nothing_is_missing(self) -> None:
        self.server.failures.clear()
        self.restart(fold=False)
        self.read(len(self.server.events) + 5)
        missing = {each["id"] for each in self.server.events} - self.finished - {self.in_hand}
        told = {self.state_of(each) for each in self.server.events if each["id"] in missing}
        assert told <= self.states_finished  # a folded event tells what an earlier one told

    def begin(self) -> None:
        self.journal = self.server.follow(cursor=self.store, fold=self.fold)
        self.events = aiter(self.journal)
        self.last = 0

    @staticmethod
    def state_of(event: dict[str, Any]) -> str:
        form = event["order"]["checkoutForm"]
        return f"{event['type']} {form['id']} {form['revision']}"

    @rule(orders=st.lists(st.sampled_from("ABC"), min_size=1, max_size=7), jump=st.integers(1, 100))
    def add(self, orders: list[str], jump: int) -> None:
        for order in orders:
            self.next_id += jump
            self.server.events.append(an_event(self.next_id, order))

    @precondition(lambda self: self.server.events)
    @rule(place=st.integers(0, 5))
    def repeat_a_state(self, place: int) -> None:
        twin = self.server.events[-1 - place % len(self.server.events)]
        self.next_id += 1
        self.server.events.append({**twin, "id": str(self.next_id)})

    @rule()
    def repeat_an_id(self) -> None:
        if self.server.events:
            self.server.events.append(self.server.events[-1])

    @rule()
    def an_event_is_missing(self) -> None:
        self.next_id += 1
        self.hidden.append(an_event(self.next_id))

    @precondition(lambda self: self.hidden)
    @rule()
    def it_is_sent_later(self) -> None:
        for event in self.hidden:  # with new ids: those entered behind the cursor only a sweep finds
            self.next_id += 1
            self.server.events.append({**event, "id": str(self.next_id)})
        self.hidden.clear()

    @rule(count=st.integers(1, 3))
    def trouble(self, count: int) -> None:
        self.server.failures += [ServerError(503), TransportError("cut", maybe_sent=True)] * count

    @rule(count=st.integers(1, 12))
    def read(self, count: int) -> None:
        for _ in range(count):
            if not self.runner.run(self.read_one()):
                return

    async def read_one(self) -> bool:
        self.note_finished()
        with suppress(TimeoutError):
            async with asyncio.timeout(3000):  # at the end of the journal it waits for ever
                event = await anext(self.events)
                assert int(event.id) > self.last
                self.in_hand, self.last = event.id, int(event.id)
                return True
        return False

    def note_finished(self) -> None:
        """The next event is asked for, so the one in hand is done."""
        event_id, self.in_hand = self.in_hand, None
        if event_id is not None:
            self.finished.add(event_id)
            known = (each for each in self.server.events if each["id"] == event_id)
            self.states_finished |= {self.state_of(each) for each in known}

    @rule(seconds=st.floats(0, 2))
    def cancel_while_it_asks(self, seconds: float) -> None:
        async def ask() -> None:
            task = asyncio.ensure_future(self.read_one())
            await asyncio.sleep(seconds)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

        self.runner.run(ask())

    @rule(fold=st.booleans())
    def restart(self, *, fold: bool) -> None:
        self.in_hand, self.fold = None, fold
        self.begin()

    @invariant()
    def the_cursor_is_never_ahead_of_the_consumer(self) -> None:
        text = self.runner.run(self.store.load(KEY))
        behind = Position.from_text(text).event_id if text else None
        if behind is None:
            return
        passed = [each for each in self.server.events if int(each["id"]) <= int(behind)]
        for event in passed:
            assert event["id"] in self.finished or self.state_of(event) in self.states_finished
            assert event["id"] != self.in_hand


FollowedJournal.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestFollowedJournal = FollowedJournal.TestCase
