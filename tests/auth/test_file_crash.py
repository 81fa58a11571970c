"""The file store when a save is cut off: by an error of the disk, or by the end of the process."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from allegro_async import AccountKey, ConfigurationError, FileTokenStore
from tests.doubles import a_token

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
OTHER = replace(KEY, account="shop-2")
CALLS = ("open", "write", "fsync", "close", "fstat", "replace", "unlink")


class KilledError(BaseException):
    """The process ends here: nothing that follows reaches the disk."""


@contextmanager
def trouble(at: int, error: Callable[[], BaseException], *, for_good: bool = False) -> Generator[list[str]]:
    """Let the system call with this number fail that the store makes while it writes, and perhaps all later.

    Gives the names of the calls made so far.
    """
    made: list[str] = []
    patch = pytest.MonkeyPatch()

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if not threading.current_thread().name.startswith("allegro-store"):
                return real(*arguments, **named)
            made.append(name)
            if len(made) - 1 == at or (for_good and len(made) > at and name != "close"):
                if name == "write" and not for_good:  # a full disk takes the first half
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                raise error()
            return real(*arguments, **named)

        return call

    for name in CALLS:
        patch.setattr(os, name, watched(name, getattr(os, name)))
    try:
        yield made
    finally:
        patch.undo()


async def calls_of_a_save(folder: Path) -> list[str]:
    store = FileTokenStore(folder)
    await store.save(KEY, a_token("old"))
    with trouble(-1, OSError) as made:
        await store.save(KEY, a_token("new"))
    return made


def left_over(folder: Path) -> list[Path]:
    return list(folder.glob("*.new"))


async def test_a_save_makes_the_calls_that_a_crash_may_come_between(tmp_path: Path) -> None:
    made = await calls_of_a_save(tmp_path)
    assert [name for name in made if name in {"write", "fsync", "replace"}] == [
        "write",
        "fsync",
        "replace",
        "fsync",
    ]


@pytest.mark.parametrize("at", range(18))
async def test_an_error_of_the_disk_at_any_call_leaves_one_of_the_two_states_whole(
    at: int, tmp_path: Path
) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token("old"))
    await store.save(OTHER, a_token("other"))
    with trouble(at, lambda: OSError(errno.ENOSPC, "No space left on device")) as made:
        said = ""
        try:
            await store.save(KEY, a_token("new"))
        except ConfigurationError as error:
            said = str(error)
    moved = "replace" in made[:at]
    failed = at < len(made)
    assert ("No space left" in said) == failed
    for reader in (store, FileTokenStore(tmp_path)):
        assert await reader.load(KEY) == a_token("new" if moved or not failed else "old")
        assert await reader.load(OTHER) == a_token("other")
    await store.save(KEY, a_token("after"))
    assert await FileTokenStore(tmp_path).load(KEY) == a_token("after")
    assert left_over(tmp_path) == []


async def test_no_call_of_a_save_is_left_out_above(tmp_path: Path) -> None:
    assert 10 < len(await calls_of_a_save(tmp_path)) <= 18


@pytest.mark.parametrize("at", range(18))
async def test_the_end_of_the_process_between_any_two_calls_leaves_one_of_the_two_states_whole(
    at: int, tmp_path: Path
) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token("old"))
    await store.save(OTHER, a_token("other"))
    with trouble(at, KilledError, for_good=True) as made:
        try:
            await store.save(KEY, a_token("new"))
        except KilledError:
            assert at < len(made)
    for path in left_over(tmp_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    after = FileTokenStore(tmp_path)
    assert await after.load(KEY) == a_token("new" if "replace" in made[:at] else "old")
    assert await after.load(OTHER) == a_token("other")
    await after.save(KEY, a_token("after"))
    assert left_over(tmp_path) == []


async def test_a_killed_process_can_leave_a_new_file_behind_which_this_proves_to_be_removed(
    tmp_path: Path,
) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token("old"))
    made = await calls_of_a_save(tmp_path / "sample")
    with trouble(made.index("replace"), KilledError, for_good=True), pytest.raises(KilledError):
        await store.save(KEY, a_token("new"))
    assert len(left_over(tmp_path)) == 1


async def test_a_file_that_cannot_be_moved_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, 0

    def busy(old: object, new: object) -> None:
        nonlocal refused
        if refused < 3:  # Windows refuses while somebody reads the file
            refused += 1
            raise PermissionError(errno.EACCES, "Permission denied")
        real(str(old), str(new))

    monkeypatch.setattr(os, "replace", busy)
    await FileTokenStore(tmp_path).save(KEY, a_token())
    assert refused == 3
    assert await FileTokenStore(tmp_path).load(KEY) == a_token()


async def test_where_folders_cannot_be_synced_files_still_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allegro_async.auth._private_files._FOLDERS_CAN_BE_SYNCED", False)
    assert (await calls_of_a_save(tmp_path)).count("fsync") == 1


async def test_a_cancelled_save_is_on_the_disk_before_the_lock_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on, real = threading.Event(), threading.Event(), os.fsync

    def slow(handle: int) -> None:
        writing.set()
        go_on.wait(5)
        real(handle)

    monkeypatch.setattr(os, "fsync", slow)
    store = FileTokenStore(tmp_path)
    first = asyncio.create_task(store.save(KEY, a_token("first")))
    await asyncio.to_thread(writing.wait, 5)
    first.cancel()
    second = asyncio.create_task(FileTokenStore(tmp_path).save(OTHER, a_token("second")))
    await asyncio.sleep(0.03)
    assert not first.done()
    assert not second.done()
    go_on.set()
    await asyncio.wait([first, second])
    assert first.cancelled()
    assert await store.load(KEY) == a_token("first")
    assert await store.load(OTHER) == a_token("second")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_writer_killed_at_80_random_moments_never_loses_an_acknowledged_token(tmp_path: Path) -> None:
    script = Path(__file__).with_name("kill_writers.py")
    root = Path(__file__).parents[2]
    shown = subprocess.run(
        [sys.executable, "-W", "error", str(script), str(tmp_path), "80", "7"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=100,
    )
    assert shown.returncode == 0, shown.stderr
    kills, saves = map(int, shown.stdout.split())
    assert kills == 80
    assert saves > 80
