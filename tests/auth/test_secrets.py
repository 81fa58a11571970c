"""No token, secret, code or verifier is ever written: one run through everything, looked through at its end.

Besides, every test of the whole suite is looked through by `tests/leaks.py`.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import traceback
import warnings
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

import allegro_async
from allegro_async import (
    AccountKey,
    AllegroClient,
    AllegroError,
    App,
    FileTokenStore,
    Hook,
    MemoryTokenStore,
    Token,
    TokenNotSavedError,
)
from allegro_async.auth.endpoint import token_request
from allegro_async.sandbox import Sandbox
from tests.doubles import APP, SECRET, a_token, jwt
from tests.leaks import Leaks

BACK = "https://shop.example/allegro"
PACKAGE = str(Path(allegro_async.__file__).parent)
TOKEN = "POST /auth/oauth/token"


class Written:
    """All that was written: logs, warnings, errors with their tracebacks and the local variables in them."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add_error(self, error: BaseException) -> None:
        self.texts += [str(error), repr(error), pickle.dumps(error, 0).decode("latin-1")]
        shown: traceback.TracebackException | None
        shown = traceback.TracebackException.from_exception(error, capture_locals=True)
        while shown is not None:
            self.texts += [
                f"{frame.name}: {name} = {value}"
                for frame in shown.stack
                if frame.filename.startswith(PACKAGE) and "/sandbox/" not in frame.filename
                for name, value in (frame.locals or {}).items()
                if (frame.name, name) != ("login_code", "answer")  # as the caller gave it
            ]
            self.texts += shown.format_exception_only()
            shown = shown.__cause__ or (None if shown.__suppress_context__ else shown.__context__)


class Failing(MemoryTokenStore):
    """A store that quotes what it was given when it fails."""

    broken = False

    async def save(self, key: AccountKey, token: Token) -> None:
        if self.broken:
            raise RuntimeError(f"not stored: '{token.access_token}', '{token.refresh_token}'")
        await super().save(key, token)


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with Sandbox(device_interval=0, accounts=2, orders=5, offers=3) as running:
        yield running


async def walk_through(sandbox: Sandbox, written: Written, folder: Path) -> list[str]:
    """Go all the ways there are, the bad ones too; gives the verifiers and states."""
    app = App(
        sandbox.client_id,
        sandbox.client_secret,
        user_agent="MyShop/1.4 (+https://shop.example/about)",
        environment=sandbox.url,
    )
    made: list[str] = []
    for store in (FileTokenStore(folder), Failing()):
        async with AllegroClient(app, store=store, attempts=1, hooks=[Hook()]) as client:
            await _walk(client, store, sandbox, written, made)
            written.texts += [repr(each) for each in (client, store, app, client.for_account("x"))]
    return made


async def _walk(
    client: AllegroClient, store: Any, sandbox: Sandbox, written: Written, made: list[str]
) -> None:
    async def fails(work: Callable[[], Awaitable[object]]) -> None:
        with pytest.raises(AllegroError) as caught:
            await work()
        written.add_error(caught.value)

    written.texts.append(
        repr(await client.login_device(prompt=lambda code: written.texts.append(repr(code))))
    )
    request = await client.authorization_url(BACK)
    made += [request.pending.verifier, request.pending.state]
    written.texts += [repr(request), repr(request.pending)]
    back = sandbox.approve_authorization(request.url, sandbox.accounts[1].id)
    await fails(lambda: client.login_code(back.replace(request.pending.state, "forged-state-1")))
    await fails(lambda: client.login_code(back))  # somebody else
    await fails(lambda: client.login_code(back))  # used
    await fails(client.for_account("nobody").account.me)
    await fails(lambda: client.orders.get("no-such-order"))
    for kind in ("empty-400", "captcha", "html-200", "lost-answer", "503", "drop", "429"):
        sandbox.expire_tokens()
        sandbox.fault(kind, operation=TOKEN, count=1, retry_after=1 if kind == "429" else None)
        written.texts.append(repr(await client.account.me()))
    if isinstance(store, Failing):
        sandbox.expire_tokens()
        store.broken = True
        await fails(client.account.me)
        store.broken = False
    await client.account.me()
    sandbox.end_sessions()
    await fails(client.account.me)
    await fails(client.account.me)
    written.texts += [repr(each) for each in await client.stored_accounts()]


async def test_nothing_secret_is_written_on_any_way(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    written = Written()
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        made = await walk_through(sandbox, written, tmp_path)
    written.texts += [caplog.text, *map(str, warned), *capfd.readouterr()]
    secrets = {*sandbox.given_out, *made}
    assert len(secrets) > 25
    leaked = [(text, each) for text in written.texts for each in secrets if each in text]
    assert leaked == []
    assert "has been renewed" in caplog.text  # and something was written


def test_no_value_shows_what_it_keeps_secret() -> None:
    token = a_token()
    key = AccountKey("sandbox", "client-id-1", "shop-1")
    error = TokenNotSavedError("no", account="shop-1", token=token)
    request = token_request(APP, "token", {"refresh_token": jwt("refresh-first")})
    for value in (token, APP, request, error, key):
        assert not Leaks().found_in(repr(value) + str(value))
        assert SECRET not in repr(value)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (again.token, again.account) == (None, "shop-1")
    assert error.token is token


@pytest.mark.parametrize("secret", ["a-refresh-token/+=", jwt("whoever")])
def test_the_watch_over_all_tests_sees_a_secret(secret: str, leaks: Leaks) -> None:
    leaks.secrets.add(secret)
    leaks.errors[:] = [AllegroError(f"could not use {secret}")]
    ways = [each.partition(" ")[0] for each in leaks.found_in_errors()]
    assert ways == ["str", "repr", "pickle", "traceback"]
    assert len(leaks.found_in(f"?code={quote_plus(secret)}")) >= 1
    assert not leaks.found_in("all is well")
    leaks.errors.clear()  # here it is meant


async def test_the_watch_learns_the_secrets_that_are_sent(sandbox: Sandbox, leaks: Leaks) -> None:
    app = App(
        sandbox.client_id, sandbox.client_secret, user_agent=str(APP.user_agent), environment=sandbox.url
    )
    async with AllegroClient(app) as client:
        await client.login_device(prompt=lambda _code: None)
        sandbox.expire_tokens()
        await asyncio.gather(client.account.me(), client.account.me())
    refreshed = {each for each in sandbox.given_out if each in leaks.secrets}
    assert len(refreshed) == 3  # the client secret, the device code, the refresh token
