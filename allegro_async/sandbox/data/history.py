"""What happens to an order, and when: from the purchase to the parcel's arrival or the cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from allegro_async.sandbox.clock import DAY, HOUR, MICROS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dice import Dice

MINUTE = 60 * MICROS

STATUSES = ("BOUGHT", "FILLED_IN", "READY_FOR_PROCESSING", "CANCELLED")
FULFILLMENTS = (
    "NEW",
    "PROCESSING",
    "READY_FOR_SHIPMENT",
    "READY_FOR_PICKUP",
    "SENT",
    "PICKED_UP",
    "CANCELLED",
    "SUSPENDED",
    "RETURNED",
)

BOUGHT, FILLED_IN, READY, CANCELLED = STATUSES


class Step(NamedTuple):
    """One thing that happens to an order.

    Attributes:
        at: When, in microseconds since 1970.
        event: The type of the event in the journal.
        status: The order's status afterwards.
        fulfillment: The fulfillment status afterwards.
        touches: Whether the order's `updatedAt` moves. A fulfillment change need not move it
            (allegro-facts, section 7).
    """

    at: int
    event: str
    status: str
    fulfillment: str
    touches: bool = True


def history(dice: Dice, bought: int, until: int, *, in_person: bool) -> tuple[Step, ...]:
    """Tell what happened to an order until a moment.

    Args:
        dice: The order's own chance.
        bought: When it was bought.
        until: What lies after this moment has not happened yet.
        in_person: The buyer fetches the goods.

    Returns:
        The steps in the order of time, the purchase always among them.
    """
    first, *later = _steps(dice, bought, in_person=in_person)
    return (first, *(step for step in later if step.at <= until))


def _steps(dice: Dice, bought: int, *, in_person: bool) -> Iterator[Step]:
    yield Step(bought, "BOUGHT", BOUGHT, "NEW")
    fate = dice.below(100)
    if fate < 3:  # noqa: PLR2004 - never filled in
        yield Step(bought + 7 * DAY, "AUTO_CANCELLED", CANCELLED, "CANCELLED")
        return
    filled = bought + dice.between(1, 30) * MINUTE + dice.below(1000) * 1000
    yield Step(filled, "FILLED_IN", FILLED_IN, "NEW")
    if fate < 5:  # noqa: PLR2004 - never paid
        yield Step(filled + 10 * DAY, "AUTO_CANCELLED", CANCELLED, "CANCELLED")
        return
    if fate < 8:  # noqa: PLR2004 - the buyer's change of mind
        yield Step(filled + dice.between(5, 300) * MINUTE, "BUYER_CANCELLED", CANCELLED, "CANCELLED")
        return
    ready = filled + dice.between(5, 600) * MICROS + dice.below(1000) * 1000
    yield Step(ready, "READY_FOR_PROCESSING", READY, "NEW")
    if dice.chance(4):
        # The same event comes again under another id (allegro-api issue 4870).
        yield Step(ready + dice.between(1, 40) * MICROS, "READY_FOR_PROCESSING", READY, "NEW", touches=False)
    if dice.chance(3):
        yield Step(ready + 20 * MINUTE, "BUYER_MODIFIED", READY, "NEW")
    yield from _shipping(dice, ready + HOUR, in_person=in_person)


def _shipping(dice: Dice, start: int, *, in_person: bool) -> Iterator[Step]:
    def change(at: int, fulfillment: str) -> Step:
        return Step(at, "FULFILLMENT_STATUS_CHANGED", READY, fulfillment, touches=dice.chance(50))

    at = start + dice.between(10, 1200) * MINUTE
    if dice.chance(2):
        yield change(at, "SUSPENDED")
        return
    yield change(at, "PROCESSING")
    at += dice.between(30, 2000) * MINUTE
    if dice.chance(2):
        yield change(at, "CANCELLED")
        return
    if in_person:
        yield change(at, "READY_FOR_PICKUP")
    else:
        if dice.chance(40):
            yield change(at - 20 * MINUTE, "READY_FOR_SHIPMENT")
            if dice.chance(4):
                return
        yield change(at, "SENT")
    if dice.chance(30):
        return
    at += dice.between(600, 7000) * MINUTE
    yield change(at, "PICKED_UP")
    if dice.chance(3):
        yield change(at + dice.between(2, 14) * DAY, "RETURNED")


def next_step(step: Step, at: int, *, in_person: bool) -> Step | None:
    """Tell what may happen next to an order while the sandbox runs; None when it is finished."""
    match step.status, step.fulfillment:
        case "BOUGHT", _:
            return Step(at, "FILLED_IN", FILLED_IN, "NEW")
        case "FILLED_IN", _:
            return Step(at, "READY_FOR_PROCESSING", READY, "NEW")
        case "READY_FOR_PROCESSING", fulfillment if fulfillment in _NEXT:
            follows = "READY_FOR_PICKUP" if in_person and fulfillment == "PROCESSING" else _NEXT[fulfillment]
            return Step(at, "FULFILLMENT_STATUS_CHANGED", READY, follows)
        case _:
            return None


_NEXT = {
    "NEW": "PROCESSING",
    "SUSPENDED": "PROCESSING",
    "PROCESSING": "SENT",
    "READY_FOR_SHIPMENT": "SENT",
    "READY_FOR_PICKUP": "PICKED_UP",
    "SENT": "PICKED_UP",
    "PICKED_UP": "RETURNED",
}
