"""Follow journals of events: each event at least once, whatever happens to the process."""

from __future__ import annotations

import logging
import random
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar, cast, runtime_checkable

from ._clock import SystemClock
from ._feed import Entry, Feed, Source, text_at
from ._journal_positions import Keeper, Position, Recent
from .cursors import MemoryCursorStore
from .errors import AllegroError, DecodeError
from .paging import Pager
from .polling import Polling, is_transient, pause_after, pause_after_error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from .app import App
    from .call import CallOptions, Operation, Sender
    from .cursors import CursorStore
    from .protocols import Clock
    from .wire import QueryValue

__all__ = ["Journal", "Reader", "SweptJournal"]

logger = logging.getLogger("allegro_async")

EventT = TypeVar("EventT")
ItemT = TypeVar("ItemT")
T = TypeVar("T")

_STATES = 100_000
_SETTLED = timedelta(minutes=5)
# An order may have events for weeks that leave its `updatedAt` alone (allegro-facts, section 7).
_UNTOUCHED = timedelta(days=30)


@runtime_checkable
class _View(Protocol):
    """A sender that speaks for an account: the client."""

    @property
    def account_key(self) -> str: ...

    @property
    def app(self) -> App: ...


class Journal(Generic[EventT]):
    """A journal of events: iterate it to follow it for ever.

        async for event in allegro.orders.follow_events(cursor=FileCursorStore("cursors")):
            await handle(event)

    Each event comes at least once, in the order of the journal. The cursor is saved when the next event is
    asked for, so after the consumer has finished with the one before; whatever ends the process in between,
    the event comes again. Handling an event must therefore be repeatable. Times do not grow with the ids
    (allegro-api issue 2700), and the same news can come under several ids (issue 4870); `fold` leaves those
    out, within one run.

    While it follows, it asks quickly where much happens and slowly where nothing does, and outwaits what is
    likely to pass: no connection, timeouts, 429 and 5xx that have outlived the retries of a call. An event
    that cannot be read raises `DecodeError` at its place; asking the same iterator again goes on behind it.

    Raises (while it is iterated):
        DecodeError: An event cannot be read.
        LoginRequiredError: A person has to sign in.
        ApiError: Allegro refuses: 401, 403 and the like. Asking again goes on where it was.
        ConfigurationError: The stored cursor is damaged.
    """

    def __init__(
        self,
        sender: Sender,
        operation: Operation,
        options: CallOptions,
        page_shape: type[Any],
        event_shape: object,
        *,
        cursor: CursorStore | None = None,
        key: str | None = None,
        start: Literal["now", "oldest"] = "now",
        fold: bool = False,
        polling: Polling | None = None,
        query: Iterable[tuple[str, QueryValue]] = (),
        clock: Clock | None = None,
    ) -> None:
        given = {name: value for name, value in query if value is not None}
        self.key = key or _name_of(sender, operation)
        self.source = Source(sender, operation, options, page_shape, event_shape, query=given)
        self.polling = polling or Polling()
        self.clock: Clock = clock or SystemClock()
        self.given = Recent(_STATES)
        self.fold = fold
        self._store: CursorStore = MemoryCursorStore() if cursor is None else cursor
        self._start = start
        self._sender = sender
        self._options = options

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key!r}>"

    def __aiter__(self) -> AsyncIterator[EventT]:
        return _Events(Reader(self, patient=True))

    def available(self) -> AsyncIterator[EventT]:
        """Give the events that are there, and stop: for a job that runs now and then.

        It keeps the same cursor, and moves it behind the last event when the loop ends by itself. Errors
        that pass are not outwaited.
        """
        return _Events(Reader(self, patient=False))

    async def open(self) -> Keeper:
        """Load the cursor, or make the first one and save it, so that a restart finds the same beginning."""
        now = self.clock.time()
        keeper = await Keeper.load(self._store, self.key)
        if keeper is None:
            newest = await self.source.newest() if self._start == "now" else None
            began = now if self._start == "now" else None
            keeper = Keeper(self._store, self.key, Position(newest, now, now, began))
            await keeper.save()
        elif keeper.position.may_have_missed(self.source.events.days, now):
            logger.warning(
                "The cursor of %s was last used more than %s days ago, and Allegro keeps events no longer: "
                "some may be lost. Reconcile, or read the list anew",
                self.key,
                self.source.events.days,
            )
        return keeper


