"""Commands that change the stock of many offers, all in the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import criteria
from .engine import Family, Plan
from .reports import NO_OFFER, general_report, offer_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.offers import OfferBook

_KINDS = ("FIXED", "GAIN")


def change_stock(book: OfferBook, offer: str, kind: str, value: int, now: int) -> str | None:
    """Change the stock of an offer, or tell why not."""
    number = book.number(offer)
    if number is None:
        return NO_OFFER
    state = book.state(number)
    stock = value if kind == "FIXED" else state.stock + value
    if stock < 0:
        return "The stock cannot be less than nothing"
    book.edit(number, replace(state, stock=stock), now)
    return None


def read_stock(exchange: Exchange, wish: Mapping[str, Any], path: str) -> tuple[str, int]:
    """Read a change of stock: what happens to it, and by how much.

    Raises:
        RefusedError: It is something else.
    """
    only_known(exchange, wish, ("changeType", "value"), path)
    kind, value = wish.get("changeType"), wish.get("value")
    if kind not in _KINDS:
        raise RefusedError(invalid(exchange, f"{path}changeType", "changeType must be FIXED or GAIN"))
    if isinstance(value, bool) or not isinstance(value, int) or (kind == "FIXED" and value < 0):
        raise RefusedError(invalid(exchange, f"{path}value", "value must be a whole number"))
    return str(kind), value


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("modification", "offerCriteria"))
    kind, value = read_stock(exchange, part(exchange, body, "modification") or {}, "modification.")
    book = exchange.seller.offers
    return Plan(
        [Task(offer, "quantity") for offer in criteria(exchange, body)],
        lambda task, now: change_stock(book, task.subject, kind, value, now),
    )


QUANTITIES = Family(
    path="/sale/offer-quantity-change-commands",
    plan=_plan,
    weighed="changes",
    report=general_report,
    task=offer_task,
)
