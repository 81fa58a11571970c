"""Let writes to one thing go one after the other, in the order they came."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Hashable

__all__ = ["WriteOrder"]


class WriteOrder:
    """A lock for each thing that is written to: first come, first served.

    Allegro refuses a write to an offer while it works on the previous one (allegro-api issue 9620). A lock
    is there only as long as somebody holds it or waits for it.
    """

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}

    def __len__(self) -> int:
        """How many things are being written to."""
        return len(self._waiting)

    def is_free(self, key: Hashable) -> bool:
        """Whether a write to this thing may go at once."""
        return key not in self._waiting

    @asynccontextmanager
    async def turn(self, key: Hashable) -> AsyncGenerator[None, None]:
        """Wait for one's turn, and pass it on at the end.

        Args:
            key: What is written to.
        """
        await self._take(key)
        try:
            yield
        finally:
            self._pass_on(key)

    async def _take(self, key: Hashable) -> None:
        queue = self._waiting.get(key)
        if queue is None:
            self._waiting[key] = deque()
            return
        mine = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():
                self._pass_on(key)  # the turn came in the same moment
            elif mine in queue:
                queue.remove(mine)
            raise

    def _pass_on(self, key: Hashable) -> None:
        queue = self._waiting[key]
        while queue:
            waiter = queue.popleft()
            if not waiter.done():  # else it is cancelled, and has not run since
                waiter.set_result(None)
                return
        del self._waiting[key]
