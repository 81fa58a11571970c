"""Handlers for events: side by side for different orders, one after the other for the same one."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from ._feed import Entry, text_at
from ._lanes import Lanes
from .errors import DecodeError
from .journals import Journal, Reader, SweptJournal
from .quarantine import QuarantinedEvent
from .reading import parse
from .write_order import WriteOrder

if TYPE_CHECKING:
    from datetime import datetime

    import anyio

    from .models.categories import CategoryEvent  # noqa: F401 - in the text of a base
    from .models.offers import OfferEvent  # noqa: F401 - in the text of a base
    from .models.orders import CheckoutForm, OrderEvent
    from .quarantine import Quarantine

__all__ = ["CategoryEvents", "EventHandlers", "OfferEvents", "OrderEvents", "Retrying"]

logger = logging.getLogger("allegro_async")

EventT = TypeVar("EventT")
Handler: TypeAlias = Callable[[Any], Awaitable[object]]
HandlerT = TypeVar("HandlerT", bound=Handler)

_WAITS = "waits for an earlier event"
_NO_MORE_DOUBLING = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrying:
    """How often a failing handler is called, and how patiently.

    Attributes:
        attempts: How often at most.
        wait_initial: Seconds between the first two attempts; each further wait is twice as long.
        wait_max: The longest wait, in seconds.
    """

    attempts: int = 5
    wait_initial: float = 1.0
    wait_max: float = 60.0

    def __post_init__(self) -> None:
        if self.attempts < 1 or self.wait_initial < 0 or self.wait_max < 0:
            raise ValueError("attempts must be at least 1, and no wait below 0")

    def wait_after(self, attempt: int) -> float | None:
        """Seconds to wait after so many failed attempts; None when there is no further one."""
        if attempt >= self.attempts:
            return None
        return min(self.wait_max, self.wait_initial * 2.0 ** min(attempt - 1, _NO_MORE_DOUBLING))


class EventHandlers(Generic[EventT]):
    """Gives the events of a journal to handlers.

        events = OrderEvents(
            allegro.orders.follow_events(cursor=SqliteCursorStore("shop.db")),
            quarantine=SqliteQuarantine("shop.db"),
        )

        @events.on("READY_FOR_PROCESSING")
        async def pack(event): ...

        await events.run()

    Events of different orders (offers, categories) are handled side by side, those of the same one strictly
    one after the other. A handler that fails is called again. An event that keeps failing is set aside, and
    the events of the same order that follow it with it, so that their order stays; all others go on. The
    cursor moves only past what is handled or set aside, so that every event is handled at least once.

    Args:
        journal: The journal to follow.
        quarantine: Where events are set aside. None: an event that keeps failing ends `run` with its
            exception, and comes again at the next start.
        concurrency: How many handlers run at once at most.
        retrying: How a failing handler is called again.
        window: So many events are under way at most, those included that wait for their next attempt.
    """

    def __init__(
        self,
        journal: Journal[EventT],
        *,
        quarantine: Quarantine | None = None,
        concurrency: int = 8,
        retrying: Retrying | None = None,
        window: int = 1000,
    ) -> None:
        if concurrency < 1 or window < 1:
            raise ValueError("concurrency and window must be at least 1")
        self._journal = journal
        self._quarantine = quarantine
        self._retrying = retrying or Retrying()
        self._concurrency = concurrency
        self._window = window
        self._handlers: list[tuple[frozenset[str], Handler]] = []
        self._turns = WriteOrder()
        self._held: set[str] = set()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._journal!r}, {len(self._handlers)} handlers>"

    def on(self, *types: str) -> Callable[[HandlerT], HandlerT]:
        """Register a handler: an asynchronous function that takes the event.

        Several handlers of one type are called one after the other, in the order they were registered.

        Args:
            *types: The types of events, such as `READY_FOR_PROCESSING`. None: every event.
        """

        def register(handler: HandlerT) -> HandlerT:
            self._handlers.append((frozenset(types), handler))
            return handler

        return register

    async def run(self, *, once: bool = False) -> None:
        """Follow the journal and handle its events, until cancelled.

        Args:
            once: Handle what is there now, and return: for a job that runs now and then.

        Raises:
            AllegroError: What following a journal raises: sign in again, a refusal.
            Exception: What a handler raised to the last, where there is no quarantine.
        """
        if self._quarantine is not None:
            self._held |= {each.subject for each in await self._quarantine.events(self._journal.key)}
        reader = Reader(self._journal, patient=not once)
        await Lanes(reader, self._handle, window=self._window, concurrency=self._concurrency).run()

    async def quarantined(self) -> list[QuarantinedEvent]:
        """List the events that are set aside, in the order of the journal."""
        return [] if self._quarantine is None else await self._quarantine.events(self._journal.key)

    async def replay(self) -> list[QuarantinedEvent]:
        """Try the events that are set aside once more, and give those that are still there.

        Within one order (offer, category) they are tried in their order, up to the first that fails. `run`
        may be under way: it keeps its hands off an order that is being replayed.
        """
        for subject in dict.fromkeys(each.subject for each in await self.quarantined()):
            async with self._turns.turn(subject):
                await self._replay_one(subject)
        return await self.quarantined()

    async def _replay_one(self, subject: str) -> None:
        quarantine = cast("Quarantine", self._quarantine)
        for each in await self.quarantined():
            if each.subject != subject:
                continue
            try:
                await self._call(parse(each.raw, self._journal.source.event_shape), each.type)
            except Exception as error:  # noqa: BLE001 - whatever a handler raises
                await quarantine.put(self._journal.key, _again(each, error, self._journal.clock.time()))
                return
            await quarantine.remove(self._journal.key, each.event_id)
        self._held.discard(subject)

    async def _handle(self, entry: Entry, running: anyio.Semaphore) -> None:
        """Handle an event, or set it aside."""
        subject = entry.about
        async with self._turns.turn(subject):
            if await self._is_held(subject):
                await self._set_aside(entry, subject, None, 0)
                return
            failure = await self._attempt(entry, running)
            if failure is not None:
                await self._set_aside(entry, subject, *failure)

    async def _attempt(self, entry: Entry, running: anyio.Semaphore) -> tuple[Exception, int] | None:
        """Call the handlers, again and again if need be; gives the last error and the number of attempts."""
        if isinstance(entry.event, DecodeError):
            return entry.event, 1
        attempt = 0
        while True:
            attempt += 1
            try:
                async with running:
                    await self._call(entry.event, entry.type)
            except Exception as error:  # noqa: BLE001 - whatever a handler raises
                wait = self._retrying.wait_after(attempt)
                if wait is None:
                    return error, attempt
                logger.info(
                    "A handler of %s failed (%s); next try in %.0f s", entry.type, type(error).__name__, wait
                )
            else:
                return None
            await self._journal.clock.sleep(wait)

    async def _call(self, event: object, kind: str | None) -> None:
        for types, handler in self._handlers:
            if not types or kind in types:
                await handler(event)

    async def _is_held(self, subject: str) -> bool:
        if subject not in self._held:
            return False
        if not any(each.subject == subject for each in await self.quarantined()):
            self._held.discard(subject)  # replayed, perhaps by another process
        return subject in self._held

    async def _set_aside(self, entry: Entry, subject: str, error: Exception | None, attempts: int) -> None:
        if self._quarantine is None or entry.id is None:
            raise error or RuntimeError(_WAITS)
        event = QuarantinedEvent(
            event_id=entry.id,
            subject=subject,
            type=entry.type,
            error=type(error).__name__ if error else _WAITS,
            message=str(error) if error else "",
            attempts=attempts,
            at=self._journal.clock.time(),
            raw=_raw(entry.event),
        )
        await self._quarantine.put(self._journal.key, event)
        self._held.add(subject)
        logger.warning(
            "Event %s (%s) of %s was set aside: %s", entry.id, entry.type, self._journal.key, event.error
        )


class OrderEvents(EventHandlers["OrderEvent"]):
    """Handlers for `allegro.orders.follow_events(...)`, side by side for different orders."""

    async def reconcile(
        self, handler: Callable[[CheckoutForm], Awaitable[object]], since: datetime | None = None
    ) -> int:
        """Give the orders that the journal missed to a handler, each in its turn; gives their number.

        See `SweptJournal.reconcile`. A handler that fails is not called again here: its exception ends the
        sweep, and the next sweep begins where this one did.

        Args:
            handler: An asynchronous function that takes the order.
            since: From when.
        """
        journal = cast("SweptJournal[OrderEvent, CheckoutForm]", self._journal)
        count = 0
        async for order in journal.reconcile(since):
            async with self._turns.turn(text_at(order, "id")):
                await handler(order)
            count += 1
        return count


class OfferEvents(EventHandlers["OfferEvent"]):
    """Handlers for `allegro.offers.follow_events(...)`, side by side for different offers."""


class CategoryEvents(EventHandlers["CategoryEvent"]):
    """Handlers for `allegro.categories.follow_events(...)`, side by side for different categories."""


def _raw(event: Any) -> bytes:
    if isinstance(event, DecodeError):
        return event.raw
    text: str = event.model_dump_json(by_alias=True, exclude_unset=True)
    return text.encode()


def _again(event: QuarantinedEvent, error: Exception, now: float) -> QuarantinedEvent:
    return QuarantinedEvent(
        event_id=event.event_id,
        subject=event.subject,
        type=event.type,
        error=type(error).__name__,
        message=str(error),
        attempts=event.attempts + 1,
        at=now,
        raw=event.raw,
    )
