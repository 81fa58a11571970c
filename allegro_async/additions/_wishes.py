"""What is wished for an offer, as the parts of a command that Allegro takes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from pydantic_core import from_json, to_json

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from .._model import AllegroModel
    from ..models.common import Price

__all__ = ["PriceStep", "PriceWish", "StockStep", "Wish", "bulk_body", "command_body", "fields_of"]

_BULK = "offer_commands.change_prices_and_stock"
_HOME = {"PLN": "allegro-pl"}


@dataclass(frozen=True, slots=True)
class Wish:
    """A change that an offer shall have. Equal ones go in one command.

    Attributes:
        operation: The method that starts its command.
        change: The body of the command but for its offers, as JSON.
        bulk: The same as one element of a bulk modification, as JSON; None where that cannot say it.
        relative: Whether doing it twice changes more than doing it once.
    """

    operation: str
    change: str
    bulk: str | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class PriceStep:
    """A change of a price from what it is, whatever that is. It is never sent twice by itself.

    Attributes:
        value: By how much: an amount of money or per cent, above 0.
        way: `up` or `down`.
        percent: Whether the value is per cent.
    """

    value: Decimal | str | int
    way: Literal["up", "down"] = "up"
    percent: bool = False


@dataclass(frozen=True, slots=True)
class StockStep:
    """A change of a stock from what it is, whatever that is. It is never sent twice by itself.

    Attributes:
        value: So many pieces more; below 0 fewer.
    """

    value: int


PriceWish: TypeAlias = "Decimal | str | int | PriceStep | Price | Mapping[str, Any]"
"""A new price: an amount, an amount with its currency, or a step from the present price."""


def price(wish: PriceWish, *, currency: str, marketplace: str | None) -> Wish:
    """Say a wish for a price in Allegro's words.

    Raises:
        ConfigurationError: It is no price.
    """
    where = {} if marketplace is None else {"marketplaceId": marketplace}
    if isinstance(wish, PriceStep):
        return _made("change_prices", {"modification": {**_step(wish, currency), **where}}, relative=True)
    money = _money(wish, currency)
    place = marketplace or _HOME.get(money["currency"])
    one = None if place is None else {"prices": {place: {"changeType": "FIXED", "value": money}}}
    return _made("change_prices", {"modification": {"type": "FIXED_PRICE", "price": money, **where}}, one)


def quantity(wish: int | StockStep) -> Wish:
    """Say a wish for a stock in Allegro's words."""
    step = isinstance(wish, StockStep)
    change = {"changeType": "GAIN" if step else "FIXED", "value": _pieces(wish)}
    return _made("change_quantities", {"modification": change}, {"stock": change}, relative=step)


def _pieces(wish: int | StockStep) -> int:
    step = isinstance(wish, StockStep)
    value = cast("object", wish.value if isinstance(wish, StockStep) else wish)
    if not isinstance(value, int) or isinstance(value, bool) or (value < 0 and not step):
        raise ConfigurationError("A stock is a whole number of pieces, 0 or more, or a StockStep")
    return value


def plain(method: str, body: Mapping[str, Any]) -> Wish:
    """Say a wish whose words are Allegro's already.

    Args:
        method: The method of `offer_commands` that starts the command.
        body: Its body but for the offers.
    """
    return _made(method, body)


def price_rule(rule: str | None, *, marketplace: str, configuration: Mapping[str, Any] | None) -> Wish:
    """Say a wish for a rule of automatic pricing, or for none, in Allegro's words."""
    place = {"marketplace": {"id": marketplace}}
    if rule is None:
        return _made("change_price_rules", {"modification": {"remove": [place]}})
    more = {} if configuration is None else {"configuration": dict(configuration)}
    return _made("change_price_rules", {"modification": {"set": [{**place, "rule": {"id": rule}, **more}]}})


def fields_of(value: AllegroModel | Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields of a part of a body: a model's that were set, or a mapping's as they are."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    fields: dict[str, Any] = from_json(value.to_json())
    return fields


def command_body(wish: Wish, offers: list[str]) -> dict[str, Any]:
    """The body of a command for offers that all have the same wish."""
    named = [{"id": offer} for offer in offers]
    return {**from_json(wish.change), "offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": named}]}


def bulk_body(wishes: Mapping[str, Wish]) -> dict[str, Any]:
    """The body of a bulk modification: to each offer its own."""
    return {
        "modifications": [
            {"offerId": offer, **from_json(cast("str", wish.bulk))} for offer, wish in wishes.items()
        ]
    }


def bulk_operation() -> str:
    """The method that starts a bulk modification."""
    return _BULK


def _made(
    method: str, body: Mapping[str, Any], bulk: Mapping[str, Any] | None = None, *, relative: bool = False
) -> Wish:
    one = None if bulk is None else to_json(bulk).decode()
    return Wish(f"offer_commands.{method}", to_json(body).decode(), one, relative)


def _step(step: PriceStep, currency: str) -> dict[str, Any]:
    value = _amount(step.value)
    way = "INCREASE" if step.way == "up" else "DECREASE"
    if step.percent:
        return {"type": f"{way}_PERCENTAGE", "percentage": value}
    return {"type": f"{way}_PRICE", "value": {"amount": value, "currency": currency}}


def _money(wish: PriceWish, currency: str) -> dict[str, str]:
    if isinstance(wish, Decimal | str | int):
        return {"amount": _amount(wish), "currency": currency}
    if isinstance(wish, Mapping):
        amount, unit = wish.get("amount"), wish.get("currency")
    else:
        amount, unit = getattr(wish, "amount", None), getattr(wish, "currency", None)
    if amount is None or unit is None:
        raise ConfigurationError("A price needs an amount and a currency")
    return {"amount": _amount(amount), "currency": str(unit)}


def _amount(value: object) -> str:
    """Write an amount; a float is refused, since it cannot hold one exactly."""
    if isinstance(value, float | bool):
        raise ConfigurationError("A price is a Decimal, a text or a whole number, and never a float")
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal("nan")
    if not amount.is_finite() or amount <= 0:
        raise ConfigurationError("A price or a step is an amount above 0")
    return format(amount, "f")
