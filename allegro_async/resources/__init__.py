"""The areas of Allegro's API, each loaded on its first use. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._area import Area
    from ..call import Sender
    from .account import Account
    from .affiliate import Affiliate
    from .after_sales import AfterSales
    from .bidding import Bidding
    from .billing import Billing
    from .campaigns import Campaigns
    from .categories import Categories
    from .classifieds import Classifieds
    from .compliance import Compliance
    from .delivery import Delivery
    from .fulfillment import Fulfillment
    from .images import Images
    from .issues import Issues
    from .marketplaces import Marketplaces
    from .messages import Messages
    from .offer_commands import OfferCommands
    from .offers import Offers
    from .orders import Orders
    from .payments import Payments
    from .price_rules import PriceRules
    from .products import Products
    from .promotions import Promotions
    from .ratings import Ratings
    from .returns import Returns
    from .services import Services
    from .shipments import Shipments

__all__ = [
    "AREAS",
    "Areas",
    "load",
    "Account",
    "Affiliate",
    "AfterSales",
    "Bidding",
    "Billing",
    "Campaigns",
    "Categories",
    "Classifieds",
    "Compliance",
    "Delivery",
    "Fulfillment",
    "Images",
    "Issues",
    "Marketplaces",
    "Messages",
    "OfferCommands",
    "Offers",
    "Orders",
    "Payments",
    "PriceRules",
    "Products",
    "Promotions",
    "Ratings",
    "Returns",
    "Services",
    "Shipments",
]

AREAS: dict[str, tuple[str, str]] = {
    "account": ("account", "Account"),
    "affiliate": ("affiliate", "Affiliate"),
    "after_sales": ("after_sales", "AfterSales"),
    "bidding": ("bidding", "Bidding"),
    "billing": ("billing", "Billing"),
    "campaigns": ("campaigns", "Campaigns"),
    "categories": ("categories", "Categories"),
    "classifieds": ("classifieds", "Classifieds"),
    "compliance": ("compliance", "Compliance"),
    "delivery": ("delivery", "Delivery"),
    "fulfillment": ("fulfillment", "Fulfillment"),
    "images": ("images", "Images"),
    "issues": ("issues", "Issues"),
    "marketplaces": ("marketplaces", "Marketplaces"),
    "messages": ("messages", "Messages"),
    "offer_commands": ("offer_commands", "OfferCommands"),
    "offers": ("offers", "Offers"),
    "orders": ("orders", "Orders"),
    "payments": ("payments", "Payments"),
    "price_rules": ("price_rules", "PriceRules"),
    "products": ("products", "Products"),
    "promotions": ("promotions", "Promotions"),
    "ratings": ("ratings", "Ratings"),
    "returns": ("returns", "Returns"),
    "services": ("services", "Services"),
    "shipments": ("shipments", "Shipments"),
}
"""Module and class of every area, by the name of its attribute."""


def load(name: str, sender: Sender) -> Area:
    """Make an area, importing its module on the first use.

    Args:
        name: The name of the area, such as `orders`.
        sender: What its calls go through.

    Raises:
        KeyError: There is no such area.
    """
    module, class_name = AREAS[name]
    area: type[Area] = getattr(import_module(f"{__name__}.{module}"), class_name)
    return area(sender)


def __getattr__(name: str) -> object:
    for module, class_name in AREAS.values():
        if class_name == name:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


class Areas:
    """The areas as attributes of a client, for editors and type checkers."""

    __slots__ = ()

    account: Account
    """The signed-in account: who it is, its sales quality, e-mail addresses and contacts."""
    affiliate: Affiliate
    """Conversions in Allegro's affiliate programme."""
    after_sales: AfterSales
    """Return policies, warranties and implied warranties, with their attachments."""
    bidding: Bidding
    """Bids of the signed-in user in auctions."""
    billing: Billing
    """Fees charged by Allegro: billing entries, quotes and previews."""
    campaigns: Campaigns
    """Campaigns run by Allegro: badges, Allegro Prices, AlleDiscount and charity."""
    categories: Categories
    """The category tree, the parameters of a category and its tax rates."""
    classifieds: Classifieds
    """Classified advertisements: their packages and statistics."""
    compliance: Compliance
    """Persons and producers who answer for the safety of products (GPSR)."""
    delivery: Delivery
    """Delivery methods, shipping rates, delivery settings and points of service."""
    fulfillment: Fulfillment
    """One Fulfillment: goods in Allegro's warehouse, deliveries to it and returns."""
    images: Images
    """Images and attachments of offers: declare and upload them."""
    issues: Issues
    """Disputes and claims that buyers opened after a purchase."""
    marketplaces: Marketplaces
    """The marketplaces of Allegro and the deposits charged on them."""
    messages: Messages
    """Conversations with buyers and their attachments."""
    offer_commands: OfferCommands
    """Commands that change prices, stock and settings of many offers at once."""
    offers: Offers
    """The seller's offers: create, edit, publish, promote, tag and translate them."""
    orders: Orders
    """Orders of buyers, their events, shipments and invoices."""
    payments: Payments
    """The history of payments, and refunds to buyers."""
    price_rules: PriceRules
    """Rules that set the prices of offers by themselves."""
    products: Products
    """The product catalogue, compatibility lists and size tables."""
    promotions: Promotions
    """Rebates, turnover discounts and bundles of offers."""
    ratings: Ratings
    """Ratings that buyers left, answers to them and requests to remove them."""
    returns: Returns
    """Returns by customers, and refunds of the commission paid to Allegro."""
    services: Services
    """Groups of additional services that buyers can add to an offer."""
    shipments: Shipments
    """Parcels sent with Allegro: shipments, labels, protocols and pickups."""
