# A test may look inside.
# pyright: reportPrivateUsage=false
"""The request budget of a Client ID, in virtual time."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegro_async import CallOptions, RequestLimit
from allegro_async.call import Call
from allegro_async.limit_settings import CLIENT_LIMIT
from tests.doubles import a_call, an_operation, run, virtual
from tests.limiting import SMALL, limiter, most_in_a_window, now, permitted


@virtual
async def test_a_free_permit_comes_at_once() -> None:
    assert await limiter().acquire(a_call(), deadline=None) == 0.0


@virtual
async def test_a_call_is_told_how_long_it_waited() -> None:
    budget = limiter(replace(SMALL, count=60))
    await budget.acquire(a_call(), deadline=None)
    waited = await budget.acquire(a_call(), deadline=None)
    assert waited == pytest.approx(60.1 / 58.8, rel=0.001)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.sampled_from([60, 600, 3000]))
def test_no_minute_sees_more_than_the_limit_whatever_the_load(seed: int, count: int) -> None:
    async def load() -> list[tuple[float, int]]:
        chance, taken = random.Random(seed), list[tuple[float, int]]()  # noqa: S311 - repeatable
        budget = limiter(replace(SMALL, count=count))

        async def shop(account: str) -> None:
            for _ in range(chance.randrange(5, 120)):
                await asyncio.sleep(chance.choice([0, 0, 0, 0.01, 0.5, 20]))
                await permitted(budget, a_call(account=account), taken)

        async with asyncio.TaskGroup() as group:
            for number in range(chance.randrange(1, 12)):
                group.create_task(shop(f"shop-{number}"))
        return taken

    assert most_in_a_window(run(load()), 60.0) <= count


@virtual
async def test_at_least_97_per_cent_of_the_rate_are_used_under_load() -> None:
    budget, taken = limiter(CLIENT_LIMIT), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for number in range(30_000):
            group.create_task(permitted(budget, a_call(account=f"shop-{number % 20}"), taken))
    first, last = taken[45], taken[-1]  # the burst at the start left out
    rate = (len(taken) - 46) / (last[0] - first[0]) * 60
    assert 0.97 * 9000 <= rate <= 9000
    assert most_in_a_window(taken, 60.0) <= 9000


@virtual
async def test_a_limit_of_a_family_holds_for_each_account_alone() -> None:
    family = RequestLimit("messages", 1, 1.0)
    call = a_call(an_operation(limits=(family,)))
    budget, taken = limiter(), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for account in ("shop-1", "shop-2"):
            for _ in range(5):
                group.create_task(permitted(budget, replace(call, account=account), taken))
    assert most_in_a_window(taken, 1.0) == 2
    assert 4 < taken[-1][0] - taken[0][0] < 5


@virtual
async def test_a_limit_of_the_client_id_is_shared_by_all_accounts() -> None:
    family = RequestLimit("returns", 5, 1.0, "client")
    call = a_call(an_operation(limits=(family,)))
    budget, taken = limiter(), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(permitted(budget, replace(call, account=f"shop-{number}"), taken))
    assert most_in_a_window(taken, 1.0) <= 5


@virtual
async def test_a_command_weighs_as_many_offers_as_it_changes() -> None:
    minute = RequestLimit("price-changes", 9000, 60.0, unit="offers")
    hour = RequestLimit("price-changes-hour", 20_000, 3600.0, unit="offers")
    call = a_call(an_operation(limits=(minute, hour)), weight=1000)
    budget, taken = limiter(), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for _ in range(25):
            group.create_task(permitted(budget, call, taken, 1000))
    assert most_in_a_window(taken, 60.0) <= 9000
    assert most_in_a_window(taken, 3600.0) <= 20_000
    assert taken[-1][0] - taken[0][0] > 3600


@virtual
async def test_one_family_at_its_limit_does_not_hold_up_another() -> None:
    slow = a_call(an_operation(limits=(RequestLimit("slow", 1, 60.0),)))
    budget, taken = limiter(), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        waiting = [group.create_task(permitted(budget, slow, [])) for _ in range(3)]
        await asyncio.sleep(1)
        await permitted(budget, a_call(), taken)
        assert taken[0][0] < 1002
        assert not waiting[2].done()


@virtual
async def test_without_a_limit_of_the_client_id_only_the_families_count() -> None:
    budget = limiter(None)
    assert [await budget.acquire(a_call(), deadline=None) for _ in range(1000)] == [0.0] * 1000
    assert budget.refused(a_call(), retry_after=None) == pytest.approx(60.0)
    assert budget.closed_for == pytest.approx(60.0)


# Concurrency


@virtual
async def test_no_more_calls_are_under_way_than_allowed() -> None:
    budget, under_way, most = limiter(concurrency=5), 0, 0

    async def one() -> None:
        nonlocal under_way, most
        await budget.acquire(a_call(), deadline=None)
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(3)
        under_way -= 1
        budget.release(a_call())

    async with asyncio.TaskGroup() as group:
        for _ in range(30):
            group.create_task(one())
    assert most == 5


@virtual
async def test_permits_do_not_pile_up_before_a_slow_server() -> None:
    """The server stands still for two minutes and then answers at once: no minute may see too much."""
    budget, sent = limiter(concurrency=50), list[tuple[float, int]]()
    server = asyncio.Event()

    async def one() -> None:
        await budget.acquire(a_call(), deadline=None)
        sent.append((now(), 1))
        await server.wait()
        budget.release(a_call())

    async with asyncio.TaskGroup() as group:
        for _ in range(1500):
            group.create_task(one())
        await asyncio.sleep(120)
        assert len(sent) == 50
        server.set()
    assert most_in_a_window(sent, 60.0) <= 600


# Cancelling


@virtual
async def test_cancelling_ten_thousand_waiters_leaves_the_next_permit_on_time() -> None:
    budget = limiter(replace(SMALL, count=60))
    await budget.acquire(a_call(), deadline=None)
    waiting = [
        asyncio.create_task(budget.acquire(a_call(account=f"shop-{number % 7}"), deadline=None))
        for number in range(10_000)
    ]
    await asyncio.sleep(0)
    assert budget.waiting == 10_000
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)
    assert budget.waiting == 0
    assert await budget.acquire(a_call(account="next"), deadline=None) < 1.1
    assert not any(lane._waiters for lane in budget._places.lanes.values())
    assert not budget._places.entrance.queue


@virtual
async def test_a_permit_given_in_the_moment_of_cancelling_is_given_back() -> None:
    budget = limiter(concurrency=1)
    await budget.acquire(a_call(), deadline=None)
    waiting = asyncio.create_task(budget.acquire(a_call(), deadline=None))
    await asyncio.sleep(0)
    budget.release(a_call())  # gives the permit to the waiting call ...
    waiting.cancel()  # ... which is cancelled before it can take it
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.wait_for(budget.acquire(a_call(), deadline=None), 5) < 1


@virtual
async def test_cancelling_a_call_that_fails_in_the_same_moment_gives_nothing_back() -> None:
    budget = limiter(concurrency=1)
    await budget.acquire(a_call(), deadline=None)
    waiting = asyncio.create_task(budget.acquire(a_call(), deadline=now() + 5))
    await asyncio.sleep(0)
    budget.refused(a_call(), retry_after=None)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert budget.under_way == 1


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_random_cancelling_loses_no_permit_and_no_place(seed: int) -> None:
    async def play() -> None:
        chance = random.Random(seed)  # noqa: S311 - the seed makes it repeatable
        budget = limiter(replace(SMALL, count=6000), concurrency=3)

        async def one(account: str) -> None:
            call = a_call(account=account)
            await budget.acquire(call, deadline=None)
            try:
                await asyncio.sleep(chance.random())
            finally:
                budget.release(call)

        tasks = [asyncio.create_task(one(f"shop-{n % 5}")) for n in range(60)]
        while chance.random() < 0.97:
            await asyncio.sleep(chance.random() / 10)
            chance.choice(tasks).cancel()
        await asyncio.wait(tasks)
        assert budget.under_way == 0
        assert budget.waiting == 0
        assert await budget.acquire(a_call(), deadline=None) < 0.1

    run(play())


@virtual
async def test_a_permit_passes_over_a_call_that_was_cancelled_in_the_same_moment() -> None:
    budget = limiter(concurrency=1)
    await budget.acquire(a_call(), deadline=None)
    kinds = (a_call(), a_call(an_operation(limits=(RequestLimit("family", 9000, 60.0),))))
    gone = [asyncio.create_task(budget.acquire(call, deadline=None)) for call in kinds]
    other = asyncio.create_task(budget.acquire(a_call(account="shop-2"), deadline=None))
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    budget.release(a_call())  # the permit is given before the cancelled calls have run again
    assert budget.under_way == 1
    assert await other < 0.1
    assert (budget.waiting, budget.under_way) == (0, 1)


@virtual
async def test_a_call_may_line_up_where_all_were_cancelled_in_the_same_moment() -> None:
    budget = limiter(concurrency=1)
    await budget.acquire(a_call(), deadline=None)
    gone = [asyncio.create_task(budget.acquire(a_call(), deadline=None)) for _ in range(2)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    budget.release(a_call())
    assert await budget.acquire(a_call(), deadline=None) < 0.1
    await asyncio.wait(gone)
    assert (budget.waiting, budget.under_way) == (0, 1)


@virtual
async def test_the_rest_of_a_lane_may_be_cancelled_while_its_first_gets_its_permit() -> None:
    budget = limiter(concurrency=1)
    await budget.acquire(a_call(), deadline=None)
    first, second = (asyncio.create_task(budget.acquire(a_call(), deadline=None)) for _ in range(2))
    await asyncio.sleep(0)
    second.cancel()
    budget.release(a_call())
    await asyncio.wait([first, second])
    assert (budget.waiting, budget.under_way) == (0, 1)


@virtual
async def test_an_account_keeps_its_turn_when_one_of_its_families_leaves() -> None:
    budget, order = limiter(replace(SMALL, count=60)), list[str]()
    await budget.acquire(a_call(), deadline=None)
    family = an_operation(limits=(RequestLimit("family", 9000, 60.0),))

    async def one(name: str, call: Call) -> None:
        await budget.acquire(call, deadline=None)
        order.append(name)

    leaving = asyncio.create_task(one("leaving", a_call(family)))
    async with asyncio.TaskGroup() as group:
        await asyncio.sleep(0)
        group.create_task(one("first", a_call()))
        group.create_task(one("second", a_call(account="shop-2")))
        await asyncio.sleep(0)
        leaving.cancel()
    assert order == ["first", "second"]


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_calls_of_many_families_cancelled_at_random_leave_nothing_and_the_next_is_on_time(seed: int) -> None:
    async def play() -> None:
        chance, budget = random.Random(seed), limiter(CLIENT_LIMIT, concurrency=50)  # noqa: S311 - repeatable
        families = [
            an_operation(),
            *(an_operation(limits=(RequestLimit(f"f{n}", 300, 60.0),)) for n in range(3)),
        ]

        async def one() -> None:
            call = a_call(chance.choice(families), account=f"shop-{chance.randrange(7)}")
            await budget.acquire(call, deadline=None)
            try:
                await asyncio.sleep(chance.random())
            finally:
                budget.release(call)

        tasks = [asyncio.create_task(one()) for _ in range(300)]
        for _ in range(chance.randrange(300)):
            if chance.random() < 0.1:
                await asyncio.sleep(chance.random() / 5)
            chance.choice(tasks).cancel()
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        assert (budget.waiting, budget.under_way) == (0, 0)
        assert not any(place.queue or place.ahead for place in budget._places.budgets.values())
        assert await budget.acquire(a_call(account="next"), deadline=None) < 0.2

    run(play())


@virtual
async def test_after_ten_thousand_random_cancellations_the_next_call_is_on_time() -> None:
    chance, budget = random.Random(4), limiter(CLIENT_LIMIT)  # noqa: S311 - the seed makes it repeatable
    families = [an_operation(), an_operation(limits=(RequestLimit("family", 60, 60.0),))]
    calls = [a_call(chance.choice(families), account=f"shop-{chance.randrange(7)}") for _ in range(12_000)]
    waiting = [asyncio.create_task(permitted(budget, call, [])) for call in calls]
    await asyncio.sleep(0.5)
    chance.shuffle(waiting)
    for number, task in enumerate(waiting[:10_000]):
        task.cancel()
        if number % 1000 == 0:
            await asyncio.sleep(0)
    assert await budget.acquire(a_call(account="next"), deadline=None) < 0.1
    budget.release(a_call(account="next"))
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)
    assert (budget.waiting, budget.under_way) == (0, 0)
    assert not any(lane._waiters for lane in budget._places.lanes.values())


KINDS = (
    RequestLimit("a second", 5, 1.0),
    RequestLimit("a second of all", 7, 1.0, "client"),
    RequestLimit("a minute", 40, 60.0),
    RequestLimit("an hour", 90, 3600.0),
    RequestLimit("offers", 1000, 60.0, unit="offers"),
)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_no_window_of_any_limit_sees_too_much_whatever_the_mix(seed: int) -> None:
    async def load() -> list[tuple[float, Call]]:
        chance, budget = random.Random(seed), limiter(concurrency=20)  # noqa: S311 - repeatable
        sent = list[tuple[float, Call]]()

        async def shop(account: str) -> None:
            for _ in range(chance.randrange(5, 60)):
                await asyncio.sleep(chance.choice([0, 0, 0, 0.01, 0.5, 20]))
                limits = tuple(chance.sample(KINDS, chance.randrange(3)))
                options = CallOptions(priority=chance.choice(["interactive", "bulk"]))
                weight = chance.choice([1, 10, 400])
                call = a_call(an_operation(limits=limits), account, weight=weight, options=options)
                await budget.acquire(call, deadline=None)
                sent.append((now(), call))
                budget.release(call)

        async with asyncio.TaskGroup() as group:
            for number in range(chance.randrange(1, 12)):
                group.create_task(shop(f"shop-{number % 4}"))
        return sent

    sent = run(load())
    assert most_in_a_window([(moment, 1) for moment, _ in sent], 60.0) <= 600
    for limit in KINDS:
        owners: dict[str | None, list[tuple[float, int]]] = {}
        for moment, call in sent:
            if limit in call.operation.limits:
                owner = call.account if limit.scope == "account" else None
                weight = call.weight if limit.unit == "offers" else 1
                owners.setdefault(owner, []).append((moment, weight))
        assert all(most_in_a_window(taken, limit.per) <= limit.count for taken in owners.values())
