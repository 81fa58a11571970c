"""Several rules that hold for the same calls, asked as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._slots import NEVER, Slots

if TYPE_CHECKING:
    from ._buckets import Budget
    from .gate import Gate


class Door:
    """What all calls of a Client ID pass, or all of an account: so many at once, a gate, perhaps a budget.

    Asked as one, because calls that wait for one of them would otherwise be sent from queue to queue.

    Args:
        room: So many calls at once.
        gate: Closed by a 429.
        budget: The limit of requests, if there is one.
    """

    __slots__ = ("budget", "gate", "slots")

    def __init__(self, room: int, gate: Gate, budget: Budget | None = None) -> None:
        self.slots = Slots(room)
        self.gate = gate
        self.budget = budget

    def wait(self, now: float, weight: int = 1) -> float:  # noqa: ARG002 - here every call counts for one
        """Seconds until a call may pass."""
        if self.slots.wait(now):
            return NEVER
        return max(self.gate.wait(now), self.budget.wait(now) if self.budget is not None else 0.0)

    def take(self, now: float, weight: int = 1) -> None:  # noqa: ARG002 - here every call counts for one
        """Note a call that passes now."""
        self.slots.take(now)
        self.gate.take(now)
        if self.budget is not None:
            self.budget.take(now)

    def idle(self, now: float) -> bool:
        """Whether it would be the same if it were made anew."""
        return self.slots.idle(now) and self.gate.is_over(now) and (not self.budget or self.budget.idle(now))
