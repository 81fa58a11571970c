"""What the details job asks for: single offers, or four families of operations with limits of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import anyio

from allegro_async.errors import RateLimitError

from .concurrency import each

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from allegro_async import AllegroClient

    from .job import Progress

_PAGE = 1000
_ORDERS = 100


@dataclass(frozen=True, slots=True)
class Shop:
    """A seller, and what of his is asked for.

    Attributes:
        client: The client's view of the seller.
        offers: The ids of his offers.
        orders: The ids of some of his orders.
    """

    client: AllegroClient
    offers: Sequence[str]
    orders: Sequence[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One family of operations.

    Attributes:
        name: What people call it.
        operation: Method and path template, as the sandbox's log names it.
        allowed: So many requests ...
        per: ... in so many seconds, by Allegro's figure; None when only the Client ID's limit counts.
        whose: For each seller, or for the Client ID.
        part: The part of the job that it is.
        at_once: So many are asked for at the same time, so that there always is a queue.
        ask: Sends the request with this number.
    """

    name: str
    operation: str
    allowed: int | None
    per: int
    whose: Literal["seller", "client"]
    part: float
    at_once: int
    ask: Callable[[Shop, int], Awaitable[object]]


async def _read(shop: Shop, number: int) -> object:
    return await shop.client.offers.get(shop.offers[number % len(shop.offers)])


async def _edit(shop: Shop, number: int) -> object:
    change = {"stock": {"available": 1 + number % 90, "unit": "UNIT"}}
    return await shop.client.offers.edit(shop.offers[number % len(shop.offers)], change)


async def _carriers(shop: Shop, _number: int) -> object:
    return await shop.client.orders.list_carriers()


async def _order(shop: Shop, number: int) -> object:
    return await shop.client.orders.get(shop.orders[number % len(shop.orders)])


def _reads(part: float, at_once: int) -> Kind:
    return Kind("offer reads", "GET /sale/product-offers/{offerId}", 3500, 60, "seller", part, at_once, _read)


DETAILS = (_reads(1.0, 200),)
"""Single offers and nothing else."""

MIXED = (
    _reads(0.38, 80),
    Kind("offer edits", "PATCH /sale/product-offers/{offerId}", 2490, 60, "seller", 0.27, 80, _edit),
    Kind("carriers", "GET /order/carriers", 50, 1, "client", 0.27, 40, _carriers),
    Kind("order reads", "GET /order/checkout-forms/{id}", None, 60, "client", 0.08, 16, _order),
)
"""Four families with different limits; together they could use more than the Client ID may."""


async def look_around(client: AllegroClient) -> Shop:
    """Find out what there is to ask for."""
    offers = await client.offers.search(limit=_PAGE)
    orders = await client.orders.search(limit=_ORDERS)
    return Shop(
        client,
        [str(offer.id) for offer in offers.offers or ()],
        [order.id for order in orders.checkout_forms],
    )


async def ask_all(shops: Sequence[Shop], kinds: Sequence[Kind], requests: int, progress: Progress) -> int:
    """Send all requests, in turns for the shops; tells how many were refused with 429.

    Args:
        shops: For whom.
        kinds: What to ask for.
        requests: How many requests there are in all.
        progress: Told how it gets on.
    """
    refused = 0

    async def family(kind: Kind) -> None:
        async def one(number: int) -> None:
            nonlocal refused
            try:
                await kind.ask(shops[number % len(shops)], number // len(shops))
            except RateLimitError:
                refused += 1
            progress.advance(kind.name, 1)

        count = round(requests * kind.part)
        progress.expect(kind.name, count)
        await each(range(count), one, at_once=kind.at_once)

    async with anyio.create_task_group() as group:
        for kind in kinds:
            group.start_soon(family, kind)
    return refused
