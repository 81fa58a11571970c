"""A request limit as arithmetic: when may the next request go? No clock of its own, no waiting."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .call import RequestLimit

_BURST_FROM = 100  # smaller limits are spread evenly
_BURST_SHARE = 0.01
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


def budget_of(limit: RequestLimit, headroom: float) -> Budget:
    """The budget of a limit: short limits are spread, long ones (an hour, a day) only counted.

    Spread over a day, a limit of 100 would let nobody make two requests within a quarter of an hour.
    """
    if limit.per > _LONGEST_SPREAD:
        return Count(limit.count, limit.per, headroom)
    return Bucket(limit.count, limit.per, headroom, _LARGEST_COMMAND if limit.unit == "offers" else 1)


class Bucket:
    """Spreads requests so that no stretch of `per` seconds sees more than `count` of them.

    This is the generic cell rate algorithm: one number says when the bucket is level again. A small burst
    is allowed after a pause; burst and rate together stay below the limit by the head-room, since requests
    arrive at the server a little closer together, or further apart, than they left.

    Args:
        count: So many requests, or changed offers.
        per: In so many seconds.
        headroom: The share of the limit that is left unused.
        largest: The greatest weight of one request; the burst has room for it.
    """

    __slots__ = ("_burst", "_interval", "_level_at")

    def __init__(self, count: int, per: float, headroom: float, largest: int = 1) -> None:
        usable = count * (1 - headroom)
        bursts = count >= _BURST_FROM
        burst = max(1.0, count * _BURST_SHARE, min(largest, count / 2)) if bursts else 1.0
        self._interval = per / (usable - burst if bursts else usable)
        self._burst = burst * self._interval
        self._level_at = float("-inf")

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a request of this weight may go; 0 when it may go now.

        A request heavier than the burst goes when the bucket is level, and those behind it wait longer.
        """
        room = max(0.0, self._burst - weight * self._interval)
        return max(0.0, self._level_at - room - now)

    def take(self, now: float, weight: int = 1) -> None:
        """Note a request that goes now."""
        self._level_at = max(self._level_at, now) + weight * self._interval

    def start_level(self, moment: float) -> None:
        """Begin at a moment without a burst: after a block, requests come back one by one."""
        self._level_at = max(self._level_at, moment + self._burst)


class Count:
    """Counts requests, so that the last `per` seconds never hold more than `count` of them.

    Args:
        count: So many requests, or changed offers.
        per: In so many seconds.
        headroom: The share of the limit that is left unused.
    """

    __slots__ = ("_per", "_step", "_taken", "_usable", "_used")

    def __init__(self, count: int, per: float, headroom: float) -> None:
        self._usable = max(1, int(count * (1 - headroom)))
        self._per = per
        self._step = per / _STEPS
        self._taken: deque[tuple[float, int]] = deque()
        self._used = 0

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a request of this weight may go; one heavier than the limit waits for all others."""
        while self._taken and self._taken[0][0] + self._per <= now:
            self._used -= self._taken.popleft()[1]
        excess, free_at = self._used + weight - self._usable, now
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
