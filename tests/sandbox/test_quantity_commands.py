"""Quantity commands over HTTP: the work, the report that lags behind, the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller, Said

COMMAND = "0f8fad5b-d9cb-469f-a165-70867728950e"
PATH = f"/sale/offer-quantity-change-commands/{COMMAND}"


def a_sandbox() -> Sandbox:
    return Sandbox(orders=0, offers=30)


async def stocks(caller: Caller) -> dict[str, int]:
    listed = (await caller.get("/sale/offers?limit=3")).json()["offers"]
    return {offer["id"]: offer["stock"]["available"] for offer in listed}


def a_body(offers: list[str], kind: str = "GAIN", value: object = 5) -> dict[str, Any]:
    return {
        "modification": {"changeType": kind, "value": value},
        "offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": [{"id": each} for each in offers]}],
    }


async def give(caller: Caller, body: object, path: str = PATH) -> Said:
    return await caller.call("PUT", path, body)


@pytest.mark.parametrize(("kind", "value"), [("GAIN", 5), ("FIXED", 5), ("FIXED", 0)])
async def test_a_command_changes_the_stock_of_all_its_offers(kind: str, value: int) -> None:
    async with calling(a_sandbox()) as caller:
        before = await stocks(caller)
        said = await give(caller, a_body(list(before), kind, value))
        assert (said.status, said.json()["id"]) == (201, COMMAND)
        assert await stocks(caller) == before
        caller.sandbox.clock.advance(seconds=1)
        assert await stocks(caller) == {
            offer: (stock + value if kind == "GAIN" else value) for offer, stock in before.items()
        }


async def test_the_same_id_again_is_a_conflict_and_changes_nothing() -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(list(await stocks(caller)))
        await give(caller, body)
        caller.sandbox.clock.advance(seconds=1)
        after = await stocks(caller)
        assert (await give(caller, body)).status == 409
        caller.sandbox.clock.advance(seconds=1)
        assert await stocks(caller) == after
        assert [entry.worked for entry in caller.sandbox.requests if entry.path == PATH] == [True, False]


async def test_an_offer_that_is_named_twice_is_changed_once() -> None:
    async with calling(a_sandbox()) as caller:
        before = await stocks(caller)
        offer = next(iter(before))
        await give(caller, a_body([offer, offer], "GAIN", 5))
        caller.sandbox.clock.advance(seconds=1)
        assert (await stocks(caller))[offer] == before[offer] + 5


async def test_the_report_counts_nothing_at_first_and_everything_a_second_later() -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(list(await stocks(caller)))
        first = (await give(caller, body)).json()
        assert first["taskCount"] == {"failed": 0, "success": 0, "total": 0}
        assert first["completedAt"] is None
        assert (await caller.get(f"{PATH}/tasks")).json() == {"tasks": []}
        caller.sandbox.clock.advance(seconds=1)
        later = (await caller.get(PATH)).json()
        assert later["taskCount"] == {"failed": 0, "success": 3, "total": 3}
        assert later["completedAt"] > later["createdAt"] == first["createdAt"]


async def test_an_offer_that_cannot_be_changed_fails_alone() -> None:
    async with calling(a_sandbox()) as caller:
        before = await stocks(caller)
        poor, *_, rich = sorted(before, key=lambda offer: before[offer])
        await give(caller, a_body([poor, rich, "12"], "GAIN", -before[rich]))
        caller.sandbox.clock.advance(seconds=1)
        assert (await caller.get(PATH)).json()["taskCount"] == {"failed": 2, "success": 1, "total": 3}
        tasks = (await caller.get(f"{PATH}/tasks")).json()["tasks"]
        outcomes = {task["offer"]["id"]: (task["status"], task["message"]) for task in tasks}
        assert outcomes[rich] == ("SUCCESS", "")
        assert outcomes[poor] == ("FAIL", "The stock cannot be less than nothing")
        assert outcomes["12"] == ("FAIL", "There is no such offer")
        assert [len(task["errors"]) for task in tasks] == [1, 0, 1]
        assert (await stocks(caller)) == {**before, rich: 0}


async def test_tasks_come_in_pages() -> None:
    async with calling(a_sandbox()) as caller:
        await give(caller, a_body(list(await stocks(caller))))
        caller.sandbox.clock.advance(seconds=1)
        tasks = [
            task["offer"]["id"]
            for offset in range(3)
            for task in (await caller.get(f"{PATH}/tasks?limit=1&offset={offset}")).json()["tasks"]
        ]
        assert tasks == list(await stocks(caller))
        assert (await caller.get(f"{PATH}/tasks?limit=1001")).status == 422


@pytest.mark.parametrize("path", [PATH, f"{PATH}/tasks"])
async def test_a_command_that_was_never_given_is_404(path: str) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(path)).status == 404


def with_(**fields: Any) -> dict[str, Any]:
    return {**a_body(["12"]), **fields}


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (with_(colour=1), "colour"),
        (with_(modification=None), "modification.changeType"),
        (with_(modification={"changeType": "LOSS", "value": 1}), "modification.changeType"),
        (with_(modification={"changeType": "GAIN", "value": "1"}), "modification.value"),
        (with_(modification={"changeType": "GAIN", "value": True}), "modification.value"),
        (with_(modification={"changeType": "FIXED", "value": -1}), "modification.value"),
        (with_(modification={"changeType": "GAIN", "value": 1, "x": 1}), "modification.x"),
        (with_(offerCriteria=None), "offerCriteria"),
        (with_(offerCriteria=[]), "offerCriteria"),
        (with_(offerCriteria=["x"]), "offerCriteria[0]"),
        (with_(offerCriteria=[{"offers": [{"id": "12"}]}]), "offerCriteria[].type"),
        (with_(offerCriteria=[{"type": "ALL"}]), "offerCriteria[0].type"),
        (with_(offerCriteria=[{"type": "CONTAINS_OFFERS", "x": 1}]), "offerCriteria[0].x"),
        (with_(offerCriteria=[{"type": "CONTAINS_OFFERS"}]), "offerCriteria[].offers"),
        (
            with_(offerCriteria=[{"type": "CONTAINS_OFFERS", "offers": [{"x": 1}]}]),
            "offerCriteria[0].offers[0].x",
        ),
        (a_body([str(number) for number in range(1001)]), "offerCriteria"),
    ],
)
async def test_a_command_that_cannot_be_is_refused_by_name(body: object, path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await give(caller, body)
        assert (said.status, said.error()["path"]) == (422, path)
        assert (await caller.get(PATH)).status == 404


async def test_the_id_of_a_command_must_be_a_uuid() -> None:
    async with calling(a_sandbox()) as caller:
        said = await give(caller, a_body(["12"]), "/sale/offer-quantity-change-commands/mine")
        assert (said.status, said.error()["path"]) == (422, "commandId")
