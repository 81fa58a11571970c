"""Answers of Allegro's to read, made from the sandbox's data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.settings import Settings
from allegro_async.sandbox.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from allegro_async.sandbox.world import Seller

EVENT_KINDS = (
    "OFFER_ACTIVATED",
    "OFFER_ARCHIVED",
    "OFFER_BID_CANCELED",
    "OFFER_BID_PLACED",
    "OFFER_CHANGED",
    "OFFER_DELIVERY_COUNTRIES_BLOCKED",
    "OFFER_ENDED",
    "OFFER_PRICE_CHANGED",
    "OFFER_STOCK_CHANGED",
    "OFFER_TRANSLATION_UPDATED",
    "OFFER_VISIBILITY_CHANGED",
)
OPERATION_KINDS = ("CONTRIBUTION", "REFUND_CHARGE", "PAYOUT", "BLOCKADE", "SURCHARGE")


def write_payloads(folder: Path) -> None:
    """Write each payload into a file: `orders`, `events`, `payments`, `offer`, `small`."""
    seller = World(Settings(orders=400, offers=400)).sellers[0]
    orders = [json.loads(seller.orders.body(number)) for number in range(100)]
    offers = [json.loads(seller.offers.whole(number)) for number in range(100)]
    payloads: dict[str, Any] = {
        "orders": {"checkoutForms": orders, "count": 100, "totalCount": 400},
        "events": {"offerEvents": [_event(number, offers[number % 100]) for number in range(1000)]},
        "payments": {
            "paymentOperations": [_operation(number, order) for number, order in enumerate(orders)],
            "count": 100,
            "totalCount": 100,
        },
        "offer": _large(offers),
        "small": _small(seller),
    }
    for name, value in payloads.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def _event(number: int, offer: dict[str, Any]) -> dict[str, Any]:
    kind = EVENT_KINDS[number % len(EVENT_KINDS)]
    about: dict[str, Any] = {"id": offer["id"]}
    if "BID" not in kind:
        about["external"] = {"id": f"SKU-{number}"}
    if kind == "OFFER_ENDED":
        about["publication"] = {"endedBy": "USER"}
    if kind == "OFFER_VISIBILITY_CHANGED":
        shown = {"base": "allegro-pl", "additional": [{"id": "allegro-cz", "status": "APPROVED"}]}
        about["publication"] = {"marketplaces": shown, "updatedMarketplaces": ["allegro-cz"]}
    if kind == "OFFER_PRICE_CHANGED":
        about["marketplaces"] = [{"id": "allegro-pl", "changeType": "PRICE_CHANGED"}]
    return {"id": f"{10**15 + number}", "occurredAt": offer["createdAt"], "type": kind, "offer": about}


def _operation(number: int, order: dict[str, Any]) -> dict[str, Any]:
    kind = OPERATION_KINDS[number % len(OPERATION_KINDS)]
    buyer, money = order["buyer"], order["summary"]["totalToPay"]
    who = {"id": buyer["id"], "login": buyer["login"], "firstName": "Jan", "lastName": "Nowak"}
    found: dict[str, Any] = {
        "type": kind,
        "group": "INCOME",
        "wallet": {"paymentOperator": "PAYU", "type": "AVAILABLE", "balance": money},
        "value": money,
        "occurredAt": order["updatedAt"],
        "marketplaceId": "allegro-pl",
    }
    if kind == "PAYOUT":
        return {**found, "payout": {"id": order["id"]}}
    found["payment"] = {"id": order["id"]}
    if kind == "SURCHARGE":
        found["surcharge"] = {"id": order["id"]}
    if kind in {"CONTRIBUTION", "SURCHARGE", "REFUND_CHARGE"}:
        found["participant"] = {**who, "companyName": None, "address": buyer["address"]}
    return found


def _large(offers: list[dict[str, Any]]) -> dict[str, Any]:
    """One offer with as much in it as a thorough seller writes: about 100 kB."""
    offer = dict(offers[0])
    offer["productSet"] = [part for each in offers[:20] for part in each["productSet"]]
    offer["parameters"] = [part for each in offers for part in each["parameters"]]
    offer["images"] = offers[0]["images"] * 16
    sections = [part for each in offers for part in each["description"]["sections"]]
    offer["description"] = {"sections": sections * 3}
    return offer


def _small(seller: Seller) -> dict[str, Any]:
    """About 1 kB that is read as the user's own data."""
    return {
        "id": seller.id,
        "login": seller.login,
        "firstName": "Jan",
        "lastName": "Nowak",
        "email": "jan.nowak@example.com",
        "baseMarketplace": {"id": "allegro-pl"},
        "company": {"name": "Nowak " * 20, "taxId": "5252674798"},
        "features": [f"FEATURE_{number:03}" for number in range(48)],
    }
