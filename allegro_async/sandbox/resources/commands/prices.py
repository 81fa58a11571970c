"""Commands that change the price of many offers, all in the same way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from allegro_async.sandbox.data.money import parse_amount
from allegro_async.sandbox.data.offers import BASE, MARKETPLACES, price_on
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import criteria
from .engine import Family, Plan
from .reports import NO_OFFER, general_report, offer_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.offers import OfferBook

_FORINTS = 500
"""Forints end in 0 or 5 (allegro-facts, section 9); in hundredths."""

_WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class PriceChange:
    """How a price changes.

    Attributes:
        kind: What happens to it.
        value: An amount in hundredths, or hundredths of a percent; less than nothing where it falls.
    """

    kind: Literal["fixed", "amount", "percent"]
    value: int

    def of(self, price: int) -> int:
        """The new price for an old one."""
        if self.kind == "fixed":
            return self.value
        if self.kind == "amount":
            return price + self.value
        return (price * (_WHOLE + self.value) + _WHOLE // 2) // _WHOLE


def change_price(book: OfferBook, offer: str, marketplace: str, change: PriceChange, now: int) -> str | None:
    """Change the price of an offer on a marketplace, or tell why not."""
    number = book.number(offer)
    if number is None:
        return NO_OFFER
    state = book.state(number)
    if marketplace != BASE and not book.facts(number).abroad:
        return f"The offer is not shown on {marketplace}"
    price = change.of(price_on(state, marketplace))
    if MARKETPLACES[marketplace] == "HUF":
        price -= price % _FORINTS
    if price <= 0:
        return "The price must be more than nothing"
    if marketplace == BASE:
        book.edit(number, replace(state, price=price), now)
    else:
        book.edit(number, replace(state, abroad={**state.abroad, marketplace: price}), now)
    return None


def read_marketplace(exchange: Exchange, marketplace: object, path: str) -> str:
    """Read the id of a marketplace.

    Raises:
        RefusedError: There is none with this id.
    """
    if marketplace not in MARKETPLACES:
        raise RefusedError(invalid(exchange, path, "there is no such marketplace"))
    return str(marketplace)


def read_amount(exchange: Exchange, body: Mapping[str, Any], name: str, marketplace: str, path: str) -> int:
    """Read a positive amount in the currency of a marketplace, in hundredths.

    Raises:
        RefusedError: It is something else.
    """
    price = part(exchange, body, name) or {}
    only_known(exchange, price, ("amount", "currency"), f"{path}{name}.")
    amount, currency = parse_amount(price.get("amount")), MARKETPLACES[marketplace]
    if not amount or price.get("currency") != currency:
        raise RefusedError(
            invalid(exchange, f"{path}{name}", f"{name} must be a positive amount in {currency}")
        )
    return amount


def read_percentage(exchange: Exchange, value: object, path: str) -> int:
    """Read a positive percentage with at most two decimals, in hundredths of a percent.

    Raises:
        RefusedError: It is something else.
    """
    percentage = parse_amount(value)
    if not percentage:
        raise RefusedError(invalid(exchange, path, "percentage must be a positive decimal"))
    return percentage


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("modification", "offerCriteria"))
    wish = part(exchange, body, "modification") or {}
    kind = wish.get("type")
    if kind not in _KINDS:
        raise RefusedError(invalid(exchange, "modification.type", f"type must be one of {', '.join(_KINDS)}"))
    sort, field, sign = _KINDS[kind]
    only_known(exchange, wish, ("type", "marketplaceId", field), "modification.")
    marketplace = wish.get("marketplaceId")
    marketplace = read_marketplace(
        exchange, BASE if marketplace is None else marketplace, "modification.marketplaceId"
    )
    if sort == "percent":
        value = read_percentage(exchange, wish.get(field), f"modification.{field}")
    else:
        value = read_amount(exchange, wish, field, marketplace, "modification.")
    change, book = PriceChange(sort, sign * value), exchange.seller.offers
    return Plan(
        [Task(offer, "price", marketplace) for offer in criteria(exchange, body)],
        lambda task, now: change_price(book, task.subject, marketplace, change, now),
    )


_KINDS: dict[str, tuple[Literal["fixed", "amount", "percent"], str, int]] = {
    "FIXED_PRICE": ("fixed", "price", 1),
    "INCREASE_PRICE": ("amount", "value", 1),
    "DECREASE_PRICE": ("amount", "value", -1),
    "INCREASE_PERCENTAGE": ("percent", "percentage", 1),
    "DECREASE_PERCENTAGE": ("percent", "percentage", -1),
}

PRICES = Family(
    path="/sale/offer-price-change-commands",
    plan=_plan,
    weighed="prices",
    report=general_report,
    task=offer_task,
)
