"""A request limit as arithmetic: when may the next request go? No clock of its own, no waiting."""

from __future__ import annotations

_BURST_FROM = 100  # smaller limits are spread evenly
_BURST_SHARE = 0.01


class Bucket:
    """Spreads requests so that no stretch of `per` seconds sees more than `count` of them.

    This is the generic cell rate algorithm: one number says when the bucket is level again. A small burst
    is allowed after a pause; burst and rate together stay below the limit by the head-room, since requests
    arrive at the server a little closer together, or further apart, than they left.

    Args:
        count: So many requests, or changed offers.
        per: In so many seconds.
        headroom: The share of the limit that is left unused.
    """

    __slots__ = ("_burst", "_interval", "_level_at")

    def __init__(self, count: int, per: float, headroom: float) -> None:
        usable = count * (1 - headroom)
        burst = max(1.0, count * _BURST_SHARE) if count >= _BURST_FROM else 1.0
        rate = (usable - burst if count >= _BURST_FROM else usable) / per
        self._interval = 1 / rate
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
