"""The store that encrypts what another one keeps."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    AccountKey,
    ConfigurationError,
    EncryptedTokenStore,
    MemoryTokenStore,
    PendingSignIn,
    SignInStore,
    Token,
    TokenStore,
)
from tests.doubles import EPOCH, a_token

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
HERE = ("sandbox", "client-id-1")
PENDING = PendingSignIn("state-1", "verifier-1", "http://127.0.0.1/back", "shop-1", EPOCH)
OLD, NEW = EncryptedTokenStore.new_key(), EncryptedTokenStore.new_key()


class TokensOnly:
    """A store that keeps no sign-ins."""

    def __init__(self) -> None:
        within = MemoryTokenStore()
        self.load, self.save, self.delete = within.load, within.save, within.delete
        self.accounts, self.lock = within.accounts, within.lock


async def refusal(store: TokenStore, key: AccountKey = KEY) -> str:
    with pytest.raises(ConfigurationError) as caught:
        await store.load(key)
    text = str(caught.value)
    assert "\n" not in text
    assert "eyJ" not in text
    assert "gAAAA" not in text
    assert "was left as it is" in text
    return text


def test_it_keeps_sign_ins_exactly_where_the_store_within_does() -> None:
    assert isinstance(EncryptedTokenStore(MemoryTokenStore(), OLD), SignInStore)
    alone = EncryptedTokenStore(TokensOnly(), OLD)
    assert isinstance(alone, TokenStore)
    assert not isinstance(alone, SignInStore)


async def test_tokens_are_encrypted_and_the_rest_is_readable() -> None:
    within = MemoryTokenStore()
    token = a_token(scopes=frozenset({"one"}))
    await EncryptedTokenStore(within, OLD).save(KEY, token)
    kept = await within.load(KEY)
    assert kept is not None
    assert token.refresh_token is not None
    assert kept.refresh_token is not None
    assert token.access_token not in kept.access_token
    assert token.refresh_token not in kept.refresh_token
    assert replace(kept, access_token="", refresh_token="") == replace(
        token, access_token="", refresh_token=""
    )


async def test_the_verifier_is_encrypted_and_the_state_is_not() -> None:
    within = MemoryTokenStore()
    store = EncryptedTokenStore(within, OLD)
    assert isinstance(store, SignInStore)
    await store.save_sign_in(*HERE, PENDING)
    kept = await within.take_sign_in(*HERE, "state-1")
    assert kept is not None
    assert "verifier-1" not in kept.verifier
    assert replace(kept, verifier="verifier-1") == PENDING


async def test_a_token_without_refresh_token_stays_without() -> None:
    store = EncryptedTokenStore(MemoryTokenStore(), OLD)
    dead = replace(a_token(), refresh_token=None, dead=True)
    await store.save(KEY, dead)
    assert await store.load(KEY) == dead


@pytest.mark.parametrize("keys", [OLD, OLD.encode(), [OLD], (OLD.encode(),)], ids=range(4))
async def test_a_key_is_given_as_text_or_bytes_alone_or_in_a_list(keys: Any) -> None:
    within = MemoryTokenStore()
    await EncryptedTokenStore(within, OLD).save(KEY, a_token())
    assert await EncryptedTokenStore(within, keys).load(KEY) == a_token()


async def test_the_first_key_encrypts_and_all_decrypt() -> None:
    within = MemoryTokenStore()
    await EncryptedTokenStore(within, OLD).save(KEY, a_token())
    both = EncryptedTokenStore(within, [NEW, OLD])
    assert await both.load(KEY) == a_token()
    await both.save(KEY, a_token())
    assert await EncryptedTokenStore(within, NEW).load(KEY) == a_token()
    await refusal(EncryptedTokenStore(within, OLD))


async def test_rotating_encrypts_every_token_with_the_first_key() -> None:
    within = MemoryTokenStore()
    keys = [replace(KEY, account=f"shop-{number}") for number in range(3)]
    for key in keys:
        await EncryptedTokenStore(within, OLD).save(key, a_token(key.account))
    await EncryptedTokenStore(within, OLD).save(replace(KEY, client_id="other"), a_token())
    assert await EncryptedTokenStore(within, [NEW, OLD]).rotate(*HERE) == 3
    after = EncryptedTokenStore(within, NEW)
    assert [await after.load(key) for key in keys] == [a_token(key.account) for key in keys]
    await refusal(after, replace(KEY, client_id="other"))


async def test_rotating_holds_each_accounts_lock_and_passes_over_who_has_signed_out() -> None:
    class Watched(MemoryTokenStore):
        @asynccontextmanager
        async def lock(self, key: AccountKey) -> AsyncGenerator[None]:
            assert key
            log.append("lock")
            yield
            log.append("free")

        async def load(self, key: AccountKey) -> Token | None:
            log.append(f"load {key.account}")
            return None if key.account == "gone" else await super().load(key)

        async def save(self, key: AccountKey, token: Token) -> None:
            log.append(f"save {key.account}")
            await super().save(key, token)

    log, within = list[str](), Watched()
    for account in ("shop-1", "gone"):
        await EncryptedTokenStore(within, OLD).save(replace(KEY, account=account), a_token())
    log.clear()
    assert await EncryptedTokenStore(within, [NEW, OLD]).rotate(*HERE) == 1
    assert log == ["lock", "load shop-1", "save shop-1", "free", "lock", "load gone", "free"]


async def test_a_missing_key_is_named_and_loses_nothing() -> None:
    within = MemoryTokenStore()
    await EncryptedTokenStore(within, OLD).save(KEY, a_token())
    assert "a key that was not given" in await refusal(EncryptedTokenStore(within, NEW))
    with pytest.raises(ConfigurationError):
        await EncryptedTokenStore(within, NEW).rotate(*HERE)
    assert await EncryptedTokenStore(within, OLD).load(KEY) == a_token()


@pytest.mark.parametrize("damage", ["fernet:", "fernet:AAAA", "fernet:\x00żółw"])
async def test_a_damaged_value_is_refused(damage: str) -> None:
    within = MemoryTokenStore()
    await within.save(KEY, replace(a_token(), access_token=damage))
    assert "damaged" in await refusal(EncryptedTokenStore(within, OLD))


@pytest.mark.parametrize("place", ["environment", "client_id", "account"])
async def test_a_row_copied_to_another_place_is_refused(place: str) -> None:
    within = MemoryTokenStore()
    store = EncryptedTokenStore(within, OLD)
    await store.save(KEY, a_token())
    kept = await within.load(KEY)
    assert kept is not None
    elsewhere = replace(KEY, **{place: "other"})
    await within.save(elsewhere, kept)
    assert "a copy of another row" in await refusal(store, elsewhere)


async def test_the_two_halves_cannot_be_exchanged() -> None:
    within = MemoryTokenStore()
    store = EncryptedTokenStore(within, OLD)
    await store.save(KEY, a_token())
    kept = await within.load(KEY)
    assert kept is not None
    assert kept.refresh_token is not None
    await within.save(KEY, replace(kept, access_token=kept.refresh_token))
    assert "a copy of another row" in await refusal(store)


async def test_a_verifier_moved_to_another_state_is_refused() -> None:
    within = MemoryTokenStore()
    store = EncryptedTokenStore(within, OLD)
    assert isinstance(store, SignInStore)
    await store.save_sign_in(*HERE, PENDING)
    kept = await within.take_sign_in(*HERE, "state-1")
    assert kept is not None
    await within.save_sign_in(*HERE, replace(kept, state="state-2"))
    with pytest.raises(ConfigurationError, match="copy of another row"):
        await store.take_sign_in(*HERE, "state-2")


async def test_a_plain_value_is_refused_unless_it_is_allowed() -> None:
    within = MemoryTokenStore()
    await within.save(KEY, a_token())
    assert "allow_plain=True" in await refusal(EncryptedTokenStore(within, OLD))
    assert await within.load(KEY) == a_token()


async def test_an_allowed_plain_value_is_read_and_encrypted_by_rotating() -> None:
    within = MemoryTokenStore()
    await within.save(KEY, a_token())
    moving = EncryptedTokenStore(within, OLD, allow_plain=True)
    assert await moving.load(KEY) == a_token()
    assert await moving.rotate(*HERE) == 1
    assert await EncryptedTokenStore(within, OLD).load(KEY) == a_token()


@pytest.mark.parametrize("keys", [[], "", "short", [OLD, "x" * 44], [OLD, 7], "ż" * 44], ids=range(6))
def test_a_key_that_is_none_is_refused_and_not_repeated(keys: Any) -> None:
    with pytest.raises(ConfigurationError, match="new_key") as caught:
        EncryptedTokenStore(MemoryTokenStore(), keys)
    assert OLD not in str(caught.value)
    assert "x" * 10 not in str(caught.value)


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.fernet", None)
    with pytest.raises(ConfigurationError, match=r"allegro-async\[encryption\]"):
        EncryptedTokenStore(MemoryTokenStore(), OLD)
    with pytest.raises(ConfigurationError, match=r"allegro-async\[encryption\]"):
        EncryptedTokenStore.new_key()


async def test_its_repr_shows_neither_key_nor_token() -> None:
    store = EncryptedTokenStore(MemoryTokenStore(), [OLD, NEW])
    await store.save(KEY, a_token())
    assert repr(store) == "<EncryptedTokenStore over <MemoryTokenStore with 1 tokens>>"


def test_two_keys_are_never_the_same() -> None:
    assert OLD != NEW
    assert len(OLD) == 44
