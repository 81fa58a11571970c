"""A piece of work on many offers: batches side by side, outcomes as they come, a report at the end."""

from __future__ import annotations

from collections import deque
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from .._asking import clock_of
from ..bulk import Progress, map_items
from ._batches import Batch
from .outcomes import ChangeReport, OfferOutcome

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator

    from ..bulk import Outcomes
    from ._running import Runner

__all__ = ["OfferChange"]


class OfferChange:
    """The change of many offers. Iterate it once for outcomes as they come, or await it for the report.

        async for outcome in allegro.offers.change_prices(prices):
            if not outcome.ok:
                print(outcome.offer, outcome.reason)

    Nothing is sent before. Leaving the loop, an error or a cancellation ends the work: what was sent goes on
    at Allegro's, and `report` says of it that nobody can tell. `aclose()` waits until nothing is under way.
    """

    def __init__(
        self,
        kind: str,
        runner: Runner,
        batches: AsyncIterator[Batch | list[OfferOutcome]],
        *,
        concurrency: int,
        total: int | None,
        progress: Callable[[Progress], object] | None,
    ) -> None:
        self._kind = kind
        self._under_way: dict[str, Batch] = {}
        self._outcomes: dict[str, OfferOutcome] = {}
        self._ready: deque[OfferOutcome] = deque()
        self._failed = 0
        self._total = total
        self._progress = progress
        self._work: Outcomes[Any, list[OfferOutcome]] = map_items(
            _running(runner, self._under_way), _Source(batches), concurrency=concurrency, ordered=False
        )

    def __repr__(self) -> str:
        return f"<OfferChange {self._kind}, {len(self._outcomes)} offers done>"

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> OfferOutcome:
        while not self._ready:
            found = await anext(self._work)
            self._ready.extend(found.unwrap())
            if isinstance(found.item, Batch):
                self._under_way.pop(found.item.command_id)
        outcome = self._ready.popleft()
        self._outcomes[outcome.offer] = outcome
        self._failed += not outcome.ok
        if self._progress is not None:
            self._progress(Progress(len(self._outcomes), self._failed, self._total))
        return outcome

    def __await__(self) -> Generator[Any, None, ChangeReport]:
        return self._all().__await__()

    @property
    def report(self) -> ChangeReport:
        """What is known so far; those under way are of unknown fate."""
        sent = {each.offer: each for each in self._ready}
        for batch in self._under_way.values():
            for offer, wish in batch.wishes.items():
                sent[offer] = OfferOutcome(
                    offer,
                    "unknown",
                    command_id=batch.command_id,
                    operation=batch.operation,
                    asked_at=batch.asked_at,
                    wish=wish,
                )
        return ChangeReport(self._kind, {**sent, **self._outcomes})

    async def aclose(self) -> None:
        """End the work and wait until nothing of it is under way."""
        await self._work.aclose()

    async def _all(self) -> ChangeReport:
        async with aclosing(self):
            async for _ in self:
                pass
        return self.report


class _Source:
    """The batches as something that is iterated once; so the work ends the iterator with itself."""

    def __init__(self, batches: AsyncIterator[Batch | list[OfferOutcome]]) -> None:
        self._batches = batches

    def __aiter__(self) -> AsyncIterator[Batch | list[OfferOutcome]]:
        return self._batches


def _running(
    runner: Runner, under_way: dict[str, Batch]
) -> Callable[[Batch | list[OfferOutcome]], Awaitable[list[OfferOutcome]]]:
    """The work on one batch. It knows nothing of the iterator, so that this can be dropped."""

    async def run(batch: Batch | list[OfferOutcome]) -> list[OfferOutcome]:
        if isinstance(batch, list):
            return batch
        asked_at = clock_of(runner.sender).time() if batch.asked_at is None else batch.asked_at
        under_way[batch.command_id] = replace(batch, asked_at=asked_at)
        return await runner.run(batch)

    return run
