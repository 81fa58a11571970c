"""Long lists of Allegro's own, past their ceilings: each by its own time filter, while it grows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from allegro_async import Call, PageCeilingError, Reply, ValidationFailedError
from allegro_async.resources.billing import Billing
from allegro_async.resources.orders import Orders
from allegro_async.resources.payments import Payments
from allegro_async.resources.promotions import Promotions
from allegro_async.resources.ratings import Ratings
from tests.doubles import virtual

EXISTED = 23_000
START = datetime(2026, 1, 1, tzinfo=UTC)
SUMMARY = {"totalToPay": {"amount": "1.00", "currency": "PLN"}}
ORDER: dict[str, Any] = {
    "buyer": {"id": "1", "email": "b@shop.example", "login": "b", "guest": False},
    "status": "BOUGHT",
    "lineItems": [],
    "surcharges": [],
    "summary": SUMMARY,
}


def moment(number: int) -> datetime:
    """Three items share each second, as a busy shop's do."""
    return START + timedelta(seconds=number // 3)


@dataclass
class Shelf:
    """Serves one list of Allegro's, newest first, and grows by an item at every tenth request.

    Attributes:
        items: The field of the answer with the items.
        window: The time filter.
        total: The field with the count of the whole list, if there is one.
        ceiling: The largest offset + limit; more is refused (allegro-facts, section 6).
        make: Makes an item from its number and its time.
    """

    items: str
    window: str
    total: str | None
    ceiling: int
    make: Callable[[int, str], dict[str, Any]]
    count: int = EXISTED
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    async def send(self, call: Call, /) -> Reply:
        query = dict(parse_qsl(urlsplit(call.target).query))
        self.asked.append(query)
        offset, limit = int(query.get("offset", 0)), int(query["limit"])
        if offset + limit > self.ceiling:
            raise ValidationFailedError(422)
        oldest, newest = self.bounds(query)
        rows = [
            self.make(number, f"{moment(number):%Y-%m-%dT%H:%M:%S}Z")
            for number in range(newest - offset, max(newest - offset - limit, oldest - 1), -1)
        ]
        page: dict[str, Any] = {self.items: rows, "count": len(rows)}
        if self.total is not None:
            page[self.total] = max(newest - oldest + 1, 0)
        self.count += len(self.asked) % 10 == 0
        return Reply(200, {}, json.dumps(page).encode())

    def bounds(self, query: dict[str, str]) -> tuple[int, int]:
        """The oldest and the newest number within the filter; both bounds belong to it."""
        low, high = query.get(f"{self.window}.gte"), query.get(f"{self.window}.lte")
        oldest, newest = 0, self.count - 1
        if low is not None:
            whole = datetime.fromisoformat(low) - START
            oldest = max(0, 3 * -(-whole // timedelta(seconds=1)))
        if high is not None:
            newest = min(newest, 3 * ((datetime.fromisoformat(high) - START) // timedelta(seconds=1)) + 2)
        return oldest, newest


@dataclass(frozen=True)
class Case:
    """A list of Allegro's: how it is served, how it is asked for, and what tells its items apart."""

    shelf: Callable[[], Shelf]
    listed: Callable[[Shelf], AsyncIterator[Any]]
    number: Callable[[Any], str]


def identified(number: int, _at: str) -> dict[str, Any]:
    return {"id": f"{number}"}


def operation(number: int, at: str) -> dict[str, Any]:
    """A payment operation has no id of its own."""
    value = {"amount": f"{number}.00", "currency": "PLN"}
    wallet = {
        "type": "AVAILABLE",
        "paymentOperator": "PAYU",
        "balance": {"amount": "1.00", "currency": "PLN"},
    }
    return {"type": "CORRECTION", "group": "INCOME", "occurredAt": at, "value": value, "wallet": wallet}


def refund(number: int, at: str) -> dict[str, Any]:
    value = {"amount": "1.00", "currency": "PLN"}
    about = {"payment": {"id": "1"}, "reason": "REFUND", "status": "SUCCESS", "totalValue": value}
    return {"id": f"{number}", "createdAt": at, **about}


def rebate(number: int, at: str) -> dict[str, Any]:
    return {"id": f"{number}", "createdAt": at, "benefits": [], "offerCriteria": [], "status": "ACTIVE"}


def rating(number: int, at: str) -> dict[str, Any]:
    return {"id": f"{number}", "createdAt": at, "buyer": {"id": "1", "login": "b"}, "recommended": True}


CASES = {
    "orders": Case(
        lambda: Shelf(
            "checkoutForms", "lineItems.boughtAt", "totalCount", 10_000, lambda n, _: {"id": f"{n}", **ORDER}
        ),
        lambda shelf: aiter(Orders(shelf).search()),
        lambda order: order.id,
    ),
    "payments": Case(
        lambda: Shelf("paymentOperations", "occurredAt", "totalCount", 10_000, operation),
        lambda shelf: aiter(Payments(shelf).search()),
        lambda found: f"{int(found.value.amount)}",
    ),
    "refunds": Case(
        lambda: Shelf("refunds", "occurredAt", "totalCount", 10_000, refund),
        lambda shelf: aiter(Payments(shelf).list_refunds()),
        lambda found: found.id,
    ),
    "billing": Case(  # it tells no total
        lambda: Shelf("billingEntries", "occurredAt", None, 10_000, identified),
        lambda shelf: aiter(Billing(shelf).search()),
        lambda entry: entry.id,
    ),
    "ratings": Case(  # it tells no total
        lambda: Shelf("ratings", "lastChangedAt", None, 20_000, rating),
        lambda shelf: aiter(Ratings(shelf).search()),
        lambda found: found.id,
    ),
}


@pytest.mark.parametrize("name", CASES)
@virtual
async def test_every_item_that_existed_comes_exactly_once_while_the_list_grows(name: str) -> None:
    case = CASES[name]
    shelf = case.shelf()
    found = Counter([case.number(item) async for item in case.listed(shelf)])
    assert set(found.values()) == {1}
    assert not {f"{number}" for number in range(EXISTED)} - set(found)
    assert any(f"{shelf.window}.lte" in query for query in shelf.asked)


@virtual
async def test_orders_that_changed_in_a_time_are_split_too_and_stay_within_that_filter() -> None:
    shelf = CASES["orders"].shelf()
    pager = Orders(shelf).search(updated_at_gte=START)
    assert len({order.id async for order in pager}) >= EXISTED
    assert {query["updatedAt.gte"] for query in shelf.asked} == {"2026-01-01T00:00:00.000Z"}


@virtual
async def test_a_list_without_a_time_filter_says_how_many_are_left_and_what_narrows_it() -> None:
    shelf = Shelf("promotions", "none", "totalCount", 50_000, rebate, count=51_000)
    pager, found = aiter(Promotions(shelf).search(promotion_type="MULTIPACK")), 0
    with pytest.raises(PageCeilingError) as caught:  # noqa: PT012 - what came before the error counts
        while await anext(pager):
            found += 1
    assert found == 50_000
    assert caught.value.left == 1000
    assert "offer_id" in str(caught.value)
