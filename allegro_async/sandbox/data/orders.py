"""What an order shows: its fixed part, by number, and its JSON at a stage of its life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from allegro_async.sandbox.clock import DAY, HOUR, MICROS, iso

from .delivery import METHODS, Method, point
from .dice import Dice, Ids
from .money import convert, money
from .offers import MARKETPLACES, OfferFacts, offer_facts
from .people import Buyer, buyer

if TYPE_CHECKING:
    from .history import Step
    from .places import Address

COUNTRIES = {"allegro-pl": "PL", "allegro-cz": "CZ", "allegro-sk": "SK", "allegro-hu": "HU"}

LINES = 8
"""No order has more lines; a line's id is made from order number times this plus the line's number."""

_SHARE = ("allegro-pl",) * 16 + ("allegro-cz",) * 2 + ("allegro-sk", "allegro-hu")

_NOTES = (
    "Proszę o solidne zapakowanie, to prezent.",
    "Czy można wysłać jeszcze dziś? Z góry dziękuję!",
    "Proszę o kontakt przed dostawą, nie działa domofon.",
    "Kolor proszę jak na trzecim zdjęciu 🙂",
    'Na fakturze proszę dopisać "zakup służbowy".\nPozdrawiam',
    "Please leave the parcel with the neighbours.",
)
_SELLER_NOTES = (
    "Stały klient",
    "Sprawdzić adres przed wysyłką",
    "Dołączyć katalog",
    "Wysłać z drugim zamówieniem",
)
_DISCOUNTS = ("COUPON", "BUNDLE", "CAMPAIGN", "LARGE_ORDER_DISCOUNT", "UNIT_PERCENTAGE_DISCOUNT")


@dataclass(frozen=True, slots=True)
class Shop:
    """What all orders of a seller share.

    Attributes:
        seed: The key of the seller's data.
        seller: The seller's id.
        epoch: The midnight (microseconds since 1970) before which the invented past ends.
        offers: How many offers there were at the start.
        buyers: How many people buy here.
    """

    seed: bytes
    seller: str
    epoch: int
    offers: int
    buyers: int


class Plan(NamedTuple):
    """What the filters of the order list need to know of an order."""

    marketplace: str
    buyer: int
    method: Method


def plan_of(dice: Dice, buyers: int) -> Plan:
    """Choose marketplace, buyer and delivery method of an order; the buyer's country is the marketplace's."""
    marketplace = dice.pick(_SHARE)
    return Plan(marketplace, dice.below(buyers), METHODS[min(dice.below(9), dice.below(len(METHODS)))])


@dataclass(frozen=True, slots=True)
class Line:
    """One bought offer of an order."""

    id: str
    offer: OfferFacts
    quantity: int
    price: int
    original: int
    discount: str | None


class OrderFacts:
    """The part of an order that never changes.

    Args:
        shop: Whose order it is.
        number: Which order.
        bought: When it was bought, in microseconds since 1970.
        plan: Marketplace, buyer and delivery method.
    """

    def __init__(self, shop: Shop, number: int, bought: int, plan: Plan) -> None:
        self.shop = shop
        self.number = number
        self.bought = bought
        self.plan = plan
        self.dice = Dice(shop.seed, "content", number)
        self.currency = MARKETPLACES[plan.marketplace]
        self.country = COUNTRIES[plan.marketplace]
        self.lines = self._lines()

    @cached_property
    def id(self) -> str:
        """The id of the order."""
        return Ids(self.shop.seed, "order").make(self.number)

    @cached_property
    def buyer(self) -> Buyer:
        """Who bought."""
        return buyer(self.shop.seed, self.plan.buyer, self.country)

    @property
    def delivery_cost(self) -> int:
        """The price of the delivery, in hundredths of the order's currency."""
        price = self.plan.method.price
        return 0 if price == 0 or self.number % 3 == 0 else convert(price, self.currency)

    @property
    def total(self) -> int:
        """What the buyer pays, in hundredths of the order's currency."""
        return sum(line.price * line.quantity for line in self.lines) + self.delivery_cost

    def money(self, hundredths: int) -> dict[str, str]:
        """An amount in the order's currency."""
        return money(hundredths, self.currency)

    def _lines(self) -> tuple[Line, ...]:
        dice, ids = self.dice, Ids(self.shop.seed, "line")
        count = dice.pick((1, 1, 1, 1, 1, 1, 2, 2, 3, 5))
        start = dice.below(self.shop.offers) if self.shop.offers else 0
        return tuple(
            self._line(ids.make(self.number * LINES + place), (start + place * 13) % max(1, self.shop.offers))
            for place in range(count)
        )

    def _line(self, line_id: str, number: int) -> Line:
        offer = offer_facts(self.shop.seed, number, self.shop.epoch)
        original = convert(offer.price, self.currency)
        discount = self.dice.pick(_DISCOUNTS) if self.dice.chance(12) else None
        price = convert(offer.price * 9 // 10, self.currency) if discount else original
        return Line(line_id, offer, self.dice.pick((1, 1, 1, 1, 2, 3)), price, original, discount)


def revision(number: int, changes: int) -> str:
    """The revision of an order after so many changes."""
    return blake2b(f"{number}/{changes}".encode(), digest_size=4).hexdigest()


def order_json(facts: OrderFacts, step: Step, updated: int, changes: int) -> dict[str, Any]:
    """An order as `GET /order/checkout-forms/{id}` shows it.

    Args:
        facts: Its fixed part.
        step: The last thing that happened to it.
        updated: When it was last changed, in microseconds since 1970.
        changes: How often it was changed.
    """
    filled = step.status != "BOUGHT" and not (step.event == "AUTO_CANCELLED" and facts.number % 2)
    paid = step.status == "READY_FOR_PROCESSING" or (step.status == "CANCELLED" and facts.number % 3 == 0)
    note = _SELLER_NOTES[facts.number % len(_SELLER_NOTES)] if facts.number % 19 == 0 else None
    return {
        "id": facts.id,
        "messageToSeller": _NOTES[facts.number // 7 % len(_NOTES)] if facts.number % 7 == 0 else None,
        "buyer": _buyer(facts.buyer),
        "payment": _payment(facts, paid=paid) if filled else None,
        "status": step.status,
        "fulfillment": {
            "status": step.fulfillment,
            "shipmentSummary": {"lineItemsSent": lines_sent(step.fulfillment)},
            "provider": {"id": "SELLER"},
        },
        "delivery": _delivery(facts, step) if filled else None,
        "invoice": _invoice(facts) if filled else {"required": False},
        "lineItems": [_line_json(facts, line) for line in facts.lines],
        "surcharges": _surcharges(facts) if paid else [],
        "note": {"text": note} if note else None,
        "marketplace": {"id": facts.plan.marketplace},
        "summary": {"totalToPay": facts.money(facts.total)},
        "updatedAt": iso(updated),
        "revision": revision(facts.number, changes),
    }


def lines_sent(fulfillment: str) -> str:
    """How many lines of an order have left, as its summary says."""
    return "ALL" if fulfillment in {"SENT", "PICKED_UP", "RETURNED"} else "NONE"


def event_order_json(facts: OrderFacts, changes: int) -> dict[str, Any]:
    """An order as the event journal shows it."""
    who = facts.buyer
    return {
        "seller": {"id": facts.shop.seller},
        "buyer": {
            "id": who.id,
            "email": who.email,
            "login": who.login,
            "guest": who.guest,
            "preferences": {"language": who.language},
        },
        "lineItems": [
            {
                "id": line.id,
                "offer": {"id": line.offer.id, "name": line.offer.name, "external": _external(line.offer)},
                "quantity": line.quantity,
                "originalPrice": facts.money(line.original),
                "price": facts.money(line.price),
                "boughtAt": iso(facts.bought),
            }
            for line in facts.lines
        ],
        "checkoutForm": {"id": facts.id, "revision": revision(facts.number, changes)},
        "marketplace": {"id": facts.plan.marketplace},
    }


def _external(offer: OfferFacts) -> dict[str, str] | None:
    return {"id": offer.external} if offer.external else None


def _buyer(who: Buyer) -> dict[str, Any]:
    return {
        "id": who.id,
        "email": who.email,
        "login": who.login,
        "firstName": who.first_name,
        "lastName": who.last_name,
        "companyName": who.company,
        "guest": who.guest,
        "personalIdentity": None,
        "phoneNumber": who.phone,
        "preferences": {"language": who.language},
        "address": {
            "street": who.home.street,
            "city": who.home.city,
            # Here alone it is called postCode (allegro-facts, section 9).
            "postCode": who.home.code,
            "countryCode": who.home.country,
        },
    }


def payment_kind(facts: OrderFacts) -> tuple[str, str]:
    """How the order is paid: the type and the provider."""
    if facts.plan.method.on_delivery:
        return "CASH_ON_DELIVERY", "OFFLINE"
    kinds = (("ONLINE", "PAYU"),) * 6 + (("ONLINE", "P24"), ("ONLINE", "AF"), ("WIRE_TRANSFER", "OFFLINE"))
    return "ONLINE" if facts.country != "PL" else kinds[facts.number % 9][0], kinds[facts.number % 9][1]


def _payment(facts: OrderFacts, *, paid: bool) -> dict[str, Any]:
    kind, provider = payment_kind(facts)
    in_advance = paid and kind != "CASH_ON_DELIVERY"
    return {
        "id": Ids(facts.shop.seed, "payment").make(facts.number),
        "type": kind,
        "provider": provider,
        "finishedAt": iso(facts.bought + 2 * HOUR // 60 + facts.number % 1000 * 1000) if in_advance else None,
        "paidAmount": facts.money(facts.total) if in_advance else None,
        "reconciliation": facts.money(0) if in_advance else None,
        "features": ["ALLEGRO_PAY"] if provider == "AF" else [],
    }


def _surcharges(facts: OrderFacts) -> list[dict[str, Any]]:
    if facts.number % 29:
        return []
    amount = facts.money(convert(500, facts.currency))
    return [
        {
            "id": Ids(facts.shop.seed, "surcharge").make(facts.number),
            "type": "ONLINE",
            "provider": "P24",
            "finishedAt": iso(facts.bought + HOUR),
            "paidAmount": amount,
            "reconciliation": amount,
            "features": [],
        }
    ]


def _delivery(facts: OrderFacts, step: Step) -> dict[str, Any]:
    method = facts.plan.method
    dispatch = facts.bought - facts.bought % MICROS + DAY
    days = {"from": iso(dispatch + DAY), "to": iso(dispatch + 3 * DAY)}
    return {
        "address": _delivery_address(facts, facts.buyer.home),
        "method": {"id": method.id, "name": method.name},
        "pickupPoint": _point(facts) if method.point else None,
        "cost": facts.money(facts.delivery_cost),
        "time": {**days, "guaranteed": None, "dispatch": {"from": iso(dispatch - DAY), "to": iso(dispatch)}},
        "smart": facts.delivery_cost == 0 and not method.in_person,
        "cancellation": {"date": iso(step.at)} if step.event == "BUYER_CANCELLED" else None,
        "calculatedNumberOfPackages": 1 if len(facts.lines) < 3 else 2,  # noqa: PLR2004 - what fits a box
    }


def _delivery_address(facts: OrderFacts, home: Address) -> dict[str, Any]:
    who = facts.buyer
    return {
        "firstName": who.first_name,
        "lastName": who.last_name,
        "street": home.street,
        "city": home.city,
        "zipCode": home.code,
        "countryCode": home.country,
        "companyName": who.company,
        "phoneNumber": who.phone,
        "modifiedAt": None,
    }


def _point(facts: OrderFacts) -> dict[str, Any]:
    chosen = point(Dice(facts.shop.seed, "point", facts.plan.buyer), facts.country, facts.plan.method)
    where = chosen.address
    return {
        "id": chosen.id,
        "name": chosen.name,
        "description": chosen.description,
        "address": {
            "street": where.street,
            "zipCode": where.code,
            "city": where.city,
            "countryCode": where.country,
        },
    }


def _invoice(facts: OrderFacts) -> dict[str, Any]:
    who = facts.buyer
    if who.tax_id is None and facts.number % 11:
        return {"required": False, "address": None, "dueDate": None, "features": []}
    address: dict[str, Any] = {
        "street": who.home.street,
        "city": who.home.city,
        "zipCode": who.home.code,
        "countryCode": who.home.country,
        "company": None,
        "naturalPerson": None,
    }
    if who.tax_id is None:
        address["naturalPerson"] = {"firstName": who.first_name, "lastName": who.last_name}
    else:
        kind, value = who.tax_id
        address["company"] = {
            "name": who.company,
            "ids": [{"type": kind, "value": value}],
            "vatPayerStatus": "ACTIVE" if facts.number % 5 else "NOT_APPLICABLE",
            "taxId": value,
        }
    return {"required": True, "address": address, "dueDate": None, "features": []}


def _line_json(facts: OrderFacts, line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "offer": {
            "id": line.offer.id,
            "name": line.offer.name,
            "external": _external(line.offer),
            "productSet": {"products": [{"id": line.offer.product, "quantity": 1}]},
            "hsNumber": None,
        },
        "quantity": line.quantity,
        "originalPrice": facts.money(line.original),
        "price": facts.money(line.price),
        "deposit": None,
        "reconciliation": None,
        "selectedAdditionalServices": [],
        "vouchers": [],
        "tax": {"rate": "23.00", "subject": "GOODS", "exemption": None},
        "boughtAt": iso(facts.bought),
        "discounts": [{"type": line.discount}] if line.discount else [],
        "serialNumbers": {"expected": False, "entries": []},
    }
