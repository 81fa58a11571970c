"""Commands that publish offers or end them, at once or, for publishing, at a given time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import parse_iso
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import criteria
from .engine import Family, Plan
from .reports import NO_OFFER, general_report, offer_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.agenda import Agenda
    from allegro_async.sandbox.state.offers import OfferBook

_ACTIONS = ("ACTIVATE", "END")


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("publication", "offerCriteria"))
    wish = part(exchange, body, "publication") or {}
    only_known(exchange, wish, ("action", "scheduledFor"), "publication.")
    action = wish.get("action")
    if action not in _ACTIONS:
        raise RefusedError(invalid(exchange, "publication.action", "action must be ACTIVATE or END"))
    tasks = [Task(offer, "publication") for offer in criteria(exchange, body)]
    due, seller = _scheduled(wish), exchange.seller
    if action == "END":
        # A time is passed over here: only publishing can be planned.
        return Plan(tasks, lambda task, now: _end(seller.offers, task.subject, now))
    return Plan(tasks, lambda task, now: _activate(seller.offers, seller.agenda, task.subject, now, due))


def _scheduled(wish: Mapping[str, Any]) -> int:
    moment = wish.get("scheduledFor")
    if moment is None:
        return 0
    return parse_iso(moment)


def _end(book: OfferBook, offer: str, now: int) -> str | None:
    number = book.number(offer)
    if number is None:
        return NO_OFFER
    state = book.state(number)
    if state.status == "ENDED":
        return "The offer has ended already"
    if state.status == "INACTIVE":
        return "The offer is a draft"
    book.edit(number, replace(state, status="ENDED"), now)
    return None


def _activate(book: OfferBook, agenda: Agenda, offer: str, now: int, due: int) -> str | None:
    number = book.number(offer)
    if number is None:
        return NO_OFFER
    state = book.state(number)
    if state.stock == 0:
        return "An offer without stock cannot be published"
    if state.status in {"ACTIVE", "ACTIVATING"}:
        return "The offer is published already"
    if due <= now:
        book.edit(number, replace(state, status="ACTIVE"), now)
        return None
    book.edit(number, replace(state, status="ACTIVATING"), now)
    agenda.enter(due, lambda at: _begin(book, number, at))
    return None


def _begin(book: OfferBook, number: int, now: int) -> None:
    """Publish an offer as planned, unless it was ended meanwhile."""
    state = book.state(number)
    if state.status == "ACTIVATING":
        book.edit(number, replace(state, status="ACTIVE"), now)


PUBLICATION = Family(
    path="/sale/offer-publication-commands",
    plan=_plan,
    weighed="changes",
    report=general_report,
    task=offer_task,
)
