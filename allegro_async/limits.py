"""Keep Allegro's request limits: nobody is told of them by headers, so the client counts for itself."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._buckets import Bucket
from .call import RequestLimit
from .errors import ConfigurationError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .call import Call
    from .protocols import Clock

__all__ = ["CLIENT_LIMIT", "FairLimiter"]

_log = logging.getLogger("allegro_async.limits")

CLIENT_LIMIT = RequestLimit("client", 9000, 60.0, "client")
"""9000 requests a minute for each Client ID, production and sandbox alike (allegro-api issue 3454)."""

_BLOCK_SECONDS = 60.0  # how long Allegro blocks a Client ID (issue 6754); calling meanwhile prolongs it
_LONGEST_HEADROOM = 0.9

_Lane = tuple[str | None, tuple[RequestLimit, ...]]


@dataclass(slots=True, eq=False)
class _Waiter:
    call: Call
    deadline: float | None
    go: asyncio.Future[None]


class FairLimiter:
    """The request budget of one Client ID within one process.

    Calls wait in lanes, one for each account and set of limits. Lanes take turns, and within a lane the
    first to come is the first to go: a bulk job of one seller does not starve another seller's page. A 429
    closes the gate for all of them.

    Args:
        clock: Tells the time.
        limit: The limit of the Client ID.
        headroom: The share of each limit that is left unused, from 0 to 0.9. A 429 has been reported a
            little below Allegro's figures (allegro-facts, section 3).

    Raises:
        ConfigurationError: The head-room is out of range.
    """

    def __init__(
        self, clock: Clock, *, limit: RequestLimit | None = CLIENT_LIMIT, headroom: float = 0.02
    ) -> None:
        if not 0 <= headroom <= _LONGEST_HEADROOM:
            raise ConfigurationError(f"headroom is {headroom}; it must be between 0 and {_LONGEST_HEADROOM}")
        self._clock = clock
        self._headroom = headroom
        self._client_limit = limit
        self._buckets: dict[tuple[str, str | None], Bucket] = {}
        self._lanes: OrderedDict[_Lane, deque[_Waiter]] = OrderedDict()
        self._closed_until = float("-inf")
        self._timer: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        """How many calls wait now."""
        return sum(not waiter.go.done() for lane in self._lanes.values() for waiter in lane)

    @property
    def closed_for(self) -> float:
        """Seconds until the gate reopens; 0 when it is open."""
        return max(0.0, self._closed_until - self._clock.monotonic())

    async def acquire(self, call: Call, *, deadline: float | None) -> float:
        """Wait for a permit; see `Limiter.acquire`."""
        asked = self._clock.monotonic()
        if self._too_late(deadline):
            raise self._refusal(call)
        lane: _Lane = (call.account, call.operation.limits)
        if not self._lanes and self._wait(lane, call, asked) <= 0:
            self._take(lane, call, asked)
            return 0.0
        waiter = _Waiter(call, deadline, asyncio.get_running_loop().create_future())
        self._lanes.setdefault(lane, deque()).append(waiter)
        self._pump()
        await waiter.go  # cancelling the caller cancels this future, and the pump passes over it
        return self._clock.monotonic() - asked

    def refused(self, call: Call, *, retry_after: float | None) -> float:
        """Close the gate after a 429; see `Limiter.refused`."""
        now = self._clock.monotonic()
        seconds = max(_BLOCK_SECONDS, retry_after or 0.0)
        if now + seconds > self._closed_until:
            self._closed_until = now + seconds
            for bucket in self._own_buckets((None, ())):
                bucket.start_level(self._closed_until)
            self._fail_the_late()
            _log.warning("Allegro refused %s with 429: nothing is sent for %.0f s", call.operation, seconds)
        self._pump()
        return self._closed_until - now

    def _too_late(self, deadline: float | None) -> bool:
        return deadline is not None and self._closed_until > max(deadline, self._clock.monotonic())

    def _refusal(self, call: Call) -> RateLimitError:
        return RateLimitError(retry_after=self.closed_for, call=str(call.operation))

    def _fail_the_late(self) -> None:
        for waiters in self._lanes.values():
            for waiter in waiters:
                if not waiter.go.done() and self._too_late(waiter.deadline):
                    waiter.go.set_exception(self._refusal(waiter.call))

    def _own_buckets(self, lane: _Lane) -> Iterable[Bucket]:
        account, limits = lane
        for limit in (self._client_limit, *limits):
            if limit is not None:
                key = (limit.name, account if limit.scope == "account" else None)
                bucket = self._buckets.get(key)
                if bucket is None:
                    bucket = self._buckets[key] = Bucket(limit.count, limit.per, self._headroom)
                yield bucket

    def _weights(self, lane: _Lane, call: Call) -> Iterable[int]:
        limits = (self._client_limit, *lane[1])
        return (call.weight if limit.unit == "offers" else 1 for limit in limits if limit is not None)

    def _wait(self, lane: _Lane, call: Call, now: float) -> float:
        buckets = zip(self._own_buckets(lane), self._weights(lane, call), strict=True)
        return max([self._closed_until - now, *(bucket.wait(now, weight) for bucket, weight in buckets)])

    def _take(self, lane: _Lane, call: Call, now: float) -> None:
        for bucket, weight in zip(self._own_buckets(lane), self._weights(lane, call), strict=True):
            bucket.take(now, weight)

    def _pump(self) -> None:
        """Let go whoever may go, lane by lane, and set the timer for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._lanes:
            now = self._clock.monotonic()
            wait = self._let_one_go(now)
            if wait > 0:
                self._timer = asyncio.get_running_loop().call_later(wait, self._pump)
                return

    def _let_one_go(self, now: float) -> float:
        """Serve the first lane that may go, and put it last; otherwise tell how long to wait."""
        shortest = float("inf")
        for lane, waiters in self._lanes.items():
            wait = 0.0 if waiters[0].go.done() else self._wait(lane, waiters[0].call, now)
            if wait <= 0:
                self._serve(lane, waiters, now)
                return 0.0
            shortest = min(shortest, wait)
        return shortest

    def _serve(self, lane: _Lane, waiters: deque[_Waiter], now: float) -> None:
        waiter = waiters.popleft()
        if not waiters:
            del self._lanes[lane]
        if waiter.go.done():
            return
        if waiters:
            self._lanes.move_to_end(lane)
        self._take(lane, waiter.call, now)
        waiter.go.set_result(None)
