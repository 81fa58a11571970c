# A test may look inside.
# pyright: reportPrivateUsage=false
"""Who gets the next permit, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import pytest

from allegro_async import CallOptions, FairLimiter, Operation, RequestLimit
from allegro_async._fair_queue import Place
from allegro_async.call import Call
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from tests.doubles import LoopClock, a_call, an_operation, virtual
from tests.limiting import SMALL, limiter, now, permitted


@virtual
async def test_a_bulk_job_delays_another_account_by_a_few_permits_only() -> None:
    budget, order = limiter(), list[str]()

    async def one(account: str) -> None:
        await budget.acquire(a_call(account=account), deadline=None)
        order.append(account)
        budget.release(a_call(account=account))

    async with asyncio.TaskGroup() as group:
        for _ in range(1000):
            group.create_task(one("bulk"))
        await asyncio.sleep(5)
        before = len(order)
        await group.create_task(one("page"))
        assert order.index("page") - before <= 2


@virtual
async def test_within_an_account_the_first_to_come_is_the_first_to_go() -> None:
    budget, order = limiter(), list[int]()

    async def one(number: int) -> None:
        await budget.acquire(a_call(), deadline=None)
        order.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(100):
            group.create_task(one(number))
    assert order == list(range(100))


async def line(
    budget: FairLimiter, order: list[str], calls: dict[str, Call], numbers: dict[str, int]
) -> None:
    """Let calls line up behind each other, and write down in which order they get their permits."""

    async def one(name: str) -> None:
        await budget.acquire(calls[name], deadline=None)
        order.append(name)
        budget.release(calls[name])

    async with asyncio.TaskGroup() as group:
        for name, number in numbers.items():
            for _ in range(number):
                group.create_task(one(name))


def bulk(account: str, operation: Operation | None = None) -> Call:
    return a_call(operation, account=account, options=CallOptions(priority="bulk"))


@virtual
async def test_ten_thousand_waiting_calls_of_one_account_cost_another_two_permits(
    record_property: Callable[[str, object], None],
) -> None:
    budget, order = limiter(CLIENT_LIMIT), list[str]()
    calls = {"job": a_call(account="shop-1"), "page": a_call(account="shop-2")}
    async with asyncio.TaskGroup() as group:
        job = group.create_task(line(budget, order, calls, {"job": 10_000}))
        await asyncio.sleep(2)
        assert budget.waiting > 9000
        before, began = len(order), now()
        await line(budget, order, calls, {"page": 1})
        behind, waited = order.index("page") - before, now() - began
        job.cancel()
    record_property("permits_before_the_other_accounts_call", behind)
    print(f"{behind} permits, {waited * 1000:.1f} ms")  # noqa: T201 - the figure is wanted
    assert behind <= 2
    assert waited < 0.02


@virtual
async def test_an_account_that_waits_in_many_families_has_one_turn_like_any_other() -> None:
    budget, order = limiter(), list[str]()
    families = {
        f"job-{n}": a_call(an_operation(limits=(RequestLimit(f"f{n}", 9000, 60.0),))) for n in range(18)
    }
    calls = {**families, "page": a_call(account="shop-2")}
    await line(budget, order, calls, {**dict.fromkeys(families, 20), "page": 20})
    pages = [number for number, name in enumerate(order) if name == "page"]
    assert max(later - sooner for sooner, later in pairwise(pages)) <= 2
    assert pages[-1] <= 45  # the burst of three, and then every other permit


@virtual
async def test_calls_of_one_account_go_in_order_whatever_their_family() -> None:
    budget, order = limiter(replace(SMALL, count=60)), list[int]()
    kinds = [a_call(an_operation(limits=(RequestLimit(f"f{n}", 9000, 60.0),))) for n in range(3)]

    async def one(number: int) -> None:
        await budget.acquire(kinds[number % 3], deadline=None)
        order.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(60):
            group.create_task(one(number))
    assert order == list(range(60))


@virtual
async def test_interactive_calls_of_an_account_go_before_its_bulk_ones() -> None:
    budget, order = limiter(), list[str]()
    calls = {"bulk": bulk("shop-1"), "page": a_call(account="shop-1")}
    await line(budget, order, calls, {"bulk": 30, "page": 20})
    assert [order[3:].index("page"), order[3:13].count("bulk")] == [0, 2]  # three went before all came


@virtual
async def test_interactive_calls_of_an_account_go_first_within_a_family_too() -> None:
    family = an_operation(limits=(RequestLimit("slow", 1, 1.0),))
    budget, order = limiter(), list[str]()
    calls = {"bulk": bulk("shop-1", family), "page": a_call(family, account="shop-1")}
    await line(budget, order, calls, {"bulk": 10, "page": 10})
    assert order[1:11].count("page") == 8


@pytest.mark.parametrize("every", [2, 5, 10])
@virtual
async def test_bulk_calls_get_one_permit_in_so_many_while_interactive_ones_wait(every: int) -> None:
    budget, order = limiter(bulk_every=every), list[str]()
    pages = {f"page-{n}": a_call(account=f"shop-{n}") for n in range(20)}
    await line(budget, order, {**pages, "bulk": bulk("job")}, {**dict.fromkeys(pages, 20), "bulk": 60})
    permits = [number for number, name in enumerate(order) if name == "bulk" and number < 300]
    assert {later - sooner for sooner, later in pairwise(permits)} == {every}


@virtual
async def test_bulk_calls_have_all_permits_when_nobody_else_waits() -> None:
    budget, order = limiter(), list[str]()
    began = now()
    await line(budget, order, {"bulk": bulk("shop-1")}, {"bulk": 603})
    assert now() - began < 62


@virtual
async def test_a_family_of_the_client_id_serves_accounts_in_turn_beside_a_busy_queue() -> None:
    family = an_operation(limits=(RequestLimit("carriers", 5, 1.0, "client"),))
    budget, order = limiter(), list[str]()
    calls = {
        "job": a_call(account="job"),
        **{f"shop-{n}": a_call(family, account=f"shop-{n}") for n in range(60)},
    }
    await line(budget, order, calls, {name: 300 if name == "job" else 2 for name in calls})
    shops = [name for name in order if name != "job"]
    # But for the very first, whose second call came before the others, nobody has two turns in a round.
    assert len(set(shops[1:61])) == 60


@virtual
async def test_one_account_never_has_all_the_concurrency() -> None:
    budget, under_way = limiter(CLIENT_LIMIT, concurrency=10, per_account=6), list[str]()

    async def one(account: str) -> None:
        call = a_call(account=account)
        await budget.acquire(call, deadline=None)
        under_way.append(account)
        await asyncio.sleep(5)
        under_way.remove(account)
        budget.release(call)

    async with asyncio.TaskGroup() as group:
        for _ in range(40):
            group.create_task(one("job"))
        await asyncio.sleep(1)
        assert under_way == ["job"] * 6
        began = now()
        await group.create_task(one("page"))
        assert now() - began == pytest.approx(5, abs=0.1)


@virtual
async def test_a_heavy_call_is_not_overtaken_for_ever_by_light_ones_and_its_leaving_frees_them() -> None:
    changes = an_operation(limits=(RequestLimit("changes", 1000, 60.0, unit="offers"),))
    budget = limiter()
    await budget.acquire(a_call(changes, weight=500), deadline=None)
    heavy = asyncio.create_task(budget.acquire(a_call(changes, weight=500), deadline=None))
    light = asyncio.create_task(budget.acquire(a_call(changes, weight=1), deadline=None))
    await asyncio.sleep(1)
    assert not light.done()
    heavy.cancel()
    began = now()
    await light
    assert now() - began < 0.2


@pytest.mark.parametrize("scope", ["account", "client"])
@pytest.mark.parametrize("accounts", [1, 500, 5000])
@virtual
async def test_what_a_permit_costs_does_not_grow_with_those_who_wait(
    accounts: int, scope: Literal["account", "client"], monkeypatch: pytest.MonkeyPatch
) -> None:
    budget, looks, permits = limiter(CLIENT_LIMIT), 0, 0
    family = an_operation(limits=(RequestLimit("few", 2, 60.0, scope),))
    wait, take = Place[Any].wait, Place[Any].take

    def looked(self: Place[Any], moment: float, call: Call) -> float:
        nonlocal looks
        looks += 1
        return wait(self, moment, call)

    def taken(self: Place[Any], moment: float, call: Call) -> None:
        nonlocal permits
        permits += self is budget._places.entrance
        take(self, moment, call)

    monkeypatch.setattr(Place, "wait", looked)
    monkeypatch.setattr(Place, "take", taken)
    async with asyncio.TaskGroup() as group:
        waiting = [
            group.create_task(permitted(budget, a_call(family, account=f"shop-{n % accounts}"), []))
            for n in range(10_000)
        ]
        served = [group.create_task(permitted(budget, a_call(account=f"page-{n}"), [])) for n in range(2000)]
        await asyncio.sleep(1)
        looks = permits = 0
        await asyncio.wait(served)
        looks_for_each = looks / permits
        for task in waiting:
            task.cancel()
    assert looks_for_each < 15


class LateClock(LoopClock):
    """A clock that goes on while the loop is busy."""

    def __init__(self) -> None:
        self.busy = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.busy


@virtual
async def test_a_call_that_comes_while_the_loop_is_late_does_not_overtake_those_who_wait() -> None:
    clock, order = LateClock(), list[str]()
    budget = FairLimiter(clock, Limits(client=replace(SMALL, count=60)))

    async def one(name: str, account: str = "shop-1") -> None:
        await budget.acquire(a_call(account=account), deadline=None)
        order.append(name)

    async with asyncio.TaskGroup() as group:
        for name in ("at once", "first"):
            group.create_task(one(name))
        await asyncio.sleep(0)
        clock.busy = 2.0  # by now the permit of the first is due, and nobody has looked
        group.create_task(one("second", "shop-2"))
    assert order == ["at once", "first", "second"]
