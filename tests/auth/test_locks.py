"""The lock that works over the event loops of several threads."""

from __future__ import annotations

import asyncio
import gc
import threading
import time

import pytest

from allegro_async.auth._locks import LoopLock
from tests.doubles import virtual


async def hold(lock: LoopLock, log: list[str], name: str, seconds: float = 1.0) -> None:
    async with lock:
        log.append(name)
        await asyncio.sleep(seconds)


@virtual
async def test_the_lock_is_given_in_the_order_of_asking() -> None:
    lock, log = LoopLock(), list[str]()
    await asyncio.gather(*(hold(lock, log, str(number)) for number in range(20)))
    assert log == [str(number) for number in range(20)]


@virtual
async def test_who_comes_after_the_release_does_not_jump_the_queue() -> None:
    lock, log = LoopLock(), list[str]()

    async def again_and_again() -> None:
        for _ in range(3):
            await hold(lock, log, "greedy", 0.0)

    await asyncio.gather(again_and_again(), hold(lock, log, "modest"))
    assert log[:2] == ["greedy", "modest"]


@virtual
async def test_a_waiter_cancelled_in_the_queue_is_passed_over() -> None:
    lock, log = LoopLock(), list[str]()
    async with lock:
        first = asyncio.create_task(hold(lock, log, "first"))
        second = asyncio.create_task(hold(lock, log, "second"))
        await asyncio.sleep(1)
        first.cancel()
        await asyncio.sleep(1)
    await second
    assert first.cancelled()
    assert log == ["second"]


@pytest.mark.parametrize("steps", range(4))
def test_a_waiter_cancelled_at_any_moment_of_the_hand_over_passes_the_lock_on(steps: int) -> None:
    @virtual
    async def scene() -> None:
        lock, log = LoopLock(), list[str]()
        async with lock:
            first = asyncio.create_task(hold(lock, log, "first", 0.0))
            second = asyncio.create_task(hold(lock, log, "second", 0.0))
            await asyncio.sleep(1)
        for _ in range(steps):
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait([first, second])
        assert log[-1] == "second"
        async with lock:
            pass

    scene()


@virtual
async def test_the_last_waiter_leaving_sets_the_lock_free() -> None:
    lock = LoopLock()
    async with lock:
        waiter = asyncio.create_task(hold(lock, [], "nobody"))
        await asyncio.sleep(1)
    waiter.cancel()
    await asyncio.wait([waiter])
    async with asyncio.timeout(1), lock:
        pass


def in_a_loop_of_its_own(lock: LoopLock, steps: int) -> asyncio.AbstractEventLoop:
    """Queue for the lock in a loop that is stopped, and not closed yet."""
    loop = asyncio.new_event_loop()
    task = loop.create_task(hold(lock, [], "lost"))
    task._log_destroy_pending = False  # type: ignore[attr-defined]
    for _ in range(steps):
        loop.run_until_complete(asyncio.sleep(0))
    return loop


@virtual
async def test_a_loop_closed_while_it_waits_does_not_swallow_the_lock() -> None:
    lock, log = LoopLock(), list[str]()
    async with lock:
        thread = await asyncio.to_thread(in_a_loop_of_its_own, lock, 2)
        waiter = asyncio.create_task(hold(lock, log, "behind it"))
        await asyncio.sleep(1)
        thread.close()
    await waiter
    assert log == ["behind it"]
    gc.collect()  # the lost waiter ends, and must not take a lock that is not its own
    async with asyncio.timeout(1), lock:
        pass


@virtual
async def test_a_loop_closed_with_the_lock_on_its_way_gives_it_to_the_next_who_asks() -> None:
    lock = LoopLock()
    gc.disable()  # or the collector frees it sooner
    try:
        async with lock:
            loop = await asyncio.to_thread(in_a_loop_of_its_own, lock, 2)
        loop.close()
        async with asyncio.timeout(1), lock:
            pass
    finally:
        gc.enable()


@virtual
async def test_a_waiter_that_is_thrown_away_with_the_lock_on_its_way_passes_it_on() -> None:
    lock, log = LoopLock(), list[str]()
    async with lock:
        loop = await asyncio.to_thread(in_a_loop_of_its_own, lock, 2)
        waiter = asyncio.create_task(hold(lock, log, "behind it"))
        await asyncio.sleep(1)
    loop.close()
    del loop
    gc.collect()
    await waiter
    assert log == ["behind it"]


def test_tasks_of_four_threads_never_hold_it_together() -> None:
    lock, inside, most, visits = LoopLock(), 0, 0, 0

    async def visit() -> None:
        nonlocal inside, most, visits
        for _ in range(10):
            async with lock:
                inside += 1
                most = max(most, inside)
                time.sleep(0.0001)  # noqa: ASYNC251 - lets other threads run, not other tasks
                visits += 1
                inside -= 1

    async def crowd() -> None:
        await asyncio.gather(*(visit() for _ in range(10)))

    threads = [threading.Thread(target=asyncio.run, args=(crowd(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, visits) == (1, 400)


def test_a_thousand_tasks_over_two_hundred_locks_are_all_served() -> None:
    locks, served = [LoopLock() for _ in range(200)], 0

    async def one(number: int) -> None:
        nonlocal served
        async with locks[number % 200]:
            await asyncio.sleep(0)
            served += 1

    async def all_of_them() -> None:
        await asyncio.gather(*(one(number) for number in range(1000)))

    asyncio.run(all_of_them())
    assert served == 1000
