"""The offers of one seller: how they were at the start, and what has been changed since."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import DAY, MICROS, iso
from allegro_async.sandbox.data.dice import Dice, Ids
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.data.offers import (
    MARKETPLACES,
    OfferFacts,
    OfferState,
    first_state,
    listed_offer,
    offer_facts,
    offer_number,
    whole_offer,
)

from .cache import Cache
from .journal import Event, Journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allegro_async.sandbox.data.orders import Shop

KEPT = DAY
"""How long the journal of offers keeps an event (allegro-facts, section 7)."""

_CACHED = 20_000


class OfferBook:
    """All offers of a seller, numbered from 0.

    Args:
        shop: The seller.
    """

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.journal = Journal(KEPT, self._past_events)
        self.version = 0
        self.commands: set[str] = set()
        self._created: list[OfferFacts] = []
        self._changed: dict[int, OfferState] = {}
        self._products = Ids(shop.seed, "product")
        self._facts = Cache(self._make_facts, 200_000)
        self._listed = Cache(self._make_listed, _CACHED)
        self._whole = Cache(self._make_whole, _CACHED)

    def __len__(self) -> int:
        return self.shop.offers + len(self._created)

    @cached_property
    def newest_first(self) -> list[int]:
        """The numbers of the offers, the newest first: Allegro's order where none is asked for."""
        return sorted(range(len(self)), key=lambda number: self.facts(number).created, reverse=True)

    def product(self, product_id: str) -> OfferFacts | None:
        """An offer of the past that sells a product, by the product's id; None when nobody knows it."""
        number = self._products.read(product_id)
        return self.facts(number) if number is not None and number < self.shop.offers else None

    def create(self, model: OfferFacts, state: OfferState, now: int) -> int:
        """Add an offer.

        Args:
            model: An offer of the same product.
            state: How the new offer stands.
            now: The present moment, in microseconds since 1970.

        Returns:
            Its number.
        """
        number = len(self)
        newest_first = self.newest_first
        self._created.append(
            replace(model, number=number, name=state.name, sold=0, created=now, abroad=False)
        )
        newest_first.insert(0, number)
        self._changed[number] = replace(state, updated=now)
        self.version += 1
        if state.status == "ACTIVE":
            self.journal.add(now, number, "OFFER_ACTIVATED", now)
        return number

    def facts(self, number: int) -> OfferFacts:
        """The part of an offer that never changes."""
        return self._facts[number]

    def state(self, number: int) -> OfferState:
        """The part of an offer that changes."""
        return self._changed.get(number) or first_state(self._facts[number])

    def listed(self, number: int) -> bytes:
        """The offer as the list shows it, in JSON."""
        return self._listed[number]

    def whole(self, number: int) -> bytes:
        """The offer as it is shown alone, in JSON."""
        return self._whole[number]

    def number(self, offer_id: str) -> int | None:
        """The number of an offer by its id, or None."""
        number = offer_number(offer_id)
        return number if number is not None and number < len(self) else None

    def edit(self, number: int, state: OfferState, now: int) -> None:
        """Give an offer another state; the journal tells what changed."""
        before = self.state(number)
        self._changed[number] = replace(state, updated=now)
        self._listed.drop(number)
        self._whole.drop(number)
        self.version += 1
        for kind in _kinds(before, state):
            self.journal.add(now, number, kind, now)

    def change(self, count: int, now: int) -> list[str]:
        """Change price or stock of so many offers, each time of the next ones.

        Returns:
            The ids of the changed offers.
        """
        numbers = [(self.version + step) % len(self) for step in range(min(count, len(self)))]
        for number in numbers:
            dice = Dice(self.shop.seed, "edit", number * 1000 + self.version)
            state = self.state(number)
            price = state.price * dice.between(80, 120) // 100 if dice.chance(40) else state.price
            stock = state.stock if price != state.price else dice.between(1, 500)
            self.edit(number, replace(state, price=price, stock=stock), now)
        return [self.facts(number).id for number in numbers]

    def event_body(self, event: Event) -> bytes:
        """An event of the journal as JSON."""
        facts = self.facts(event.subject)
        offer: dict[str, Any] = {
            "id": facts.id,
            "external": {"id": facts.external} if facts.external else None,
        }
        if event.type == "OFFER_PRICE_CHANGED":
            # The external id is required here, so it is an empty one where the seller gave none.
            offer["external"] = {"id": facts.external or ""}
            shown = MARKETPLACES if facts.abroad else ("allegro-pl",)
            offer["marketplaces"] = [{"id": name, "changeType": "PRICE_CHANGED"} for name in shown]
        if event.type == "OFFER_ENDED":
            offer["publication"] = {"endedBy": "USER"}
        return to_json(
            {"id": f"{event.id}", "type": event.type, "occurredAt": iso(event.occurred), "offer": offer}
        )

    def _make_facts(self, number: int) -> OfferFacts:
        if number >= self.shop.offers:
            return self._created[number - self.shop.offers]
        return offer_facts(self.shop.seed, number, self.shop.epoch)

    def _make_listed(self, number: int) -> bytes:
        return to_json(listed_offer(self.facts(number), self.state(number)))

    def _make_whole(self, number: int) -> bytes:
        return to_json(whole_offer(self.facts(number), self.state(number)))

    def _past_events(self) -> Iterator[tuple[int, Event]]:
        """The last hours before the past ended: one offer in twenty was touched."""
        for number in range(0, self.shop.offers, 20):
            at = self.shop.epoch - (number * 7919 % 80_000 + 1) * MICROS
            kind = ("OFFER_STOCK_CHANGED", "OFFER_PRICE_CHANGED", "OFFER_CHANGED")[number // 20 % 3]
            yield at, Event(0, number, kind, at)


def _kinds(before: OfferState, after: OfferState) -> Iterator[str]:
    if after.price != before.price or after.abroad != before.abroad:
        yield "OFFER_PRICE_CHANGED"
    if after.stock != before.stock:
        yield "OFFER_STOCK_CHANGED"
    if (after.name, after.external, after.settings) != (before.name, before.external, before.settings):
        yield "OFFER_CHANGED"
    if after.status != before.status:
        yield "OFFER_ENDED" if after.status == "ENDED" else "OFFER_ACTIVATED"
