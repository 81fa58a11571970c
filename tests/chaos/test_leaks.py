"""What is left behind is seen."""

from __future__ import annotations

import asyncio
import gc
import warnings
from pathlib import Path

from allegro_async import AiohttpTransport, FairLimiter, Limits, Request
from allegro_async.sandbox import Sandbox
from tests.chaos.leaks import Complaints, connections, open_files, other_tasks, under_way
from tests.doubles import LoopClock, a_call


async def test_a_permit_in_use_and_a_waiting_call_are_seen() -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))
    assert under_way(limiter) == []
    await limiter.acquire(a_call(), deadline=None)
    waiting = asyncio.create_task(limiter.acquire(a_call(), deadline=None))
    await asyncio.sleep(0)
    assert under_way(limiter) == ["1 permits", "1 waiting calls"]
    waiting.cancel()
    limiter.release(a_call())
    await asyncio.wait({waiting})
    assert under_way(limiter) == []


async def test_a_connection_in_use_is_seen() -> None:
    async with Sandbox(orders=0, offers=1) as sandbox:
        sandbox.fault("slow", delay=5)
        transport = AiohttpTransport()
        assert connections(transport) == []
        request = Request("GET", f"{sandbox.url}/me", {})
        call = asyncio.create_task(transport.send(request, timeout=10))
        while not sandbox.world.faults.rules[0].done:  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.01)
        assert connections(transport) == ["1 connections in use"]
        call.cancel()
        await asyncio.wait({call})
        assert connections(transport) == []
        await transport.aclose()


async def test_a_task_that_still_runs_is_seen() -> None:
    stray = asyncio.create_task(asyncio.sleep(60))
    assert ["sleep" in text for text in other_tasks()] == [True]
    stray.cancel()
    await asyncio.wait({stray})
    assert other_tasks() == []


def test_an_open_file_is_seen(tmp_path: Path) -> None:
    before = open_files()
    with (tmp_path / "file").open("w"):
        assert open_files() - before in {0, 1}  # 0 where the system does not tell
    assert open_files() == before


async def test_an_exception_that_nobody_retrieved_is_heard() -> None:
    async def fail() -> None:
        raise LookupError("nobody asked")

    with Complaints() as complaints:
        task = asyncio.create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        gc.collect()
    assert len(complaints.heard) == 1
    assert "never retrieved" in complaints.heard[0]


async def test_a_warning_is_heard_and_a_coroutine_that_nobody_awaited() -> None:
    async def idle() -> None:
        """Do nothing."""

    with Complaints() as complaints:
        warnings.warn("careful", stacklevel=1)
        coroutine = idle()
        del coroutine
    assert ["careful" in text or "never awaited" in text for text in complaints.heard] == [True, True]


class _Fails:
    def __del__(self) -> None:
        raise LookupError("at the end")


async def test_an_exception_of_a_finalizer_is_heard() -> None:
    with Complaints() as complaints:
        thing = _Fails()
        del thing
    assert len(complaints.heard) == 1
    assert "at the end" in complaints.heard[0]
