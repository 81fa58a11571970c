# A test may look inside.
# pyright: reportPrivateUsage=false
"""Writes to one thing go one after the other, in the order they came."""

from __future__ import annotations

import asyncio
import random

import pytest

from allegro_async.write_order import WriteOrder
from tests.doubles import virtual


@virtual
async def test_the_first_to_come_is_the_first_to_go() -> None:
    order, done = WriteOrder(), list[int]()

    async def write(number: int) -> None:
        async with order.turn("offer"):
            await asyncio.sleep(random.random())  # noqa: S311 - a test
            done.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(100):
            group.create_task(write(number))
    assert done == list(range(100))
    assert len(order) == 0


@virtual
async def test_different_things_do_not_wait_for_each_other() -> None:
    order = WriteOrder()
    async with order.turn("one"), order.turn("other"):
        assert len(order) == 2
        assert not order.is_free("one")
        assert order.is_free("third")
    assert order.is_free("one")


@virtual
async def test_a_failed_write_passes_its_turn_on() -> None:
    order = WriteOrder()
    with pytest.raises(RuntimeError, match="mine"):
        async with order.turn("offer"):
            raise RuntimeError("mine")
    assert len(order) == 0


@virtual
async def test_who_leaves_the_queue_leaves_no_trace() -> None:
    order = WriteOrder()
    async with order.turn("offer"):
        waiting = asyncio.create_task(_write(order, []))
        await asyncio.sleep(1)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert not order._waiting["offer"]
    assert len(order) == 0


async def _write(order: WriteOrder, done: list[object], name: object = None) -> None:
    async with order.turn("offer"):
        done.append(name)


@virtual
async def test_a_turn_given_in_the_moment_of_cancelling_goes_on_to_the_next() -> None:
    order, done = WriteOrder(), list[object]()
    async with order.turn("offer"):
        first = asyncio.create_task(_write(order, done, "first"))
        second = asyncio.create_task(_write(order, done, "second"))
        await asyncio.sleep(1)
    first.cancel()  # it has been given the turn, and has not run since
    await asyncio.wait([first, second])
    assert first.cancelled()
    assert done == ["second"]
    assert len(order) == 0


@virtual
async def test_a_turn_passes_over_one_who_is_cancelled_in_the_same_moment() -> None:
    order, done = WriteOrder(), list[object]()
    async with order.turn("offer"):
        first = asyncio.create_task(_write(order, done, "first"))
        second = asyncio.create_task(_write(order, done, "second"))
        await asyncio.sleep(1)
        first.cancel()  # and it has not run since
    await asyncio.wait([first, second])
    assert first.cancelled()
    assert done == ["second"]
    assert len(order) == 0


@virtual
async def test_ten_thousand_writers_leaving_at_random_hold_nobody_up_and_leave_nothing() -> None:
    order, chance = WriteOrder(), random.Random(7)  # noqa: S311 - a test
    inside = most = finished = 0

    async def write() -> None:
        nonlocal inside, most, finished
        async with order.turn(chance.randrange(50)):
            inside += 1
            most = max(most, inside)
            try:
                await asyncio.sleep(chance.random() / 100)
                finished += 1
            finally:
                inside -= 1

    tasks = [asyncio.create_task(write()) for _ in range(10_000)]
    leaving = chance.sample(tasks, 5000)
    for task in leaving:
        await asyncio.sleep(chance.random() / 5000)
        task.cancel()
    await asyncio.wait(tasks)
    assert (len(order), inside) == (0, 0)
    assert most <= 50
    assert finished == sum(not task.cancelled() for task in tasks) >= 5000
