"""Commands that change the paid promotion of many offers.

Their reports never say when they were completed, and a failed task says ERROR where other families say FAIL
(allegro-facts, section 8). There is a task for each offer and marketplace, so there can be more than offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.offers import BASE
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task
from allegro_async.sandbox.state.promotions import BASE_PACKAGES, EXTRA_PACKAGES

from .criteria import criteria, objects
from .engine import READ, Family, Plan
from .prices import read_marketplace
from .reports import NO_OFFER, problems, task_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allegro_async.sandbox.state.commands import Command, Phase
    from allegro_async.sandbox.world import Seller

_CEILING = 1_000_000
_TIMES = ("NOW", "END_OF_CYCLE")


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("offerCriteria", "modification", "additionalMarketplaces"))
    wishes = dict(_wishes(exchange, body))
    if not wishes:
        raise RefusedError(invalid(exchange, "modification", "a command says what is to change"))
    offers, seller = criteria(exchange, body), exchange.seller
    tasks = [Task(offer, "promotion", place, wish) for offer in offers for place, wish in wishes.items()]
    return Plan(tasks, lambda task, now: _change(seller, task, now))


def _wishes(exchange: Exchange, body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    base = part(exchange, body, "modification")
    if base is not None:
        yield BASE, _wish(exchange, base, "modification.")
    path = "additionalMarketplaces"
    for element in objects(exchange, body.get(path, []), path):
        only_known(exchange, element, ("marketplaceId", "modification"), f"{path}[].")
        place = read_marketplace(exchange, element.get("marketplaceId"), f"{path}[].marketplaceId")
        yield place, _wish(exchange, part(exchange, element, "modification") or {}, f"{path}[].modification.")


def _wish(exchange: Exchange, wish: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    only_known(exchange, wish, ("basePackage", "extraPackages", "modificationTime"), path)
    if wish.get("modificationTime", "NOW") not in _TIMES:
        raise RefusedError(invalid(exchange, f"{path}modificationTime", f"there are {', '.join(_TIMES)}"))
    part(exchange, wish, "basePackage")
    if wish.get("extraPackages") is not None:
        objects(exchange, wish["extraPackages"], f"{path}extraPackages")
    return wish


def _change(seller: Seller, task: Task, now: int) -> str | None:
    number = seller.offers.number(task.subject)
    if number is None:
        return NO_OFFER
    if seller.offers.state(number).status != "ACTIVE":
        return "Only an active offer can be promoted"
    if task.marketplace != BASE and not seller.offers.facts(number).abroad:
        return f"The offer is not shown on {task.marketplace}"
    wish: Mapping[str, Any] = task.details
    base, extras = wish.get("basePackage"), wish.get("extraPackages")
    if (base and base.get("id") not in BASE_PACKAGES) or any(
        each.get("id") not in EXTRA_PACKAGES for each in extras or ()
    ):
        return "There is no such package"
    promotion = seller.promotions.get(task.subject, task.marketplace)
    if wish.get("modificationTime") == "END_OF_CYCLE" and promotion.base is not None:
        promotion.pending = base["id"] if base else ""
        return None
    if "basePackage" in wish:
        promotion.base, promotion.pending = ((base["id"], now) if base else None), None
    if extras is not None:
        promotion.extras = {each["id"]: now for each in extras}
    return None


def _report(command: Command, phase: Phase) -> dict[str, Any]:
    return {"id": command.id, "taskCount": task_count(command, phase)}


def _task(command: Command, task: Task, phase: Phase) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "offer": {"id": task.subject},
        "marketplaceId": task.marketplace,
        "scheduledAt": iso(command.begins),
        "status": "IN_PROGRESS",
        "errors": problems(task.trouble) if phase == "done" else [],
    }
    if phase == "done" and command.finished is not None:
        shown["status"] = "DONE" if task.trouble is None else "ERROR"
        shown["finishedAt"] = iso(command.finished)
    return shown


def _details(command: Command) -> dict[str, Any]:
    names = ("modification", "additionalMarketplaces")
    return {name: command.body[name] for name in names if command.body.get(name) is not None}


PROMOTIONS = Family(
    path="/sale/offers/promo-options-commands",
    plan=_plan,
    read=READ,
    report=_report,
    task=_task,
    details=_details,
    ceiling=_CEILING,
)
