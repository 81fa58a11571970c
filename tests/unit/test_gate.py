# A test may look inside.
# pyright: reportPrivateUsage=false
"""What a 429 does: the gate closes and opens again, in virtual time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import FairLimiter, RateLimitError, RequestLimit
from allegro_async.call import Call
from allegro_async.gate import is_of_the_account, ramp_share
from allegro_async.limit_settings import CLIENT_LIMIT
from tests.doubles import a_call, an_operation, virtual
from tests.limiting import SMALL, limiter, most_in_a_window, now, permitted


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
    assert sum(record.levelname == "WARNING" for record in caplog.records) == 1


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


@virtual
async def test_after_the_block_calls_come_back_slowly_and_then_at_the_full_rate() -> None:
    budget, taken = limiter(CLIENT_LIMIT), list[tuple[float, int]]()
    budget.refused(a_call(), retry_after=None)
    reopening = now() + 60
    async with asyncio.TaskGroup() as group:
        for number in range(4000):
            group.create_task(permitted(budget, a_call(account=f"shop-{number % 9}"), taken))
    second = [sum(int(moment - reopening) == each for moment, _ in taken) for each in range(25)]
    assert second[0] <= 12  # of 146 that would be usual
    assert second[:14] == sorted(second[:14])
    assert 140 <= second[20] <= 150
    assert most_in_a_window(taken, 60.0) <= 9000


def test_the_rate_grows_from_a_twentieth_to_the_whole_in_fifteen_seconds() -> None:
    shares = [ramp_share(each) for each in (0.0, 0.5, 3.0, 7.5, 15.0, 100.0)]
    assert shares == [0.05, 0.05, 0.2, 0.5, 1.0, 1.0]


# Whose limit was it?

PLAIN: dict[str, Any] = {"family_share": 0.9, "slowed": False, "client_share": 0.3, "doubtful": False}


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({}, True),
        ({"family_share": 0.5}, False),
        ({"family_share": 0.0, "slowed": True}, True),
        ({"client_share": 0.6}, False),
        ({"slowed": True, "client_share": 0.6}, False),
        ({"doubtful": True}, False),
    ],
)
def test_a_429_is_the_accounts_own_only_when_all_speaks_for_it(facts: dict[str, Any], own: bool) -> None:
    assert is_of_the_account(**{**PLAIN, **facts}) is own


MESSAGE = an_operation("messages.send", limits=(RequestLimit("message-sending", 1, 1.0),))


async def used_up(budget: FairLimiter, account: str) -> Call:
    call = a_call(MESSAGE, account=account)
    await budget.acquire(call, deadline=None)
    budget.release(call)
    return call


@virtual
async def test_a_429_for_an_accounts_own_limit_stops_that_account_only() -> None:
    budget = limiter()
    await asyncio.sleep(60)
    call = await used_up(budget, "shop-1")
    assert budget.refused(call, retry_after=None) == pytest.approx(60.0)
    assert budget.closed_for == 0.0
    assert await budget.acquire(a_call(account="shop-2"), deadline=None) == 0.0
    with pytest.raises(RateLimitError):
        await budget.acquire(a_call(account="shop-1"), deadline=now() + 59)
    assert await budget.acquire(a_call(account="shop-1"), deadline=now() + 61) == pytest.approx(60.0)


@virtual
async def test_a_second_account_refused_meanwhile_stops_the_client_id() -> None:
    budget = limiter()
    await asyncio.sleep(60)
    first, second = await used_up(budget, "shop-1"), await used_up(budget, "shop-2")
    budget.refused(first, retry_after=None)
    budget.refused(second, retry_after=None)
    assert budget.closed_for == pytest.approx(60.0)


@virtual
async def test_in_the_first_minute_nobody_knows_what_ran_before_and_all_stop() -> None:
    budget = limiter()
    await asyncio.sleep(58)
    budget.refused(await used_up(budget, "shop-1"), retry_after=None)
    assert budget.closed_for == pytest.approx(60.0)


@virtual
async def test_a_429_just_after_the_reopening_says_that_the_block_goes_on_for_all() -> None:
    budget = limiter()
    await asyncio.sleep(60)
    budget.refused(a_call(account="shop-2"), retry_after=None)
    await asyncio.sleep(60)
    budget.refused(await used_up(budget, "shop-1"), retry_after=None)
    assert budget.closed_for == pytest.approx(60.0)


@virtual
async def test_waiting_calls_of_other_accounts_do_not_fail_when_one_account_is_stopped() -> None:
    budget = limiter(concurrency=1)
    await asyncio.sleep(60)
    call = await used_up(budget, "shop-1")
    await budget.acquire(a_call(account="shop-3"), deadline=None)
    late = asyncio.create_task(budget.acquire(a_call(account="shop-1"), deadline=now() + 30))
    other = asyncio.create_task(budget.acquire(a_call(account="shop-2"), deadline=now() + 30))
    await asyncio.sleep(1)
    await used_up_again(budget, call)
    budget.refused(call, retry_after=None)
    with pytest.raises(RateLimitError):
        await late
    budget.release(a_call(account="shop-3"))
    assert await other < 2


async def used_up_again(budget: FairLimiter, call: Call) -> None:
    """Fill the account's own budget without a permit: as if the call had gone out just now."""
    for _, place in budget._places.limits_of(call):
        place.take(now(), call)


@virtual
async def test_every_429_stops_the_client_id_where_the_settings_say_so() -> None:
    budget = limiter(account_gates=False)
    await asyncio.sleep(60)
    budget.refused(await used_up(budget, "shop-1"), retry_after=None)
    assert budget.closed_for == pytest.approx(60.0)


@virtual
async def test_without_a_limit_of_the_client_id_nobody_knows_and_all_stop() -> None:
    budget = limiter(None)
    await asyncio.sleep(60)
    budget.refused(await used_up(budget, "shop-1"), retry_after=None)
    assert budget.closed_for == pytest.approx(60.0)


@virtual
async def test_a_storm_of_429s_tells_late_calls_of_the_growing_block() -> None:
    budget = limiter(replace(SMALL, count=1))
    await budget.acquire(a_call(), deadline=None)
    late = asyncio.create_task(budget.acquire(a_call(), deadline=now() + 62))
    await asyncio.sleep(0)
    for _ in range(30):
        budget.refused(a_call(), retry_after=None)
        await asyncio.sleep(0.1)
    assert late.done()
    with pytest.raises(RateLimitError):
        await late


@virtual
async def test_a_leaky_resource_refused_after_slow_answers_stops_its_account_only() -> None:
    budget = limiter()
    await asyncio.sleep(60)
    call = a_call(an_operation("products.search", leaky=True))
    await budget.acquire(call, deadline=None)
    await asyncio.sleep(20)
    budget.release(call, seconds=20.0)
    await budget.acquire(call, deadline=None)
    budget.refused(call, retry_after=None)
    budget.release(call, seconds=0.1)
    assert budget.closed_for == 0.0
    assert list(budget.state().closed_accounts) == ["shop-1"]


# A limit of its own that is used up


@virtual
async def test_a_call_that_its_own_limit_holds_up_beyond_its_deadline_fails_at_once() -> None:
    day = RequestLimit("product-change-proposals", 1, 86400.0)
    budget, call = limiter(), a_call(an_operation(limits=(day,)))
    await budget.acquire(call, deadline=None)
    began = now()
    with pytest.raises(RateLimitError) as caught:
        await budget.acquire(call, deadline=began + 120)
    assert now() == pytest.approx(began, abs=0.01)
    assert caught.value.retry_after == pytest.approx(86400, abs=1)
    assert budget.waiting == 0
