"""Tasks that end with the iterator they work for, also when it is only dropped."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


class Tasks:
    """The tasks of one iterator.

    A task group cannot do this: the consumer of an iterator may leave its loop without a word, and the only
    one to notice is the garbage collector, which calls `stop` then, from any thread. So the tasks must not
    hold on to the iterator.
    """

    __slots__ = ("_loop", "_running")

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start a task of the running loop."""
        self._loop = asyncio.get_running_loop()
        task = self._loop.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def stop(self) -> None:
        """Cancel all tasks, now; they end as soon as the loop runs on. Any thread may call it."""
        loop = self._loop
        if not self._running or loop is None or loop.is_closed():
            return
        for task in tuple(self._running):
            if _here(loop):
                task.cancel()
            else:
                loop.call_soon_threadsafe(task.cancel)

    async def close(self) -> None:
        """Cancel all tasks and wait for their end, also when the caller is cancelled meanwhile."""
        self.stop()
        cancelled: asyncio.CancelledError | None = None
        while self._running:
            try:
                await asyncio.wait(tuple(self._running))
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may want it any more; asyncio would complain of that


def _here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
