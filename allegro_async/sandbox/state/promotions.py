"""The paid promotion of a seller's offers: for each offer and marketplace a base package and extra ones."""

from __future__ import annotations

from dataclasses import dataclass, field

BASE_PACKAGES = {"emphasized10d": ("Emphasized for 10 days", "PT240H"), "emphasized1d": ("Flexible", "PT24H")}
"""The packages of which an offer has one at most, with name and duration of a cycle."""

EXTRA_PACKAGES = {"departmentPage": ("On the page of the department", "PT240H")}
"""The packages that come on top."""


@dataclass(slots=True)
class Promotion:
    """How an offer is promoted on a marketplace.

    Attributes:
        base: Its base package, and since when, in microseconds since 1970.
        extras: Its extra packages, and since when.
        pending: The base package after this cycle; an empty one ends the promotion.
    """

    base: tuple[str, int] | None = None
    extras: dict[str, int] = field(default_factory=dict[str, int])
    pending: str | None = None


class Promotions:
    """All promotions of a seller, by the id of the offer and the marketplace."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], Promotion] = {}

    def get(self, offer: str, marketplace: str) -> Promotion:
        """Give the promotion of an offer, an empty one where there is none."""
        return self._of.setdefault((offer, marketplace), Promotion())

    def find(self, offer: str, marketplace: str) -> Promotion | None:
        """Give the promotion of an offer, None where there is none."""
        return self._of.get((offer, marketplace))

    def offers(self) -> list[str]:
        """The ids of all offers that are promoted, or were."""
        return list(dict.fromkeys(offer for offer, _ in self._of))
