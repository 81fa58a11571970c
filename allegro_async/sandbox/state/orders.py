"""The orders of one seller: an invented past, made when it is looked at, and what is changed meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from allegro_async.sandbox.clock import DAY, MICROS, iso
from allegro_async.sandbox.data.calendar import bought_times
from allegro_async.sandbox.data.dice import Dice, Ids
from allegro_async.sandbox.data.history import Step, history, next_step
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.data.orders import OrderFacts, Plan, Shop, event_order_json, order_json, plan_of

from .cache import Cache
from .journal import Disturbance, Event, Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

KEPT = 60 * DAY
"""How long the journal of orders keeps an event (allegro-facts, section 7)."""

_CACHED = 40_000
_REMEMBERED = 64
_LONGEST_LIFE = 30 * DAY


@dataclass(frozen=True, slots=True)
class Header:
    """What the list of orders can be filtered and sorted by.

    Attributes:
        plan: Marketplace, buyer and delivery method.
        step: The last thing that happened to the order.
        updated: When the order was last changed, in microseconds since 1970.
        changes: How often it was changed.
    """

    plan: Plan
    step: Step
    updated: int
    changes: int


class OrderBook:
    """All orders of a seller.

    Orders are numbered in the order of purchase. What an order is follows from the seed and its number, so it
    is made when somebody looks at it; only changes made while the sandbox runs are stored.

    Args:
        shop: The seller.
        count: How many orders the past has.
        disturbance: What goes wrong with the journal of events.
    """

    def __init__(self, shop: Shop, count: int, disturbance: Disturbance | None = None) -> None:
        self.shop = shop
        self.bought = bought_times(shop.seed, count, shop.epoch)
        self.journal = Journal(KEPT, self._past_events, disturbance or Disturbance())
        self.version = 0
        self._past = count
        self._ids = Ids(shop.seed, "order")
        self._changed: dict[int, Header] = {}
        self._headers = Cache(self._past_header, 1_000_000)
        self._bodies = Cache(self._make_body, _CACHED)
        self._event_bodies = Cache(self._make_event_body, _CACHED)
        self._found: dict[Hashable, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self.bought)

    @property
    def generated(self) -> int:
        """How many orders' JSON is held at the moment."""
        return len(self._bodies)

    def header(self, number: int) -> Header:
        """What the list can be filtered by."""
        return self._changed.get(number) or self._headers[number]

    def body(self, number: int) -> bytes:
        """The order as JSON."""
        return self._bodies[number]

    def number(self, order_id: str) -> int | None:
        """The number of an order by its id, or None."""
        number = self._ids.read(order_id)
        return number if number is not None and number < len(self) else None

    def id(self, number: int) -> str:
        """The id of an order by its number."""
        return self._ids.make(number)

    def event_body(self, event: Event) -> bytes:
        """An event of the journal as JSON."""
        order = self._event_bodies[event.subject, event.changes]
        head = f'{{"id":"{event.id}","type":"{event.type}","occurredAt":"{iso(event.occurred)}","order":'
        return head.encode() + order + b"}"

    def add(self, count: int, now: int) -> list[str]:
        """Let somebody buy something, so many times.

        Returns:
            The ids of the new orders.
        """
        added: list[str] = []
        for _ in range(count):
            number = len(self)
            # Purchases are numbered in the order of time, so nothing may be bought before its predecessor.
            at = max(now, self.bought[-1] if self.bought else now)
            self.bought.append(at)
            step = Step(at, "BOUGHT", "BOUGHT", "NEW")
            self._changed[number] = Header(self._plan(number)[0], step, at, 0)
            self.journal.add(now, number, step.event, step.at)
            added.append(self._ids.make(number))
        self.version += 1
        return added

    def change(self, count: int, now: int) -> list[str]:
        """Let so many of the newest unfinished orders go one step further.

        Returns:
            The ids of the changed orders; fewer than asked for if all others are finished.
        """
        changed: list[str] = []
        for number in reversed(range(len(self))):
            if len(changed) >= count:
                break
            header = self.header(number)
            step = next_step(header.step, now, in_person=header.plan.method.in_person)
            if step is not None:
                self.apply(number, step, now)
                changed.append(self._ids.make(number))
        return changed

    def apply(self, number: int, step: Step, now: int) -> None:
        """Let something happen to an order: its state, its revision and the journal follow."""
        before = self.header(number)
        changes = before.changes + 1
        self._changed[number] = Header(before.plan, step, now if step.touches else before.updated, changes)
        self._bodies.drop(number)
        self.journal.add(now, number, step.event, step.at, changes)
        self.version += 1

    def bought_between(self, first: int | None, last: int | None) -> range:
        """The numbers of the orders bought from one moment to another, both included."""
        low = 0 if first is None else bisect_left(self.bought, first)
        return range(low, len(self) if last is None else bisect_left(self.bought, last + 1))

    def maybe_updated_since(self, moment: int) -> Iterable[int]:
        """The numbers, ascending, of all orders that may have changed since a moment, and of some others.

        No life takes longer than 30 days, so that most need not be looked at.
        """
        recent = self.bought_between(moment - _LONGEST_LIFE, None)
        return chain(sorted(number for number in self._changed if number < recent.start), recent)

    def remember(self, question: Hashable, search: Callable[[], Sequence[int]]) -> Sequence[int]:
        """Give the answer to a question about all orders; it is searched anew after any change."""
        key = (self.version, question)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[key] = search()
        return found

    def _plan(self, number: int) -> tuple[Plan, Dice]:
        dice = Dice(self.shop.seed, "order", number)
        return plan_of(dice, self.shop.buyers), dice

    def _steps(self, number: int) -> tuple[Plan, tuple[Step, ...]]:
        plan, dice = self._plan(number)
        steps = history(dice, self.bought[number], self.shop.epoch, in_person=plan.method.in_person)
        return plan, steps

    def _past_header(self, number: int) -> Header:
        plan, steps = self._steps(number)
        touched = [step.at for step in steps if step.touches]
        return Header(plan, steps[-1], touched[-1], len(steps) - 1)

    def _make_body(self, number: int) -> bytes:
        header = self.header(number)
        facts = OrderFacts(self.shop, number, self.bought[number], header.plan)
        return to_json(order_json(facts, header.step, header.updated, header.changes))

    def _make_event_body(self, key: tuple[int, int]) -> bytes:
        number, changes = key
        facts = OrderFacts(self.shop, number, self.bought[number], self._plan(number)[0])
        return to_json(event_order_json(facts, changes))

    def _past_events(self) -> Iterator[tuple[int, Event]]:
        oldest = self.shop.epoch - KEPT
        for number in self.bought_between(oldest - _LONGEST_LIFE, None):
            if number >= self._past:
                return
            for changes, step in enumerate(self._steps(number)[1]):
                if step.at >= oldest:
                    # The journal gets to know of things a little later, of some sooner than of others: so the
                    # ids grow and `occurredAt` does not (allegro-api issue 2700).
                    lag = (number * 7 + changes * 13) % 11 * MICROS // 2
                    if (number + changes) % 23 == 0:
                        lag += 40 * 60 * MICROS
                    yield min(step.at + lag, self.shop.epoch), Event(0, number, step.event, step.at, changes)
