"""Tokens that are managed elsewhere."""

from __future__ import annotations

import pytest

from allegro_async import AccountKey, ConfigurationError, SignInStore, StaticToken, TokenStore
from tests.doubles import a_token, jwt

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
ACCESS = jwt("given", user_name="44", scope=["allegro:api:orders:read"], exp=1_790_000_000)


def test_it_is_a_token_store_and_keeps_no_sign_ins() -> None:
    assert isinstance(StaticToken("t"), TokenStore)
    assert not isinstance(StaticToken("t"), SignInStore)


async def test_what_the_token_says_of_itself_is_believed() -> None:
    token = await StaticToken(ACCESS).load(KEY)
    assert token is not None
    assert token.access_token == ACCESS
    assert token.user_id == "44"
    assert token.scopes == frozenset({"allegro:api:orders:read"})
    assert token.expires_at == 1_790_000_000
    assert token.refresh_token is None


async def test_a_token_that_ended_long_ago_is_given_as_ended() -> None:
    token = await StaticToken(jwt("old", exp=1_000)).load(KEY)
    assert token is not None
    assert token.expires_at == 1_000


ODD_ENDS = [jwt("odd", exp=end) for end in (True, 10**400, float("inf"), float("nan"))]


@pytest.mark.parametrize("access", ["opaque", jwt("endless"), jwt("strange", exp="soon"), *ODD_ENDS])
async def test_a_token_that_says_nothing_has_no_known_end(access: str) -> None:
    token = await StaticToken(access).load(KEY)
    assert token is not None
    assert token.expires_at > 30_000_000_000
    assert token.scopes is None


async def test_a_function_gives_the_present_token_of_the_account() -> None:
    given = iter(["first", " second\n"])
    asked: list[AccountKey] = []

    def get(key: AccountKey) -> str:
        asked.append(key)
        return next(given)

    store = StaticToken(get)
    loaded = [await store.load(KEY), await store.load(KEY)]
    assert [token and token.access_token for token in loaded] == ["first", "second"]
    assert asked == [KEY, KEY]


async def test_a_coroutine_function_is_awaited() -> None:
    async def get(key: AccountKey) -> str:
        return f"token-of-{key.account}"

    token = await StaticToken(get).load(KEY)
    assert token is not None
    assert token.access_token == "token-of-shop-1"


async def test_no_token_is_none() -> None:
    assert await StaticToken(lambda _key: None).load(KEY) is None


@pytest.mark.parametrize(("given", "named"), [("", "an empty text"), (" ", "an empty text"), (b"x", "bytes")])
async def test_something_else_than_a_token_is_refused(given: object, named: str) -> None:
    def get(_key: AccountKey) -> str:
        return given  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    with pytest.raises(ConfigurationError, match=named):
        await StaticToken(get).load(KEY)


async def test_an_error_of_the_function_goes_through() -> None:
    def get(_key: AccountKey) -> str:
        raise LookupError("the vault is closed")

    with pytest.raises(LookupError, match="the vault is closed"):
        await StaticToken(get).load(KEY)


async def test_saving_and_deleting_are_refused() -> None:
    store = StaticToken(ACCESS)
    with pytest.raises(ConfigurationError, match="managed elsewhere"):
        await store.save(KEY, a_token())
    with pytest.raises(ConfigurationError, match="managed elsewhere"):
        await store.delete(KEY)


async def test_it_names_no_accounts_and_its_lock_locks_nothing() -> None:
    store = StaticToken(ACCESS)
    assert list(await store.accounts("sandbox", "client-id-1")) == []
    async with store.lock(KEY), store.lock(KEY):
        pass


def test_its_repr_shows_no_token() -> None:
    assert repr(StaticToken(ACCESS)) == "<StaticToken>"
