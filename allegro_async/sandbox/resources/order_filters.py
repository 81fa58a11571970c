"""Which orders a query means, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegro_async.sandbox.data.dice import Ids
from allegro_async.sandbox.data.orders import COUNTRIES, lines_sent
from allegro_async.sandbox.data.people import buyer, buyer_number
from allegro_async.sandbox.exchange import Exchange

from .reading import moment, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from allegro_async.sandbox.state.orders import Header, OrderBook

    Test = Callable[[int, Header], bool]

_SORTS = ("lineItems.boughtAt", "-lineItems.boughtAt", "updatedAt", "-updatedAt")


def matching(book: OrderBook, exchange: Exchange) -> Sequence[int]:
    """Give the numbers of the orders that a query means, in the order it asks for.

    Without `sort` the latest bought come first. Unknown parameters are ignored, as Allegro does.

    Raises:
        RefusedError: A time or the sort order cannot be read.
    """
    sort = exchange.query.get("sort", "-lineItems.boughtAt")
    asked = tuple((name, text) for name, text in exchange.query.items() if name not in {"offset", "limit"})
    return book.remember(asked, lambda: _search(book, exchange, sort))


def _search(book: OrderBook, exchange: Exchange, sort: str) -> Sequence[int]:
    first, last = moment(exchange, "lineItems.boughtAt.gte"), moment(exchange, "lineItems.boughtAt.lte")
    window = book.bought_between(first, last)
    since = moment(exchange, "updatedAt.gte")
    tests = _tests(book, exchange)
    found: Sequence[int] = window
    if tests:
        candidates: Iterable[int] = window if since is None else book.maybe_updated_since(since)
        found = [
            number
            for number in candidates
            if number in window
            and (header := book.header(number))
            and all(test(number, header) for test in tests)
        ]
    if sort.endswith("updatedAt"):
        found = sorted(found, key=lambda number: book.header(number).updated)
    return found[::-1] if sort.startswith("-") else found


def _tests(book: OrderBook, exchange: Exchange) -> list[Test]:
    tests = [
        test(values) for name, test in _BY_VALUE.items() if (values := several(exchange, name)) is not None
    ]
    since, until = moment(exchange, "updatedAt.gte"), moment(exchange, "updatedAt.lte")
    if since is not None:
        tests.append(lambda _, header: header.updated >= since)
    if until is not None:
        tests.append(lambda _, header: header.updated <= until)
    logins = exchange.query.getall("buyer.login", [])
    if logins:
        tests.append(_bought_by(book, logins))
    for name, kind in (("payment.id", "payment"), ("surcharges.id", "surcharge")):
        if name in exchange.query:
            tests.append(
                _numbered({Ids(book.shop.seed, kind).read(text) for text in exchange.query.getall(name)})
            )
    return tests


_BY_VALUE: dict[str, Callable[[frozenset[str]], Test]] = {
    "status": lambda values: lambda _, header: header.step.status in values,
    "fulfillment.status": lambda values: lambda _, header: header.step.fulfillment in values,
    "fulfillment.provider.id": lambda values: lambda _number, _header: "SELLER" in values,
    "fulfillment.shipmentSummary.lineItemsSent": (
        lambda values: lambda _, header: lines_sent(header.step.fulfillment) in values
    ),
    "delivery.method.id": lambda values: lambda _, header: header.plan.method.id in values,
    "marketplace.id": lambda values: lambda _, header: header.plan.marketplace in values,
}


def _bought_by(book: OrderBook, logins: Sequence[str]) -> Test:
    numbers = {number: login for login in logins if (number := buyer_number(login)) is not None}

    def test(_number: int, header: Header) -> bool:
        login = numbers.get(header.plan.buyer)
        country = COUNTRIES[header.plan.marketplace]
        return login is not None and buyer(book.shop.seed, header.plan.buyer, country).login == login

    return test


def _numbered(numbers: set[int | None]) -> Test:
    return lambda number, _: number in numbers
