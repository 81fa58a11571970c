"""The store in a keychain."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringError, KeyringLocked

from allegro_async import (
    AccountKey,
    ConfigurationError,
    KeyringTokenStore,
    PendingSignIn,
    SignInStore,
    TokenStore,
)
from tests.auth.keychains import MemoryKeychain, folder_in
from tests.doubles import EPOCH, a_token

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
HERE = ("sandbox", "client-id-1")
PENDING = PendingSignIn("state-1", "verifier-1", "http://127.0.0.1/back", "shop-1", EPOCH)
LARGE = replace(a_token(), access_token="a" * 5_000, refresh_token="r" * 5_000)


class CountedKeychain(MemoryKeychain):
    """Counts its changes, and ends the process, so to say, at one of them."""

    def __init__(self) -> None:
        super().__init__(limit=2560)
        self.left = 1_000_000

    def count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KilledError

    def set_password(self, service: str, username: str, password: str) -> None:
        self.count()
        super().set_password(service, username, password)  # pyright: ignore[reportUnknownMemberType]

    def delete_password(self, service: str, username: str) -> None:
        self.count()
        super().delete_password(service, username)


class KilledError(BaseException):
    pass


class FailingKeychain(MemoryKeychain):
    """Raises what it is given; the text of that quotes a token."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        raise self.error("access-token-in-the-text")


async def refusal(store: KeyringTokenStore) -> str:
    with pytest.raises(ConfigurationError) as caught:
        await store.load(KEY)
    assert "\n" not in str(caught.value)
    error: BaseException | None = caught.value
    while error is not None:  # what a log of the whole chain would show
        assert "access-token" not in str(error) + str(vars(error))
        error = error.__cause__ or error.__context__
    return str(caught.value)


def test_it_is_a_token_store_and_keeps_sign_ins(tmp_path: Path) -> None:
    store = KeyringTokenStore(MemoryKeychain(), folder=tmp_path)
    assert isinstance(store, TokenStore)
    assert isinstance(store, SignInStore)
    assert repr(store) == "<KeyringTokenStore>"


async def test_it_uses_the_keychain_that_keyring_chooses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = MemoryKeychain()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr("allegro_async.auth.keychain.user_data_path", folder_in(tmp_path))
    await KeyringTokenStore().save(KEY, a_token())
    assert await KeyringTokenStore().load(KEY) == a_token()
    assert backend.entries
    assert (tmp_path / "allegro_async" / ".locks").is_dir()


async def test_entries_have_short_names_and_fit_into_windows(tmp_path: Path) -> None:
    backend = MemoryKeychain(limit=2560)
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(replace(KEY, account="x" * 2_000), LARGE)
    assert await store.load(replace(KEY, account="x" * 2_000)) == LARGE
    assert all(len(service) < 80 and service.isascii() for service, _ in backend.entries)


async def test_a_shorter_token_leaves_no_part_of_the_longer_one_behind(tmp_path: Path) -> None:
    backend = MemoryKeychain(limit=2560)
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    few = len(backend.entries)
    await store.save(KEY, LARGE)
    await store.save(KEY, a_token())
    assert len(backend.entries) == few
    assert await store.load(KEY) == a_token()


async def test_a_deleted_token_leaves_only_the_empty_list_of_accounts(tmp_path: Path) -> None:
    backend = MemoryKeychain(limit=2560)
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, LARGE)
    await store.delete(KEY)
    assert {service.split()[1] for service, _ in backend.entries} == {"accounts"}


async def changes_of(first: str, second: str, folder: Path) -> int:
    backend = CountedKeychain()
    store = KeyringTokenStore(backend, folder=folder)
    await store.save(KEY, replace(LARGE, user_id=first))
    before = backend.left
    if second:
        await store.save(KEY, replace(LARGE, user_id=second))
    else:
        await store.delete(KEY)
    return before - backend.left


@pytest.mark.parametrize("deleting", [False, True])
async def test_a_process_killed_at_any_change_leaves_one_of_the_two_states(
    tmp_path: Path, *, deleting: bool
) -> None:
    second = "" if deleting else "2"
    old, new = replace(LARGE, user_id="1"), None if deleting else replace(LARGE, user_id="2")
    changes = await changes_of("1", second, tmp_path)
    assert changes > 10
    for at in range(changes):
        backend = CountedKeychain()
        store = KeyringTokenStore(backend, folder=tmp_path)
        await store.save(KEY, old)
        backend.left = at
        with pytest.raises(KilledError):
            await (store.delete(KEY) if deleting else store.save(KEY, replace(LARGE, user_id="2")))
        backend.left = 1_000_000
        found = await store.load(KEY)
        assert found in {old, new}
        assert list(await store.accounts(*HERE)) == (["shop-1"] if found else [])
        await store.save(KEY, a_token())
        assert await store.load(KEY) == a_token()
        await store.delete(KEY)
        assert {service.split()[1] for service, _ in backend.entries} == {"accounts"}, at


