"""How offers are promoted, and which packages there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import DAY, iso
from allegro_async.sandbox.data.offers import BASE, MARKETPLACES
from allegro_async.sandbox.exchange import Answer, Exchange, Route, ok_json
from allegro_async.sandbox.refusals import not_found
from allegro_async.sandbox.state.promotions import BASE_PACKAGES, EXTRA_PACKAGES

from .reading import page_bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.promotions import Promotion
    from allegro_async.sandbox.world import Seller, World

_LARGEST = 5000
_CEILING = 10_000_000


def packages(_world: World, _exchange: Exchange) -> Answer:
    """`GET /sale/offer-promotion-packages`."""
    shown = {"basePackages": _packages(BASE_PACKAGES), "extraPackages": _packages(EXTRA_PACKAGES)}
    return ok_json(
        {
            "marketplaceId": BASE,
            **shown,
            "additionalMarketplaces": [
                {"marketplaceId": place, **shown} for place in MARKETPLACES if place != BASE
            ],
        }
    )


def of_offer(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offers/{offerId}/promo-options`."""
    offer = exchange.params["offerId"]
    if exchange.seller.offers.number(offer) is None:
        return not_found(exchange, "such offer")
    return ok_json(_shown(exchange.seller, offer))


def of_seller(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offers/promo-options`: the offers that are promoted."""
    offset, limit = page_bounds(exchange, default=_LARGEST, largest=_LARGEST, ceiling=_CEILING)
    offers = exchange.seller.promotions.offers()
    page = [_shown(exchange.seller, offer) for offer in offers[offset : offset + limit]]
    return ok_json({"promoOptions": page, "count": len(page), "totalCount": len(offers)})


def _shown(seller: Seller, offer: str) -> dict[str, Any]:
    abroad = [
        {"marketplaceId": place, **_promotion(promotion)}
        for place in MARKETPLACES
        if place != BASE and (promotion := seller.promotions.find(offer, place)) is not None
    ]
    home = seller.promotions.find(offer, BASE)
    own = {} if home is None else _promotion(home)
    return {"offerId": offer, "marketplaceId": BASE, **own, "additionalMarketplaces": abroad}


def _promotion(promotion: Promotion) -> dict[str, Any]:
    shown: dict[str, Any] = {"extraPackages": [_option(*each) for each in promotion.extras.items()]}
    if promotion.base is not None:
        shown["basePackage"] = _option(*promotion.base)
    if promotion.pending:
        shown["pendingChanges"] = {"basePackage": {"id": promotion.pending}}
    elif promotion.pending is not None:
        shown["pendingChanges"] = {}
    return shown


def _option(package: str, since: int) -> dict[str, str]:
    cycle = DAY if package == "emphasized1d" else 10 * DAY
    return {"id": package, "validFrom": iso(since), "nextCycleDate": iso(since + cycle)}


def _packages(known: Mapping[str, tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": key, "name": name, "cycleDuration": cycle} for key, (name, cycle) in known.items()]


_READ = "allegro:api:sale:offers:read"

ROUTES = (
    Route(method="GET", path="/sale/offer-promotion-packages", handler=packages, caller="any"),
    Route(method="GET", path="/sale/offers/promo-options", handler=of_seller, scope=_READ),
    Route(method="GET", path="/sale/offers/{offerId}/promo-options", handler=of_offer, scope=_READ),
)
"""What the sandbox tells of promotions."""
