"""A lock for tasks that may belong to event loops of several threads."""

from __future__ import annotations

import asyncio
from collections import deque
from threading import RLock

__all__ = ["LoopLock"]


class _Waiter:
    """A task in the queue, and the loop in which it can be woken."""

    __slots__ = ("loop", "turn")

    def __init__(self, turn: asyncio.Future[None]) -> None:
        self.loop = turn.get_loop()
        self.turn: asyncio.Future[None] | None = turn


def _wake(turn: asyncio.Future[None] | None) -> None:
    if turn is not None and not turn.done():  # it may have been cancelled on the way
        turn.set_result(None)


class LoopLock:
    """A fair lock, as an asynchronous context manager; `asyncio.Lock` belongs to one loop, this one to all.

    It is handed from one holder to the next in the order of asking. A waiter that is cancelled, or whose loop
    has been closed, hands it on.
    """

    __slots__ = ("__weakref__", "_free", "_mutex", "_offered", "_waiters")

    def __init__(self) -> None:
        # Never held over an await. Reentrant: the garbage collector may end an abandoned waiter at any line.
        self._mutex = RLock()
        self._free = True
        self._offered: _Waiter | None = None  # has been given the lock and does not know yet
        self._waiters: deque[_Waiter] = deque()

    async def __aenter__(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        waiter = _Waiter(turn)
        if self._take_or_queue(waiter):
            return
        try:
            await turn
        except BaseException:
            self._leave(waiter)
            raise
        with self._mutex:
            self._offered = None

    async def __aexit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Hand the lock to the next in the queue."""
        with self._mutex:
            self._hand_over()

    def _take_or_queue(self, waiter: _Waiter) -> bool:
        with self._mutex:
            if self._free or (self._offered is not None and self._offered.loop.is_closed()):
                self._free, self._offered = False, None
                return True
            self._waiters.append(waiter)
            return False

    def _leave(self, waiter: _Waiter) -> None:
        with self._mutex:
            if self._offered is waiter:
                self._hand_over()
            elif waiter in self._waiters:
                self._waiters.remove(waiter)

    def _hand_over(self) -> None:
        self._offered = None
        while self._waiters:
            waiter = self._waiters.popleft()
            # Not kept: where nothing else knows the task any more, it must end and hand the lock on.
            turn, waiter.turn = waiter.turn, None
            try:
                waiter.loop.call_soon_threadsafe(_wake, turn)
            except RuntimeError:  # its loop has been closed
                continue
            self._offered = waiter
            return
        self._free = True
