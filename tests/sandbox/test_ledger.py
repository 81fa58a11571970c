"""What a judge from outside asks of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.ledger import MARK
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

LEDGER, VALUES = "/_sandbox/ledger", "/_sandbox/values"


def a_sandbox() -> Sandbox:
    return Sandbox(orders=3, offers=5, accounts=2)


async def edit(caller: Caller, body: object, mark: str) -> str:
    offer = (await caller.get("/sale/offers?limit=1")).json()["offers"][0]["id"]
    await caller.call("PATCH", f"/sale/product-offers/{offer}", body, **{MARK.replace("-", "_"): mark})
    return str(offer)


async def ledger(caller: Caller, after: int = 0) -> dict[str, Any]:
    return dict((await caller.get(f"{LEDGER}?after={after}")).json())


async def test_the_ledger_shows_the_marked_requests_and_whether_they_did_their_work() -> None:
    async with calling(a_sandbox()) as caller:
        await edit(caller, {"stock": {"available": 1}}, "first")
        await edit(caller, {"stock": {"available": -1}}, "second")
        shown = await ledger(caller)
        patch = "PATCH /sale/product-offers/{offerId}"
        assert [entry[1:] for entry in shown["entries"]] == [
            ["first", patch, 200, True],
            ["second", patch, 422, False],
        ]
        numbers = [entry[0] for entry in shown["entries"]]
        assert numbers == sorted(numbers)
        assert shown["last"] == len(caller.sandbox.requests)


async def test_the_ledger_goes_on_after_a_number() -> None:
    async with calling(a_sandbox()) as caller:
        await edit(caller, {"stock": {"available": 1}}, "first")
        last = (await ledger(caller))["last"]
        assert (await ledger(caller, last))["entries"] == []
        await edit(caller, {"stock": {"available": 2}}, "second")
        assert [entry[1] for entry in (await ledger(caller, last))["entries"]] == ["second"]


async def test_a_number_that_is_none_is_refused() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(f"{LEDGER}?after=x")).status == 400


async def test_a_write_whose_answer_was_lost_is_in_the_ledger_as_done() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.fault("lost-answer", operation="/sale/product-offers", count=1)
        with pytest.raises(ClientError):
            await edit(caller, {"stock": {"available": 1}}, "lost")
        assert [entry[1:] for entry in (await ledger(caller))["entries"]] == [
            ["lost", "PATCH /sale/product-offers/{offerId}", 0, True]
        ]


async def test_a_refusal_of_a_handler_is_no_work() -> None:
    async with calling(a_sandbox()) as caller:
        order = (await caller.get("/order/checkout-forms")).json()["checkoutForms"][0]["id"]
        path = f"/order/checkout-forms/{order}/fulfillment"
        said = await caller.call("PUT", f"{path}?checkoutForm.revision=old", {"status": "SENT"})
        assert said.status == 409
        assert [entry.worked for entry in caller.sandbox.requests if entry.path == path] == [False]


async def test_the_values_of_all_sellers_are_shown() -> None:
    async with calling(a_sandbox()) as caller:
        offer = await edit(
            caller,
            {"stock": {"available": 77}, "name": "Kubek z bardzo długą nazwą", "external": {"id": "E"}},
            "m",
        )
        order = (await caller.get("/order/checkout-forms")).json()["checkoutForms"][0]
        shown = (await caller.get(VALUES)).json()
        assert set(shown) == {seller.id for seller in caller.sandbox.accounts}
        mine = shown[caller.sandbox.account.id]
        assert (len(mine["offers"]), len(mine["orders"])) == (5, 3)
        values = mine["offers"][offer]
        assert (values["stock"], values["name"], values["external"]) == (
            77,
            "Kubek z bardzo długą nazwą",
            "E",
        )
        of = mine["orders"][order["id"]]
        assert (of["fulfillment"], of["revision"]) == (order["fulfillment"]["status"], order["revision"])
