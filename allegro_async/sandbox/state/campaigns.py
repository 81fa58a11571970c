"""Which of a seller's offers take part in Allegro Prices and in AlleDiscount."""

from __future__ import annotations

from allegro_async.sandbox.data.dice import Ids


class Participations:
    """What a seller's offers take part in.

    Args:
        seed: Decides the ids of participations.

    Attributes:
        prices: Offer and marketplace of all that are in Allegro Prices.
        discounts: Offer and campaign of all that are in AlleDiscount, by the id of the participation.
    """

    def __init__(self, seed: bytes) -> None:
        self._ids = Ids(seed, "participation")
        self._made = 0
        self.prices: set[tuple[str, str]] = set()
        self.discounts: dict[str, tuple[str, str]] = {}

    def join_discount(self, offer: str, campaign: str) -> str | None:
        """Let an offer into AlleDiscount; gives the id of its participation, None if it is in it already."""
        if (offer, campaign) in self.discounts.values():
            return None
        participation = self._ids.make(self._made)
        self._made += 1
        self.discounts[participation] = (offer, campaign)
        return participation
