"""A bulk job that ends early leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest

from tests.bulk_work import ALLEGRO, Worker, into, others, settled
from tests.doubles import run, virtual
from tests.moving_list import MovingList, listed, offsets, seconds


@virtual
async def test_a_break_leaves_nothing_behind() -> None:
    worker = Worker()
    async for _ in ALLEGRO.map(worker, range(99), concurrency=5):
        break
    await settled()
    assert not others()
    assert worker.cancelled == 5
    begun = len(worker.begun)
    await asyncio.sleep(60)
    assert len(worker.begun) == begun


@virtual
async def test_a_break_ends_the_source_that_was_made_for_the_work() -> None:
    server = MovingList(seconds(400), latency=0.05)

    async def work(_item: Any) -> None:
        await asyncio.sleep(1)

    async for _ in ALLEGRO.map(work, listed(server, offsets()).prefetch(4), concurrency=2):
        break
    gc.collect()
    await settled()
    assert not others()
    asked = len(server.asked)
    await asyncio.sleep(60)
    assert len(server.asked) == asked


@virtual
async def test_closing_waits_for_the_end_and_ends_the_iteration() -> None:
    server = MovingList(seconds(400), latency=0.05)

    async def work(_item: Any) -> None:
        await asyncio.sleep(1)

    async with aclosing(ALLEGRO.map(work, listed(server, offsets()).prefetch(4), concurrency=2)) as outcomes:
        await anext(outcomes)
    assert not others()
    assert [each async for each in outcomes] == []


@virtual
async def test_an_iterator_that_was_handed_in_stays_open() -> None:
    async def source() -> AsyncIterator[int]:
        for number in range(9):
            yield number

    numbers = source()
    async with aclosing(ALLEGRO.map(Worker(), numbers, concurrency=1)) as outcomes:
        await anext(outcomes)
    assert await anext(numbers) > 0


@virtual
async def test_a_cancelled_consumer_leaves_nothing_behind() -> None:
    worker = Worker()

    async def consume() -> None:
        await ALLEGRO.map(worker, range(99), concurrency=5)

    task = asyncio.create_task(consume())
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert not others()
    assert worker.cancelled == 5


@virtual
async def test_a_function_that_is_cancelled_from_within_is_no_outcome() -> None:
    async def work(item: int) -> None:
        if item == 2:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await ALLEGRO.map(work, range(9), concurrency=2)
    assert not others()


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_cancellation_at_any_moment_leaves_nothing_behind(concurrency: int, *, ordered: bool) -> None:
    """Cancel the consumer after one step of the loop, after two, and so on to the end of the work."""

    async def source() -> AsyncIterator[int]:
        for number in range(7):
            await asyncio.sleep(0.3)
            yield number

    async def consume(worker: Worker) -> None:
        async for _ in ALLEGRO.map(worker, source(), concurrency=concurrency, ordered=ordered):
            await asyncio.sleep(0.1)

    async def cancelled_after(steps: int) -> bool:
        worker = Worker(bad=frozenset({2}))
        task = asyncio.create_task(consume(worker))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        await settled()
        assert not others()
        assert worker.under_way == 0
        return task.cancelled()

    async def cancelled_at(moment: float) -> bool:
        worker = Worker(bad=frozenset({2}))
        task = asyncio.create_task(consume(worker))
        await asyncio.sleep(moment)
        task.cancel()
        await asyncio.wait([task])
        await settled()
        assert not others()
        assert worker.under_way == 0
        return task.cancelled()

    async def all_moments() -> None:
        for steps in range(12):
            assert await cancelled_after(steps)
        ended = [await cancelled_at(number * 0.05 + 0.01) for number in range(220)]
        assert ended[0]
        assert not ended[-1]  # so every moment of the work was there

    run(all_moments())


@pytest.mark.parametrize("concurrency", [1, 4])
@virtual
async def test_what_is_no_exception_of_an_item_ends_the_work(concurrency: int) -> None:
    class Stop(BaseException):
        pass

    async def work(item: int) -> None:
        await asyncio.sleep(0.1)
        if item == 5:
            raise Stop

    found: list[int] = []
    with pytest.raises(Stop):
        await into(found, ALLEGRO.map(work, range(99), concurrency=concurrency))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the results are not looked at
    assert found == list(range(5))
    assert not others()
