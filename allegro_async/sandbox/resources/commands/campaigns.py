"""Commands that put offers into Allegro Prices and AlleDiscount, or take them out.

The report of Allegro Prices holds an outcome for each offer; AlleDiscount has one offer in a command. Only
what takes part can be taken out, and an offer takes part once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.money import parse_amount
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import check_count, id_of, objects
from .engine import Family, Plan
from .prices import read_marketplace
from .reports import NO_OFFER, problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.commands import Command, Phase
    from allegro_async.sandbox.world import Seller

_SCOPE = "allegro:api:campaigns"
_DECLARATION = "sellerDiscountDeclaration"


def _many(known: tuple[str, ...], exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("commandId", "offers"))
    offers = objects(exchange, body.get("offers"), "offers")
    check_count(exchange, len(offers), "offers")
    tasks: list[Task] = []
    for offer in offers:
        only_known(exchange, offer, known, "offers[].")
        wanted, place = str(offer["id"]), id_of(exchange, offer, "marketplace", "offers[].")
        part(exchange, offer, _DECLARATION)
        marketplace = read_marketplace(exchange, place, "offers[].marketplace.id")
        tasks.append(Task(wanted, "offer", marketplace, offer))
    if len({(task.subject, task.marketplace) for task in tasks}) < len(tasks):
        raise RefusedError(invalid(exchange, "offers", "an offer comes twice"))
    seller, work = exchange.seller, _submit if _DECLARATION in known else _exclude
    return Plan(tasks, lambda task, _now: work(seller, task))


def _submit(seller: Seller, task: Task) -> str | None:
    trouble = _not_active(seller, task.subject)
    if trouble is None:
        seller.participations.prices.add((task.subject, task.marketplace))
    return trouble


def _exclude(seller: Seller, task: Task) -> str | None:
    if (task.subject, task.marketplace) not in seller.participations.prices:
        return "The offer does not take part"
    seller.participations.prices.remove((task.subject, task.marketplace))
    return None


def _not_active(seller: Seller, offer: str) -> str | None:
    number = seller.offers.number(offer)
    if number is None:
        return NO_OFFER
    return None if seller.offers.state(number).status == "ACTIVE" else "The offer is not active"


def _accepted(command: Command) -> dict[str, Any]:
    return {"commandId": command.id, "status": "IN_PROGRESS", "createdAt": iso(command.given)}


def _outcomes(command: Command, phase: Phase) -> dict[str, Any]:
    offers = [_outcome(command, task, phase) for task in command.tasks]
    return {"commandId": command.id, "createdAt": iso(command.given), "offers": offers}


def _outcome(command: Command, task: Task, phase: Phase) -> dict[str, Any]:
    if phase != "done" or command.finished is None:
        return {**task.details, "status": "IN_PROGRESS", "completedAt": None, "errors": []}
    return {
        **task.details,
        "status": "SUCCESS" if task.trouble is None else "FAILED",
        "completedAt": iso(command.finished),
        "errors": [] if task.trouble is None else [{"message": task.trouble}],
    }


def _plan_discount(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    wish = _input(exchange, body, ("offer", "campaign", "proposedPrice"))
    offer, campaign = id_of(exchange, wish, "offer", "input."), id_of(exchange, wish, "campaign", "input.")
    price = part(exchange, wish, "proposedPrice") or {}
    only_known(exchange, price, ("amount", "currency"), "input.proposedPrice.")
    amount = parse_amount(price.get("amount"))
    if not amount or price.get("currency") != "PLN":
        raise RefusedError(invalid(exchange, "input.proposedPrice", "it must be a positive amount in PLN"))
    seller = exchange.seller
    return Plan([Task(offer, "offer", details={})], lambda task, _now: _join(seller, task, campaign, amount))


def _join(seller: Seller, task: Task, campaign: str, amount: int) -> str | None:
    trouble = _not_active(seller, task.subject)
    if trouble is not None:
        return trouble
    number = seller.offers.number(task.subject)
    if number is not None and amount >= seller.offers.state(number).price:
        return "The proposed price is no discount"
    participation = seller.participations.join_discount(task.subject, campaign)
    if participation is None:
        return "The offer takes part already"
    task.details["participationId"] = participation
    return None


def _plan_withdrawal(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    wish = _input(exchange, body, ("participationId",))
    participation = wish.get("participationId")
    if not isinstance(participation, str):
        raise RefusedError(invalid(exchange, "input.participationId", "participationId is missing"))
    seller = exchange.seller
    return Plan([Task(participation, "participation", details={})], lambda task, _now: _leave(seller, task))


def _leave(seller: Seller, task: Task) -> str | None:
    if seller.participations.discounts.pop(task.subject, None) is None:
        return "There is no such participation"
    task.details["participationId"] = task.subject
    return None


def _input(exchange: Exchange, body: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    only_known(exchange, body, ("commandId", "input"))
    wish = part(exchange, body, "input") or {}
    only_known(exchange, wish, known, "input.")
    return wish


def _new(command: Command) -> dict[str, Any]:
    moment = iso(command.given)
    output = {"status": "NEW", "createdAt": moment, "updatedAt": moment}
    return {"id": command.id, "input": command.body["input"], "output": output}


def _progress(name: str, command: Command, phase: Phase) -> dict[str, Any]:
    shown, (task,) = _new(command), command.tasks
    output: dict[str, Any] = shown["output"]
    output.update({name: None, "errors": []})
    if phase == "running":
        output.update(status="IN_PROGRESS", updatedAt=iso(command.begins))
    elif phase == "done" and command.finished is not None:
        well = task.trouble is None
        output.update(status="SUCCESSFUL" if well else "FAILED", updatedAt=iso(command.finished))
        output[name] = task.details if well else None
        output["errors"] = [] if well else [{"errors": problems(task.trouble)}]
    return shown


PRICES_SUBMISSION = Family(
    path="/sale/allegro-prices/offers/submit-offer-commands",
    plan=partial(_many, ("id", "marketplace", _DECLARATION)),
    id_field="commandId",
    write=_SCOPE,
    read=_SCOPE,
    report=_outcomes,
    accepted=_accepted,
)

PRICES_EXCLUSION = Family(
    path="/sale/allegro-prices/offers/exclusion-commands",
    plan=partial(_many, ("id", "marketplace")),
    id_field="commandId",
    write=_SCOPE,
    read=_SCOPE,
    report=_outcomes,
    accepted=_accepted,
)

DISCOUNT_SUBMISSION = Family(
    path="/sale/alle-discount/submit-offer-commands",
    plan=_plan_discount,
    id_field="commandId",
    write=_SCOPE,
    read=_SCOPE,
    report=partial(_progress, "newOfferParticipation"),
    accepted=_new,
    locates=True,
)

DISCOUNT_WITHDRAWAL = Family(
    path="/sale/alle-discount/withdraw-offer-commands",
    plan=_plan_withdrawal,
    id_field="commandId",
    write=_SCOPE,
    read=_SCOPE,
    report=partial(_progress, "withdrawnOfferParticipation"),
    accepted=_new,
    locates=True,
)
