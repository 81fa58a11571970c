"""Blocking work of the stores, in threads of their own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from anyio import CancelScope

__all__ = ["in_thread"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_THREADS = 8


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    """The threads of this process; a forked child has none of its parent's.

    Not the loop's own: a program may fill that with threads that wait for us.
    """
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="allegro-store")


async def in_thread(function: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
    """Call a blocking function in a thread, and wait for its end whatever happens.

    A cancellation is passed on when the thread has ended: until then the lock must be held that the work
    needs, and a half-done write must not be left to itself.
    """
    work = asyncio.wrap_future(_threads(os.getpid()).submit(function, *arguments, **named))
    cancelled: asyncio.CancelledError | None = None
    with CancelScope(shield=True):
        while not work.done():
            try:
                await asyncio.wait([work])
            except asyncio.CancelledError as error:
                cancelled = error
    if cancelled is not None:
        work.exception()  # looked at; the cancellation goes first
        raise cancelled
    return work.result()
