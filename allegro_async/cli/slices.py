"""Cut the time of all orders into slices that can be read side by side, and one by one after a stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

_ORDERS = 1000  # about so many orders a slice: ten pages, a fair piece to lose by a stop
_MOST = 500


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of time in which orders were bought, both ends included.

    Attributes:
        number: Its place, counted from 0.
        since: The earliest moment; None: from the beginning.
        until: The latest moment; None: without an end.
    """

    number: int
    since: datetime | None
    until: datetime | None


def plan_slices(total: int, oldest: datetime | None, newest: datetime | None) -> list[Slice]:
    """Cut the time between the oldest and the newest purchase into equal slices.

    Neighbours share the moment between them, and the first and the last are open, so that no order lies
    outside. A busy slice may hold more orders than Allegro lets anybody read of a list; the pager splits it.

    Args:
        total: About how many orders there are.
        oldest: When the first order was bought, if there is any.
        newest: When the last order was bought.
    """
    if oldest is None or newest is None or newest <= oldest:
        return [Slice(0, None, None)]
    count = min(_MOST, max(1, -(-total // _ORDERS)))
    step = (newest - oldest) / count
    inner = [_whole_millisecond(oldest + step * number) for number in range(1, count)]
    edges = [None, *inner, None]
    return [Slice(number, edges[number], edges[number + 1]) for number in range(count)]


def _whole_millisecond(moment: datetime) -> datetime:
    # A filter has no finer figures (`timestamp` in wire.py): both sides must share the same moment.
    return moment - timedelta(microseconds=moment.microsecond % 1000)
