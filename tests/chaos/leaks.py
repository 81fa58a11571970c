"""What a run leaves behind: permits, connections, tasks, open files, and complaints nobody heard."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from allegro_async import AiohttpTransport, FairLimiter

_FILES = ("/proc/self/fd", "/dev/fd")


def open_files() -> int:
    """How many files and sockets this process has open; 0 where the system does not tell."""
    for place in _FILES:
        if os.path.isdir(place):  # noqa: PTH112 - a plain question
            return len(os.listdir(place))  # noqa: PTH208 - and a plain count
    return 0


def under_way(limiter: FairLimiter) -> list[str]:
    """The permits that were not given back, and the calls that still wait."""
    held = limiter.under_way
    left = [f"{held} permits"] if held else []
    return [*left, f"{limiter.waiting} waiting calls"] if limiter.waiting else left


def connections(transport: AiohttpTransport) -> list[str]:
    """The connections that are still in somebody's hands."""
    session = transport._session  # pyright: ignore[reportPrivateUsage]
    connector: Any = None if session is None else session.connector
    held = 0 if connector is None else len(connector._acquired)
    return [f"{held} connections in use"] if held else []


def other_tasks() -> list[str]:
    """The tasks besides the one that asks."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    return [f"task {task.get_coro()!r}" for task in others]


class Complaints:
    """Collects what asyncio, the garbage collector and the warnings say within its block."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._catcher = warnings.catch_warnings(record=True)
        self._warnings: list[warnings.WarningMessage] = []

    def __enter__(self) -> Self:
        caught = self._catcher.__enter__()
        assert caught is not None  # since it records
        self._warnings = caught
        warnings.simplefilter("always")
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        asyncio.get_running_loop().set_exception_handler(self._from_the_loop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        gc.collect()  # what nobody holds any more complains now
        asyncio.get_running_loop().set_exception_handler(None)
        sys.unraisablehook = self._hook
        self.heard += [f"{each.category.__name__}: {each.message}" for each in self._warnings]
        self._catcher.__exit__(kind, error, trace)

    def _from_the_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.heard.append(f"{context.get('message')}: {context.get('exception')!r}")

    def _unraisable(self, problem: Any, /) -> None:
        self.heard.append(f"unraisable: {problem.exc_value!r} in {problem.object!r}")
