"""Shipments that the commands made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.exchange import Answer, Exchange, Route, ok_json
from allegro_async.sandbox.refusals import not_found

if TYPE_CHECKING:
    from allegro_async.sandbox.state.shipments import Package, Shipment
    from allegro_async.sandbox.world import World

_AS_SENT = (
    "deliveryMethodId",
    "credentialsId",
    "sender",
    "receiver",
    "referenceNumber",
    "insurance",
    "cashOnDelivery",
    "additionalServices",
    "additionalProperties",
)


def show(_world: World, exchange: Exchange) -> Answer:
    """`GET /shipment-management/shipments/{shipmentId}`."""
    shipment = exchange.seller.shipments.find(exchange.params["shipmentId"])
    return not_found(exchange, "such shipment") if shipment is None else ok_json(_shown(shipment))


def _shown(shipment: Shipment) -> dict[str, Any]:
    sent = {name: shipment.wish[name] for name in _AS_SENT if shipment.wish.get(name) is not None}
    return {
        "id": shipment.id,
        **sent,
        "packages": [_package(shipment, package) for package in shipment.packages],
        "createdDate": iso(shipment.created),
        "canceledDate": None if shipment.cancelled is None else iso(shipment.cancelled),
        "carrier": shipment.carrier,
        "labelFormat": shipment.wish.get("labelFormat") or "PDF",
        "transport": [],
        "pickupAvailable": shipment.pickup is None and shipment.cancelled is None,
    }


def _package(shipment: Shipment, package: Package) -> dict[str, Any]:
    transport = [{"carrierId": shipment.carrier, "carrierWaybill": package.waybill}]
    return {**package.wish, "waybill": package.waybill, "transportingInfo": transport}


ROUTES = (
    Route(
        method="GET",
        path="/shipment-management/shipments/{shipmentId}",
        handler=show,
        scope="allegro:api:shipments:read",
    ),
)
"""What the sandbox tells of shipments."""
