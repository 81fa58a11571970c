"""Creations and edits of offers that are accepted and done later.

The answer is 202 with the absolute address of an operation and `Retry-After`. The operation answers 202 while
it runs, 303 with the address of the offer when it is done, and 422 when it came to nothing; a second edit of
the offer meanwhile is refused as `OfferConflict` (allegro-facts, section 8; allegro-api issue 9620).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from allegro_async.sandbox.clock import MICROS, iso
from allegro_async.sandbox.exchange import Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from allegro_async.sandbox.world import World


def is_slow(world: World, exchange: Exchange) -> bool:
    """Tell whether a write of an offer is done later."""
    return world.faults.later("slow-offer", exchange) is not None


def refuse_second(exchange: Exchange, number: int) -> None:
    """Refuse a write of an offer on which another one runs.

    Raises:
        RefusedError: One does.
    """
    if exchange.seller.operations.is_busy(number):
        raise RefusedError(refuse(exchange, 409, "OfferConflict", "Another write of the offer still runs"))


def accept(world: World, exchange: Exchange, number: int, work: Callable[[int], object]) -> Answer:
    """Begin an operation; `work` changes the offer at its end, at the moment it is given."""
    seconds = world.settings.operation_seconds
    due = exchange.now + int(seconds * MICROS)
    doomed = world.faults.later("failed-operation", exchange) is not None
    book = exchange.seller.offers
    shown = book.whole(number)
    operation = exchange.seller.operations.begin(number, exchange.now, due, work, doomed=doomed)
    place = f"{world.url}/sale/product-offers/{book.facts(number).id}/operations/{operation.id}"
    return Answer(202, shown, headers={"Location": place, "Retry-After": f"{max(1, ceil(seconds))}"})


def show(world: World, exchange: Exchange) -> Answer:
    """`GET /sale/product-offers/{offerId}/operations/{operationId}`: how far it is."""
    offer = exchange.params["offerId"]
    number = exchange.seller.offers.number(offer)
    operation = (
        None if number is None else exchange.seller.operations.find(number, exchange.params["operationId"])
    )
    if operation is None:
        return not_found(exchange, "such operation")
    if operation.finished and operation.doomed:
        return invalid(exchange, "offer", "The sandbox was told to fail here")
    if operation.finished:
        return Answer(303, b"", None, {"Location": f"{world.url}/sale/product-offers/{offer}"})
    shown = {"id": operation.id, "status": "IN_PROGRESS", "startedAt": iso(operation.started)}
    running = ok_json({"offer": {"id": offer}, "operation": shown})
    return Answer(202, running.body)


ROUTES = (
    Route(
        method="GET",
        path="/sale/product-offers/{offerId}/operations/{operationId}",
        handler=show,
        scope="allegro:api:sale:offers:read",
    ),
)
"""What the sandbox tells of operations on offers."""
