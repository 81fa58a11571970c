"""What the two halves of the job, orders and offers, share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import anyio
from anyio import to_thread

from allegro_async.errors import NotFoundError, ServerError

from .concurrency import each, handfuls

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Sequence
    from datetime import datetime

    from allegro_async import AllegroClient
    from allegro_async.errors import DecodeError

    from .database import Database

T = TypeVar("T")

AT_ONCE = 8
"""So many lists, or single orders and offers, are read at the same time."""

PAUSES = (1.0, 5.0, 15.0)
"""Seconds between two questions when Allegro fails: a long job does not end for one bad minute."""


@dataclass(frozen=True, slots=True)
class Fetched(Generic[T]):
    """What came of reading single things.

    Attributes:
        found: What there is, in any order.
        gone: The ids that Allegro no longer knows.
    """

    found: list[T]
    gone: list[str]


class Progress(Protocol):
    """Told how the job gets on."""

    def expect(self, what: str, count: int) -> None:
        """So many more things of a kind (`orders`, `offers`, `events`) will come, as far as one can tell."""
        ...

    def advance(self, what: str, count: int) -> None:
        """So many things of this kind were read."""
        ...


@dataclass(slots=True)
class Job:
    """One run of the job.

    Attributes:
        client: Reads from Allegro.
        database: Takes it in.
        progress: Told how the job gets on.
        now: The present time at the start.
        counts: How many orders, offers and events were read, could not be read, or were asked for again.
    """

    client: AllegroClient
    database: Database
    progress: Progress
    now: datetime
    counts: Counter[str] = field(default_factory=Counter[str])
    _turn: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(1))

    async def do(self, work: Callable[..., T], *arguments: Any) -> T:
        """Work with the database in a thread, one after the other; a cancelled job still ends this."""
        return await to_thread.run_sync(work, *arguments, limiter=self._turn)

    def read(self, what: str, count: int) -> None:
        """Count what was read."""
        self.counts[what] += count
        self.progress.advance(what, count)

    async def patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask Allegro for something, and again later when it fails in spite of the client's own repetitions.

        Raises:
            AllegroError: It failed for good, or in a way that time does not heal.
        """
        for pause in PAUSES:
            try:
                return await ask()
            except ServerError:
                self.counts["asked again"] += 1
                await anyio.sleep(pause)
        return await ask()

    async def handfuls(self, items: AsyncIterable[T], size: int) -> AsyncIterator[list[T]]:
        """Read a list in handfuls; what cannot be read is counted and left out."""
        iterator = aiter(items)
        async for handful in handfuls(lambda: self.patiently(iterator.__anext__), size, self._unreadable):
            yield handful

    async def fetch(self, get: Callable[[str], Awaitable[T]], ids: Sequence[str]) -> Fetched[T]:
        """Read single things by their ids, several at a time."""
        found: list[T] = []
        gone: list[str] = []

        async def one(each_id: str) -> None:
            try:
                found.append(await self.patiently(lambda: get(each_id)))
            except NotFoundError:
                gone.append(each_id)

        await each(ids, one, at_once=AT_ONCE)
        return Fetched(found, gone)

    def _unreadable(self, _error: DecodeError) -> None:
        self.counts["unreadable"] += 1
