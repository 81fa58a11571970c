"""What a seller's account is to do later: each deed at its moment, in the order of the moments."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Agenda:
    """Deeds that are done when their moment has come and somebody looks."""

    def __init__(self) -> None:
        self._deeds: list[tuple[int, int, Callable[[int], object]]] = []
        self._entered = 0

    def enter(self, due: int, deed: Callable[[int], object]) -> None:
        """Enter a deed.

        Args:
            due: When it is to be done, in microseconds since 1970.
            deed: Does it; it is given the moment it was due.
        """
        self._entered += 1
        heappush(self._deeds, (due, self._entered, deed))

    def catch_up(self, now: int) -> None:
        """Do everything that is due by now; what the deeds enter themselves too."""
        while self._deeds and self._deeds[0][0] <= now:
            due, _, deed = heappop(self._deeds)
            deed(due)
