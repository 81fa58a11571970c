"""What the database keeps of an order and of an offer."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from allegro_async.models import CheckoutForm, OfferListingDto, SaleProductOfferResponse


class OrderRow(NamedTuple):
    """A row of the table `orders`: what one asks for most, and the order itself as JSON."""

    id: str
    status: str | None
    fulfillment: str | None
    bought_at: str | None
    updated_at: str | None
    buyer: str | None
    total: str | None
    currency: str | None
    data: str


class OfferRow(NamedTuple):
    """A row of the table `offers`; the list and the single offer differ in all the rest."""

    id: str
    name: str | None
    status: str | None
    price: str | None
    currency: str | None
    stock: int | None
    external_id: str | None


def order_row(order: CheckoutForm) -> OrderRow:
    """Make the row of an order."""
    bought = bought_at(order)
    total = order.summary.total_to_pay
    return OrderRow(
        id=order.id,
        status=order.status,
        fulfillment=order.fulfillment.status if order.fulfillment else None,
        bought_at=_moment(bought),
        updated_at=_moment(order.updated_at),
        buyer=order.buyer.login,
        total=_amount(total.amount),
        currency=total.currency,
        data=order.to_json().decode(),
    )


def bought_at(order: CheckoutForm) -> datetime | None:
    """When the first line of an order was bought; None where no line says it."""
    return min((line.bought_at for line in order.line_items if line.bought_at), default=None)


def offer_row(offer: OfferListingDto | SaleProductOfferResponse) -> OfferRow:
    """Make the row of an offer, from the list or from the offer itself.

    Raises:
        ValueError: The offer has no id.
    """
    if offer.id is None:
        raise ValueError("An offer without an id cannot be kept")
    price = offer.selling_mode.price if offer.selling_mode else None
    return OfferRow(
        id=offer.id,
        name=offer.name,
        status=offer.publication.status if offer.publication else None,
        price=_amount(price.amount) if price else None,
        currency=price.currency if price else None,
        stock=offer.stock.available if offer.stock else None,
        external_id=offer.external.id if offer.external else None,
    )


def _moment(moment: datetime | None) -> str | None:
    """A time in UTC with microseconds: such texts sort as the times do."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")
