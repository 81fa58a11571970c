"""Blocking work in threads, and what a cancellation does to it."""

from __future__ import annotations

import asyncio
import os
import threading

import anyio
import pytest

from allegro_async.auth._threads import in_thread


async def test_the_result_and_the_error_come_back() -> None:
    assert await in_thread(lambda: threading.current_thread() is threading.main_thread()) is False
    with pytest.raises(ZeroDivisionError):
        await in_thread(lambda: 1 // 0)


@pytest.mark.parametrize("fails", [False, True])
async def test_a_cancelled_caller_leaves_only_when_the_work_is_done(*, fails: bool) -> None:
    go_on, done = threading.Event(), False

    def work() -> None:
        nonlocal done
        go_on.wait(5)
        done = True
        assert not fails

    task = asyncio.create_task(in_thread(work))
    await asyncio.sleep(0.01)
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0.001)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done


async def test_a_cancel_scope_of_anyio_does_not_cut_the_work_either() -> None:
    go_on, done = threading.Event(), False

    def work() -> None:
        nonlocal done
        go_on.wait(5)
        done = True

    asyncio.get_running_loop().call_later(0.02, go_on.set)
    with anyio.move_on_after(0.005) as scope:
        await in_thread(work)
        assert done
        await anyio.sleep(5)
    assert scope.cancelled_caught


async def test_work_goes_on_while_the_threads_of_the_loop_are_all_taken() -> None:
    enough, loop = threading.Event(), asyncio.get_running_loop()
    takers = [loop.run_in_executor(None, enough.wait, 5) for _ in range(40)]
    assert await in_thread(lambda: 7) == 7
    enough.set()
    await asyncio.gather(*takers)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_has_threads_of_its_own() -> None:
    assert asyncio.run(in_thread(lambda: 7)) == 7
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os._exit(asyncio.run(asyncio.wait_for(in_thread(lambda: 8), 5)))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 8
