"""Locks between processes."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import anyio
import pytest
from filelock import FileLock

from allegro_async import AccountKey, FileTokenStore
from allegro_async.auth._lock_files import LockFiles, digest, known_locks, within_process
from tests.doubles import a_token

ROOT = Path(__file__).parents[2]
KEY = AccountKey("sandbox", "client-id-1", "shop-1")

HOLD = """
import asyncio, sys
from allegro_async import AccountKey, FileTokenStore

async def main():
    async with FileTokenStore(sys.argv[1]).lock(AccountKey("sandbox", "client-id-1", "shop-1")):
        print("held", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""

COUNT_UP = """
import asyncio, sys
from dataclasses import replace
from allegro_async import AccountKey, FileTokenStore

KEY = AccountKey("sandbox", "client-id-1", "shop-1")

async def count_up(store):
    for _ in range(3):
        async with store.lock(KEY):
            token = await store.load(KEY)
            await store.save(KEY, replace(token, lifetime=token.lifetime + 1))

async def main():
    store = FileTokenStore(sys.argv[1])
    await asyncio.gather(*(count_up(store) for _ in range(5)))

asyncio.run(main())
"""


def child(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@contextmanager
def held_by_another_process(folder: Path) -> Generator[subprocess.Popen[str]]:
    holder = child(HOLD, folder)
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


async def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)

    async def wait_for_it() -> None:
        async with store.lock(KEY):
            await store.save(KEY, a_token())

    with held_by_another_process(tmp_path) as holder:
        waiters = [asyncio.create_task(wait_for_it()) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert not any(each.done() for each in waiters)
        async with store.lock(replace(KEY, account="shop-2")):  # another account's is free
            pass
        holder.send_signal(signal.SIGKILL)
        async with asyncio.timeout(5):
            await asyncio.gather(*waiters)


async def test_a_waiter_for_another_process_can_be_cancelled(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    with held_by_another_process(tmp_path):
        for _ in range(2):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05), store.lock(KEY):
                    pass
    async with asyncio.timeout(5), store.lock(KEY):
        pass


async def test_processes_never_hold_it_together_and_all_come_in(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token(lifetime=0.0))
    children = [child(COUNT_UP, tmp_path) for _ in range(3)]
    for each in children:
        out, _ = await asyncio.to_thread(each.communicate)
        assert (each.returncode, out) == (0, "")
    token = await store.load(KEY)
    assert token is not None
    assert token.lifetime == 3 * 5 * 3


async def test_only_one_task_of_a_process_asks_for_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, most = 0, 0
    real = anyio.sleep

    async def counted(seconds: float) -> None:
        nonlocal asking, most
        assert 0 < seconds <= 0.01
        asking += 1
        most = max(most, asking)
        await real(seconds)
        asking -= 1

    async def visit() -> None:
        async with FileTokenStore(tmp_path).lock(KEY):
            pass

    monkeypatch.setattr(anyio, "sleep", counted)
    with held_by_another_process(tmp_path):
        waiters = [asyncio.create_task(visit()) for _ in range(20)]
        await asyncio.sleep(0.1)
    await asyncio.gather(*waiters)
    assert most == 1


async def test_an_error_while_freeing_the_file_does_not_keep_the_process_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise OSError(5, "Input/output error")

    locks = LockFiles(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(FileLock, "release", fail)
        held = locks.lock("a")
        await held.__aenter__()
        with pytest.raises(OSError, match="Input/output"):
            await held.__aexit__(None, None, None)
    waiter = asyncio.create_task(within_process(lock_path(tmp_path, "a")).__aenter__())
    await asyncio.wait_for(waiter, 1)


def lock_path(folder: Path, *name: str) -> str:
    return os.path.realpath(folder / ".locks" / f"{digest(*name)}.lock")


async def test_locks_that_nobody_uses_are_forgotten(tmp_path: Path) -> None:
    before = len(known_locks)
    locks = LockFiles(tmp_path)
    for number in range(20):
        async with locks.lock(str(number)):
            pass
    assert len(known_locks) <= before + 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_does_not_wait_for_its_parents_tasks(tmp_path: Path) -> None:
    name = lock_path(tmp_path, "a")

    async def fork_while_held() -> int:
        mine = within_process(name)
        async with mine:
            return exit_code_of_a_child_that_sees_another_lock(name, mine)

    assert asyncio.run(fork_while_held()) == 0


def exit_code_of_a_child_that_sees_another_lock(name: str, mine: object) -> int:
    child_id = os.fork()
    if child_id == 0:  # pragma: no cover - another process
        os._exit(0 if within_process(name) is not mine else 1)
    assert within_process(name) is mine
    return os.waitstatus_to_exitcode(os.waitpid(child_id, 0)[1])


def test_a_digest_tells_tuples_of_any_texts_apart() -> None:
    tuples = [("a", "b"), ("ab",), ("a", "b", ""), ('a", "b',), ("A", "b"), ("\ud800",), ("\udfff",)]
    assert len({digest(*each) for each in tuples}) == len(tuples)
    assert all(len(digest(*each)) == 32 and digest(*each).isalnum() for each in tuples)
