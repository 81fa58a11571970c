"""Writes of offers that take their time, one at a time for each offer (allegro-facts, section 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from .agenda import Agenda


@dataclass(slots=True)
class OfferOperation:
    """A creation or an edit of an offer.

    Attributes:
        id: Its id.
        offer: The number of the offer.
        started: When it began, in microseconds since 1970.
        doomed: Whether it will fail.
        finished: Whether it is over.
    """

    id: str
    offer: int
    started: int
    doomed: bool
    finished: bool = False


class OfferOperations:
    """All such operations of a seller.

    Args:
        agenda: Where their work is entered.
        seed: Decides their ids.
    """

    def __init__(self, agenda: Agenda, seed: bytes) -> None:
        self._agenda = agenda
        self._ids = Ids(seed, "offer operation")
        self._all: dict[str, OfferOperation] = {}
        self._running: dict[int, OfferOperation] = {}

    def begin(
        self, offer: int, now: int, due: int, work: Callable[[int], object], *, doomed: bool
    ) -> OfferOperation:
        """Begin one.

        Args:
            offer: The number of the offer.
            now: The present moment, in microseconds since 1970.
            due: When it is over.
            work: Changes the offer, at the moment it is given.
            doomed: It fails: the work is never done.
        """
        operation = OfferOperation(self._ids.make(len(self._all)), offer, now, doomed)
        self._all[operation.id] = self._running[offer] = operation

        def end(at: int) -> None:
            if not doomed:
                work(at)
            operation.finished = True
            del self._running[offer]

        self._agenda.enter(due, end)
        return operation

    def is_busy(self, offer: int) -> bool:
        """Tell whether one runs on this offer."""
        return offer in self._running

    def find(self, offer: int, operation_id: str) -> OfferOperation | None:
        """Find one by offer and id."""
        found = self._all.get(operation_id)
        return found if found is not None and found.offer == offer else None
