"""Events side by side: a lane for each subject, and a cursor that follows what is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import anyio

from ._journal_positions import Progress, Ticket

if TYPE_CHECKING:
    from ._feed import Entry
    from .journals import Reader

__all__ = ["Lanes"]

Handle: TypeAlias = "Callable[[Entry, anyio.Semaphore], Awaitable[None]]"


class Lanes:
    """Takes events in, handles those of one subject one after the other, and moves the cursor.

    Args:
        reader: Where the events come from.
        handle: Handles one; it is given what bounds the handlers that run at once. When it returns, the
            event is done; what it raises ends all.
        window: So many events are under way at most.
        concurrency: So many handlers run at once at most.
    """

    def __init__(self, reader: Reader, handle: Handle, *, window: int, concurrency: int) -> None:
        self._reader = reader
        self._handle = handle
        self._progress = Progress()
        self._lanes: dict[str, deque[tuple[Entry, Ticket]]] = {}
        self._room = anyio.Semaphore(window)
        self._running = anyio.Semaphore(concurrency)
        self._saving = anyio.Lock()
        self._reached: str | None = None

    async def run(self) -> None:
        """Work until the reader has no more, and all is done.

        Raises:
            Exception: What reading, handling or saving raised first.
        """
        try:
            async with anyio.create_task_group() as group:
                while (entry := await self._reader.next()) is not None:
                    await self._take_in(entry, group)
        except ExceptionGroup as failed:
            raise _first_of(failed) from None

    async def _take_in(self, entry: Entry, group: anyio.abc.TaskGroup) -> None:
        await self._room.acquire()
        ticket = self._progress.begin(entry.id)
        if entry.repeated:
            await self._done(entry, ticket)
            return
        lane = self._lanes.get(entry.about)
        if lane is None:
            self._lanes[entry.about] = deque([(entry, ticket)])
            group.start_soon(self._work, entry.about)
        else:
            lane.append((entry, ticket))

    async def _work(self, subject: str) -> None:
        lane = self._lanes[subject]
        while lane:
            entry, ticket = lane[0]
            await self._handle(entry, self._running)
            lane.popleft()
            if not lane:
                del self._lanes[subject]
            await self._done(entry, ticket)

    async def _done(self, entry: Entry, ticket: Ticket) -> None:
        self._room.release()
        self._reader.finish(entry)
        self._reached = self._progress.finish(ticket) or self._reached
        async with self._saving:  # one who had to wait here may find the cursor saved
            reached, self._reached = self._reached, None
            if reached is not None:
                await self._reader.save(reached)


def _first_of(group: BaseExceptionGroup[Any]) -> BaseException:
    """The first error of a group: it ended the others."""
    first: BaseException = group.exceptions[0]
    return _first_of(cast("BaseExceptionGroup[Any]", first)) if hasattr(first, "exceptions") else first
