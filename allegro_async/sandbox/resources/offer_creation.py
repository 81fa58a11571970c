"""Creating an offer from a product; the same call twice makes two offers (allegro-facts, section 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.data.offers import OfferFacts, OfferState
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import invalid, not_in_sandbox

from .offer_edits import edited
from .offer_operations import accept, is_slow
from .reading import json_object, only_known, part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allegro_async.sandbox.world import World


def create_offer(world: World, exchange: Exchange) -> Answer:
    """`POST /sale/product-offers`: an offer of a product that the sandbox knows, active unless it says not.

    It must name a product in `productSet`, a price and a stock. A slow one is a draft at first.
    """
    body = json_object(exchange)
    model = _product(exchange, body)
    rest = {name: value for name, value in body.items() if name != "productSet"}
    for name in ("stock", "sellingMode"):
        if part(exchange, rest, name) is None:
            raise RefusedError(invalid(exchange, name, f"{name} is missing"))
    # A stock below nothing is refused, so one must be given.
    state = edited(exchange, rest, OfferState(model.name, 0, -1, "ACTIVE", None, exchange.now))
    if not state.price:
        raise RefusedError(invalid(exchange, "sellingMode.price", "price is missing"))
    book = exchange.seller.offers
    if is_slow(world, exchange):
        # A draft meanwhile; it stays one if the operation comes to nothing.
        number = book.create(model, replace(state, status="INACTIVE"), exchange.now)
        return accept(
            world,
            exchange,
            number,
            lambda at: book.edit(number, replace(book.state(number), status=state.status), at),
        )
    number = book.create(model, state, exchange.now)
    place = f"/sale/product-offers/{book.facts(number).id}"
    return Answer(201, book.whole(number), headers={"Location": place})


def _product(exchange: Exchange, body: Mapping[str, Any]) -> OfferFacts:
    """Find what is to be sold, by the one product of the set."""
    given = body.get("productSet")
    if not isinstance(given, list) or not given:
        raise RefusedError(invalid(exchange, "productSet", "productSet must name a product"))
    elements = cast("Sequence[Any]", given)
    if len(elements) > 1:
        raise RefusedError(not_in_sandbox(exchange, "sets of several products"))
    element = cast("dict[str, Any]", elements[0])
    only_known(exchange, element, (*_ELSEWHERE, "product"), "productSet[0].")
    for name in _ELSEWHERE:
        if element.get(name) is not None:
            raise RefusedError(not_in_sandbox(exchange, f"create an offer with productSet[0].{name}"))
    product = part(exchange, element, "product") or {}
    if set(product) - {"id"}:
        raise RefusedError(not_in_sandbox(exchange, "describe a product instead of naming its id"))
    wanted = product.get("id")
    model = exchange.seller.offers.product(wanted) if isinstance(wanted, str) else None
    if model is None:
        raise RefusedError(invalid(exchange, "productSet[0].product.id", "there is no such product"))
    return model


# What Allegro takes in an element of the set and the sandbox has no state for.
_ELSEWHERE = (
    "quantity",
    "responsiblePerson",
    "responsibleProducer",
    "safetyInformation",
    "marketedBeforeGPSRObligation",
    "deposits",
)

ROUTES = (
    Route(
        method="POST",
        path="/sale/product-offers",
        handler=create_offer,
        scope="allegro:api:sale:offers:write",
        content=PUBLIC_V1,
    ),
)
"""What the sandbox can do to create offers."""
