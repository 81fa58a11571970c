"""The store in files: permissions, names, what it remembers, and clear words when it cannot work."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from allegro_async import (
    AccountKey,
    ConfigurationError,
    FileTokenStore,
    SignInStore,
    TokenStore,
)
from allegro_async.auth import _token_rows as rows
from allegro_async.auth._lock_files import LockFiles
from tests.auth.keychains import folder_in
from tests.auth.token_files import (
    HERE,
    KEY,
    PENDING,
    a_saved_file,
    failing,
    names_in,
    refusal,
    set_mode,
    the_file,
    write_private,
)
from tests.doubles import EPOCH, a_token

posix = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")


def test_it_is_a_token_store_and_keeps_sign_ins(tmp_path: Path) -> None:
    assert isinstance(FileTokenStore(tmp_path), TokenStore)
    assert isinstance(FileTokenStore(tmp_path), SignInStore)


async def test_the_platforms_data_folder_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allegro_async.auth.file.user_data_path", folder_in(tmp_path))
    await FileTokenStore().save(KEY, a_token())
    assert the_file(tmp_path / "allegro_async")


async def test_loading_from_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "none")
    assert await store.load(KEY) is None
    assert list(await store.accounts(*HERE)) == []
    assert not (tmp_path / "none").exists()


async def test_forgetting_what_is_not_there_writes_no_file(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.delete(KEY)
    assert await store.take_sign_in(*HERE, "state-1") is None
    assert names_in(tmp_path) == set()


async def test_a_row_tells_all_that_is_known(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, replace(a_token(), scopes=frozenset({"b", "a"})))
    await store.save_sign_in(*HERE, PENDING)
    content = json.loads(the_file(tmp_path).read_text())
    assert content["version"] == 2
    assert content["tokens"] == [
        {
            "environment": "sandbox",
            "client_id": "client-id-1",
            "account": "shop-1",
            "user_id": "44",
            "scopes": ["a", "b"],
            "expires_at": EPOCH + 40_000,
            "lifetime": 43_199.0,
            "dead": False,
            "access_token": a_token().access_token,
            "refresh_token": a_token().refresh_token,
        }
    ]
    assert content["sign_ins"] == [
        {"environment": "sandbox", "client_id": "client-id-1", **PENDING.as_dict()}
    ]


async def test_sign_ins_that_ran_out_a_day_ago_are_dropped(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save_sign_in(*HERE, replace(PENDING, state="old", expires_at=EPOCH - 86_401))
    await store.save_sign_in(*HERE, PENDING)
    assert await store.take_sign_in(*HERE, "old") is None
    assert await store.take_sign_in(*HERE, "state-1") == PENDING


async def test_a_damaged_sign_in_counts_as_none(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save_sign_in(*HERE, PENDING)
    write_private(the_file(tmp_path), the_file(tmp_path).read_text().replace("verifier", "v"))
    assert await store.take_sign_in(*HERE, "state-1") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("http://127.0.0.1:8080", "c"), ("http-127-0-0-1-8080", "c")),
        (("a", "b-c"), ("a-b", "c")),
        (("sandbox", "abc"), ("sandbox", "ABC")),
        (("żółć", "c"), ("źóść", "c")),
        (("sandbox", "x" * 500), ("sandbox", "x" * 499 + "y")),
    ],
)
async def test_two_environments_or_client_ids_never_share_a_file(
    one: tuple[str, str], other: tuple[str, str], tmp_path: Path
) -> None:
    store = FileTokenStore(tmp_path)
    for number, place in enumerate((one, other)):
        await store.save(AccountKey(*place, "shop"), a_token(str(number)))
    assert await store.load(AccountKey(*one, "shop")) == a_token("0")
    assert await store.load(AccountKey(*other, "shop")) == a_token("1")
    names = {name.casefold() for name in names_in(tmp_path)}
    assert len(names) == 2
    assert all(len(name) < 100 for name in names)


@posix
async def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = FileTokenStore(tmp_path / "tokens")
        async with store.lock(KEY):
            await store.save(KEY, a_token())
    finally:
        os.umask(before)
    for path in (tmp_path / "tokens", *(tmp_path / "tokens").rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666, 0o601])
async def test_a_file_that_others_may_read_is_refused(mode: int, tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path)
    path.chmod(mode)
    assert f"chmod 600 '{path}'" in await refusal(tmp_path)
    path.chmod(0o600)
    assert await FileTokenStore(tmp_path).load(KEY) == a_token()


@posix
async def test_permissions_are_looked_at_although_the_content_is_known(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    the_file(tmp_path).chmod(0o644)
    with pytest.raises(ConfigurationError, match="Others may read"):
        await store.load(KEY)


@posix
async def test_a_symbolic_link_in_the_files_place_is_refused(tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert "symbolic link" in await refusal(tmp_path)
    assert path.is_symlink()


@posix
async def test_a_folder_may_be_a_symbolic_link(tmp_path: Path) -> None:
    await a_saved_file(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    store = FileTokenStore(tmp_path / "link")
    assert await store.load(KEY) == a_token()
    async with store.lock(KEY):
        other = asyncio.create_task(FileTokenStore(tmp_path / "real").lock(KEY).__aenter__())
        await asyncio.sleep(0.02)
        assert not other.done()
        other.cancel()


@posix
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
async def test_something_that_is_no_file_is_refused(make: Any, tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path)
    path.unlink()
    make(path)
    assert "no plain file" in await refusal(tmp_path)


@contextmanager
def as_nobody(folder: Path) -> Generator[None]:
    """Drop the rights of root, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
