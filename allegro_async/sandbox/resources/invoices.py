"""Invoices of orders: declared, uploaded, listed; and links to documents elsewhere.

Two POSTs make two documents (allegro-facts, section 8), although D has 409 for an order with an invoice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import MICROS, iso
from allegro_async.sandbox.data.files import PDF
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found

from .reading import json_object, only_known, part
from .uploads import MEGABYTE, Rules, take

if TYPE_CHECKING:
    from allegro_async.sandbox.state.invoices import Invoice
    from allegro_async.sandbox.world import World

MOST = 10
"""So many invoices, and so many links, an order can have (allegro-facts, section 8)."""

SCAN = 2 * MICROS
"""So long the sandbox looks for viruses in a file."""

# At most 3 MB; an empty file is taken (allegro-facts, section 8), although D says 422.
_RULES = Rules(media=(PDF,), most=3 * MEGABYTE, wrong=422, again=409, empty=True)


def list_invoices(_world: World, exchange: Exchange) -> Answer:
    """`GET /order/checkout-forms/{id}/invoices`: those without a file, too."""
    order, book = _order(exchange), exchange.seller.invoices
    links = [{"id": link.id, "url": link.url, "createdAt": iso(link.at)} for link in book.links(order)]
    return ok_json(
        {
            "orderMode": "REGULAR",
            "invoices": [_invoice(each, exchange.now) for each in book.of(order)],
            "links": links,
            "hasExternalInvoices": False,
        }
    )


def declare(world: World, exchange: Exchange) -> Answer:
    """`POST /order/checkout-forms/{id}/invoices`: number and name of an invoice; each makes another one."""
    order, body = _order(exchange), json_object(exchange)
    only_known(exchange, body, ("file", "invoiceNumber"))
    named, number = part(exchange, body, "file") or {}, body.get("invoiceNumber")
    only_known(exchange, named, ("name",), "file.")
    name = named.get("name")
    if not isinstance(name, str) or not name:
        return invalid(exchange, "file.name", "name must be the name of the file")
    if number is not None and not isinstance(number, str):
        return invalid(exchange, "invoiceNumber", "invoiceNumber must be a text")
    kept = exchange.seller.invoices.of(order)
    if len(kept) >= MOST:
        return invalid(exchange, "id", f"an order can have at most {MOST} invoices")
    file = world.files.declare("invoice", exchange.seller.id, name, exchange.now)
    exchange.seller.invoices.add(order, number, exchange.now, file)
    return Answer(201, to_json({"id": file.id}))


def upload(world: World, exchange: Exchange) -> Answer:
    """`PUT /order/checkout-forms/{id}/invoices/{invoiceId}/file`, once: the answer has no body."""
    kept = exchange.seller.invoices.of(_order(exchange))
    wanted = exchange.params["invoiceId"]
    file = next((invoice.file for invoice in kept if invoice.file.id == wanted), None)
    if file is None:
        return not_found(exchange, "such invoice")
    take(world, exchange, file, _RULES)
    return Answer(200, b"", None)


def add_link(_world: World, exchange: Exchange) -> Answer:
    """`POST /order/{orderId}/billing-documents/links`: the address of a document; the answer has no body."""
    order, body = _order(exchange, "orderId"), json_object(exchange)
    only_known(exchange, body, ("url",))
    url, book = body.get("url"), exchange.seller.invoices
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return invalid(exchange, "url", "url must be the address of a document")
    if len(book.links(order)) >= MOST:
        return invalid(exchange, "url", f"an order can have at most {MOST} links")
    book.link(order, url, exchange.now)
    return Answer(201, b"", None)


def _order(exchange: Exchange, name: str = "id") -> str:
    order = exchange.params[name]
    if exchange.seller.orders.number(order) is None:
        raise RefusedError(not_found(exchange, "such order"))
    return order.lower()


def _invoice(invoice: Invoice, now: int) -> dict[str, Any]:
    file = invoice.file
    shown: dict[str, Any] = {"name": file.name}
    if file.here:
        done = file.uploaded + SCAN
        scan = {"status": "ACCEPTED", "verifiedAt": iso(done)} if now >= done else {"status": "WAITING"}
        shown |= {
            "uploadedAt": iso(file.uploaded),
            "securityVerification": scan,
            "verification": {"status": "NOT_APPLICABLE", "details": []},
        }
    return {
        "id": file.id,
        "invoiceNumber": invoice.number,
        "createdAt": iso(invoice.at),
        "file": shown,
    }


_READ, _WRITE = "allegro:api:orders:read", "allegro:api:orders:write"
_ALL = "/order/checkout-forms/{id}/invoices"

ROUTES = (
    Route(method="GET", path=_ALL, handler=list_invoices, scope=_READ),
    Route(method="POST", path=_ALL, handler=declare, scope=_WRITE, content=PUBLIC_V1),
    Route(method="PUT", path=f"{_ALL}/{{invoiceId}}/file", handler=upload, scope=_WRITE, content=PDF),
    Route(
        method="POST",
        path="/order/{orderId}/billing-documents/links",
        handler=add_link,
        scope=_WRITE,
        content=PUBLIC_V1,
    ),
)
"""What the sandbox can do with invoices."""
