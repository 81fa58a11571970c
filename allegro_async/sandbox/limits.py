"""The limits, kept strictly: sliding windows of requests and changed offers, blocks that calling prolongs."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .clock import MICROS

MINUTE = 60 * MICROS


@dataclass(slots=True)
class _Taken:
    """Somebody's requests of the last period, and the end of the block."""

    moments: deque[int] = field(default_factory=deque[int])
    blocked_until: int = 0


class Window:
    """At most so many requests in any stretch of time, for each key; one more blocks the key.

    Args:
        count: How many are allowed.
        period: In so many microseconds.
        block: For so many microseconds one request too many blocks; every request meanwhile begins the
            block anew.
    """

    def __init__(self, count: int, period: int, block: int) -> None:
        self._count = count
        self._period = period
        self._block = block
        self._taken: dict[str, _Taken] = {}

    def admit(self, key: str, now: int) -> bool:
        """Take note of a request, and tell whether it may pass.

        Args:
            key: Whose request it is.
            now: When, in microseconds since 1970.
        """
        taken = self._taken.setdefault(key, _Taken())
        moments = taken.moments
        while moments and moments[0] <= now - self._period:
            moments.popleft()
        if now < taken.blocked_until or len(moments) >= self._count:
            taken.blocked_until = now + self._block
            return False
        moments.append(now)
        return True


class RequestLimit:
    """Counts requests for each Client ID, strictly, over any sixty seconds (allegro-api issues 3454, 6754).

    Args:
        per_minute: How many are allowed; None for any number.
        minute: How many microseconds a minute has; tests that are in a hurry shorten it.
    """

    def __init__(self, per_minute: int | None, minute: int = MINUTE) -> None:
        self._window = None if per_minute is None else Window(per_minute, minute, minute)

    def admit(self, client_id: str, now: int) -> bool:
        """Take note of a request, and tell whether it may pass.

        The first request too many blocks the Client ID for a minute, and every request during the block
        starts the minute anew.

        Args:
            client_id: Whose request it is.
            now: When, in microseconds since 1970.
        """
        return self._window is None or self._window.admit(client_id, now)


@dataclass(frozen=True, slots=True)
class Family:
    """A limit of some operations besides the one of the Client ID.

    Attributes:
        count: So many requests.
        seconds: In so many seconds.
        whose: Counted for each seller, or for the Client ID.
        operations: Method and path template of each.
    """

    count: int
    seconds: int
    whose: Literal["seller", "client"]
    operations: tuple[str, ...]


_PRICE_RULES = (
    "GET /sale/price-automation/rules",
    "POST /sale/price-automation/rules",
    "GET /sale/price-automation/rules/{ruleId}",
    "PUT /sale/price-automation/rules/{ruleId}",
    "DELETE /sale/price-automation/rules/{ruleId}",
    "GET /sale/price-automation/offers/{offerId}/rules",
)
# A table of its own, so that the judge does not copy the mistakes of the library's (allegro-facts,
# section 3).
FAMILIES = (
    Family(3500, 60, "seller", ("GET /sale/product-offers/{offerId}",)),
    Family(7000, 60, "seller", ("GET /sale/product-offers/{offerId}/parts",)),
    Family(2490, 60, "seller", ("POST /sale/product-offers", "PATCH /sale/product-offers/{offerId}")),
    Family(50, 1, "client", ("GET /order/carriers",)),
    Family(25, 1, "seller", ("GET /order/customer-returns",)),
    Family(50, 1, "client", ("GET /order/customer-returns",)),
    Family(5, 1, "client", ("GET /sale/matching-categories",)),
    Family(25, 1, "seller", ("POST /pricing/offer-fee-preview",)),
    Family(1, 1, "seller", ("POST /messaging/messages", "POST /messaging/threads/{threadId}/messages")),
    Family(
        50,
        1,
        "client",
        ("GET /order/checkout-forms/{id}/shipments", "POST /order/checkout-forms/{id}/shipments"),
    ),
    Family(5, 1, "client", _PRICE_RULES),
    Family(
        1_000_000,
        3600,
        "seller",
        (
            "POST /sale/offer-tags",
            "PUT /sale/offer-tags/{tagId}",
            "DELETE /sale/offer-tags/{tagId}",
            "POST /sale/offers/{offerId}/tags",
        ),
    ),
    Family(100, 86_400, "seller", ("POST /sale/products/{productId}/change-proposals",)),
)
"""The families of operations that have a limit of their own."""


