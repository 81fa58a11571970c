"""The deliveries that a seller announces to Allegro's warehouse (One Fulfillment): at first some drafts."""

from __future__ import annotations

from dataclasses import dataclass

from allegro_async.sandbox.data.dice import Dice, Ids

DRAFTS = 3


@dataclass(slots=True)
class Notice:
    """An announced delivery.

    Attributes:
        id: Its id.
        number: Its number for people.
        product: What comes.
        quantity: How many of it.
        created: When it was made, in microseconds since 1970.
        submitted: When it was handed in; None while it is a draft.
    """

    id: str
    number: str
    product: str
    quantity: int
    created: int
    submitted: int | None = None

    @property
    def status(self) -> str:
        """How far it is."""
        return "DRAFT" if self.submitted is None else "IN_TRANSIT"


class Notices:
    """All announced deliveries of a seller, by id.

    Args:
        seed: Decides what they are.
        epoch: When the drafts were made, in microseconds since 1970.
    """

    def __init__(self, seed: bytes, epoch: int) -> None:
        ids, products = Ids(seed, "notice"), Ids(seed, "product")
        self.all: dict[str, Notice] = {}
        for number in range(DRAFTS):
            quantity = Dice(seed, "notice", number).between(5, 500)
            made = Notice(ids.make(number), f"{number + 1:08d}", products.make(number), quantity, epoch)
            self.all[made.id] = made
