"""Commands that create shipments, cancel them, and let a courier come for them.

They answer 200 from the beginning, with `Retry-After` even when all is done, and what went wrong stands
inside the 200 body (allegro-facts, section 8; allegro-api issue 8402).
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import objects
from .engine import Family, Plan
from .reports import problems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from allegro_async.sandbox.state.commands import Command, Phase
    from allegro_async.sandbox.world import Seller

_SCOPE = "allegro:api:shipments:write"

HEAVIEST = 30
"""No carrier of the sandbox takes a parcel of more kilograms."""

_WISHES = (
    "deliveryMethodId",
    "credentialsId",
    "sender",
    "receiver",
    "referenceNumber",
    "packages",
    "insurance",
    "cashOnDelivery",
    "labelFormat",
    "additionalServices",
    "additionalProperties",
)
_ADDRESS = ("street", "postalCode", "city", "countryCode", "email", "phone")
_PACKAGE = ("type", "length", "width", "height", "weight")


def _plan_creation(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    wish = _input(exchange, body, _WISHES)
    for who in ("sender", "receiver"):
        address = part(exchange, wish, who) or {}
        known = (*_ADDRESS, "name", "company", "state", "point")
        only_known(exchange, address, known, f"input.{who}.")
    packages = objects(exchange, wish.get("packages"), "input.packages")
    for package in packages:
        only_known(exchange, package, (*_PACKAGE, "textOnLabel"), "input.packages[].")
    if not packages or any(_kilograms(package) <= 0 for package in packages):
        raise RefusedError(invalid(exchange, "input.packages", "a shipment has parcels that weigh something"))
    heaviest = max(_kilograms(package) for package in packages)
    return _one(exchange, body, lambda seller, task, now: _create(seller, task, wish, heaviest, now))


def _create(
    seller: Seller,
    task: Task,
    wish: Mapping[str, Any],
    heaviest: Decimal,
    now: int,
) -> str | None:
    if heaviest > HEAVIEST:
        return f"A parcel weighs more than {HEAVIEST} kg"
    task.details["shipmentId"] = seller.shipments.create(wish, wish["packages"], now).id
    return None


def _kilograms(package: Mapping[str, Any]) -> Decimal:
    return Decimal(package["weight"]["value"])


def _plan_cancellation(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    wanted = _input(exchange, body, ("shipmentId",))["shipmentId"]
    return _one(exchange, body, lambda seller, task, now: _cancel(seller, task, wanted, now))


def _cancel(seller: Seller, task: Task, wanted: str, now: int) -> str | None:
    shipment = seller.shipments.find(wanted)
    if shipment is None:
        return "There is no such shipment"
    if shipment.cancelled is not None:
        return "The shipment is cancelled already"
    if shipment.pickup is not None:
        return "A courier is on the way for the shipment"
    shipment.cancelled = now
    task.details["shipmentId"] = wanted
    return None


def _plan_pickup(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    known = ("shipmentIds", "pickupDateProposalId", "pickupTime", "address")
    wish = _input(exchange, body, known)
    address = part(exchange, wish, "address") or {}
    only_known(exchange, address, (*_ADDRESS, "name", "company", "state"), "input.address.")
    ids = cast("Sequence[str]", wish["shipmentIds"])
    return _one(exchange, body, lambda seller, task, _now: _order_pickup(seller, task, ids))


def _order_pickup(seller: Seller, task: Task, ids: Sequence[str]) -> str | None:
    found = [seller.shipments.find(each) for each in ids]
    there = [each for each in found if each is not None and each.cancelled is None]
    if len(there) < len(ids):
        return "A shipment does not exist or is cancelled"
    if any(each.pickup is not None for each in there):
        return "A courier comes for a shipment already"
    pickup = seller.shipments.order_pickup(there)
    task.details.update(pickupId=pickup, carrierPickupId=pickup[:8].upper())
    return None


def _input(exchange: Exchange, body: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    only_known(exchange, body, ("commandId", "input"))
    wish = part(exchange, body, "input") or {}
    only_known(exchange, wish, known, "input.")
    return wish


def _one(
    exchange: Exchange, body: Mapping[str, Any], work: Callable[[Seller, Task, int], str | None]
) -> Plan:
    """One task, which a fault can hit by the id of the command."""
    seller = exchange.seller
    task = Task(str(body.get("commandId")), details={})
    return Plan([task], lambda task, now: work(seller, task, now))


def _accepted(command: Command) -> dict[str, Any]:
    return {"commandId": command.id, "input": command.body["input"]}


def _status(command: Command, phase: Phase) -> dict[str, Any]:
    (task,) = command.tasks
    if phase != "done":
        return {"commandId": command.id, "status": "IN_PROGRESS", "errors": []}
    status = "SUCCESS" if task.trouble is None else "ERROR"
    errors = [{**each, "details": ""} for each in problems(task.trouble)]
    return {"commandId": command.id, "status": status, "errors": errors, **task.details}


_family = partial(
    Family,
    id_field="commandId",
    write=_SCOPE,
    read=_SCOPE,
    status=200,
    report=_status,
    accepted=_accepted,
    hints=True,
)

SHIPMENT_CREATION = _family(path="/shipment-management/shipments/create-commands", plan=_plan_creation)
SHIPMENT_CANCELLATION = _family(
    path="/shipment-management/shipments/cancel-commands", plan=_plan_cancellation
)
PICKUP_CREATION = _family(path="/shipment-management/pickups/create-commands", plan=_plan_pickup)
