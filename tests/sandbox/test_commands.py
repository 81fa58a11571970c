"""What all families of commands have in common, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from allegro_async.sandbox.resources.commands import FAMILIES as BUILT
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ANOTHER,
    BETA_V1,
    BULK,
    COMMAND,
    DISCOUNT_SUBMISSION,
    FAMILIES,
    LISTING,
    NOTICES,
    PICKUP_CREATION,
    PRICES,
    PRICES_SUBMISSION,
    PROMOTIONS,
    PUBLICATION,
    QUANTITIES,
    REPORTING,
    SHIPMENT_CREATION,
    a_sandbox,
    name,
    offers_that,
    price_of,
)

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from tests.sandbox.commanding import Case

every = pytest.mark.parametrize("case", FAMILIES, ids=name)
reporting = pytest.mark.parametrize("case", REPORTING, ids=name)
listing = pytest.mark.parametrize("case", LISTING, ids=name)


def a_body(caller: Caller, case: Case, count: int = 3) -> dict[str, Any]:
    return case.body(offers_that(caller.sandbox)[:count])


def test_every_family_is_tried() -> None:
    assert {case.path for case in FAMILIES} == {family.path for family in BUILT}


@every
async def test_answer_and_reports_fit_their_models_at_every_moment(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        said = await case.give(caller, a_body(caller, case))
        assert said.status == case.status, said.body
        case.given.model_validate_json(said.body, extra="forbid")
        for seconds in (0, 0.6, 1):
            caller.sandbox.clock.advance(seconds=seconds)
            await case.show(caller)
            if case.tasks is not None:
                await case.list_tasks(caller)


@every
async def test_the_same_id_again_is_a_conflict(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(caller, case)
        await case.give(caller, body)
        assert (await case.give(caller, body)).status == 409
        assert (await case.give(caller, body, ANOTHER)).status == case.status


@every
async def test_the_id_must_be_a_uuid(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        said = await case.give(caller, a_body(caller, case), "mine")
        assert (said.status, said.error()["path"]) == (422, case.id_field or "commandId")


@every
async def test_a_body_with_an_unknown_property_is_refused_and_the_id_stays_free(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(caller, case)
        said = await case.give(caller, {**body, "colour": 1})
        assert (said.status, said.error()["code"]) == (422, "UnknownJSONProperty")
        assert (await caller.get(f"{case.path}/{COMMAND}")).status == 404
        assert (await case.give(caller, body)).status == case.status


@every
async def test_a_report_is_gone_after_seven_days_but_the_id_is_not_free(case: Case) -> None:
    async with calling(a_sandbox(token_lifetime=700_000)) as caller:
        body = a_body(caller, case)
        await case.give(caller, body)
        caller.sandbox.clock.advance(days=6.9)
        await case.show(caller)
        caller.sandbox.clock.advance(days=0.2)
        assert (await caller.get(f"{case.path}/{COMMAND}")).status == 404
        assert (await case.give(caller, body)).status == 409


@every
async def test_another_seller_does_not_see_the_command(case: Case) -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        await case.give(caller, a_body(caller, case))
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await caller.get(f"{case.path}/{COMMAND}")).status == 404


@listing
async def test_counts_are_zero_then_total_then_complete(case: Case) -> None:
    async with calling(a_sandbox(command_seconds=10)) as caller:
        first = (await case.give(caller, a_body(caller, case))).json()
        assert first["taskCount"] == {"failed": 0, "success": 0, "total": 0}
        assert await case.list_tasks(caller) == []
        caller.sandbox.clock.advance(seconds=5)
        assert (await case.show(caller))["taskCount"] == {"failed": 0, "success": 0, "total": 3}
        assert {task["status"] for task in await case.list_tasks(caller)} == {"IN_PROGRESS"}
        caller.sandbox.clock.advance(seconds=5)
        last = (await case.show(caller))["taskCount"]
        assert (last["success"] + last["failed"], last["total"]) == (3, 3)


@reporting
async def test_a_report_says_when_it_was_completed(case: Case) -> None:
    async with calling(a_sandbox(command_seconds=10)) as caller:
        first = (await case.give(caller, a_body(caller, case))).json()
        assert first["completedAt"] is None
        caller.sandbox.clock.advance(hours=1)
        last = await case.show(caller)
        assert last["createdAt"] == first["createdAt"] < last["completedAt"]


@listing
async def test_tasks_come_in_pages_up_to_their_ceiling(case: Case) -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        await case.give(caller, a_body(caller, case))
        pages = [await case.list_tasks(caller, query=f"?limit=1&offset={offset}") for offset in range(4)]
        assert [len(page) for page in pages] == [1, 1, 1, 0]
        assert [task for page in pages for task in page] == await case.list_tasks(caller)
        path = f"{case.path}/{COMMAND}/tasks"
        assert (await caller.get(f"{path}?limit=1001")).status == 422
        beyond = [
            (await caller.get(f"{path}?{query}")).status for query in ("offset=1000", "offset=999&limit=2")
        ]
        assert beyond == ([200, 200] if case is PROMOTIONS else [422, 422])


async def test_with_no_seconds_the_work_is_done_at_once_but_the_answer_does_not_know() -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        offer = offers_that(caller.sandbox)[0]
        said = await PRICES.give(caller, PRICES.body([offer]))
        assert said.json()["taskCount"]["total"] == 0
        assert price_of(caller.sandbox, offer) == 990


@pytest.mark.parametrize("case", [PRICES, QUANTITIES, PUBLICATION, PROMOTIONS], ids=name)
async def test_a_command_is_for_a_thousand_offers_at_most(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        many = [str(number) for number in range(1001)]
        said = await case.give(caller, case.body(many))
        assert (said.status, said.error()["path"]) == (422, "offerCriteria")
        assert (await case.give(caller, case.body(many[:1000]))).status == 201


@pytest.mark.parametrize("case", [SHIPMENT_CREATION, PICKUP_CREATION], ids=name)
async def test_shipment_commands_say_when_to_ask_again_even_when_they_are_done(case: Case) -> None:
    async with calling(a_sandbox(command_seconds=1.5)) as caller:
        said = await case.give(caller, a_body(caller, case))
        assert (said.status, said.headers["Retry-After"]) == (200, "2")
        caller.sandbox.clock.advance(seconds=2)
        said = await caller.get(f"{case.path}/{COMMAND}")
        assert (said.headers["Retry-After"], said.json()["status"] in {"SUCCESS", "ERROR"}) == ("2", True)


@pytest.mark.parametrize("case", [DISCOUNT_SUBMISSION, NOTICES], ids=name)
async def test_some_families_name_the_address_of_the_report(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        said = await case.give(caller, a_body(caller, case))
        assert said.headers["Location"] == f"{caller.sandbox.url}{case.path}/{COMMAND}"


async def test_a_command_without_an_id_is_given_one_where_that_is_allowed() -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(caller, PRICES_SUBMISSION)
        ids = {
            (await caller.call("POST", PRICES_SUBMISSION.path, {**body, "commandId": None})).json()[
                "commandId"
            ]
            for _ in range(2)
        }
        assert len(ids) == 2
        for command in ids:
            await PRICES_SUBMISSION.show(caller, command)


async def test_a_bulk_command_must_bring_its_id() -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call(
            "POST", BULK.path, a_body(caller, BULK), Accept=BETA_V1, Content_Type=BETA_V1
        )
        assert (said.status, said.error()["path"]) == (422, "commandId")


async def test_an_offer_of_another_seller_is_no_offer() -> None:
    async with calling(a_sandbox(accounts=2, command_seconds=0)) as caller:
        sandbox = caller.sandbox
        made = sandbox.accounts[1].offers
        made.create(made.facts(0), made.state(0), sandbox.clock.micros())
        foreign = made.facts(len(made) - 1).id
        await PRICES.give(caller, PRICES.body([foreign]))
        assert await PRICES.outcomes(caller) == {foreign: "There is no such offer"}


@every
async def test_a_command_whose_answer_is_lost_is_carried_out(case: Case) -> None:
    async with calling(a_sandbox()) as caller:
        body = a_body(caller, case)
        # The HTTP client sends a PUT once more by itself.
        caller.sandbox.fault("lost-answer", operation=case.path)
        with pytest.raises(aiohttp.ClientError):
            await case.give(caller, body)
        caller.sandbox.clear_faults()
        assert (await case.give(caller, body)).status == 409
