"""The deliveries that a seller announces to Allegro's warehouse: reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import Answer, Exchange, Route
from allegro_async.sandbox.refusals import not_found

if TYPE_CHECKING:
    from allegro_async.sandbox.state.notices import Notice
    from allegro_async.sandbox.world import World


def show(_world: World, exchange: Exchange) -> Answer:
    """`GET /fulfillment/advance-ship-notices/{id}`, with the version that an edit must name."""
    notice = exchange.seller.notices.all.get(exchange.params["id"])
    if notice is None:
        return not_found(exchange, "such advance ship notice")
    version = 0 if notice.submitted is None else 1
    return Answer(200, to_json(_shown(notice)), headers={"ETag": f'"{version}"'})


def _shown(notice: Notice) -> dict[str, Any]:
    submitted = {} if notice.submitted is None else {"submittedAt": iso(notice.submitted)}
    return {
        "id": notice.id,
        "displayNumber": notice.number,
        "status": notice.status,
        "createdAt": iso(notice.created),
        "updatedAt": iso(notice.submitted or notice.created),
        "items": [{"product": {"id": notice.product}, "quantity": notice.quantity}],
        **submitted,
    }


ROUTES = (
    Route(
        method="GET",
        path="/fulfillment/advance-ship-notices/{id}",
        handler=show,
        scope="allegro:api:fulfillment:read",
    ),
)
"""What the sandbox tells of announced deliveries."""
