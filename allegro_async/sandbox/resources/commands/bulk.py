"""Commands that give each of a few offers a price or a stock of its own.

An element takes exactly one of prices and stock (allegro-facts, section 9), and no offer has two elements of
the same kind. Each marketplace of an element is a task of its own, so there can be more tasks than elements
(section 8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import check_count, objects
from .engine import Family, Plan
from .prices import PriceChange, change_price, read_amount, read_marketplace, read_percentage
from .quantities import change_stock, read_stock
from .reports import general_report, subject_task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allegro_async.sandbox.state.offers import OfferBook

_MOST = 25


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("commandId", "modifications"))
    elements = objects(exchange, body.get("modifications"), "modifications")
    check_count(exchange, len(elements), "modifications", _MOST)
    kinds = {(element.get("offerId"), "stock" in element) for element in elements}
    tasks = [task for element in elements for task in _tasks(exchange, element)]
    if len(kinds) < len(elements):
        raise RefusedError(invalid(exchange, "modifications", "an offer has two elements of the same kind"))
    book = exchange.seller.offers
    return Plan(tasks, lambda task, now: _change(book, task, now))


def _tasks(exchange: Exchange, element: Mapping[str, Any]) -> Iterator[Task]:
    path = "modifications[]."
    only_known(exchange, element, ("offerId", "prices", "stock"), path)
    offer: str = element["offerId"]
    prices, stock = part(exchange, element, "prices"), part(exchange, element, "stock")
    if (prices is None) == (stock is None):
        raise RefusedError(invalid(exchange, "modifications[]", "an element takes either prices or stock"))
    if stock is not None:
        yield Task(offer, "stock", details=read_stock(exchange, stock, f"{path}stock."))
    else:
        assert prices is not None  # one of the two is there
        for name in prices:
            marketplace = read_marketplace(exchange, name, f"{path}prices.{name}")
            change = _price(
                exchange, part(exchange, prices, name) or {}, marketplace, f"{path}prices.{name}."
            )
            yield Task(offer, f"prices.{name}", marketplace, change)


def _price(exchange: Exchange, wish: Mapping[str, Any], marketplace: str, path: str) -> PriceChange:
    kind = wish["changeType"]
    field = "percentage" if kind == "PERCENTAGE" else "value"
    only_known(exchange, wish, ("changeType", field), path)
    if kind == "PERCENTAGE":
        return PriceChange("percent", _percentage(exchange, wish.get(field), f"{path}percentage"))
    if kind == "FIXED":
        return PriceChange("fixed", read_amount(exchange, wish, field, marketplace, path))
    return PriceChange("amount", _gain(exchange, wish, marketplace, path))


def _percentage(exchange: Exchange, value: object, path: str) -> int:
    """A percentage to add, which may be less than nothing; a plus and the sign for percent are not needed."""
    text = value.removesuffix("%") if isinstance(value, str) else ""
    size = read_percentage(
        exchange, text.removeprefix("-") if text[:1] == "-" else text.removeprefix("+"), path
    )
    return -size if text[:1] == "-" else size


def _gain(exchange: Exchange, wish: Mapping[str, Any], marketplace: str, path: str) -> int:
    """An amount to add, which may be less than nothing."""
    value = part(exchange, wish, "value") or {}
    amount = value.get("amount")
    falls = isinstance(amount, str) and amount.startswith("-")
    size = {"value": {**value, "amount": amount.removeprefix("-")}} if isinstance(amount, str) else wish
    return read_amount(exchange, size, "value", marketplace, path) * (-1 if falls else 1)


def _change(book: OfferBook, task: Task, now: int) -> str | None:
    if task.field == "stock":
        kind, value = task.details
        return change_stock(book, task.subject, kind, value, now)
    return change_price(book, task.subject, task.marketplace, task.details, now)


BULK = Family(
    path="/sale/offer-bulk-modification-commands",
    plan=_plan,
    id_field="commandId",
    id_required=True,
    media="application/vnd.allegro.beta.v1+json",
    weighed="prices",
    report=general_report,
    task=subject_task,
)
