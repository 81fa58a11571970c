"""The seller's own account, and the short lists that everybody reads once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.offers import MARKETPLACES
from allegro_async.sandbox.data.orders import COUNTRIES
from allegro_async.sandbox.data.people import LANGUAGES
from allegro_async.sandbox.exchange import Answer, Exchange, Route, ok_json

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World

_CARRIERS = {
    "ALLEGRO": "Allegro",
    "DHL": "DHL",
    "DPD": "DPD",
    "GLS": "GLS",
    "INPOST": "InPost",
    "POCZTA_POLSKA": "Poczta Polska",
    "UPS": "UPS",
    "OTHER": "Other",
}

_BILLING_TYPES = {
    "SUC": ("Commission", "Prowizja"),
    "REF": ("Refund of commission", "Zwrot prowizji"),
    "LIS": ("Listing fee", "Opłata za wystawienie"),
    "PAD": ("Settlement of charges", "Pobranie opłat z wpływów"),
    "HLB": ("Delivery: parcel machine", "Dostawa: automat paczkowy"),
}


def me(_world: World, exchange: Exchange) -> Answer:
    """`GET /me`."""
    seller = exchange.seller
    return ok_json(
        {
            "id": seller.id,
            "login": seller.login,
            "firstName": seller.first_name,
            "lastName": seller.last_name,
            "email": seller.email,
            "baseMarketplace": {"id": "allegro-pl"},
            "company": {"name": seller.company.name, "taxId": seller.company.tax_id},
            "features": ["SUPER_SELLER"],
        }
    )


def marketplaces(_world: World, _exchange: Exchange) -> Answer:
    """`GET /marketplaces`."""
    shown = [_marketplace(name, currency) for name, currency in MARKETPLACES.items()]
    return ok_json({"marketplaces": shown})


def carriers(_world: World, _exchange: Exchange) -> Answer:
    """`GET /order/carriers`."""
    return ok_json({"carriers": [{"id": key, "name": name} for key, name in _CARRIERS.items()]})


def billing_types(_world: World, exchange: Exchange) -> Answer:
    """`GET /billing/billing-types`, a bare array (allegro-facts, section 6)."""
    place = 1 if exchange.in_polish else 0
    return ok_json([{"id": key, "description": names[place]} for key, names in _BILLING_TYPES.items()])


def _marketplace(name: str, currency: str) -> dict[str, Any]:
    country = COUNTRIES[name]
    languages = [{"code": LANGUAGES[country]}]
    return {
        "id": name,
        "languages": {"offerCreation": languages, "offerDisplay": languages},
        "currencies": {"base": {"code": currency}, "additional": []},
        "shippingCountries": [{"code": code} for code in COUNTRIES.values()],
    }


ROUTES = (
    Route(method="GET", path="/me", handler=me, scope="allegro:api:profile:read"),
    Route(method="GET", path="/marketplaces", handler=marketplaces, caller="any", coverage="generated"),
    Route(method="GET", path="/order/carriers", handler=carriers, caller="any", coverage="generated"),
    Route(
        method="GET", path="/billing/billing-types", handler=billing_types, caller="any", coverage="generated"
    ),
)
"""What the sandbox can do besides."""
