"""Commands that hang or fail on single offers, their limits in offers, and all that from another process."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from allegro_async.sandbox import Fault, SandboxControl, SandboxProcess
from allegro_async.sandbox.limits import OFFER_LIMITS, WeighedWindow
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ANOTHER,
    COMMAND,
    MODIFICATIONS,
    PRICES,
    PROMOTIONS,
    QUANTITIES,
    SHIPMENT_CREATION,
    a_sandbox,
    offers_that,
    price_of,
)

FAILED = "The sandbox was told to fail here"


def numbered(number: int) -> str:
    return str(UUID(int=number))


async def test_a_command_hangs_until_it_is_released() -> None:
    async with calling(a_sandbox()) as caller:
        sandbox = caller.sandbox
        rule = sandbox.fault("command-hangs", operation=PRICES.path, count=1)
        first, second = offers_that(sandbox)[:2]
        before = price_of(sandbox, first)
        await PRICES.give(caller, PRICES.body([first]))
        await PRICES.give(caller, PRICES.body([second]), ANOTHER)
        sandbox.clock.advance(hours=5)
        assert (await PRICES.show(caller))["taskCount"] == {"failed": 0, "success": 0, "total": 1}
        assert (await PRICES.show(caller, ANOTHER))["completedAt"] is not None
        assert (rule.done, price_of(sandbox, first), sandbox.account.commands.held) == (1, before, (COMMAND,))
        assert sandbox.release_commands() == [COMMAND]
        assert (await PRICES.show(caller))["taskCount"]["success"] == 1
        assert (price_of(sandbox, first), sandbox.release_commands()) == (990, [])


async def test_the_commands_of_one_seller_are_released_alone() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        sandbox = caller.sandbox
        sandbox.fault("command-hangs")
        for number, account in enumerate(sandbox.accounts):
            await caller.sign_in(account.id)
            await PRICES.give(caller, PRICES.body(["12"]), numbered(number))
        assert sandbox.release_commands(sandbox.accounts[1].id) == [numbered(1)]
        assert sandbox.release_commands() == [numbered(0)]
        with pytest.raises(KeyError):
            sandbox.release_commands("nobody")


async def test_named_offers_fail_and_the_others_do_not() -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        first, second, third = offers_that(caller.sandbox)[:3]
        caller.sandbox.fault("offer-fails", offers=[first, second], after=1)
        await PRICES.give(caller, PRICES.body([first, second, third]))
        assert await PRICES.outcomes(caller) == {first: "", second: FAILED, third: ""}
        await PRICES.give(caller, PRICES.body([first, second, third]), ANOTHER)
        assert await PRICES.outcomes(caller, ANOTHER) == {first: FAILED, second: FAILED, third: ""}


async def test_offers_fail_so_many_times() -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        offer = offers_that(caller.sandbox)[0]
        rule = caller.sandbox.fault("offer-fails", operation=PRICES.path, offers=[offer], count=1)
        for number, trouble in enumerate((FAILED, "")):
            await PRICES.give(caller, PRICES.body([offer]), numbered(number))
            assert await PRICES.outcomes(caller, numbered(number)) == {offer: trouble}
        assert (rule.seen, rule.done) == (2, 1)


async def failing_share(seed: int, size: int) -> set[str]:
    async with calling(a_sandbox(offers=1000, command_seconds=0, seed=seed)) as caller:
        caller.sandbox.fault("offer-fails", probability=0.1)
        # One for all seeds: an id does not depend on the seed.
        ids = [caller.sandbox.account.offers.facts(number).id for number in range(1000)]
        failed: set[str] = set()
        for start in range(0, 1000, size):
            await QUANTITIES.give(caller, QUANTITIES.body(ids[start : start + size]), numbered(start))
            outcomes = await QUANTITIES.list_tasks(caller, numbered(start), "?limit=1000")
            failed |= {task["offer"]["id"] for task in outcomes if task["status"] == "FAIL"}
        return failed


async def test_a_share_of_offers_fails_whatever_the_commands_look_like() -> None:
    whole, pieces, others = [await failing_share(*each) for each in ((1, 1000), (1, 250), (2, 1000))]
    assert 60 < len(whole) < 140
    assert pieces == whole != others


@pytest.mark.parametrize("case", [PROMOTIONS, SHIPMENT_CREATION], ids=lambda case: case.path)
async def test_other_families_fail_on_purpose_too(case: Any) -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        caller.sandbox.fault("offer-fails")
        await case.give(caller, case.body(offers_that(caller.sandbox)[:1]))
        shown = await case.show(caller)
        assert shown.get("status") == "ERROR" or shown["taskCount"]["failed"] == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "command-hangs", "offers": ["1"]}, "Only offer-fails"),
        ({"kind": "offer-fails", "offers": "12"}, "a list of ids"),
        ({"kind": "offer-fails", "offers": [12]}, "a list of ids"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(wrong: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Fault(**wrong)


async def test_faults_of_the_work_change_no_answer() -> None:
    async with calling(a_sandbox()) as caller:
        for kind in ("command-hangs", "offer-fails", "slow-offer", "failed-operation"):
            caller.sandbox.fault(kind)
        assert (await caller.get("/sale/offers")).status == 200


async def test_the_control_api_knows_of_it_all() -> None:
    async with calling(a_sandbox(command_seconds=0)) as caller:
        sandbox, control = caller.sandbox, SandboxControl(caller.sandbox.url)
        offer = offers_that(sandbox)[0]
        await asyncio.to_thread(control.fault, "offer-fails", offers=[offer])
        await asyncio.to_thread(control.fault, "command-hangs", count=1)
        rules = (await caller.get("/_sandbox/faults")).json()["faults"]
        assert [rule["offers"] for rule in rules] == [[offer], None]
        await PRICES.give(caller, PRICES.body([offer]))
        assert await asyncio.to_thread(control.release_commands, sandbox.account.id) == [COMMAND]
        assert await PRICES.outcomes(caller) == {offer: FAILED}
        assert await asyncio.to_thread(control.release_commands) == []


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("commands", {"account": "nobody"}, 404, "has no seller"),
        ("commands", {"release": "all"}, 400, "There is no field"),
        ("faults", {"kind": "offer-fails", "offers": "12"}, 400, "offers must be list"),
        ("faults", {"kind": "offer-fails", "offers": [12]}, 400, "offers must be a list of ids"),
        ("faults", {"kind": "429", "offers": ["12"]}, 400, "Only offer-fails takes offers"),
    ],
)
async def test_bad_input_to_the_control_api_gets_a_sentence(
    path: str, body: object, status: int, words: str
) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", f"/_sandbox/{path}", body)
        assert said.status == status
        assert words in said.json()["error"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"command_seconds": -1}, "must not be negative"),
        ({"operation_seconds": -1}, "must not be negative"),
        ({"slow_offers": 1.5}, "a share"),
    ],
)
def test_settings_that_cannot_be_are_refused(options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        a_sandbox(**options)


def test_a_window_of_offers_counts_weights_and_blocks() -> None:
    window = WeighedWindow(10, 100, 50)
    assert [window.admit("a", 6, 0), window.admit("b", 6, 0), window.admit("a", 4, 10)] == [True, True, True]
    assert not window.admit("a", 1, 20)
    # Asking meanwhile begins the block anew, even when there is room.
    assert not window.admit("a", 1, 101 - 50 + 15)
    assert not window.admit("a", 1, 110)
    assert window.admit("a", 10, 160)


def test_the_judge_and_the_library_agree_on_every_limit_that_is_counted_in_offers() -> None:
    from allegro_async.call import Operation
    from allegro_async.resources import operations

    names = {"price-changes": "prices", "offer-changes": "changes", "command-reports": "reports"}
    known = {
        (names[limit.name.removesuffix("-hour").removesuffix("-minute")], limit.count, round(limit.per))
        for each in vars(operations).values()
        if isinstance(each, Operation)
        for limit in each.limits
        if limit.unit == "offers"
    }
    judged = {(what, *each) for what, limits in OFFER_LIMITS.items() for each in limits}
    assert judged == known


async def test_nine_thousand_offers_a_minute_can_be_changed_and_not_one_more() -> None:
    async with calling(a_sandbox(limit_period=3600)) as caller:
        offers = [str(number) for number in range(1000)]
        for number in range(9):
            assert (await PRICES.give(caller, PRICES.body(offers), numbered(number))).status == 201
        refused = await PRICES.give(caller, PRICES.body(["12"]), numbered(9))
        assert (refused.status, refused.error()["code"]) == (429, "RateLimitExceedException")
        # Quantities are counted apart, together with modifications.
        assert (await QUANTITIES.give(caller, QUANTITIES.body(offers))).status == 201
        assert (await MODIFICATIONS.give(caller, MODIFICATIONS.body(offers))).status == 201
        caller.sandbox.clock.advance(seconds=3601)
        # It was refused, so its id is free.
        assert (await PRICES.give(caller, PRICES.body(["12"]), numbered(9))).status == 201


async def test_reports_weigh_as_much_as_their_commands() -> None:
    async with calling(a_sandbox(limit_period=3600)) as caller:
        await PRICES.give(caller, PRICES.body([str(number) for number in range(1000)]))
        for _ in range(135):
            assert (await caller.get(f"{PRICES.path}/{COMMAND}")).status == 200
            assert (await caller.get(f"{PRICES.path}/{COMMAND}/tasks?limit=1")).status == 200
        assert (await caller.get(f"{PRICES.path}/{COMMAND}")).status == 429


async def test_without_family_limits_nothing_is_counted() -> None:
    async with calling(a_sandbox(family_limits=False)) as caller:
        offers = [str(number) for number in range(1000)]
        for number in range(10):
            assert (await PRICES.give(caller, PRICES.body(offers), numbered(number))).status == 201


def test_a_process_takes_the_settings() -> None:
    options: Any = {
        "orders": 0,
        "offers": 5,
        "command_seconds": 7.5,
        "slow_offers": 1.0,
        "operation_seconds": 3.0,
    }
    with SandboxProcess(**options) as sandbox:
        assert sandbox.state()["offers"] == 5
        assert sandbox.release_commands() == []
    with pytest.raises(RuntimeError, match="a share"):
        SandboxProcess(slow_offers=2).start()


async def test_another_seller_has_a_limit_of_their_own() -> None:
    async with calling(a_sandbox(limit_period=3600, accounts=2)) as caller:
        offers = [str(number) for number in range(1000)]
        statuses = [
            (await PRICES.give(caller, PRICES.body(offers), numbered(number))).status for number in range(10)
        ]
        assert statuses == [201] * 9 + [429]
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await PRICES.give(caller, PRICES.body(offers))).status == 201
