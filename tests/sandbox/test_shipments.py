"""Shipments, as commands create and cancel them and let a courier come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ADDRESS,
    ANOTHER,
    COMMAND,
    PICKUP_CREATION,
    SHIPMENT_CANCELLATION,
    SHIPMENT_CREATION,
    a_sandbox,
    a_shipment,
)

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from tests.sandbox.commanding import Case


def at_once() -> Any:
    return a_sandbox(command_seconds=0)


async def create(caller: Caller, command: str = COMMAND, kilograms: str = "2.5") -> dict[str, Any]:
    said = await SHIPMENT_CREATION.give(caller, {"input": a_shipment(kilograms)}, command)
    assert said.json() == {"commandId": command, "input": a_shipment(kilograms)}
    return dict(await SHIPMENT_CREATION.show(caller, command))


async def shipment(caller: Caller, shipment_id: str) -> dict[str, Any]:
    said = await caller.get(f"/shipment-management/shipments/{shipment_id}")
    models.ShipmentDto.model_validate_json(said.body, extra="forbid")
    return dict(said.json())


def pickup_of(*shipments: str, **more: Any) -> dict[str, Any]:
    wish = {"shipmentIds": list(shipments), "pickupDateProposalId": "p1", "address": ADDRESS}
    return {"input": {**wish, **more}}


async def test_a_shipment_is_made_as_it_was_asked_for() -> None:
    async with calling(at_once()) as caller:
        made = await create(caller)
        assert (made["status"], made["errors"]) == ("SUCCESS", [])
        shown = await shipment(caller, made["shipmentId"])
        assert shown["sender"] == ADDRESS
        assert (shown["labelFormat"], shown["pickupAvailable"], shown["canceledDate"]) == ("PDF", True, None)
        kept = caller.sandbox.account.shipments.find(made["shipmentId"])
        assert kept is not None
        assert (shown["id"], shown["carrier"]) == (kept.id, kept.carrier)
        assert shown["packages"][0]["waybill"] == kept.waybill
        assert kept.package.wish["textOnLabel"] == "Mug"
        assert len(caller.sandbox.account.shipments) == 1


async def test_a_shipment_is_not_there_before_its_command_is_done() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await create(caller))["status"] == "IN_PROGRESS"
        assert len(caller.sandbox.account.shipments) == 0


async def test_what_is_too_heavy_fails_inside_a_good_answer() -> None:
    async with calling(at_once()) as caller:
        made = await create(caller, kilograms="30.1")
        assert (made["status"], "shipmentId" in made) == ("ERROR", False)
        assert made["errors"][0]["message"] == "A parcel weighs more than 30 kg"


async def test_a_shipment_is_cancelled_once() -> None:
    async with calling(at_once()) as caller:
        made = (await create(caller))["shipmentId"]
        for command, status in ((COMMAND, "SUCCESS"), (ANOTHER, "ERROR")):
            await SHIPMENT_CANCELLATION.give(caller, {"input": {"shipmentId": made}}, command)
            assert (await SHIPMENT_CANCELLATION.show(caller, command))["status"] == status
        shown = await shipment(caller, made)
        assert (shown["pickupAvailable"], shown["canceledDate"] is None) == (False, False)
        await PICKUP_CREATION.give(caller, pickup_of(made))
        assert (await PICKUP_CREATION.show(caller))["status"] == "ERROR"


async def test_a_courier_comes_once_and_then_nothing_is_cancelled() -> None:
    async with calling(at_once()) as caller:
        made = [(await create(caller, command))["shipmentId"] for command in (COMMAND, ANOTHER)]
        await PICKUP_CREATION.give(caller, pickup_of(*made))
        ordered = await PICKUP_CREATION.show(caller)
        assert ordered["status"] == "SUCCESS"
        assert ordered["carrierPickupId"] == ordered["pickupId"][:8].upper()
        assert not (await shipment(caller, made[0]))["pickupAvailable"]
        await PICKUP_CREATION.give(caller, pickup_of(made[0]), ANOTHER)
        again = await PICKUP_CREATION.show(caller, ANOTHER)
        assert again["errors"][0]["message"] == "A courier comes for a shipment already"
        await SHIPMENT_CANCELLATION.give(caller, {"input": {"shipmentId": made[0]}})
        assert (await SHIPMENT_CANCELLATION.show(caller))["status"] == "ERROR"


async def test_a_shipment_that_never_was_is_404() -> None:
    async with calling(at_once()) as caller:
        assert (await caller.get("/shipment-management/shipments/none")).status == 404


def changed(**fields: Any) -> dict[str, Any]:
    return {"input": {**a_shipment(), **fields}}


def parcel(**fields: Any) -> dict[str, Any]:
    return {**a_shipment()["packages"][0], **fields}


@pytest.mark.parametrize(
    ("case", "body", "path"),
    [
        (SHIPMENT_CREATION, {}, "input"),
        (SHIPMENT_CREATION, changed(colour=1), "input.colour"),
        (SHIPMENT_CREATION, changed(receiver={**ADDRESS, "phone": None}), "input.receiver.phone"),
        (SHIPMENT_CREATION, changed(receiver={**ADDRESS, "x": 1}), "input.receiver.x"),
        (SHIPMENT_CREATION, changed(packages=[]), "input.packages"),
        (SHIPMENT_CREATION, changed(packages=None), "input.packages"),
        (SHIPMENT_CREATION, changed(packages=[parcel(type=None)]), "input.packages[0].type"),
        (
            SHIPMENT_CREATION,
            changed(packages=[parcel(weight={"value": "x"})]),
            "input.packages[0].weight.value",
        ),
        (
            SHIPMENT_CREATION,
            changed(packages=[parcel(weight={"value": 0})]),
            "input.packages[0].weight.value",
        ),
        (SHIPMENT_CANCELLATION, {"input": {}}, "input.shipmentId"),
        (PICKUP_CREATION, {"input": {}}, "input.shipmentIds"),
        (PICKUP_CREATION, pickup_of(), "input.shipmentIds"),
        (PICKUP_CREATION, pickup_of("x", address={}), "input.address.street"),
    ],
)
async def test_a_shipment_command_that_cannot_be_is_refused_by_name(
    case: Case, body: dict[str, Any], path: str
) -> None:
    async with calling(at_once()) as caller:
        said = await case.give(caller, body)
        assert (said.status, said.error()["path"]) == (422, path)
