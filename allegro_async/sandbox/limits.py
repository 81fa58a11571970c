"""The request limit of a Client ID: a sliding minute, and a block that calling prolongs."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from .clock import MICROS

MINUTE = 60 * MICROS


@dataclass(slots=True)
class _Budget:
    """One Client ID's requests of the last minute, and the end of its block."""

    taken: deque[int] = field(default_factory=deque[int])
    blocked_until: int = 0


class RequestLimit:
    """Counts requests for each Client ID, strictly, over any sixty seconds (allegro-api issues 3454, 6754).

    Args:
        per_minute: How many are allowed; None for any number.
    """

    def __init__(self, per_minute: int | None) -> None:
        self.per_minute = per_minute
        self._budgets: dict[str, _Budget] = {}

    def admit(self, client_id: str, now: int) -> bool:
        """Take note of a request, and tell whether it may pass.

        The first request too many blocks the Client ID for a minute, and every request during the block
        starts the minute anew.

        Args:
            client_id: Whose request it is.
            now: When, in microseconds since 1970.
        """
        if self.per_minute is None:
            return True
        budget = self._budgets.setdefault(client_id, _Budget())
        taken = budget.taken
        while taken and taken[0] <= now - MINUTE:
            taken.popleft()
        if now < budget.blocked_until or len(taken) >= self.per_minute:
            budget.blocked_until = now + MINUTE
            return False
        taken.append(now)
        return True