async def test_a_read_only_folder_still_gives_its_tokens_and_takes_none() -> None:
    with tempfile.TemporaryDirectory() as name, as_nobody(Path(name)):
        folder = Path(name)
        await FileTokenStore(folder).save(KEY, a_token())
        set_mode(0o500, folder, folder / ".locks")
        try:
            store = FileTokenStore(folder)
            assert await store.load(KEY) == a_token()
            with pytest.raises(ConfigurationError, match="Permission denied"):
                await store.save(KEY, a_token("new"))
            with pytest.raises(ConfigurationError, match="cannot be written"):
                async with store.lock(replace(KEY, account="other")):
                    pass
            assert await store.load(KEY) == a_token()
        finally:
            set_mode(0o700, folder, folder / ".locks")


@posix
async def test_a_file_that_cannot_be_read_is_said_so() -> None:
    with tempfile.TemporaryDirectory() as name, as_nobody(Path(name)):
        path = await a_saved_file(Path(name))
        path.chmod(0o000)
        assert "cannot be read: Permission denied" in await refusal(Path(name))


async def test_a_folder_that_is_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = FileTokenStore(tmp_path / "file")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        await store.load(KEY)
    with pytest.raises(ConfigurationError, match="it is not a folder"):
        await store.save(KEY, a_token())


async def test_ten_thousand_loads_read_the_rows_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_saved_file(tmp_path)
    parsed = 0

    def counted(data: bytes, name: object) -> rows.Book:
        nonlocal parsed
        parsed += 1
        return rows.decode(data, name)

    monkeypatch.setattr("allegro_async.auth._token_files.decode", counted)
    store = FileTokenStore(tmp_path)
    for _ in range(100):
        assert await asyncio.gather(*(store.load(KEY) for _ in range(100))) == [a_token()] * 100
    assert parsed <= 8  # as many threads may begin at the same time


async def test_a_writer_knows_what_it_wrote_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    monkeypatch.setattr("allegro_async.auth._token_files.decode", failing(AssertionError()))
    await store.save(KEY, a_token("new"))
    assert await store.load(KEY) == a_token("new")


async def test_a_change_of_the_same_size_at_the_same_time_in_the_same_place_is_seen(tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path / "here")
    other = FileTokenStore(tmp_path / "there")
    await other.save(KEY, a_token("other"))
    os.utime(path, ns=(1, 1))
    reader = FileTokenStore(tmp_path / "here")
    assert await reader.load(KEY) == a_token("first")
    before = path.stat()
    with path.open("r+b") as file:  # as if the inode had been used again within one tick of the clock
        file.write(the_file(tmp_path / "there").read_bytes())
    os.utime(path, ns=(1, 1))
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns, before.st_size) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_size,
    )
    assert await reader.load(KEY) == a_token("other")


async def test_no_repr_shows_a_token(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    book = rows.decode(the_file(tmp_path).read_bytes(), "file")
    for thing in (store, book):
        assert "eyJ" not in repr(thing)


async def test_many_saves_at_the_same_time_are_written_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes, real = 0, os.fsync

    def counted(handle: int) -> None:
        nonlocal writes
        writes += 1
        real(handle)

    monkeypatch.setattr(os, "fsync", counted)
    store = FileTokenStore(tmp_path)
    keys = [replace(KEY, account=f"shop-{number}") for number in range(200)]
    await asyncio.gather(*(store.save(key, a_token(key.account)) for key in keys))
    assert writes <= 2 * 5
    reader = FileTokenStore(tmp_path)
    assert [await reader.load(key) for key in keys] == [a_token(key.account) for key in keys]


async def test_of_two_saves_for_one_account_the_later_counts(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await asyncio.gather(*(store.save(KEY, a_token(str(number))) for number in range(20)))
    assert await store.load(KEY) == a_token("19")


async def test_nobody_fails_for_the_change_of_another(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    names = [f"shop-{number}" for number in range(6)]
    broken = replace(a_token(), user_id=cast("str", object()))  # no JSON
    ended = await asyncio.gather(
        *(
            store.save(replace(KEY, account=name), broken if name == "shop-3" else a_token(name))
            for name in names
        ),
        return_exceptions=True,
    )
    assert [type(each) for each in ended] == [type(None)] * 3 + [TypeError] + [type(None)] * 2
    assert sorted(await store.accounts(*HERE)) == sorted({*names} - {"shop-3"})


async def test_a_save_given_up_while_it_waits_is_never_made_later(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token("old"))
    async with LockFiles(tmp_path).lock(*HERE):
        given_up = asyncio.create_task(store.save(KEY, a_token("given up")))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.wait([given_up])
    await FileTokenStore(tmp_path).save(KEY, a_token("newer"))
    await store.save(replace(KEY, account="shop-2"), a_token())
    assert await store.load(KEY) == a_token("newer")