class SweptJournal(Journal[EventT], Generic[EventT, ItemT]):
    """A journal with a list in which whatever it missed can be found."""

    def __init__(
        self,
        sender: Sender,
        operation: Operation,
        options: CallOptions,
        page_shape: type[Any],
        event_shape: object,
        *,
        sweep: tuple[type[Any], object],
        **settings: Any,
    ) -> None:
        super().__init__(sender, operation, options, page_shape, event_shape, **settings)
        self._sweep = sweep

    async def reconcile(
        self, since: datetime | None = None, *, settled: timedelta = _SETTLED
    ) -> AsyncGenerator[ItemT, None]:
        """Give what was changed since the last sweep and was in no event that this object has handed out.

        Events have gone missing in incidents (allegro-api issue 8623), and an event can be entered late,
        behind the cursor. Run this now and then on the journal that is followed. It knows the events of its
        own lifetime: after a restart, or where only some types are followed, it gives more than was missed.
        The moment of the sweep is kept beside the cursor when the last item has been finished.

        Args:
            since: From when. None: from where the last sweep ended, from the beginning of following, or a
                month longer than Allegro keeps events. Some events leave the time of an order's last change
                alone, such as a change of its fulfillment: only a longer sweep finds them.
            settled: What was changed less than so long ago is left to the journal, and to the next sweep.
        """
        facts, now = self.source.events, datetime.fromtimestamp(self.clock.time(), UTC)
        mark, until = f"{self.key}/swept", now - settled
        since = since or await self._last_sweep(mark) or now - timedelta(days=facts.days) - _UNTOUCHED
        window = ((f"{facts.changed}.gte", since), (f"{facts.changed}.lte", until))
        operation = cast("Operation", facts.sweep)
        pager: Pager[ItemT, Any] = Pager(
            self._sender, operation, self._options, *self._sweep, query=window if since < until else ()
        )
        if since < until:
            async for item in pager:
                state = text_at(item, "id"), text_at(item, cast("str", facts.revision))
                if state not in self.given:
                    yield item
                    self.given.add(state)
            await self._store.save(mark, until.isoformat())

    async def _last_sweep(self, mark: str) -> datetime | None:
        text = await self._store.load(mark)
        if text is not None:
            return datetime.fromisoformat(text)
        keeper = await Keeper.load(self._store, self.key)
        began = keeper.position.began if keeper else None
        return None if began is None else datetime.fromtimestamp(began, UTC)


class Reader:
    """Reads a journal from its cursor on, and leaves moving the cursor to its user.

    Args:
        journal: The journal.
        patient: Whether to wait for more at the end, and for better times in trouble.
    """

    def __init__(self, journal: Journal[Any], *, patient: bool) -> None:
        self.journal = journal
        self._patient = patient
        self._ready: deque[Entry] = deque()
        self._keeper: Keeper | None = None
        self._feed: Feed | None = None
        self._pause = 0.0

    async def next(self) -> Entry | None:
        """Give the next event; None at the end of what is there, for one who does not wait for more."""
        while not self._ready:
            if self._feed is None:
                self._feed = await self._outwait(self._begin)
            if self._pause:
                await self.journal.clock.sleep(self._pause)
            entries, full = await self._outwait(self._look)
            self._ready.extend(entries)
            self._pause = pause_after(self.journal.polling, self._pause, news=len(entries), full=full)
            if not self._patient:
                self._pause = 0.0
                if not entries:
                    return None
        return self._ready.popleft()

    def finish(self, entry: Entry) -> None:
        """Note for the sweep that an event was handled."""
        self.journal.given.add((entry.subject, entry.state))

    async def save(self, event_id: str | None) -> None:
        """Move the cursor behind an event, and save it."""
        keeper = cast("Keeper", self._keeper)
        if event_id is not None:
            keeper.move(event_id, self.journal.clock.time())
        await keeper.save()

    async def _begin(self) -> Feed:
        self._keeper = await self.journal.open()
        return Feed(self.journal.source, self._keeper.position.event_id, fold=self.journal.fold)

    async def _look(self) -> tuple[list[Entry], bool]:
        feed = cast("Feed", self._feed)
        keeper, days = cast("Keeper", self._keeper), self.journal.source.events.days
        forgotten = keeper.position.may_be_forgotten(days, self.journal.clock.time())
        found = await feed.look(forgotten=forgotten)
        if not found[0]:
            await keeper.touch(days, self.journal.clock.time())
        return found

    async def _outwait(self, work: Callable[[], Awaitable[T]]) -> T:
        failures = 0
        while True:
            try:
                return await work()
            except AllegroError as error:
                if not self._patient or not is_transient(error):
                    raise
                failures += 1
                pause = pause_after_error(self.journal.polling, failures, random.random())  # noqa: S311 - no secret
                logger.info(
                    "%s cannot be read (%s); next try in %.0f s",
                    self.journal.key,
                    type(error).__name__,
                    pause,
                )
            await self.journal.clock.sleep(pause)


class _Events(Generic[EventT]):
    """The events one by one. A class, since a generator could not go on after an error."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._in_hand: Entry | None = None

    def __aiter__(self) -> _Events[EventT]:
        return self

    async def __anext__(self) -> EventT:
        while True:
            await self._finish()
            entry = await self._reader.next()
            if entry is None:
                raise StopAsyncIteration
            self._in_hand = entry
            if entry.repeated:
                continue
            if isinstance(entry.event, DecodeError):
                raise entry.event
            return cast("EventT", entry.event)

    async def _finish(self) -> None:
        """The next event is asked for, so the one before is done: its cursor counts now."""
        entry = self._in_hand
        if entry is None:
            return
        self._reader.finish(entry)
        await self._reader.save(entry.id)
        self._in_hand = None


def _name_of(sender: Sender, operation: Operation) -> str:
    """Name a cursor so that accounts and environments do not share one."""
    if isinstance(sender, _View):
        return f"{sender.app.environment.name}/{sender.account_key}/{operation.name}"
    return operation.name
