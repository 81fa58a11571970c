"""How changes of many offers are split into commands. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from ._wishes import Wish, bulk_body, bulk_operation, command_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

__all__ = ["MOST_IN_BULK", "MOST_IN_COMMAND", "Batch", "plan", "plan_own"]

MOST_IN_COMMAND = 1000
"""So many offers a command may have (allegro-facts, section 8)."""

MOST_IN_BULK = 25
"""So many offers a bulk modification may have, each with a change of its own."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Offers that go in one command.

    Attributes:
        operation: The method that starts the command.
        wishes: The change of each offer.
        command_id: The id of the command.
        asked_at: When an earlier run has sent it, in seconds since 1970. None: nobody has sent it yet.
    """

    operation: str
    wishes: Mapping[str, Wish]
    command_id: str
    asked_at: float | None = None

    @property
    def relative(self) -> bool:
        """Whether doing it twice changes more than doing it once."""
        return any(wish.relative for wish in self.wishes.values())

    def body(self) -> dict[str, Any]:
        """The body of the command."""
        if self.operation == bulk_operation():
            return bulk_body(self.wishes)
        return command_body(next(iter(self.wishes.values())), list(self.wishes))


def plan(wishes: Mapping[str, Wish]) -> list[Batch]:
    """Split changes into commands.

    Offers that shall have the same change go together, at most 1000 in a command. Changes that few offers
    share (no more than fit in a bulk modification) go into bulk modifications of at most 25 offers, where
    Allegro can say them so and there is more than one of them.

    Args:
        wishes: The change of each offer.
    """
    groups: dict[Wish, list[str]] = {}
    for offer, wish in wishes.items():
        groups.setdefault(wish, []).append(offer)
    few = {wish: None for wish, offers in groups.items() if wish.bulk and len(offers) <= MOST_IN_BULK}
    mixed = few if len(few) > 1 else {}
    batches = [
        _batch(wish.operation, dict.fromkeys(offers, wish))
        for wish, all_of_it in groups.items()
        if wish not in mixed
        for offers in _slices(all_of_it, MOST_IN_COMMAND)
    ]
    own = [(offer, wish) for wish in mixed for offer in groups[wish]]
    batches += [_batch(bulk_operation(), dict(pairs)) for pairs in _slices(own, MOST_IN_BULK)]
    return batches


def plan_own(wishes: Mapping[str, Wish]) -> Batch:
    """Make one bulk modification of at most 25 changes."""
    return _batch(bulk_operation(), wishes)


def _batch(operation: str, wishes: Mapping[str, Wish]) -> Batch:
    return Batch(operation, wishes, str(uuid4()))


def _slices(items: Sequence[Any], size: int) -> Iterator[Iterable[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
