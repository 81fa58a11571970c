"""Commands that put offers into campaigns, and hand deliveries in."""

from __future__ import annotations

from typing import Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ANOTHER,
    COMMAND,
    DISCOUNT_SUBMISSION,
    DISCOUNT_WITHDRAWAL,
    NOTICES,
    PRICES_EXCLUSION,
    PRICES_SUBMISSION,
    a_sandbox,
    offers_that,
    price_of,
    zloty,
)

THIRD = "b1946ac9-2492-4d23-8d1c-6ad3f5b1a0f1"


def at_once() -> Any:
    return a_sandbox(command_seconds=0)


async def test_offers_enter_allegro_prices_and_leave_once() -> None:
    async with calling(at_once()) as caller:
        active, ended = offers_that(caller.sandbox)[0], offers_that(caller.sandbox, "ENDED")[0]
        offers = [active, ended, "12"]
        said = await PRICES_SUBMISSION.give(caller, PRICES_SUBMISSION.body(offers))
        assert said.json()["status"] == "IN_PROGRESS"
        shown = (await PRICES_SUBMISSION.show(caller))["offers"]
        assert [(each["id"], each["status"], [e["message"] for e in each["errors"]]) for each in shown] == [
            (active, "SUCCESS", []),
            (ended, "FAILED", ["The offer is not active"]),
            ("12", "FAILED", ["There is no such offer"]),
        ]
        for command, status in ((COMMAND, "SUCCESS"), (ANOTHER, "FAILED")):
            await PRICES_EXCLUSION.give(caller, PRICES_EXCLUSION.body([active]), command)
            assert (await PRICES_EXCLUSION.show(caller, command))["offers"][0]["status"] == status


async def test_the_sellers_share_of_a_discount_is_kept() -> None:
    async with calling(at_once()) as caller:
        body = PRICES_SUBMISSION.body(offers_that(caller.sandbox)[:1])
        body["offers"][0]["sellerDiscountDeclaration"] = {"maxContributionPercentage": "12"}
        await PRICES_SUBMISSION.give(caller, body)
        shown = (await PRICES_SUBMISSION.show(caller))["offers"][0]
        assert shown["sellerDiscountDeclaration"] == {"maxContributionPercentage": "12"}


PL = {"id": "allegro-pl"}


