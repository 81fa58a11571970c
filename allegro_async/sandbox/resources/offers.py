"""Offers: the list with its filters, details, edits of price, stock and name, price commands, events."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allegro_async.sandbox.data.jsons import json_array
from allegro_async.sandbox.data.money import parse_amount
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok, ok_json
from allegro_async.sandbox.refusals import invalid, not_found, refuse

from .offer_edits import edited
from .offer_filters import matching
from .offer_operations import accept, is_slow, refuse_second
from .reading import json_object, only_known, page_bounds, part, several, whole_number

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World

CEILING = 10_000_000
"""The largest offset + limit (allegro-facts, section 6)."""


def list_offers(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offers`."""
    offset, limit = page_bounds(exchange, default=20, largest=1000, ceiling=CEILING)
    book = exchange.seller.offers
    found = matching(book, exchange)
    page = [book.listed(number) for number in found[offset : offset + limit]]
    return ok(json_array("offers", page, count=len(page), totalCount=len(found)))


def get_offer(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/product-offers/{offerId}`."""
    return ok(exchange.seller.offers.whole(_number(exchange)))


def edit_offer(world: World, exchange: Exchange) -> Answer:
    """`PATCH /sale/product-offers/{offerId}`: what the body names is changed, the rest stays."""
    number = _number(exchange)
    refuse_second(exchange, number)
    book, body = exchange.seller.offers, json_object(exchange)
    state = edited(exchange, body, book.state(number))
    if is_slow(world, exchange):
        # Read again at the end: the offer may have changed otherwise by then.
        return accept(
            world,
            exchange,
            number,
            lambda at: book.edit(number, edited(exchange, body, book.state(number)), at),
        )
    book.edit(number, state, exchange.now)
    return ok(book.whole(number))


def change_price(_world: World, exchange: Exchange) -> Answer:
    """`PUT /offers/{offerId}/change-price-commands/{commandId}`; the same id again is a conflict."""
    number, command = _number(exchange), exchange.params["commandId"]
    book = exchange.seller.offers
    try:
        UUID(command)
    except ValueError:
        return invalid(exchange, "commandId", "commandId must be a UUID")
    if command in book.commands:
        return refuse(exchange, 409, "CONFLICT", "This command was given before")
    body = json_object(exchange)
    only_known(exchange, body, ("id", "input"))
    wish = part(exchange, body, "input") or {}
    only_known(exchange, wish, ("buyNowPrice",), "input.")
    price = part(exchange, wish, "buyNowPrice") or {}
    amount = parse_amount(price.get("amount"))
    if not amount or price.get("currency") != "PLN":
        return invalid(exchange, "input.buyNowPrice", "buyNowPrice must be a positive amount in PLN")
    book.commands.add(command)
    book.edit(number, replace(book.state(number), price=amount), exchange.now)
    answer: dict[str, Any] = {"id": command, "input": wish, "output": {"status": "SUCCESSFUL", "errors": []}}
    return ok_json(answer)


def list_events(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offer-events`: the last 24 hours; an id that never was gives an empty list."""
    limit = whole_number(exchange, "limit", 100, 1, 1000)
    types = several(exchange, "type")
    book = exchange.seller.offers
    start = exchange.query.get("from")
    number = int(start) if start is not None and start.isascii() and start.isdecimal() else None
    if start is not None and (number is None or not book.journal.knows(number)):
        # No error: so it is (allegro-api issue 3166).
        return ok(json_array("offerEvents", []))
    events = book.journal.after(number, exchange.now)
    wanted = (event for event in events if types is None or event.type in types)
    return ok(json_array("offerEvents", [book.event_body(event) for event in islice(wanted, limit)]))


def _number(exchange: Exchange) -> int:
    number = exchange.seller.offers.number(exchange.params["offerId"])
    if number is None:
        raise RefusedError(not_found(exchange, "such offer"))
    return number


_READ, _WRITE = "allegro:api:sale:offers:read", "allegro:api:sale:offers:write"
_ONE = "/sale/product-offers/{offerId}"

ROUTES = (
    Route(method="GET", path="/sale/offers", handler=list_offers, scope=_READ),
    Route(method="GET", path=_ONE, handler=get_offer, scope=_READ),
    Route(method="PATCH", path=_ONE, handler=edit_offer, scope=_WRITE, content=PUBLIC_V1),
    Route(
        method="PUT",
        path="/offers/{offerId}/change-price-commands/{commandId}",
        handler=change_price,
        scope=_WRITE,
        content=PUBLIC_V1,
    ),
    Route(method="GET", path="/sale/offer-events", handler=list_events, scope=_READ),
)
"""What the sandbox can do with offers."""
