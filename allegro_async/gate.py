"""What a 429 does: a gate closes, and opens again gently. Arithmetic only, no clock of its own."""

from __future__ import annotations

__all__ = ["BLOCK_SECONDS", "RAMP_SECONDS", "Gate", "is_of_the_account", "ramp_share"]

BLOCK_SECONDS = 60.0
"""How long Allegro blocks a Client ID; calling meanwhile prolongs it (allegro-api issues 3454, 6754)."""

RAMP_SECONDS = 15.0
"""For so long after the reopening calls go more slowly than they may."""

_FIRST_SHARE = 0.05
_NEARLY_USED, _WELL_BELOW = 0.8, 0.5


def ramp_share(since: float) -> float:
    """The share of the usual rate that is used so many seconds after the reopening: 5 % at first, then more.

    >>> [ramp_share(seconds) for seconds in (0.0, 7.5, 15.0)]
    [0.05, 0.5, 1.0]
    """
    return min(1.0, max(_FIRST_SHARE, since / RAMP_SECONDS))


def is_of_the_account(*, family_share: float, slowed: bool, client_share: float, doubtful: bool) -> bool:
    """Decide whether a 429 speaks of one account's own limit, and not of the Client ID's.

    Allegro does not say which limit was hit. The careful reading is that it was the Client ID's, because
    calling on prolongs that block. It is the account's only if its own limit was all but used up, or its
    answers had slowed down before, and the Client ID has used no more than half of its limit, and nothing
    else speaks against it.

    Args:
        family_share: The largest share that the account has used of any of the call's own limits.
        slowed: The call is one of a leaky-bucket resource, whose answers have slowed down.
        client_share: The share that the Client ID has used of its limit, by this client's own count.
        doubtful: Another account's gate is closed now; or the Client ID's is, or has just reopened: its block
            may go on; or this client has counted for less than a period, and others may have used the limit
            before it began.
    """
    cause = slowed or family_share >= _NEARLY_USED
    return cause and client_share <= _WELL_BELOW and not doubtful


class Gate:
    """Open, closed, or opening.

    Args:
        interval: Seconds between two calls at the usual rate.

    Attributes:
        told_until: The reopening as those who wait were last told.
    """

    __slots__ = ("_closed_until", "_interval", "_next", "told_until")

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._closed_until = float("-inf")
        self._next = self.told_until = float("-inf")

    @property
    def closed_until(self) -> float:
        """The clock's time of the reopening; long past when it never was closed."""
        return self._closed_until

    def close(self, now: float, retry_after: float | None) -> float:
        """Close it for a minute, or for longer if the server says so; never for less than it is closed now.

        Returns:
            Seconds until it reopens.
        """
        self._closed_until = max(self._closed_until, now + max(BLOCK_SECONDS, retry_after or 0.0))
        self._next = self._closed_until
        return self._closed_until - now

    def is_over(self, now: float) -> bool:
        """Whether it is wide open."""
        return now >= self._closed_until + RAMP_SECONDS

    def wait(self, now: float, weight: int = 1) -> float:  # noqa: ARG002 - every rule is asked alike
        """Seconds until a call may go; 0 when it may go now."""
        return 0.0 if self.is_over(now) else max(0.0, self._next - now)

    def take(self, now: float, weight: int = 1) -> None:  # noqa: ARG002 - every rule is told alike
        """Note a call that goes now."""
        if not self.is_over(now):
            self._next = now + self._interval / ramp_share(now - self._closed_until)
