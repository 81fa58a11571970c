"""What an offer shows: its fixed part, by number, and how it looks in the list and alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import DAY, iso

from .categories import BRAND, CONDITION, GTIN, LEAVES, PIECES, WEIGHT, Category, Parameter
from .dice import Dice, Ids
from .money import convert, ean13, money
from .places import POLAND
from .words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKETPLACES = {"allegro-pl": "PLN", "allegro-cz": "CZK", "allegro-sk": "EUR", "allegro-hu": "HUF"}
"""The marketplaces of the sandbox and their currencies."""

BASE = "allegro-pl"
"""The marketplace on which every offer is shown."""

OFFER_STATUSES = ("INACTIVE", "ACTIVATING", "ACTIVE", "ENDED")

_FIRST_ID = 11_000_000_007
_STRIDE = 7919

_COLOURS = words("czerwony niebieski zielony żółty czarny biały szary różowy miętowy beżowy")
_ADJECTIVES = words("solidny lekki składany duży mały klasyczny nowoczesny praktyczny")


def offer_id(number: int) -> str:
    """The id of an offer by its number."""
    return str(_FIRST_ID + number * _STRIDE)


def offer_number(text: str) -> int | None:
    """The number of an offer by its id, or None if no offer can have it."""
    if not (text.isascii() and text.isdecimal()):
        return None
    number, rest = divmod(int(text) - _FIRST_ID, _STRIDE)
    return number if rest == 0 and number >= 0 else None


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """The part of an offer that never changes.

    Attributes:
        number: Which offer.
        product: The id of the product that is sold.
        name: Its first name.
        category: Where it stands.
        external: The seller's own id of it, which not every offer has.
        price: Its first price in grosze.
        stock: Its first stock.
        sold: How many were sold in the last 30 days.
        status: Its first publication status.
        created: When it was created, in microseconds since 1970.
        abroad: Whether it is shown on the other marketplaces too.
        brand: Its brand.
        condition: New, used or returned.
        seed: The key it was made from.
    """

    number: int
    product: str
    name: str
    category: Category
    external: str | None
    price: int
    stock: int
    sold: int
    status: str
    created: int
    abroad: bool
    brand: str
    condition: str
    seed: bytes

    @property
    def id(self) -> str:
        """The id of the offer."""
        return offer_id(self.number)


@lru_cache(maxsize=20_000)
def offer_facts(seed: bytes, number: int, epoch: int) -> OfferFacts:
    """Make up the offer of a number."""
    dice = Dice(seed, "offer", number)
    category = dice.pick(LEAVES)
    brand = dice.pick(BRAND.values)
    name = f"{dice.pick(category.goods)} {brand} {dice.pick(_ADJECTIVES)} {dice.pick(_COLOURS)}"
    status = dice.pick(("ACTIVE",) * 8 + ("ENDED", "INACTIVE"))
    return OfferFacts(
        number=number,
        product=Ids(seed, "product").make(number),
        name=name[:75],
        category=category,
        external=f"SKU-{number:06d}" if dice.chance(85) else None,
        price=category.price * dice.between(40, 260) // 100 - dice.pick((0, 1, 10)),
        stock=0 if status == "ENDED" else dice.between(1, 400),
        sold=dice.below(120),
        status=status,
        created=epoch - dice.between(20, 900) * DAY + dice.below(DAY // 1000) * 1000,
        abroad=dice.chance(40),
        brand=brand,
        condition=CONDITION.values[0] if dice.chance(90) else dice.pick(CONDITION.values),
        seed=seed,
    )


@dataclass(frozen=True, slots=True)
class OfferState:
    """The part of an offer that changes.

    Attributes:
        name: Its name.
        price: Its price in grosze.
        stock: How many are left.
        status: Its publication status.
        external: The seller's own id of it.
        updated: When it last changed, in microseconds since 1970.
        abroad: Its own prices on other marketplaces, in hundredths; elsewhere the first price is converted.
        settings: Other settings that were changed, by their path in the whole offer.
        rule: The id of the price rule on the base marketplace.
    """

    name: str
    price: int
    stock: int
    status: str
    external: str | None
    updated: int
    abroad: Mapping[str, int] = field(default_factory=dict[str, int])
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    rule: str | None = None


def first_state(facts: OfferFacts) -> OfferState:
    """How an offer stands before anybody changes it."""
    return OfferState(
        facts.name, facts.price, facts.stock, facts.status, facts.external, facts.created + 3 * DAY
    )


def listed_offer(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    """An offer as `GET /sale/offers` shows it."""
    shown: dict[str, Any] = {
        "id": facts.id,
        "name": state.name,
        "category": {"id": facts.category.id},
        "primaryImage": {"url": _image(facts, 0)},
        "sellingMode": {
            "format": "BUY_NOW",
            "price": money(state.price, "PLN"),
            "priceAutomation": None if state.rule is None else {"rule": {"id": state.rule}},
            "minimalPrice": None,
            "startingPrice": None,
        },
        "saleInfo": {"currentPrice": None, "biddersCount": 0},
        "stock": {"available": state.stock, "sold": facts.sold},
        "stats": {"watchersCount": facts.sold // 3, "visitsCount": facts.sold * 21},
        "publication": {**_publication(facts, state), "marketplaces": _marketplaces(facts)},
        "afterSalesServices": _after_sales(facts),
        "additionalServices": None,
        "external": _external(state),
        "delivery": {"shippingRates": {"id": _shared_id(facts, "rates")}},
        "b2b": {"buyableOnlyByBusiness": False},
        "fundraisingCampaign": None,
        "isFulfillment": False,
        "additionalMarketplaces": {},
    }
    if facts.abroad:
        shown["additionalMarketplaces"] = {
            marketplace: {"sellingMode": {"price": money(price_on(state, marketplace), currency)}}
            for marketplace, currency in _abroad()
        }
    rates = state.settings.get("delivery.shippingRates")
    if rates is not None:
        shown["delivery"] = {"shippingRates": rates}
    return shown


def price_on(state: OfferState, marketplace: str) -> int:
    """The price of an offer on a marketplace, in hundredths of its currency."""
    if marketplace == BASE:
        return state.price
    own = state.abroad.get(marketplace)
    return convert(state.price, MARKETPLACES[marketplace]) if own is None else own


def whole_offer(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    """An offer as `GET /sale/product-offers/{offerId}` shows it."""
    shown = _as_made(facts, state)
    for path, value in state.settings.items():
        place, *names, last = (shown, *path.split("."))
        for name in names:
            place = place[name][0] if name == "productSet" else place[name]
        place[last] = value
    return shown


def _as_made(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    return {
        "id": facts.id,
        "name": state.name,
        "productSet": [_product(facts)],
        "category": {"id": facts.category.id},
        "parameters": [_value(CONDITION, facts.condition)],
        "images": [_image(facts, number) for number in range(1 + facts.number % 3)],
        "description": {"sections": [{"items": [{"type": "TEXT", "content": _description(facts)}]}]},
        "external": _external(state),
        "sellingMode": {
            "format": "BUY_NOW",
            "price": money(state.price, "PLN"),
            "minimalPrice": None,
            "startingPrice": None,
        },
        "stock": {"available": state.stock, "unit": "UNIT"},
        "publication": _whole_publication(facts, state),
        "additionalMarketplaces": _additional(facts, state),
        "delivery": {
            "handlingTime": "PT24H",
            "shippingRates": {"id": _shared_id(facts, "rates")},
            "additionalInfo": None,
            "shipmentDate": None,
        },
        "payments": {"invoice": "VAT"},
        "location": _location(facts),
        "afterSalesServices": _after_sales(facts),
        "b2b": {"buyableOnlyByBusiness": False},
        "language": "pl-PL",
        "validation": {"errors": [], "warnings": [], "validatedAt": iso(state.updated)},
        "warnings": [],
        "discounts": {"wholesalePriceList": None},
        "taxSettings": {
            "rates": [{"rate": "23.00", "countryCode": "PL"}],
            "subject": "GOODS",
            "exemption": None,
        },
        "messageToSellerSettings": {"mode": "OPTIONAL", "hint": None},
        "attachments": [],
        "additionalServices": None,
        "compatibilityList": None,
        "contact": None,
        "fundraisingCampaign": None,
        "sizeTable": None,
        "createdAt": iso(facts.created),
        "updatedAt": iso(state.updated),
    }


def _product(facts: OfferFacts) -> dict[str, Any]:
    weight = f"{(facts.number % 90 + 5) / 20:.3f}".rstrip("0")
    return {
        "product": {
            "id": facts.product,
            "publication": {"status": "LISTED"},
            "parameters": [
                _value(BRAND, facts.brand),
                _value(GTIN, ean13(facts.number + 12_345)),
                _value(WEIGHT, weight),
                _value(PIECES, "1"),
            ],
            "isAiCoCreated": False,
        },
        "quantity": {"value": 1},
        "responsiblePerson": None,
        "responsibleProducer": {"id": _shared_id(facts, "producer")},
        "safetyInformation": {"type": "NO_SAFETY_INFORMATION"},
        "marketedBeforeGPSRObligation": False,
        "deposits": [],
    }


def _value(parameter: Parameter, value: str) -> dict[str, Any]:
    ids = [parameter.value_id(value)] if parameter.type == "dictionary" else None
    return {
        "id": parameter.id,
        "name": parameter.name,
        "values": [value],
        "valuesIds": ids,
        "rangeValue": None,
    }


def _publication(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    begun = state.status in {"ACTIVE", "ENDED"}
    return {
        "status": state.status,
        "startingAt": None,
        "startedAt": iso(facts.created) if begun else None,
        "endingAt": None,
        "endedAt": iso(state.updated) if state.status == "ENDED" else None,
    }


def _whole_publication(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    return {
        "duration": None,
        "startingAt": None,
        "endingAt": None,
        "endedBy": "EMPTY_STOCK" if state.status == "ENDED" else None,
        "status": state.status,
        "republish": False,
        "marketplaces": _marketplaces(facts),
    }


def _additional(facts: OfferFacts, state: OfferState) -> dict[str, Any]:
    return {
        marketplace: {
            "sellingMode": {"price": money(price_on(state, marketplace), currency)} if facts.abroad else None,
            "publication": {"state": "APPROVED" if facts.abroad else "NOT_REQUESTED", "refusalReasons": []},
        }
        for marketplace, currency in _abroad()
    }


def _abroad() -> list[tuple[str, str]]:
    return [pair for pair in MARKETPLACES.items() if pair[0] != "allegro-pl"]


def _marketplaces(facts: OfferFacts) -> dict[str, Any]:
    additional = [{"id": marketplace} for marketplace, _ in _abroad()] if facts.abroad else []
    return {"base": {"id": "allegro-pl"}, "additional": additional}


def _external(state: OfferState) -> dict[str, str] | None:
    return None if state.external is None else {"id": state.external}


def _after_sales(facts: OfferFacts) -> dict[str, Any]:
    names = ("impliedWarranty", "returnPolicy", "warranty")
    return {name: {"id": _shared_id(facts, name)} for name in names}


def _shared_id(facts: OfferFacts, kind: str) -> str:
    return Ids(facts.seed, kind).make(facts.number % 3)


def _image(facts: OfferFacts, number: int) -> str:
    return f"https://images.example/original/{facts.product[:6]}/{facts.number}-{number}.jpg"


def _location(facts: OfferFacts) -> dict[str, str]:
    place = POLAND[facts.seed[0] % len(POLAND)]
    return {"city": place.city, "countryCode": "PL", "postCode": place.codes[0], "province": place.province}


def _description(facts: OfferFacts) -> str:
    return f"<h2>{facts.name}</h2><p>Stan: {facts.condition}. Marka: {facts.brand}. Wysyłka w 24 godziny.</p>"
