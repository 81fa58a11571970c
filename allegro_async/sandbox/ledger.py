"""What a judge asks under `/_sandbox/`: which marked requests did their work, and how things stand now.

A client marks its requests with the header `X-Mark`; the sandbox itself pays no heed to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .data.jsons import to_json
from .data.orders import revision
from .exchange import Answer, Exchange, RefusedError, Route

if TYPE_CHECKING:
    from .world import Seller, World

MARK = "X-Mark"
"""The header that tells requests apart; it stays in the log."""


def ledger(world: World, exchange: Exchange) -> Answer:
    """`GET /_sandbox/ledger`: the marked requests after number `after`, short, in the order they were served.

    Each is a list of number, mark, operation, status and whether the work was done.
    """
    after = exchange.query.get("after", "0")
    if not after.isdecimal():
        message = {"error": "after must be the number of a request"}
        raise RefusedError(Answer(400, to_json(message), "application/json"))
    entries = [
        [entry.number, entry.headers[MARK], entry.operation, entry.status, entry.worked]
        for entry in world.log
        if entry.number > int(after) and MARK in entry.headers
    ]
    return _json({"last": len(world.log), "entries": entries})


def values(world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/values`: for each seller, what can be changed of each offer and order."""
    return _json({seller.id: _values(seller) for seller in world.sellers})


def _values(seller: Seller) -> dict[str, Any]:
    offers, orders = seller.offers, seller.orders
    return {
        "offers": {offers.facts(number).id: _offer(seller, number) for number in range(len(offers))},
        "orders": {orders.id(number): _order(seller, number) for number in range(len(orders))},
    }


def _offer(seller: Seller, number: int) -> dict[str, Any]:
    state, facts = seller.offers.state(number), seller.offers.facts(number)
    return {
        "name": state.name,
        "price": state.price,
        "stock": state.stock,
        "external": state.external,
        "product": facts.product,
    }


def _order(seller: Seller, number: int) -> dict[str, Any]:
    header = seller.orders.header(number)
    return {
        "fulfillment": header.step.fulfillment,
        "revision": revision(number, header.changes),
        "changes": header.changes,
    }


def _json(value: object) -> Answer:
    return Answer(200, to_json(value), "application/json")


ROUTES = (
    Route(method="GET", path="/_sandbox/ledger", handler=ledger, kind="control"),
    Route(method="GET", path="/_sandbox/values", handler=values, kind="control"),
)
"""The routes of the judge."""