class FamilyLimits:
    """Counts requests of the families, strictly. One too many blocks the family for its owner for a minute.

    Args:
        minute: How many microseconds a minute has; the other periods are as much shorter or longer.
    """

    def __init__(self, minute: int = MINUTE) -> None:
        self._of: dict[str, list[tuple[Family, Window]]] = {}
        for family in FAMILIES:
            window = Window(family.count, family.seconds * minute // 60, minute)
            for operation in family.operations:
                self._of.setdefault(operation, []).append((family, window))

    def admit(self, operation: str, client_id: str, seller: str | None, now: int) -> bool:
        """Take note of a request, and tell whether it may pass all limits of its own.

        Args:
            operation: Method and path template.
            client_id: Which application asks.
            seller: For whom; None for an application's own token.
            now: When, in microseconds since 1970.
        """
        passed = True
        for family, window in self._of.get(operation, ()):
            key = client_id if family.whose == "client" else f"{client_id} {seller}"
            passed = window.admit(key, now) and passed
        return passed


Weighed: TypeAlias = Literal["prices", "changes", "reports"]
"""What is counted in offers: price, bulk and automatic-pricing commands; quantity, modification and
publication commands; reading the reports of all of them."""

OFFER_LIMITS: dict[Weighed, tuple[tuple[int, int], ...]] = {
    "prices": ((150_000, 3600), (9000, 60)),
    "changes": ((250_000, 3600), (9000, 60)),
    "reports": ((270_000, 60),),
}
"""So many offers in so many seconds, for each seller of an application (allegro-facts, section 3)."""


@dataclass(slots=True)
class _Weights:
    """What somebody changed in the last period, and the end of the block."""

    entries: deque[tuple[int, int]] = field(default_factory=deque[tuple[int, int]])
    total: int = 0
    blocked_until: int = 0


class WeighedWindow:
    """At most so many offers in any stretch of time, for each key; more block the key.

    Args:
        count: How many offers are allowed.
        period: In so many microseconds.
        block: For so many microseconds one command too many blocks; each one meanwhile begins the block anew.
    """

    def __init__(self, count: int, period: int, block: int) -> None:
        self._count = count
        self._period = period
        self._block = block
        self._of: dict[str, _Weights] = {}

    def admit(self, key: str, weight: int, now: int) -> bool:
        """Take note of so many offers, and tell whether they may pass."""
        taken = self._of.setdefault(key, _Weights())
        while taken.entries and taken.entries[0][0] <= now - self._period:
            taken.total -= taken.entries.popleft()[1]
        if now < taken.blocked_until or taken.total + weight > self._count:
            taken.blocked_until = now + self._block
            return False
        taken.entries.append((now, weight))
        taken.total += weight
        return True


class OfferLimits:
    """Counts the offers that commands change and that their reports tell of.

    Args:
        minute: How many microseconds a minute has; the hour is as much shorter or longer.
    """

    def __init__(self, minute: int = MINUTE) -> None:
        self._windows = {
            what: [WeighedWindow(count, seconds * minute // 60, minute) for count, seconds in limits]
            for what, limits in OFFER_LIMITS.items()
        }

    def admit(self, what: Weighed, key: str, weight: int, now: int) -> bool:
        """Take note of a command or a report, and tell whether it may pass all limits.

        Args:
            what: What is counted.
            key: Whose it is.
            weight: How many offers it changes or tells of.
            now: When, in microseconds since 1970.
        """
        passed = True
        for window in self._windows[what]:
            passed = window.admit(key, weight, now) and passed
        return passed
