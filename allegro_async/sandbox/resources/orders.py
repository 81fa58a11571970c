"""Orders: the list with its filters and its ceiling, details, fulfillment, events, statistics."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.history import FULFILLMENTS, Step
from allegro_async.sandbox.data.jsons import json_array
from allegro_async.sandbox.data.orders import revision
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, Route, ok, ok_json
from allegro_async.sandbox.refusals import invalid, not_found, refuse

from .order_filters import matching
from .reading import json_object, only_known, page_bounds, part, several, whole_number

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World

CEILING = 10_000
"""The largest offset + limit (allegro-api issue 4027)."""


def list_orders(_world: World, exchange: Exchange) -> Answer:
    """`GET /order/checkout-forms`."""
    offset, limit = page_bounds(exchange, default=100, largest=100, ceiling=CEILING)
    book = exchange.seller.orders
    found = matching(book, exchange)
    page = [book.body(number) for number in found[offset : offset + limit]]
    return ok(json_array("checkoutForms", page, count=len(page), totalCount=len(found)))


def get_order(_world: World, exchange: Exchange) -> Answer:
    """`GET /order/checkout-forms/{id}`."""
    book = exchange.seller.orders
    number = book.number(exchange.params["id"])
    return not_found(exchange, "such order") if number is None else ok(book.body(number))


def set_fulfillment(_world: World, exchange: Exchange) -> Answer:
    """`PUT /order/checkout-forms/{id}/fulfillment`: the seller's own status, guarded by the revision."""
    book = exchange.seller.orders
    number = book.number(exchange.params["id"])
    if number is None:
        return not_found(exchange, "such order")
    body = json_object(exchange)
    only_known(exchange, body, ("status", "shipmentSummary", "provider"))
    summary = part(exchange, body, "shipmentSummary") or {}
    only_known(exchange, summary, ("lineItemsSent",), "shipmentSummary.")
    status = body.get("status")
    if status not in FULFILLMENTS:
        return invalid(exchange, "status", f"status must be one of {', '.join(FULFILLMENTS)}")
    header = book.header(number)
    expected = exchange.query.get("checkoutForm.revision")
    if expected is not None and expected != revision(number, header.changes):
        return refuse(exchange, 409, "CONFLICT", "The order was changed meanwhile: its revision is another")
    step = Step(exchange.now, "FULFILLMENT_STATUS_CHANGED", header.step.status, status)
    book.apply(number, step, exchange.now)
    return Answer(204, b"", None)


def list_events(_world: World, exchange: Exchange) -> Answer:
    """`GET /order/events`: after an id, itself left out; without one from the oldest kept."""
    limit = whole_number(exchange, "limit", 100, 1, 1000)
    types = several(exchange, "type")
    start = exchange.query.get("from")
    if start is not None and not (start.isascii() and start.isdecimal()):
        return invalid(exchange, "from", "from must be the id of an event")
    book = exchange.seller.orders
    events = book.journal.after(None if start is None else int(start), exchange.now)
    wanted = (event for event in events if types is None or event.type in types)
    return ok(json_array("events", [book.event_body(event) for event in islice(wanted, limit)]))


def event_statistics(_world: World, exchange: Exchange) -> Answer:
    """`GET /order/event-stats`: the newest event."""
    latest = exchange.seller.orders.journal.latest()
    if latest is None:
        return ok_json({})
    return ok_json({"latestEvent": {"id": str(latest.id), "occurredAt": iso(latest.occurred)}})


_READ, _WRITE = "allegro:api:orders:read", "allegro:api:orders:write"
_FORMS = "/order/checkout-forms"

ROUTES = (
    Route(method="GET", path=_FORMS, handler=list_orders, scope=_READ),
    Route(method="GET", path=f"{_FORMS}/{{id}}", handler=get_order, scope=_READ),
    Route(
        method="PUT",
        path=f"{_FORMS}/{{id}}/fulfillment",
        handler=set_fulfillment,
        scope=_WRITE,
        content=PUBLIC_V1,
    ),
    Route(method="GET", path="/order/events", handler=list_events, scope=_READ),
    Route(method="GET", path="/order/event-stats", handler=event_statistics, scope=_READ),
)
"""What the sandbox can do with orders."""
