"""A request limit as arithmetic: when may the next request go? No clock of its own, no waiting."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .call import RequestLimit

_BURST_SHARE = 0.005  # of a limit: half a minute's pause lets 45 of 9000 go at once
_LARGEST_COMMAND = 1000  # offers (allegro-facts, section 8)
_LONGEST_SPREAD = 60.0
_STEPS = 1000


class Budget(Protocol):
    """What is left of a limit."""

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a request of this weight may go; 0 when it may go now."""
        ...

    def take(self, now: float, weight: int = 1) -> None:
        """Note a request that goes now."""
        ...

    def used(self, now: float) -> int:
        """How much of the limit the last `per` seconds have used."""
        ...

    def idle(self, now: float) -> bool:
        """Whether nothing of it is used."""
        ...


def budget_of(limit: RequestLimit, headroom: float, jitter: float) -> Budget:
    """The budget of a limit: short limits are spread, long ones (an hour, a day) only counted.

    Spread over a day, a limit of 100 would let nobody make two requests within a quarter of an hour.

    Args:
        limit: The limit.
        headroom: The share of it that is left unused.
        jitter: By how many seconds requests may arrive closer together than they left.
    """
    if limit.per > _LONGEST_SPREAD:
        return Count(limit.count, limit.per, headroom, jitter)
    return Bucket(limit.count, limit.per, headroom, jitter, _LARGEST_COMMAND if limit.unit == "offers" else 1)


class Bucket:
    """Spreads requests so that no stretch of `per` seconds sees more than `count` of them.

    This is the generic cell rate algorithm: one number says when the bucket is level again. A small burst
    is allowed after a pause; burst and rate together stay below the limit by the head-room, since requests
    arrive at the server a little closer together, or further apart, than they left.

    Args:
        count: So many requests, or changed offers.
        per: In so many seconds.
        headroom: The share of the limit that is left unused.
        jitter: By how many seconds requests may arrive closer together than they left.
        largest: The greatest weight of one request; the burst has room for it.
    """

    __slots__ = ("_before", "_burst", "_current", "_interval", "_level_at", "_per", "_period")

    def __init__(
        self, count: int, per: float, headroom: float, jitter: float = 0.0, largest: int = 1
    ) -> None:
        usable = count * (1 - headroom)
        burst = max(1.0, count * _BURST_SHARE, min(largest, count / 2))
        # The first request of a burst needs no room beside the rate: the window that begins with it ends
        # just before the one that follows it at the same distance.
        self._interval = (per + jitter) / (usable - (burst - 1))
        self._burst = burst * self._interval
        self._level_at = float("-inf")
        self._per = per
        self._period: int = 0
        self._before = 0
        self._current = 0

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a request of this weight may go; 0 when it may go now.

        A request heavier than the burst goes when the bucket is level, and those behind it wait longer.
        """
        room = max(0.0, self._burst - weight * self._interval)
        return max(0.0, self._level_at - room - now)

    def take(self, now: float, weight: int = 1) -> None:
        """Note a request that goes now."""
        self._level_at = max(self._level_at, now) + weight * self._interval
        self._turn(now)
        self._current += weight

    def used(self, now: float) -> int:
        """About how much of the limit the last `per` seconds have used.

        Two counters are kept, of this period and of the one before it, and the older one fades: the figure
        is for people, and no permit hangs on it.
        """
        self._turn(now)
        fading = 1 - now % self._per / self._per
        return round(self._current + self._before * fading)

    def idle(self, now: float) -> bool:
        """Whether nothing of it is used."""
        return self._level_at <= now and self.used(now) == 0

    def _turn(self, now: float) -> None:
        period = int(now // self._per)
        if period != self._period:
            self._before = self._current if period == self._period + 1 else 0
            self._period, self._current = period, 0


class Count:
    """Counts requests, so that the last `per` seconds never hold more than `count` of them.

    Args:
        count: So many requests, or changed offers.
        per: In so many seconds.
        headroom: The share of the limit that is left unused.
        jitter: By how many seconds requests may arrive closer together than they left.
    """

    __slots__ = ("_per", "_step", "_taken", "_usable", "_used")

    def __init__(self, count: int, per: float, headroom: float, jitter: float = 0.0) -> None:
        self._usable = max(1, int(count * (1 - headroom)))
        self._per = per + jitter
        self._step = per / _STEPS
        self._taken: deque[tuple[float, int]] = deque()
        self._used = 0

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a request of this weight may go; one heavier than the limit waits for all others."""
        excess, free_at = self.used(now) + weight - self._usable, now
        for moment, taken in self._taken:
            if excess <= 0:
                break
            excess -= taken
            free_at = moment + self._per
        return free_at - now

    def take(self, now: float, weight: int = 1) -> None:
        """Note a request that goes now; those of one thousandth of the time count as the latest of them."""
        self._used += weight
        if self._taken and self._taken[-1][0] // self._step == now // self._step:
            weight += self._taken.pop()[1]
        self._taken.append((now, weight))

    def used(self, now: float) -> int:
        """How much of the limit the last `per` seconds have used."""
        while self._taken and self._taken[0][0] + self._per <= now:
            self._used -= self._taken.popleft()[1]
        return self._used

    def idle(self, now: float) -> bool:
        """Whether nothing of it is used."""
        return self.used(now) == 0
