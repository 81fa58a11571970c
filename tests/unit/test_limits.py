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

from allegro_async import ConfigurationError, FairLimiter, RateLimitError, RequestLimit
from allegro_async.call import Call
from allegro_async.limits import CLIENT_LIMIT
from tests.doubles import LoopClock, a_call, an_operation, run, virtual
from tests.unit.test_buckets import most_in_a_window

SMALL = replace(CLIENT_LIMIT, count=600)  # ten a second


def limiter(
    limit: RequestLimit | None = SMALL, *, headroom: float = 0.02, concurrency: int = 10**6
) -> FairLimiter:
    return FairLimiter(LoopClock(), limit=limit, headroom=headroom, concurrency=concurrency)


def now() -> float:
    return asyncio.get_running_loop().time()


async def permitted(budget: FairLimiter, call: Call, taken: list[tuple[float, int]], weight: int = 1) -> None:
    await budget.acquire(call, deadline=None)
    taken.append((now(), weight))
    budget.release(call)


@pytest.mark.parametrize("headroom", [-0.1, 0.95])
def test_a_headroom_out_of_range_is_refused(headroom: float) -> None:
    with pytest.raises(ConfigurationError, match="headroom"):
        limiter(headroom=headroom)


@pytest.mark.parametrize("concurrency", [0, -1])
def test_a_concurrency_below_one_is_refused(concurrency: int) -> None:
    with pytest.raises(ConfigurationError, match="concurrency"):
        limiter(concurrency=concurrency)


@virtual
async def test_a_free_permit_comes_at_once() -> None:
    assert await limiter().acquire(a_call(), deadline=None) == 0.0


@virtual
async def test_a_call_is_told_how_long_it_waited() -> None:
    budget = limiter(replace(SMALL, count=60))
    await budget.acquire(a_call(), deadline=None)
    waited = await budget.acquire(a_call(), deadline=None)
    assert waited == pytest.approx(60 / 58.8, rel=0.01)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.sampled_from([60, 600, 3000]))
def test_no_minute_sees_more_than_the_limit_whatever_the_load(seed: int, count: int) -> None:
    async def load() -> list[tuple[float, int]]:
        chance, budget, taken = (
            random.Random(seed),  # noqa: S311 - the seed makes it repeatable
            limiter(replace(SMALL, count=count)),
            list[tuple[float, int]](),
        )

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
async def test_at_least_96_per_cent_of_the_rate_are_used_under_load() -> None:
    budget, taken = limiter(CLIENT_LIMIT), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for number in range(30_000):
            group.create_task(permitted(budget, a_call(account=f"shop-{number % 20}"), taken))
    rate = len(taken) / (taken[-1][0] - taken[0][0]) * 60
    assert 0.96 * 9000 <= rate <= 9000
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
async def test_a_bulk_job_delays_another_account_by_a_few_permits_only() -> None:
    budget, order = limiter(), list[str]()

    async def one(account: str) -> None:
        await budget.acquire(a_call(account=account), deadline=None)
        order.append(account)
        budget.release(a_call())

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


# The gate


@virtual
async def test_a_429_stops_everything_for_a_minute() -> None:
    budget, taken = limiter(), list[tuple[float, int]]()
    assert budget.refused(a_call(), retry_after=None) == pytest.approx(60.0)
    began = now()
    async with asyncio.TaskGroup() as group:
        for number in range(50):
            group.create_task(permitted(budget, a_call(account=f"shop-{number}"), taken))
    assert min(moment for moment, _ in taken) >= began + 60
    assert len({moment for moment, _ in taken}) == 50  # one by one, no stampede


@virtual
async def test_the_servers_retry_after_counts_when_it_is_longer() -> None:
    budget = limiter()
    assert budget.refused(a_call(), retry_after=5.0) == pytest.approx(60.0)
    assert budget.refused(a_call(), retry_after=90.0) == pytest.approx(90.0)
    assert budget.refused(a_call(), retry_after=None) == pytest.approx(90.0)
    assert budget.closed_for == pytest.approx(90.0)
    assert await budget.acquire(a_call(), deadline=None) > 89.9


@virtual
async def test_many_refusals_of_one_block_warn_once(caplog: pytest.LogCaptureFixture) -> None:
    budget = limiter()
    for _ in range(10):
        budget.refused(a_call(), retry_after=None)
        await asyncio.sleep(0.1)
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@virtual
async def test_calls_that_wait_already_are_stopped_too() -> None:
    budget, taken = limiter(replace(SMALL, count=60)), list[tuple[float, int]]()
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(permitted(budget, a_call(), taken))
        await asyncio.sleep(0.5)
        closed = now()
        budget.refused(a_call(), retry_after=None)
    assert [moment for moment, _ in taken if closed < moment < closed + 60] == []
    assert len(taken) == 5


@virtual
async def test_a_call_whose_deadline_comes_first_fails_at_once() -> None:
    budget = limiter()
    budget.refused(a_call(), retry_after=None)
    began = now()
    with pytest.raises(RateLimitError) as caught:
        await budget.acquire(a_call(), deadline=began + 59)
    assert now() == pytest.approx(began, abs=0.01)
    assert caught.value.retry_after == pytest.approx(60.0)
    assert "orders.get" in str(caught.value)
    assert await budget.acquire(a_call(), deadline=began + 61) >= 60


@virtual
async def test_a_waiting_call_fails_at_once_when_the_gate_closes_beyond_its_deadline() -> None:
    budget = limiter(replace(SMALL, count=1))
    await budget.acquire(a_call(), deadline=None)
    late = asyncio.create_task(budget.acquire(a_call(), deadline=now() + 100))
    patient = asyncio.create_task(budget.acquire(a_call(), deadline=now() + 1000))
    await asyncio.sleep(1)
    budget.refused(a_call(), retry_after=200.0)
    with pytest.raises(RateLimitError):
        await late
    assert await patient >= 200


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
    assert len(budget._lanes) == 0


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
    assert budget._free == 0


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
        assert budget._free == 3
        assert budget.waiting == 0
        assert await budget.acquire(a_call(), deadline=None) < 0.1

    run(play())


@virtual
async def test_many_waiting_accounts_cost_one_look_for_each_permit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a permit costs must not grow with the sellers who wait: the shared limit is asked first."""
    budget, looks = limiter(), 0
    real = budget._wait

    def counted(*args: object) -> float:
        nonlocal looks
        looks += 1
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(budget, "_wait", counted)
    async with asyncio.TaskGroup() as group:
        for number in range(500):
            group.create_task(permitted(budget, a_call(account=f"shop-{number}"), []))
    assert looks < 1100
