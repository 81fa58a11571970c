"""A journal of order events in memory: it grows, repeats itself, forgets and fails as a test wishes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from allegro_async import Call, Reply
from allegro_async.journals import SweptJournal
from allegro_async.models.orders import CheckoutForm, CheckoutForms, OrderEvent, OrderEventsList
from allegro_async.resources import operations as op
from tests.doubles import LoopClock


def an_event(
    number: int, order: str = "A", kind: str = "BOUGHT", revision: str | None = None
) -> dict[str, Any]:
    """An event with a number as its id."""
    return {
        "id": str(number),
        "type": kind,
        "occurredAt": f"2026-11-0{9 - number % 9}T10:00:00Z",  # not in the order of the ids
        "order": {
            "seller": {"id": "1"},
            "buyer": {"id": "2", "email": "a@b.example", "login": "c", "guest": False},
            "lineItems": [],
            "checkoutForm": {"id": order, "revision": f"r{number}" if revision is None else revision},
        },
    }


def an_order(name: str, revision: str, updated: str = "2026-09-21T12:00:00Z") -> dict[str, Any]:
    """An order of the list."""
    return {
        "id": name,
        "revision": revision,
        "updatedAt": updated,
        "buyer": {"id": "2", "email": "a@b.example", "login": "c", "guest": False},
        "status": "BOUGHT",
        "lineItems": [],
        "surcharges": [],
        "summary": {"totalToPay": {"amount": "1.00", "currency": "PLN"}},
    }


@dataclass
class JournalServer:
    """Answers as Allegro does, from the events that the test puts there."""

    events: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    orders: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    failures: list[Exception] = field(default_factory=list[Exception])
    asked: list[str] = field(default_factory=list[str])
    unknown: set[str] = field(default_factory=set[str])
    """Ids that mean nothing any more: behind them the journal is empty for ever."""
    page: int = 1000

    async def send(self, call: Call, /) -> Reply:
        self.asked.append(call.target)
        if self.failures:
            raise self.failures.pop(0)
        url = urlsplit(call.target)
        query = dict(parse_qsl(url.query))
        answer = {
            "/order/events": self._events,
            "/order/event-stats": self._newest,
            "/order/checkout-forms": self._orders,
        }[url.path](query)
        return Reply(200, {}, json.dumps(answer).encode(), str(call.operation))

    def _events(self, query: dict[str, str]) -> dict[str, Any]:
        behind = query.get("from")
        if behind in self.unknown:
            return {"events": []}
        found = [each for each in self.events if behind is None or int(each["id"]) > int(behind)]
        return {"events": found[: min(int(query["limit"]), self.page)]}

    def _newest(self, _query: dict[str, str]) -> dict[str, Any]:
        if not self.events:
            return {}
        return {"latestEvent": {"id": self.events[-1]["id"], "occurredAt": "2026-11-01T10:00:00Z"}}

    def _orders(self, query: dict[str, str]) -> dict[str, Any]:
        low, high = query["updatedAt.gte"], query["updatedAt.lte"]
        found = [each for each in self.orders if low <= each["updatedAt"] <= high]
        page = found[int(query["offset"]) : int(query["offset"]) + int(query["limit"])]
        return {"checkoutForms": page, "count": len(page), "totalCount": len(found)}

    def follow(self, **settings: Any) -> SweptJournal[OrderEvent, CheckoutForm]:
        """Follow the journal, by virtual time."""
        return SweptJournal(
            self,
            op.ORDERS_LIST_EVENTS,
            {},
            OrderEventsList,
            OrderEvent,
            sweep=(CheckoutForms, CheckoutForm),
            **{"clock": LoopClock(), "start": "oldest", **settings},
        )
