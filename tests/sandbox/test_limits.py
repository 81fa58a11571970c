"""The sandbox as a judge of request limits."""

from __future__ import annotations

import asyncio
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async.call import Operation
from allegro_async.resources import operations
from allegro_async.sandbox import Sandbox, SandboxControl
from allegro_async.sandbox.clock import MICROS
from allegro_async.sandbox.limits import FAMILIES, FamilyLimits, RequestLimit, Window
from tests.sandbox.caller import calling

READ, CARRIERS = "GET /sale/product-offers/{offerId}", "GET /order/carriers"


@given(st.lists(st.integers(0, 30), max_size=200), st.integers(1, 5))
def test_no_stretch_of_the_period_has_more_than_the_limit(pauses: list[int], count: int) -> None:
    window, now, passed = Window(count, 60, 0), 0, deque[int]()
    for pause in pauses:
        now += pause
        if window.admit("a", now):
            passed.append(now)
        assert sum(now - 60 < moment <= now for moment in passed) <= count


def test_a_window_is_strict_and_uses_all_that_is_allowed() -> None:
    window = Window(2, 60, 0)
    assert [window.admit("a", now) for now in (0, 1, 59, 60, 60, 61)] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]
    assert window.admit("b", 61)


def test_calling_during_a_block_prolongs_it() -> None:
    window = Window(1, 10, 60)
    assert [window.admit("a", now) for now in (0, 5, 60, 119, 178, 238)] == [
        True, False, False, False, False, True,
    ]  # fmt: skip


def test_a_minute_may_be_made_shorter() -> None:
    limit = RequestLimit(1, 2 * MICROS)
    assert [limit.admit("a", now * MICROS) for now in (0, 3, 4, 7)] == [True, True, False, True]


def test_an_offer_may_be_read_3500_times_a_minute_by_each_seller() -> None:
    families = FamilyLimits()
    assert sum(families.admit(READ, "app", "1", 5) for _ in range(4000)) == 3500
    assert families.admit(READ, "app", "2", 5)
    assert families.admit("GET /sale/offers", "app", "1", 5)


def test_the_carriers_may_be_read_50_times_a_second_by_all_together() -> None:
    families = FamilyLimits()
    passed = [families.admit(CARRIERS, "app", str(number), number) for number in range(60)]
    assert passed == [True] * 50 + [False] * 10
    assert not families.admit(CARRIERS, "app", "1", 59 * MICROS)  # the block lasts a minute
    assert families.admit(CARRIERS, "other app", "1", 1)


def test_an_operation_of_two_limits_must_pass_both() -> None:
    families = FamilyLimits()
    passed = [families.admit("GET /order/customer-returns", "app", seller, 0) for seller in "123" * 25]
    assert sum(passed) == 50


def test_the_judge_and_the_library_agree_on_every_limit_that_is_counted_in_requests() -> None:
    """Two tables, written apart from each other."""
    whose = {"account": "seller", "client": "client"}
    known = {
        (f"{each.method} {each.path}", limit.count, round(limit.per), whose[limit.scope])
        for each in vars(operations).values()
        if isinstance(each, Operation)
        for limit in each.limits
        if limit.unit == "requests"
    }
    judged = {
        (operation, family.count, family.seconds, family.whose)
        for family in FAMILIES
        for operation in family.operations
    }
    assert judged == known


@pytest.mark.parametrize(("kept", "refused"), [(True, 10), (False, 0)])
async def test_the_sandbox_refuses_what_is_over_a_limit_of_a_family(*, kept: bool, refused: int) -> None:
    hour_long = 3600.0  # then a "second" is a minute, and whatever the machine does, all falls into one
    async with calling(Sandbox(orders=0, offers=1, family_limits=kept, limit_period=hour_long)) as caller:
        answers = [await caller.get("/order/carriers") for _ in range(60)]
        assert sum(answer.status == 429 for answer in answers) == refused


async def test_the_arrivals_are_shown_in_short() -> None:
    async with calling(Sandbox(orders=0, offers=2)) as caller:
        offers = (await caller.get("/sale/offers")).json()["offers"]
        for offer in (*offers, {"id": "1"}):
            await caller.get(f"/sale/product-offers/{offer['id']}")
        found = await asyncio.to_thread(SandboxControl(caller.sandbox.url).arrivals)
        seller = caller.sandbox.account.id
        assert [(each.operation, each.account, each.status) for each in found[-3:]] == [
            (READ, seller, 200),
            (READ, seller, 200),
            (READ, seller, 404),
        ]
        assert found[-1].at == pytest.approx(caller.sandbox.clock.seconds(), abs=5)
        assert [each.at for each in found] == sorted(each.at for each in found)


def test_a_minute_without_time_is_refused() -> None:
    with pytest.raises(ValueError, match="limit_period"):
        Sandbox(limit_period=0)