@pytest.mark.parametrize(
    ("offers", "path"),
    [
        ([], "offers"),
        ([{"marketplace": PL}], "offers[0].id"),
        ([{"id": "1"}], "offers[0].marketplace"),
        ([{"id": "1", "marketplace": {"id": "allegro-de"}}], "offers[].marketplace.id"),
        ([{"id": "", "marketplace": PL}], "offers[0].id"),
        ([{"id": "1", "marketplace": PL}] * 2, "offers"),
        (
            [{"id": "1", "marketplace": PL, "sellerDiscountDeclaration": 5}],
            "offers[0].sellerDiscountDeclaration",
        ),
    ],
)
async def test_a_submission_that_cannot_be_is_refused_by_name(offers: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PRICES_SUBMISSION.give(caller, {"offers": offers})
        assert (said.status, said.error()["path"]) == (422, path)


def discount(offer: str, price: str = "0.10", currency: str = "PLN") -> dict[str, Any]:
    return {
        "input": {"offer": {"id": offer}, "campaign": {"id": "WEEK"}, "proposedPrice": zloty(price, currency)}
    }


async def test_an_offer_enters_alle_discount_and_leaves_once() -> None:
    async with calling(at_once()) as caller:
        offer, ended = offers_that(caller.sandbox)[0], offers_that(caller.sandbox, "ENDED")[0]
        said = await DISCOUNT_SUBMISSION.give(caller, discount(offer))
        assert said.json()["output"]["status"] == "NEW"
        output = (await DISCOUNT_SUBMISSION.show(caller))["output"]
        assert (output["status"], output["errors"]) == ("SUCCESSFUL", [])
        participation = output["newOfferParticipation"]["participationId"]
        dear = f"{price_of(caller.sandbox, offer) / 100:.2f}"
        for number, (body, trouble) in enumerate(
            [
                (discount(offer), "The offer takes part already"),
                (discount(offer, dear), "The proposed price is no discount"),
                (discount(ended), "The offer is not active"),
                (discount("12"), "There is no such offer"),
            ]
        ):
            command = f"{ANOTHER[:-1]}{number}"
            await DISCOUNT_SUBMISSION.give(caller, body, command)
            output = (await DISCOUNT_SUBMISSION.show(caller, command))["output"]
            assert (output["status"], output["newOfferParticipation"]) == ("FAILED", None)
            assert output["errors"][0]["errors"][0]["message"] == trouble
        for command, status in ((COMMAND, "SUCCESSFUL"), (ANOTHER, "FAILED")):
            await DISCOUNT_WITHDRAWAL.give(caller, {"input": {"participationId": participation}}, command)
            assert (await DISCOUNT_WITHDRAWAL.show(caller, command))["output"]["status"] == status


async def test_a_discount_shows_that_it_is_under_way() -> None:
    async with calling(a_sandbox(command_seconds=10)) as caller:
        await DISCOUNT_SUBMISSION.give(caller, discount(offers_that(caller.sandbox)[0]))
        seen: list[str] = []
        for _ in range(3):
            seen.append((await DISCOUNT_SUBMISSION.show(caller))["output"]["status"])
            caller.sandbox.clock.advance(seconds=5)
        assert seen == ["NEW", "IN_PROGRESS", "SUCCESSFUL"]


@pytest.mark.parametrize(
    ("case", "body", "path"),
    [
        (DISCOUNT_SUBMISSION, {}, "input.offer.id"),
        (DISCOUNT_SUBMISSION, {"input": {"offer": {"id": "1"}}}, "input.campaign.id"),
        (DISCOUNT_SUBMISSION, discount("1", "0"), "input.proposedPrice"),
        (DISCOUNT_SUBMISSION, discount("1", "1", "EUR"), "input.proposedPrice"),
        (DISCOUNT_WITHDRAWAL, {"input": {}}, "input.participationId"),
        (DISCOUNT_WITHDRAWAL, {"input": {"x": 1}}, "input.x"),
        (NOTICES, {"input": {}}, "input.advanceShipNoticeId"),
    ],
)
async def test_a_command_for_one_thing_that_cannot_be_is_refused_by_name(
    case: Any, body: dict[str, Any], path: str
) -> None:
    async with calling(at_once()) as caller:
        said = await case.give(caller, body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_an_advance_ship_notice_is_handed_in_once() -> None:
    async with calling(a_sandbox()) as caller:
        notice = next(iter(caller.sandbox.account.notices.all))
        path = f"/fulfillment/advance-ship-notices/{notice}"
        draft = await caller.get(path)
        models.AdvanceShipNoticeResponse.model_validate_json(draft.body, extra="forbid")
        assert (draft.json()["status"], draft.headers["ETag"]) == ("DRAFT", '"0"')
        body = {"input": {"advanceShipNoticeId": notice}}
        assert (await NOTICES.give(caller, body)).json()["output"] == {"status": "RUNNING"}
        await NOTICES.give(caller, body, ANOTHER)
        caller.sandbox.clock.advance(seconds=2)
        assert (await NOTICES.show(caller))["output"] == {"status": "SUCCESSFUL"}
        failed = (await NOTICES.show(caller, ANOTHER))["output"]
        assert (failed["status"], failed["errors"][0]["message"]) == (
            "FAILED",
            "The advance ship notice was submitted before",
        )
        sent = await caller.get(path)
        models.AdvanceShipNoticeResponse.model_validate_json(sent.body, extra="forbid")
        assert (sent.json()["status"], sent.headers["ETag"]) == ("IN_TRANSIT", '"1"')
        await NOTICES.give(caller, {"input": {"advanceShipNoticeId": ANOTHER}}, THIRD)
        caller.sandbox.clock.advance(seconds=2)
        assert (await NOTICES.show(caller, THIRD))["output"]["status"] == "FAILED"
        assert (await caller.get(f"/fulfillment/advance-ship-notices/{ANOTHER}")).status == 404
