"""Judge a job by the moments at which its requests arrived: were the limits kept, and were they used?"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENOUGH_TO_MEASURE = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What arrived under one limit.

    Attributes:
        name: What is limited.
        allowed: So many requests are allowed ...
        period: ... in any stretch of so many seconds.
        requests: How many arrived.
        most: The most that arrived in any such stretch.
        share: The rate once the first burst was over, as a share of what is allowed; None where it was not
            measured.
    """

    name: str
    allowed: int
    period: float
    requests: int
    most: int
    share: float | None = None

    @property
    def kept(self) -> bool:
        """Whether no stretch of the period saw more than is allowed."""
        return self.most <= self.allowed


def most_within(moments: Iterable[float], period: float) -> int:
    """The most that fell into any stretch of the period, its end not included; the moments are in order."""
    most, inside = 0, deque[float]()
    for moment in moments:
        inside.append(moment)
        while inside[0] <= moment - period:
            inside.popleft()
        most = max(most, len(inside))
    return most


def rate(moments: Sequence[float], *, after: float, until: float) -> float:
    """Requests a second between two moments; 0 when fewer than two fell between them."""
    within = [moment for moment in moments if after <= moment <= until]
    if len(within) < _ENOUGH_TO_MEASURE:
        return 0.0
    return (len(within) - 1) / (within[-1] - within[0])
