"""Commands that give offers a price rule, or take it from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.offers import BASE
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task
from allegro_async.sandbox.state.price_rules import Assignment

from .criteria import criteria, id_of, objects
from .engine import READ, Family, Plan
from .prices import read_marketplace
from .reports import NO_OFFER, general_report, offer_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allegro_async.sandbox.world import Seller


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("id", "modification", "offerCriteria"))
    wish = part(exchange, body, "modification") or {}
    only_known(exchange, wish, ("set", "remove"), "modification.")
    if len(wish) != 1:
        raise RefusedError(invalid(exchange, "modification", "a command either sets rules or removes them"))
    ((action, given),) = wish.items()
    elements = objects(exchange, given, f"modification.{action}")
    changes = list(_changes(exchange, action, elements))
    seller = exchange.seller
    tasks = [
        Task(offer, "priceAutomation", marketplace, change)
        for offer in criteria(exchange, body)
        for marketplace, change in changes
    ]
    return Plan(tasks, lambda task, now: _change(seller, task, now))


def _changes(
    exchange: Exchange, action: str, elements: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, Assignment | None]]:
    path = f"modification.{action}[]."
    for element in elements:
        known = ("marketplace", "rule", "configuration") if action == "set" else ("marketplace",)
        only_known(exchange, element, known, path)
        place = id_of(exchange, element, "marketplace", path)
        read_marketplace(exchange, place, f"{path}marketplace.id")
        if action == "remove":
            yield place, None
        else:
            rule = id_of(exchange, element, "rule", path)
            yield place, Assignment(rule, part(exchange, element, "configuration"), exchange.now)


def _change(seller: Seller, task: Task, now: int) -> str | None:
    book, rules = seller.offers, seller.price_rules
    number = book.number(task.subject)
    if number is None:
        return NO_OFFER
    change: Assignment | None = task.details
    if change is not None and change.rule not in rules.all:
        return "There is no such rule"
    state = book.state(number)
    if state.status == "ENDED":
        return "The offer has ended"
    if task.marketplace != BASE and not book.facts(number).abroad:
        return f"The offer is not shown on {task.marketplace}"
    assigned = rules.assigned.setdefault(task.subject, {})
    if change is None:
        if assigned.pop(task.marketplace, None) is None:
            return "The offer has no rule there"
    else:
        assigned[task.marketplace] = replace(change, updated=now)
    if task.marketplace == BASE:
        book.edit(number, replace(state, rule=None if change is None else change.rule), now)
    return None


PRICE_RULES = Family(
    path="/sale/offer-price-automation-commands",
    plan=_plan,
    id_field="id",
    read=READ,
    weighed="prices",
    report=general_report,
    task=offer_task,
)
