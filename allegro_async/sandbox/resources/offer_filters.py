"""Which offers a query means, and in what order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from allegro_async.sandbox.data.offers import OFFER_STATUSES, OfferFacts, OfferState, offer_number
from allegro_async.sandbox.exchange import Exchange

from .reading import one_of, refuse_filters, several

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allegro_async.sandbox.state.offers import OfferBook

    Test = Callable[[OfferFacts, OfferState], bool]

_LACKING = (
    "sellingMode.priceAutomation.rule.id",
    "sellingMode.priceAutomation.rule.id.empty",
    "delivery.shippingRates.id",
    "delivery.shippingRates.id.empty",
    "product.id.empty",
    "productizationRequired",
    "b2b.buyableOnlyByBusiness",
    "fundraisingCampaign.id",
    "fundraisingCampaign.id.empty",
    "afterSalesServices.returnPolicy.id",
    "isFulfillment",
)


def matching(book: OfferBook, exchange: Exchange) -> Sequence[int]:
    """Give the numbers of the offers that a query means, in the order it asks for.

    Without `sort` the newest come first.

    Raises:
        RefusedError: A value cannot be read, or the sandbox lacks the filter.
    """
    refuse_filters(exchange, _LACKING)
    sort = exchange.query.get("sort")
    ids = several(exchange, "offer.id")
    wanted = None if ids is None else {offer_number(text) for text in ids}
    tests = _tests(exchange)
    found: list[int] = [
        number
        for number in book.newest_first
        if (wanted is None or number in wanted)
        and all(test(book.facts(number), book.state(number)) for test in tests)
    ]
    if sort is not None:
        key = _SORTS[sort.removeprefix("-")]
        found.sort(
            key=lambda number: key(book.facts(number), book.state(number)), reverse=sort.startswith("-")
        )
    return found


def _tests(exchange: Exchange) -> list[Test]:
    tests: list[Test] = []
    name = exchange.query.get("name")
    if name is not None:
        tests.append(lambda _, state: name.casefold() in state.name.casefold())
    statuses = one_of(exchange, "publication.status", OFFER_STATUSES)
    if statuses is not None:
        tests.append(lambda _, state: state.status in statuses)
    formats = one_of(exchange, "sellingMode.format", ("BUY_NOW", "ADVERTISEMENT", "AUCTION"))
    if formats is not None:
        tests.append(lambda _facts, _state: "BUY_NOW" in formats)
    externals = several(exchange, "external.id")
    if externals is not None:
        tests.append(lambda _, state: state.external in externals)
    categories = several(exchange, "category.id")
    if categories is not None:
        tests.append(lambda facts, _: facts.category.id in categories)
    marketplace = exchange.query.get("publication.marketplace")
    if marketplace is not None:
        tests.append(lambda facts, _: marketplace == "allegro-pl" or facts.abroad)
    return tests + _price_tests(exchange)


def _price_tests(exchange: Exchange) -> list[Test]:
    tests: list[Test] = []
    lowest = _grosze(exchange, "sellingMode.price.amount.gte")
    highest = _grosze(exchange, "sellingMode.price.amount.lte")
    if lowest is not None:
        tests.append(lambda _, state: state.price >= lowest)
    if highest is not None:
        tests.append(lambda _, state: state.price <= highest)
    return tests


def _grosze(exchange: Exchange, name: str) -> Decimal | None:
    text = exchange.query.get(name)
    return None if text is None else Decimal(text) * 100


_SORTS: dict[str, Callable[[OfferFacts, OfferState], int]] = {
    "sellingMode.price.amount": lambda _, state: state.price,
    "stock.sold": lambda facts, _: facts.sold,
    "stock.available": lambda _, state: state.stock,
}
