"""Let writes to one thing go one after the other, in the order they came."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Hashable

__all__ = ["WriteOrder"]


class _Waiter(NamedTuple):
    """A write in the queue, and what may have made its waiting pointless."""

    turn: asyncio.Future[None]
    why_not: Callable[[], Exception | None]


class WriteOrder:
    """A lock for each thing that is written to: first come, first served.

    Allegro refuses a write to an offer while it works on the previous one (allegro-api issue 9620). A lock
    is there only as long as somebody holds it or waits for it.
    """

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[_Waiter]] = {}

    def __len__(self) -> int:
        """How many things are being written to."""
        return len(self._waiting)

    def is_free(self, key: Hashable) -> bool:
        """Whether a write to this thing may go at once."""
        return key not in self._waiting

    @asynccontextmanager
    async def turn(
        self, key: Hashable, why_not: Callable[[], Exception | None] = lambda: None
    ) -> AsyncGenerator[None, None]:
        """Wait for one's turn, and pass it on at the end.

        Args:
            key: What is written to.
            why_not: Gives the error if waiting has become pointless; it is raised instead.
        """
        await self._take(key, why_not)
        try:
            yield
        finally:
            self._pass_on(key)

    def look_again(self) -> None:
        """Fail those who wait in vain now."""
        for queue in self._waiting.values():
            for waiter in queue:
                error = None if waiter.turn.done() else waiter.why_not()
                if error is not None:
                    waiter.turn.set_exception(error)

    async def _take(self, key: Hashable, why_not: Callable[[], Exception | None]) -> None:
        queue = self._waiting.get(key)
        if queue is None:
            self._waiting[key] = deque()
            return
        if (error := why_not()) is not None:
            raise error
        mine = _Waiter(asyncio.get_running_loop().create_future(), why_not)
        queue.append(mine)
        try:
            await mine.turn
        except BaseException:
            if mine in queue:
                queue.remove(mine)
            elif not mine.turn.cancelled() and mine.turn.exception() is None:
                self._pass_on(key)  # the turn came in the same moment
            raise

    def _pass_on(self, key: Hashable) -> None:
        queue = self._waiting[key]
        while queue:
            waiter = queue.popleft()
            if not waiter.turn.done():  # else it is cancelled or has failed, and has not run since
                waiter.turn.set_result(None)
                return
        del self._waiting[key]