async def test_a_first_save_that_is_cut_off_names_no_account(tmp_path: Path) -> None:
    backend = CountedKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    backend.left = 4
    with pytest.raises(KilledError):
        await store.save(KEY, LARGE)
    backend.left = 1_000_000
    assert list(await store.accounts(*HERE)) == []
    assert await store.load(KEY) is None


async def test_sign_ins_that_ran_out_a_day_ago_are_dropped(tmp_path: Path) -> None:
    store = KeyringTokenStore(MemoryKeychain(), folder=tmp_path)
    await store.save_sign_in(*HERE, replace(PENDING, state="old", expires_at=EPOCH - 86_401))
    await store.save_sign_in(*HERE, PENDING)
    assert await store.take_sign_in(*HERE, "old") is None
    assert await store.take_sign_in(*HERE, "state-1") == PENDING


async def test_without_a_keychain_it_says_what_to_do(tmp_path: Path) -> None:
    said = await refusal(KeyringTokenStore(fail.Keyring(), folder=tmp_path))  # type: ignore[no-untyped-call]
    assert "There is no keychain on this machine" in said
    assert "FileTokenStore" in said


async def test_a_keychain_that_is_switched_off_is_found_out_by_the_first_save(tmp_path: Path) -> None:
    store = KeyringTokenStore(null.Keyring(), folder=tmp_path)  # type: ignore[no-untyped-call]
    with pytest.raises(ConfigurationError, match="does not keep what it is given"):
        await store.save(KEY, a_token())


@pytest.mark.parametrize("error", [KeyringLocked, InitError])
async def test_a_locked_keychain_is_said_to_be_locked(error: type[Exception], tmp_path: Path) -> None:
    said = await refusal(KeyringTokenStore(FailingKeychain(error), folder=tmp_path))
    assert "unlock it" in said


@pytest.mark.parametrize("error", [KeyringError, OSError, ValueError])
async def test_any_other_trouble_of_the_backend_is_one_line_without_its_text(
    error: type[Exception], tmp_path: Path
) -> None:
    said = await refusal(KeyringTokenStore(FailingKeychain(error), folder=tmp_path))
    assert f"The keychain fails ({error.__name__})" in said


async def test_a_value_that_the_backend_refuses_leaves_the_old_token(tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    backend.limit = 10
    with pytest.raises(ConfigurationError, match="PasswordSetError"):
        await store.save(KEY, a_token("new"))
    assert await store.load(KEY) == a_token()


async def test_without_the_package_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "allegro-async[keyring]" in await refusal(KeyringTokenStore(folder=tmp_path))


def change(backend: MemoryKeychain, kind: str, text: str, suffix: str = "") -> None:
    (place,) = [
        place
        for place in backend.entries
        if place[0].split()[1] == kind
        and place[0].endswith(suffix)
        and (len(place[0].split()) == 3) == (suffix == "")
    ]
    if text:
        backend.entries[place] = text
    else:
        del backend.entries[place]


@pytest.mark.parametrize("text", ["", "[access-token", "[]", '{"account": "shop-2"}'])
async def test_a_damaged_token_is_said_to_be_damaged(text: str, tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    change(backend, "token", text, " a0")
    assert "is damaged; it was left as it is" in await refusal(store)


@pytest.mark.parametrize("head", ["no JSON", "7", "[]"])
async def test_a_damaged_head_is_said_to_be_damaged(head: str, tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    change(backend, "token", head)
    assert "is damaged" in await refusal(store)


async def test_a_row_without_a_token_is_said_to_be_damaged(tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    row = {"environment": "sandbox", "client_id": "client-id-1", "account": "shop-1"}
    change(backend, "token", json.dumps(row), " a0")
    assert "is damaged" in await refusal(store)


@pytest.mark.parametrize("text", ["7", "no JSON"])
async def test_a_damaged_list_of_accounts_is_said_to_be_damaged(text: str, tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(KEY, a_token())
    change(backend, "accounts", text, " a0")
    with pytest.raises(ConfigurationError, match="is damaged"):
        await store.accounts(*HERE)
    assert await store.load(KEY) == a_token()


@pytest.mark.parametrize("text", ["[7]", "{}x", '[{"state": "s"}]'])
async def test_damaged_sign_ins_are_said_to_be_damaged(text: str, tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save_sign_in(*HERE, PENDING)
    change(backend, "sign-ins", text, " a0")
    with pytest.raises(ConfigurationError, match="is damaged"):
        await store.take_sign_in(*HERE, "state-1")


async def test_a_token_moved_to_another_accounts_entry_is_refused(tmp_path: Path) -> None:
    backend = MemoryKeychain()
    store = KeyringTokenStore(backend, folder=tmp_path)
    await store.save(replace(KEY, account="shop-2"), a_token("other"))
    moved = [(place, text) for place, text in backend.entries.items() if " token " in place[0]]
    backend.entries.clear()
    await store.save(KEY, a_token())
    mine = [place for place in backend.entries if " token " in place[0]]
    for place, (_, text) in zip(mine, moved, strict=True):
        backend.entries[place] = text
    assert "is damaged" in await refusal(store)
