"""Keep Allegro's request limits: nobody is told of them by headers, so the client counts for itself."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._buckets import Bucket, budget_of
from .call import RequestLimit
from .errors import ConfigurationError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._buckets import Budget
    from .call import Call
    from .protocols import Clock

__all__ = ["CLIENT_LIMIT", "FairLimiter"]

_log = logging.getLogger("allegro_async.limits")

CLIENT_LIMIT = RequestLimit("client", 9000, 60.0, "client")
"""9000 requests a minute for each Client ID, production and sandbox alike (allegro-api issue 3454)."""

_BLOCK_SECONDS = 60.0  # how long Allegro blocks a Client ID (issue 6754); calling meanwhile prolongs it
_LARGEST_HEADROOM = 0.9

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
    closes the gate for all of them. Only so many calls are under way at once: permits that pile up before
    a slow server would otherwise be used all in one moment, when it is quick again.

    Args:
        clock: Tells the time.
        limit: The limit of the Client ID.
        headroom: The share of each limit that is left unused, from 0 to 0.9. A 429 has been reported a
            little below Allegro's figures (allegro-facts, section 3).
        concurrency: So many calls are under way at once. Default: as many as the transport has connections.

    Raises:
        ConfigurationError: The head-room is out of range, or `concurrency` is below 1.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        limit: RequestLimit | None = CLIENT_LIMIT,
        headroom: float = 0.02,
        concurrency: int = 100,
    ) -> None:
        if not 0 <= headroom <= _LARGEST_HEADROOM:
            raise ConfigurationError(f"headroom is {headroom}; it must be between 0 and {_LARGEST_HEADROOM}")
        if concurrency < 1:
            raise ConfigurationError(f"concurrency is {concurrency}; it must be 1 or more")
        self._clock = clock
        self._headroom = headroom
        self._free = concurrency
        self._client = Bucket(limit.count, limit.per, headroom) if limit is not None else None
        self._budgets: dict[tuple[str, str | None], Budget] = {}
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
        if not self._lanes and self._free and self._wait(lane, call, asked) <= 0:
            self._take(lane, call, asked)
            return 0.0
        waiter = _Waiter(call, deadline, asyncio.get_running_loop().create_future())
        self._lanes.setdefault(lane, deque()).append(waiter)
        self._pump()
        try:
            await waiter.go  # cancelling the caller cancels this future, and the pump passes over it
        except asyncio.CancelledError:
            if not waiter.go.cancelled() and waiter.go.exception() is None:
                self.release(call)  # the permit was given in the same moment
            raise
        return self._clock.monotonic() - asked

    def release(self, call: Call) -> None:  # noqa: ARG002 - another limiter may count by the call
        """Note the end of a call; see `Limiter.release`."""
        self._free += 1
        self._pump()

    def refused(self, call: Call, *, retry_after: float | None) -> float:
        """Close the gate after a 429; see `Limiter.refused`."""
        now = self._clock.monotonic()
        seconds = max(_BLOCK_SECONDS, retry_after or 0.0)
        was_closed = self._closed_until > now
        if now + seconds > self._closed_until:
            self._closed_until = now + seconds
            if self._client is not None:
                self._client.start_level(self._closed_until)
            self._fail_the_late()
            # Requests that were under way may be refused too; one warning is enough.
            level = logging.DEBUG if was_closed else logging.WARNING
            _log.log(
                level, "Allegro refused %s with 429: nothing is sent for %.0f s", call.operation, seconds
            )
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

    def _own_budgets(self, lane: _Lane, call: Call) -> Iterable[tuple[Budget, int]]:
        """The budgets of a lane besides the one of the Client ID, and what the call weighs in each."""
        account, limits = lane
        for limit in limits:
            key = (limit.name, account if limit.scope == "account" else None)
            budget = self._budgets.get(key)
            if budget is None:
                budget = self._budgets[key] = budget_of(limit, self._headroom)
            yield budget, call.weight if limit.unit == "offers" else 1

    def _shared_wait(self, now: float) -> float:
        return max(self._closed_until - now, self._client.wait(now) if self._client is not None else 0.0)

    def _wait(self, lane: _Lane, call: Call, now: float) -> float:
        own = (budget.wait(now, weight) for budget, weight in self._own_budgets(lane, call))
        return max(self._shared_wait(now), *own, 0.0)

    def _take(self, lane: _Lane, call: Call, now: float) -> None:
        self._free -= 1
        if self._client is not None:
            self._client.take(now)
        for budget, weight in self._own_budgets(lane, call):
            budget.take(now, weight)

    def _pump(self) -> None:
        """Let go whoever may go, lane by lane, and set the timer for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._lanes and self._free:
            wait = self._let_one_go(self._clock.monotonic())
            if wait > 0:
                self._timer = asyncio.get_running_loop().call_later(wait, self._pump)
                return

    def _let_one_go(self, now: float) -> float:
        """Serve the first lane that may go, and put it last; otherwise tell how long to wait."""
        shortest = self._shared_wait(now)
        if shortest > 0:
            return shortest  # the usual reason to wait, found without a look at a thousand lanes
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
