"""One account signs in and out, and is left by its callers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from allegro_async import (
    AccountMismatchError,
    AuthError,
    Token,
    TokenNotSavedError,
)
from tests.auth.fake_oauth import CUT, KEY, BrokenStore, FakeOAuth, desk, signed_in
from tests.doubles import EPOCH, LoopClock, a_token, answer, jwt, virtual

OLD = EPOCH - 1.0
SOON = EPOCH + 4000.0  # in the last tenth of twelve hours


# Signing in and out


@virtual
async def test_a_sign_in_never_overwrites_another_account() -> None:
    d = desk()
    mine = await signed_in(d)
    theirs = a_token("theirs", user_id="55")
    with pytest.raises(AccountMismatchError, match="logout") as caught:
        await d.session.keep(theirs)
    assert (caught.value.account, caught.value.token) == ("shop-1", theirs)
    assert await d.session.usable() == mine


@virtual
async def test_a_sign_in_that_waited_for_its_store_does_not_overwrite_another_account_either() -> None:
    store = BrokenStore(1)
    d = desk(store=store)
    with pytest.raises(TokenNotSavedError):
        await d.session.keep(a_token("mine"))
    theirs = a_token("theirs", user_id="55")
    await store.save(KEY, theirs)
    with pytest.raises(AccountMismatchError):
        await d.session.usable()
    assert await d.session.usable() == theirs


@virtual
async def test_the_same_user_may_sign_in_again() -> None:
    d = desk()
    await signed_in(d, dead=True)
    again = a_token("again")
    await d.session.keep(again)
    assert await d.session.usable() == again


@virtual
async def test_signing_out_revokes_and_forgets() -> None:
    d = desk()
    token = await signed_in(d)
    await d.session.usable()
    await d.session.sign_out(revoke=True)
    assert d.oauth.forms == [{"token": token.refresh_token}]
    assert d.transport.requests[0].url.endswith("/auth/oauth/revoke")
    assert (await d.store.load(KEY), await d.session.usable()) == (None, None)


@pytest.mark.parametrize("lie", [answer(503), CUT, answer(401, {"error": "invalid_client"})])
@virtual
async def test_a_sign_out_that_allegro_does_not_confirm_forgets_nothing(lie: Any) -> None:
    d = desk(FakeOAuth(lies=[lie] * 100))
    token = await signed_in(d)
    with pytest.raises(AuthError):
        await d.session.sign_out(revoke=True)
    assert await d.store.load(KEY) == token
    await d.session.sign_out(revoke=False)
    assert await d.store.load(KEY) is None


@pytest.mark.parametrize("token", [None, a_token(dead=True, refresh_token=None)])
@virtual
async def test_signing_out_without_a_living_session_asks_nobody(token: Token | None) -> None:
    d = desk()
    if token is not None:
        await d.store.save(KEY, token)
    await d.session.sign_out(revoke=True)
    assert d.transport.requests == []
    assert await d.store.load(KEY) is None


@virtual
async def test_signing_out_waits_for_a_renewal_and_revokes_what_it_brought() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    renewal = asyncio.create_task(d.session.usable())
    await asyncio.sleep(0.05)
    await d.session.sign_out(revoke=True)
    assert await renewal is not None
    assert d.oauth.forms[-1] == {"token": jwt("refresh-renewed-1")}
    assert await d.store.load(KEY) is None


# Cancellation


@virtual
async def test_the_cancellation_of_every_caller_does_not_kill_the_renewal() -> None:
    d = desk(takes=3.0)
    await signed_in(d, expires_at=OLD)
    callers = [asyncio.create_task(d.session.usable()) for _ in range(3)]
    await asyncio.sleep(1)
    for caller in callers:
        caller.cancel()
    await asyncio.wait(callers)
    await d.session.settle()
    stored = await d.store.load(KEY)
    assert stored is not None
    assert stored.refresh_token == jwt("refresh-renewed-1")


@virtual
async def test_closing_does_not_wait_for_an_outage_to_end() -> None:
    d = desk(FakeOAuth(lies=[answer(503)] * 100), takes=0.0)
    await signed_in(d, expires_at=OLD)
    caller = asyncio.create_task(d.session.usable())
    await asyncio.sleep(1)
    d.endpoint.closing = True
    began = LoopClock().monotonic()
    await d.session.settle()
    assert LoopClock().monotonic() - began < 10
    with pytest.raises(AuthError):
        await caller


@virtual
async def test_closing_waits_for_a_pair_whose_answer_got_lost() -> None:
    d = desk(FakeOAuth(lost=1), takes=1.0)
    await signed_in(d, expires_at=OLD)
    caller = asyncio.create_task(d.session.usable())
    await asyncio.sleep(0.5)
    d.endpoint.closing = True
    await d.session.settle()
    assert await d.store.load(KEY) == await caller
