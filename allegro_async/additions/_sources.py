"""Where the changes of offers come from: what a user passes, as batches."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Mapping, Sized
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from ..errors import ConfigurationError
from ._batches import Batch, plan
from .outcomes import ChangeReport, OfferOutcome

if TYPE_CHECKING:
    from ._wishes import Wish

__all__ = ["Changes", "Source", "batches_again", "batches_of", "ids", "length", "pairs"]

ValueT = TypeVar("ValueT")

Source: TypeAlias = Iterable[ValueT] | AsyncIterable[ValueT]
"""Anything that can be iterated, asynchronously or not."""

Changes: TypeAlias = Mapping[str, ValueT] | Source[tuple[str, ValueT]] | ChangeReport
"""Offers with their changes; or the report of an earlier run, of which the rest is tried again."""

_WINDOW = 10_000  # so many changes are held to find equal ones


async def pairs(
    changes: Mapping[str, ValueT] | Source[tuple[str, ValueT]],
) -> AsyncIterator[tuple[str, ValueT]]:
    """Give offers with their changes, one by one."""
    if isinstance(changes, AsyncIterable):
        async for offer, value in changes:
            yield str(offer), value
        return
    given: Any = changes  # what is iterated of a mapping is its items
    plain: Iterable[tuple[str, ValueT]] = given.items() if isinstance(changes, Mapping) else given
    for offer, value in plain:
        yield str(offer), value


async def ids(offers: Source[str], value: ValueT) -> AsyncIterator[tuple[str, ValueT]]:
    """Give offers with the same change for all, one by one.

    Raises:
        ConfigurationError: They are one text instead of several.
    """
    if isinstance(offers, str):
        raise ConfigurationError("Give a list of offers, not one text")
    if isinstance(offers, AsyncIterable):
        async for offer in offers:
            yield str(offer), value
        return
    for offer in offers:
        yield str(offer), value


def length(source: object) -> int | None:
    """How many there are, where that is known."""
    if isinstance(source, ChangeReport):
        return len(source.left)
    return len(source) if isinstance(source, Sized) else None


async def batches_of(
    changes: AsyncIterator[tuple[str, ValueT]], wish_of: Callable[[ValueT], Wish]
) -> AsyncIterator[Batch | list[OfferOutcome]]:
    """Split changes into commands, ten thousand at a time.

    What is no change at all gives its offer an outcome at once, and the others go on.

    Raises:
        ConfigurationError: An offer is named twice, with two changes, or with one that would count twice.
    """
    seen: dict[str, Wish] = {}
    window: dict[str, Wish] = {}
    async for offer, value in changes:
        try:
            wish = wish_of(value)
        except ConfigurationError as error:
            yield [OfferOutcome(offer, "failed", error=error)]
            continue
        if offer in seen:
            if seen[offer] == wish and not wish.relative:
                continue
            raise ConfigurationError(f"The offer {offer} is named twice, and only one change can be the last")
        seen[offer] = window[offer] = wish
        if len(window) == _WINDOW:
            for batch in plan(window):
                yield batch
            window = {}
    for batch in plan(window):
        yield batch


async def batches_again(report: ChangeReport) -> AsyncIterator[Batch | list[OfferOutcome]]:
    """Give what an earlier run has left: what failed in new commands, what is unknown by its old id."""
    failed: dict[str, Wish] = {}
    unknown: dict[tuple[str, str, float], dict[str, Wish]] = {}
    hopeless: list[OfferOutcome] = []
    for outcome in report.left:
        if outcome.wish is None:
            hopeless.append(outcome)
        elif outcome.state == "failed":
            failed[outcome.offer] = outcome.wish
        else:
            sent = (outcome.operation, outcome.command_id, outcome.asked_at)
            unknown.setdefault(cast("tuple[str, str, float]", sent), {})[outcome.offer] = outcome.wish
    if hopeless:
        yield hopeless
    for (operation, command_id, asked_at), wishes in unknown.items():
        yield Batch(operation, wishes, command_id, asked_at)
    for batch in plan(failed):
        yield batch
