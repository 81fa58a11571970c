"""What an edit of an offer may change, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.money import parse_amount
from allegro_async.sandbox.data.offers import OFFER_STATUSES, OfferState
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid, not_in_sandbox

from .reading import only_known, part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_NAME_LENGTHS = range(12, 76)

# What Allegro takes in an edit and the sandbox has no state for.
_ELSEWHERE = frozenset(
    {
        "additionalMarketplaces",
        "additionalServices",
        "afterSalesServices",
        "aiCoCreatedContent",
        "attachments",
        "b2b",
        "category",
        "compatibilityList",
        "contact",
        "delivery",
        "description",
        "discounts",
        "fundraisingCampaign",
        "images",
        "language",
        "location",
        "messageToSellerSettings",
        "parameters",
        "payments",
        "productSet",
        "sizeTable",
        "taxSettings",
    }
)


def edited(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    """Give the state of an offer after an edit.

    Raises:
        RefusedError: A property is unknown, has a value that cannot be, or is nothing the sandbox can change.
    """
    only_known(exchange, body, (*_EDITS, *_ELSEWHERE))
    for name in body:
        if name in _ELSEWHERE:
            raise RefusedError(not_in_sandbox(exchange, f"edit {name} of an offer"))
    for name, edit in _EDITS.items():
        if name in body:
            state = edit(exchange, body, state)
    return state


def _name(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    name = body["name"]
    if not isinstance(name, str) or len(name) not in _NAME_LENGTHS:
        raise RefusedError(invalid(exchange, "name", "name must have 12 to 75 characters"))
    return replace(state, name=name)


def _stock(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    stock = part(exchange, body, "stock") or {}
    only_known(exchange, stock, ("available", "unit"), "stock.")
    available = stock.get("available", state.stock)
    if isinstance(available, bool) or not isinstance(available, int) or available < 0:
        raise RefusedError(invalid(exchange, "stock.available", "available must be a whole number from 0"))
    if stock.get("unit", "UNIT") != "UNIT":
        raise RefusedError(not_in_sandbox(exchange, "units other than UNIT"))
    return replace(state, stock=available)


def _selling_mode(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    mode = part(exchange, body, "sellingMode") or {}
    only_known(exchange, mode, ("format", "price", "minimalPrice", "startingPrice"), "sellingMode.")
    if mode.get("format", "BUY_NOW") != "BUY_NOW" or mode.get("minimalPrice") or mode.get("startingPrice"):
        raise RefusedError(not_in_sandbox(exchange, "auctions and advertisements"))
    price = part(exchange, mode, "price")
    if price is None:
        return state
    only_known(exchange, price, ("amount", "currency"), "sellingMode.price.")
    amount = parse_amount(price.get("amount"))
    if not amount or price.get("currency") != "PLN":
        raise RefusedError(invalid(exchange, "sellingMode.price", "price must be a positive amount in PLN"))
    return replace(state, price=amount)


def _external(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    external = part(exchange, body, "external")
    if external is None:
        return replace(state, external=None)
    only_known(exchange, external, ("id",), "external.")
    value = external.get("id")
    if not isinstance(value, str) or not 1 <= len(value) <= 100:  # noqa: PLR2004 - the interface's bound
        raise RefusedError(invalid(exchange, "external.id", "external.id must have 1 to 100 characters"))
    return replace(state, external=value)


def _publication(exchange: Exchange, body: Mapping[str, Any], state: OfferState) -> OfferState:
    publication = part(exchange, body, "publication") or {}
    known = ("duration", "startingAt", "endingAt", "status", "republish", "marketplaces")
    only_known(exchange, publication, known, "publication.")
    for name in known:
        if name != "status" and publication.get(name) is not None:
            raise RefusedError(not_in_sandbox(exchange, f"edit publication.{name} of an offer"))
    status = publication.get("status", state.status)
    if status not in OFFER_STATUSES:
        raise RefusedError(invalid(exchange, "publication.status", f"status must be one of {OFFER_STATUSES}"))
    return replace(state, status="ACTIVE" if status == "ACTIVATING" else status)


_EDITS: dict[str, Callable[[Exchange, Mapping[str, Any], OfferState], OfferState]] = {
    "name": _name,
    "stock": _stock,
    "sellingMode": _selling_mode,
    "external": _external,
    "publication": _publication,
}
