"""The rules about keeping tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from ..auth.token import AccountKey, Token
from ..protocols import TokenStore
from ._check import ODD_ACCOUNTS, Check, a_key, a_token, ensure, together

__all__ = ["TOKEN_CHECKS"]

_Make: TypeAlias = Callable[[], TokenStore]


async def _loads_back(make: _Make, token: Token, seen: str) -> None:
    await make().save(a_key(), token)
    ensure(await make().load(a_key()) == token, seen)


async def _empty(make: _Make) -> None:
    ensure(await make().load(a_key()) is None, "an empty store gave a token")
    ensure(list(await make().accounts("sandbox", "client-1")) == [], "an empty store named accounts")


async def _through_another_handle(make: _Make) -> None:
    await _loads_back(make, a_token(), "it came back changed, or not at all")


async def _overwriting(make: _Make) -> None:
    for name in ("first", "second", "third"):
        await _loads_back(make, a_token(name), "an older token came back")
    ensure(list(await make().accounts("sandbox", "client-1")) == ["shop"], "the account was not named once")


async def _same_handle_sees_other_writers(make: _Make) -> None:
    mine, other = make(), make()
    for name in ("first", "second"):
        await other.save(a_key(), a_token(name))
        ensure(await mine.load(a_key()) == a_token(name), "a handle gave an old token from its own memory")


async def _scopes(make: _Make) -> None:
    for scopes in (None, frozenset[str](), frozenset({"one"})):
        await _loads_back(make, replace(a_token(), scopes=scopes), "scopes None, none and some were mixed up")


async def _bare(make: _Make) -> None:
    await _loads_back(make, Token("access-only"), "a token without refresh token and user came back changed")


async def _dead(make: _Make) -> None:
    dead = replace(a_token(), refresh_token=None, expires_at=0.0, dead=True)
    await _loads_back(make, dead, "the mark was lost")


async def _large(make: _Make) -> None:
    large = replace(a_token(), access_token="a" * 20_000, refresh_token="r" * 20_000)
    await _loads_back(make, large, "it was cut")


async def _never_mixed(make: _Make) -> None:
    keys = [a_key(account) for account in ODD_ACCOUNTS]
    keys += [
        a_key(environment=each) for each in ("production", "Sandbox", "http://127.0.0.1:80", "sandbox-x")
    ]
    keys += [a_key(client_id=each) for each in ("client-2", "CLIENT-1", "client/1", "x-client-1")]
    keys += [a_key(environment="sandbox-x", client_id="client-1"), a_key(environment="http-127-0-0-1-80")]
    keys = list(dict.fromkeys(keys))
    for number, key in enumerate(keys):
        await make().save(key, a_token(str(number)))
    reader = make()
    for number, key in enumerate(keys):
        ensure(await reader.load(key) == a_token(str(number)), f"see {_short(key)}")


def _short(key: AccountKey) -> str:
    return f"{key.environment!r}, {key.client_id!r}, account {key.account[:20]!r}"


async def _deleting(make: _Make) -> None:
    await make().delete(a_key())
    for account in ("shop", "other"):
        await make().save(a_key(account), a_token(account))
    for _ in range(2):
        await make().delete(a_key())
        ensure(await make().load(a_key()) is None, "a deleted token came back")
    ensure(await make().load(a_key("other")) == a_token("other"), "another account's token went with it")
    await _loads_back(make, a_token("again"), "nothing could be saved after deleting")


async def _accounts(make: _Make) -> None:
    for account in ODD_ACCOUNTS:
        await make().save(a_key(account), a_token())
    for elsewhere in (a_key("far", environment="production"), a_key("near", client_id="client-2")):
        await make().save(elsewhere, a_token())
    await make().delete(a_key("0"))
    named = list(await make().accounts("sandbox", "client-1"))
    ensure(sorted(named) == sorted({*ODD_ACCOUNTS} - {"0"}), "it named others, or too few, or one twice")
    ensure(list(await make().accounts("production", "client-1")) == ["far"], "see another environment")
    ensure(list(await make().accounts("sandbox", "client-2")) == ["near"], "see another Client ID")


async def _together(make: _Make) -> None:
    handles = [make(), make()]
    names = [f"shop-{number}" for number in range(50)]
    await together(
        *(handles[number % 2].save(a_key(name), a_token(name)) for number, name in enumerate(names))
    )
    reader = make()
    for name in names:
        ensure(await reader.load(a_key(name)) == a_token(name), "a token was lost")
    ensure(sorted(await reader.accounts("sandbox", "client-1")) == sorted(names), "an account is not named")


TOKEN_CHECKS: tuple[Check[TokenStore], ...] = (
    Check("empty", "An empty store gives None and names no account", _empty),
    Check("saved", "A saved token is loaded equal through another handle", _through_another_handle),
    Check("overwriting", "The last token saved counts, and its account is named once", _overwriting),
    Check("fresh", "A handle sees at once what another one saved", _same_handle_sees_other_writers),
    Check("scopes", "Unknown scopes (None), no scopes and some scopes are three things", _scopes),
    Check("bare", "A token may lack a refresh token, scopes and a user", _bare),
    Check("dead", "A dead token is kept, and stays dead", _dead),
    Check("large", "Tokens of 20 kB are kept whole", _large),
    Check("places", "Environments, Client IDs and accounts never mix, whatever their names", _never_mixed),
    Check("deleting", "Deleting forgets one token, and may be repeated", _deleting),
    Check("accounts", "The accounts are those that have a token, each once", _accounts),
    Check("together", "Of 50 tokens saved at the same time for 50 accounts none is lost", _together),
)
