# A test may look inside.
# pyright: reportPrivateUsage=false
"""What `AllegroClient.limits` shows."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from allegro_async import AllegroClient, CallOptions, RequestLimit
from allegro_async.limit_settings import Limits
from allegro_async.limit_state import BudgetState, LimitsState, WaitingCalls
from allegro_async.limits import NoLimiter
from tests.doubles import APP, SECRET, FakeTransport, LoopClock, a_call, an_operation, answer, virtual
from tests.limiting import SMALL, limiter

FAMILY = RequestLimit("offer-read", 3500, 60.0)
CHANGES = RequestLimit("price-changes-hour", 150_000, 3600.0, unit="offers")


@virtual
async def test_what_is_used_is_shown_for_each_limit_and_account() -> None:
    budget = limiter()
    for account in ("shop-1", "shop-1", "shop-2"):
        await budget.acquire(a_call(an_operation(limits=(FAMILY,)), account=account), deadline=None)
    await budget.acquire(a_call(an_operation(limits=(CHANGES,)), weight=700), deadline=None)
    assert budget.state().budgets == (
        BudgetState("client", 4, 600, 60.0, "client"),
        BudgetState("offer-read", 2, 3500, 60.0, "account", "shop-1"),
        BudgetState("offer-read", 1, 3500, 60.0, "account", "shop-2"),
        BudgetState("price-changes-hour", 700, 150_000, 3600.0, "account", "shop-1", "offers"),
    )
    assert budget.state().under_way == 4


@virtual
async def test_who_waits_is_shown_by_account_and_priority() -> None:
    budget = limiter(replace(SMALL, count=1))
    await budget.acquire(a_call(), deadline=None)
    bulk = CallOptions(priority="bulk")
    calls = [a_call(), a_call(options=bulk), a_call(options=bulk), a_call(account="shop-2")]
    tasks = [asyncio.create_task(budget.acquire(call, deadline=None)) for call in calls]
    await asyncio.sleep(0)
    shown = budget.state()
    assert shown.queues == (
        WaitingCalls("shop-1", "interactive", 1),
        WaitingCalls("shop-1", "bulk", 2),
        WaitingCalls("shop-2", "interactive", 1),
    )
    assert shown.waiting == 4
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    assert budget.state().queues == ()


@virtual
async def test_a_closed_gate_is_shown_with_its_seconds() -> None:
    budget = limiter()
    budget.refused(a_call(), retry_after=90.0)
    await asyncio.sleep(30)
    assert round(budget.state().closed_for) == 60
    await asyncio.sleep(61)
    assert budget.state().closed_for == 0.0


def test_the_state_can_be_read() -> None:
    state = LimitsState(
        (
            BudgetState("client", 812, 9000, 60.0, "client"),
            BudgetState("offer-read", 3, 3500, 60.0, "account", "a"),
        ),
        (WaitingCalls("a", "bulk", 41),),
        7,
        12.4,
        {"b": 30.0},
    )
    assert repr(state) == (
        "<Limits closed for 12 s, b closed for 30 s; 7 under way; 41 waiting (41 bulk of a); "
        "client: 812 of 9000 requests in 60 s; offer-read of a: 3 of 3500 requests in 60 s>"
    )
    assert repr(LimitsState()) == "<Limits open; 0 under way; 0 waiting>"


@virtual
async def test_a_client_shows_its_limits_and_so_does_every_view_of_it() -> None:
    client = AllegroClient(APP, clock=LoopClock(), transport=FakeTransport(answer(200, {})), limits=Limits())
    assert client.limits == client.for_account("shop-2").limits
    assert client.limits.budgets == (BudgetState("client", 0, 9000, 60.0, "client"),)
    assert SECRET not in repr(client.limits)
    await client.aclose()


def test_without_a_limiter_there_is_nothing_to_show() -> None:
    assert AllegroClient(APP, limiter=NoLimiter()).limits == LimitsState()


@virtual
async def test_without_a_limiter_nothing_waits() -> None:
    budget = NoLimiter()
    assert [await budget.acquire(a_call(), deadline=None) for _ in range(100)] == [0.0] * 100
    assert (budget.refused(a_call(), retry_after=None), budget.refused(a_call(), retry_after=3.0)) == (
        0.0,
        3.0,
    )
    budget.release(a_call(), seconds=1.0)


@virtual
async def test_accounts_of_which_nothing_is_known_any_more_are_forgotten() -> None:
    budget = limiter(None)
    for number in range(3000):
        call = a_call(an_operation(limits=(FAMILY,), leaky=True), account=f"shop-{number}")
        await budget.acquire(call, deadline=None)
        budget.release(call, seconds=0.1)
        await asyncio.sleep(0.1)
    places = budget._places
    assert (
        max(len(places.lanes), len(places.accounts), len(places.budgets), len(places._leaky)) <= 1025 + 1200
    )


@virtual
async def test_an_account_that_is_closed_or_under_way_is_not_forgotten() -> None:
    budget = limiter(None)
    await budget.acquire(a_call(account="under way"), deadline=None)
    budget._places.account("closed").rule.gate.close(asyncio.get_running_loop().time(), 3600.0)
    for number in range(3000):
        call = a_call(account=f"shop-{number}")
        await budget.acquire(call, deadline=None)
        budget.release(call)
    assert {"under way", "closed"} <= set(budget._places.accounts)
    assert len(budget._places.accounts) < 1100


@virtual
async def test_limits_of_which_nothing_is_used_are_not_shown_nor_is_one_there_is_not() -> None:
    budget = limiter(None)
    await budget.acquire(a_call(an_operation(limits=(FAMILY,))), deadline=None)
    assert [each.name for each in budget.state().budgets] == ["offer-read"]
    await asyncio.sleep(130)
    assert budget.state().budgets == ()
