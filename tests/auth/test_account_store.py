"""A store that fails: a new pair is offered, kept, and never used before it is stored."""

from __future__ import annotations

import pytest

from allegro_async import (
    LoginRequiredError,
    TokenNotSavedError,
)
from tests.auth.fake_oauth import KEY, BrokenStore, desk, signed_in
from tests.doubles import EPOCH, a_token, jwt, virtual

OLD = EPOCH - 1.0
SOON = EPOCH + 4000.0  # in the last tenth of twelve hours


@virtual
async def test_a_pair_that_the_store_refuses_is_offered_and_no_request_uses_it() -> None:
    store = BrokenStore(0)
    d = desk(store=store)
    old = await signed_in(d, expires_at=OLD)
    store.failures = 1
    with pytest.raises(TokenNotSavedError, match=r"'shop-1'.*OSError.*No space left") as caught:
        await d.session.usable()
    assert caught.value.account == "shop-1"
    assert caught.value.token is not None
    assert await store.load(KEY) == old
    assert await d.session.usable() == caught.value.token  # stored now, at the second try
    assert await store.load(KEY) == caught.value.token
    assert d.oauth.outcomes == {"refresh_token": 1}


@virtual
async def test_the_text_of_a_store_that_fails_gives_no_token_away(caplog: pytest.LogCaptureFixture) -> None:
    store = BrokenStore(0)
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failures, store.error = 1, RuntimeError(f"INSERT failed: {jwt('refresh-renewed-1')}")
    with pytest.raises(TokenNotSavedError) as caught:
        await d.session.usable()
    assert jwt("refresh-renewed-1") not in str(caught.value) + caplog.text
    assert caught.value.__cause__ is None  # whose text a traceback would show
    assert caught.value.__suppress_context__


@virtual
async def test_an_unsaved_pair_gives_way_to_the_one_of_another_process() -> None:
    store = BrokenStore(0)
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failures = 1
    with pytest.raises(TokenNotSavedError):
        await d.session.usable()
    theirs = await desk(d.oauth, store=store).session.usable()  # within the grace
    assert await d.session.usable() == theirs


@virtual
async def test_an_unsaved_pair_of_an_account_that_signed_out_is_dropped() -> None:
    store = BrokenStore(0)
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failures = 1
    with pytest.raises(TokenNotSavedError):
        await d.session.usable()
    await store.delete(KEY)
    with pytest.raises(LoginRequiredError):
        await d.session.usable()
    assert await store.load(KEY) is None


@virtual
async def test_closing_offers_the_store_once_more_what_it_has_not_taken() -> None:
    store = BrokenStore(1)
    d = desk(store=store)
    with pytest.raises(TokenNotSavedError):
        await d.session.keep(a_token())
    await d.session.settle()
    assert await store.load(KEY) == a_token()
