"""One renewal at a time: a task that every caller waits for and none can kill."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from ..errors import AllegroError, AuthError, LoginRequiredError
from .endpoint import EndpointBusyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..protocols import Clock
    from .token import Token

__all__ = ["SingleFlight"]

_log = logging.getLogger("allegro_async.auth")

_REST_SECONDS = 30.0  # after a failure nothing is tried in the background for so long


class SingleFlight:
    """Runs one renewal at a time, as a task of its own.

    Args:
        what: Whose token is renewed, for the log.
        clock: Tells the time.
    """

    __slots__ = ("_clock", "_paused_by", "_rest_until", "_task", "_what")

    def __init__(self, what: str, clock: Clock) -> None:
        self._what = what
        self._clock = clock
        self._task: asyncio.Task[Token] | None = None
        self._rest_until = float("-inf")
        self._paused_by: str | None = None

    @property
    def task(self) -> asyncio.Task[Token] | None:
        """The renewal under way, if there is one."""
        return self._task if self._task is not None and not self._task.done() else None

    async def join(self, renew: Callable[[], Awaitable[Token]]) -> Token:
        """Wait for the renewal under way, or begin one; it goes on when the caller is cancelled.

        Raises:
            AuthError: It failed; or Allegro has just asked for a pause (429), which is kept.
        """
        if self.task is None and self._paused_by is not None and self._resting:
            raise AuthError(self._paused_by)
        return await asyncio.shield(self.task or self._begin(renew))

    def start(self, renew: Callable[[], Awaitable[Token]]) -> None:
        """Begin a renewal in the background, unless one is under way or one has just failed."""
        if self.task is None and not self._resting:
            self._begin(renew)

    @property
    def _resting(self) -> bool:
        return self._clock.monotonic() < self._rest_until

    def _begin(self, renew: Callable[[], Awaitable[Token]]) -> asyncio.Task[Token]:
        self._task = asyncio.create_task(self._guarded(renew))
        self._task.add_done_callback(_look_at)
        return self._task

    async def _guarded(self, renew: Callable[[], Awaitable[Token]]) -> Token:
        try:
            return await renew()
        except LoginRequiredError as error:
            _log.warning("%s", error)  # once: the stored token is marked
            raise
        except Exception as error:
            self._rest_until = self._clock.monotonic() + _REST_SECONDS
            self._paused_by = str(error) if isinstance(error, EndpointBusyError) else None
            said = error if isinstance(error, AllegroError) else type(error).__name__
            _log.warning("The token of %s could not be renewed: %s", self._what, said)
            raise


def _look_at(task: asyncio.Task[Token]) -> None:
    """Take note of a failure, also when every caller has left: it has been logged."""
    if not task.cancelled():
        task.exception()
