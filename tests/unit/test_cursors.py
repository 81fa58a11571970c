"""The stores of cursors keep what they are given: in memory, in files, in a database."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from allegro_async.cursors import CursorStore, FileCursorStore, MemoryCursorStore, SqliteCursorStore

MAKERS: dict[str, Callable[[Path], Any]] = {
    "memory": lambda _folder: MemoryCursorStore(),
    "file": lambda folder: FileCursorStore(folder / "cursors"),
    "sqlite": lambda folder: SqliteCursorStore(folder / "new" / "shop.db"),
}


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> CursorStore:
    made: CursorStore = MAKERS[request.param](tmp_path)
    return made


def modes_in(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


async def close(store: object) -> None:
    if isinstance(store, SqliteCursorStore):
        await store.aclose()


async def test_what_was_never_saved_is_not_there(store: CursorStore) -> None:
    assert await store.load("a") is None
    await close(store)


@pytest.mark.parametrize("key", ["a", "../a", "sandbox/shop 1/orders", "ż" * 300, "http://127.0.0.1:8080/x"])
async def test_the_last_text_of_a_key_is_there(store: CursorStore, key: str) -> None:
    await store.save(key, "1")
    await store.save("other", "2")
    await store.save(key, "3")
    assert (await store.load(key), await store.load("other")) == ("3", "2")
    await close(store)


async def test_saves_of_one_key_at_once_leave_the_last(store: CursorStore) -> None:
    await asyncio.gather(*(store.save("a", str(number)) for number in range(20)))
    assert await store.load("a") == "19" or not isinstance(store, FileCursorStore | MemoryCursorStore)
    await close(store)


@pytest.mark.parametrize("kind", ["file", "sqlite"])
async def test_another_store_finds_what_one_has_saved(kind: str, tmp_path: Path) -> None:
    first, second = MAKERS[kind](tmp_path), MAKERS[kind](tmp_path)
    await first.save("a", "1")
    assert await second.load("a") == "1"
    await close(first)
    await close(second)


@pytest.mark.parametrize("kind", ["file", "sqlite"])
async def test_only_the_owner_can_read_them(kind: str, tmp_path: Path) -> None:
    made = MAKERS[kind](tmp_path)
    await made.save("a", "1")
    assert modes_in(tmp_path) == {0o600}
    await close(made)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_store_shows_what_it_is(kind: str, tmp_path: Path) -> None:
    assert repr(MAKERS[kind](tmp_path)).startswith(f"<{type(MAKERS[kind](tmp_path)).__name__} ")


async def test_a_closed_database_opens_again(tmp_path: Path) -> None:
    store = SqliteCursorStore(tmp_path / "shop.db")
    await store.aclose()
    await store.save("a", "1")
    await store.aclose()
    assert await store.load("a") == "1"
    await store.aclose()


async def test_a_forked_child_opens_the_database_for_itself(tmp_path: Path) -> None:
    store = SqliteCursorStore(tmp_path / "shop.db")
    await store.save("a", "1")
    pid = os.getpid()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "getpid", lambda: pid + 1)
        assert await store.load("a") == "1"
    await store.aclose()


async def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cursors").write_text("no folder")
    saving: Awaitable[None] = FileCursorStore(tmp_path / "cursors").save("a", "1")
    with pytest.raises(OSError, match="cursors"):
        await saving
